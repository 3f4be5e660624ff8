import type { FastifyInstance } from 'fastify';
import type { components } from '../../../nodes/generated/contractTypes';
import { ApiFailure, ErrorCode } from '../apiFailure';
import { phoneOf, type Message, type StatusChange } from '../messages';
import type { Simulation } from '../simulation';
import { contractBody, noBody, registerOperation, type ApiContext } from './register';
import { defined } from '../../../nodes/problems/defined';

type Details = components['schemas']['SmsDetails'];

const maskedDigits = 4;
const uuid = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

/** Looking messages up, cancelling scheduled ones, and feedback. */
export function registerMessages(app: FastifyInstance, context: ApiContext): void {
	registerOperation(app, context, 'getSms', noBody, ({ simulation, path }) => {
		const message = messageAt(simulation, path);
		return { run: () => ({ status: 200, body: details(message) }) };
	});

	registerOperation(app, context, 'cancelSms', noBody, ({ simulation, path }) => {
		const message = messageAt(simulation, path);
		return { run: () => ({ status: 200, body: { cancelledCount: simulation.cancel(message) ? 1 : 0 } }) };
	});

	registerOperation(app, context, 'cancelSmsBatch', noBody, ({ simulation, path }) => {
		const { batchId = '', subAccountId } = path;
		const batch = [...(simulation.store.batch(batchId) ?? [])].filter(
			(message) => message.subAccountId === subAccountId && message.chat === undefined,
		);
		if (batch.length === 0) throw new ApiFailure(404, ErrorCode.notFound, 'There is no batch with this ID');
		return {
			run: () => {
				const cancelled = batch.filter((message) => simulation.cancel(message));
				return { status: 200, body: { cancelledCount: cancelled.length } };
			},
		};
	});

	registerOperation(
		app,
		context,
		'sendSmsFeedback',
		contractBody(context.contract, 'sendSmsFeedback'),
		({ simulation, path, body }) => {
			const message = messageAt(simulation, path);
			return {
				run: () => {
					message.feedback = body;
					simulation.announce(message);
					return { status: 200 };
				},
			};
		},
	);
}

function messageAt({ store }: Simulation, { umid = '', subAccountId }: Record<string, string>): Message {
	if (!uuid.test(umid)) throw new ApiFailure(400, ErrorCode.parameter, "Invalid parameter 'umid': no UUID");
	const message = store.get(umid);
	if (message?.subAccountId !== subAccountId || message === undefined || message.chat !== undefined) {
		throw new ApiFailure(404, ErrorCode.notFound, 'There is no message with this ID');
	}
	return message;
}

function details(message: Message): Details {
	const phone = phoneOf(message);
	return {
		umid: message.umid,
		subAccountId: message.subAccountId,
		direction: message.direction,
		...defined({ country: message.country }),
		status: detailsStatus(message),
		msisdn: `+${phone.slice(0, -maskedDigits)}${'x'.repeat(Math.min(maskedDigits, phone.length))}`,
		source: message.source ?? '',
		body: '**MASKED**',
		encoding: message.encoding,
		createdAt: message.acceptedAt,
		smsCount: message.segments,
		price: message.price,
		...defined({
			clientMessageId: message.clientMessageId,
			clientBatchId: message.clientBatchId,
			batchId: message.batchId,
		}),
	};
}

function detailsStatus({ state, history, acceptedAt }: Message): Details['status'] {
	const latest: Partial<StatusChange> = history.findLast((change) => change.state === state) ?? {};
	const { detail, errorCode, errorMessage, timestamp = acceptedAt } = latest;
	return {
		state: apiState(state),
		timestamp,
		...defined({ detail, errorCode, errorMessage }),
	};
}

function apiState(state: Message['state']): NonNullable<Details['status']['state']> {
	if (state === 'scheduled') return 'queued';
	return state === 'cancelled' || state === 'rejected' ? 'failed' : state;
}
