import type { FastifyInstance } from 'fastify';
import type { components } from '../../../nodes/generated/smsTypes';
import { ApiFailure, ErrorCode } from '../apiFailure';
import { channelOf } from '../chat/message';
import { apiState, cancelledCode, latestStatus } from '../logFile';
import { maskedNumber } from '../masking';
import type { Message } from '../messages';
import type { Simulation } from '../simulation';
import { contractBody, noBody, registerOperation, type ApiContext } from './register';
import { defined } from '../../../nodes/problems/defined';

type Details = components['schemas']['SmsDetails'];

const uuid = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

/** Looking messages up, cancelling scheduled ones, feedback, and the removal of personal data. */
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
			(message) => message.subAccountId === subAccountId && channelOf(message) === undefined,
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

	registerOperation(app, context, 'deletePersonalData', noBody, ({ simulation, path }) => {
		const message = messageAt(simulation, path);
		return {
			run: () => {
				simulation.removePersonalData(message);
				return { status: 202 };
			},
		};
	});
}

function messageAt({ store }: Simulation, { umid = '', subAccountId }: Record<string, string>): Message {
	if (!uuid.test(umid)) throw new ApiFailure(400, ErrorCode.parameter, "Invalid parameter 'umid': no UUID");
	const message = store.get(umid);
	if (message?.subAccountId !== subAccountId || message === undefined || channelOf(message) !== undefined) {
		throw new ApiFailure(404, ErrorCode.notFound, 'There is no message with this ID');
	}
	return message;
}

function details(message: Message): Details {
	return {
		umid: message.umid,
		subAccountId: message.subAccountId,
		direction: message.direction,
		...defined({ country: message.country }),
		status: detailsStatus(message),
		msisdn: maskedNumber(message),
		source: message.source ?? '',
		body: message.personalDataRemoved === true ? '' : '**MASKED**',
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

function detailsStatus(message: Message): Details['status'] {
	const { detail, errorCode, errorMessage, timestamp = message.acceptedAt } = latestStatus(message);
	const code = message.state === 'cancelled' ? cancelledCode : errorCode;
	return { state: apiState(message.state), timestamp, ...defined({ detail, errorCode: code, errorMessage }) };
}
