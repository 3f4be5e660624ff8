import type { FastifyInstance } from 'fastify';
import type { components } from '../../../nodes/generated/chatAppsTypes';
import { chatAppsLimits } from '../../../nodes/generated/limits';
import { defined } from '../../../nodes/problems/defined';
import { ApiFailure, ErrorCode } from '../apiFailure';
import { type Channel, channelIds } from '../chat/channels';
import { channelOf, type ChatMessage } from '../chat/message';
import { apiState, cancelledCode } from '../logFile';
import { maskedNumber } from '../masking';
import type { Message } from '../messages';
import type { Simulation } from '../simulation';
import { contractBody, noBody, registerOperation, type ApiContext } from './register';

type Attempt = components['schemas']['ChannelAttempt'];

const uuid = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;
const hour = 3_600_000;

/** Looking up messages through chat apps, cancelling scheduled ones, and read and typing indicators. */
export function registerChatMessages(app: FastifyInstance, context: ApiContext): void {
	registerOperation(app, context, 'getMessage', noBody, ({ simulation, path }) => {
		const message = messageAt(simulation, path);
		return { run: () => ({ status: 200, body: { data: attemptsOf(message) } }) };
	});

	registerOperation(app, context, 'cancelMessage', noBody, ({ simulation, path }) => {
		const message = messageAt(simulation, path);
		return { run: () => ({ status: 200, body: { cancelledCount: simulation.cancel(message) ? 1 : 0 } }) };
	});

	registerOperation(app, context, 'cancelMessageBatch', noBody, ({ simulation, path }) => {
		const { batchId = '', subAccountId } = path;
		const batch = [...(simulation.store.batch(batchId) ?? [])].filter(
			(message) => message.subAccountId === subAccountId && message.chat !== undefined,
		);
		if (batch.length === 0) throw new ApiFailure(404, ErrorCode.notFound, 'There is no batch with this ID');
		return {
			run: () => {
				const cancelled = batch.filter((message) => simulation.cancel(message));
				return { status: 200, body: { cancelledCount: cancelled.length } };
			},
		};
	});

	registerOperation(app, context, 'markMessageRead', noBody, ({ simulation, path }) => {
		const message = receivedAt(simulation, path, ['WhatsApp']);
		return {
			run: () => {
				simulation.markRead(message);
				return { status: 200 };
			},
		};
	});

	const readTyping = contractBody(context.contract, 'sendTypingIndicator');
	registerOperation(app, context, 'sendTypingIndicator', readTyping, ({ simulation, path, body }) => {
		const channel = body.channel === 'rcs' ? 'RCS' : 'WhatsApp';
		const message = receivedAt(simulation, { ...path, umid: body.umid }, [channel]);
		const age = simulation.clock.now() - Date.parse(message.acceptedAt);
		if (age > chatAppsLimits.typingHours * hour) {
			throw badId(`the message came in more than ${chatAppsLimits.typingHours} hours ago`);
		}
		return {
			run: () => {
				simulation.showTyping(message);
				return { status: 200 };
			},
		};
	});
}

function badId(why: string): ApiFailure {
	return new ApiFailure(400, ErrorCode.id, `Invalid parameter 'umid': ${why}`);
}

function messageAt({ store }: Simulation, { umid = '', subAccountId }: Record<string, string>): Message {
	if (!uuid.test(umid)) throw badId('no UUID');
	const message = store.get(umid);
	if (message?.subAccountId !== subAccountId || message === undefined || channelOf(message) === undefined) {
		throw new ApiFailure(404, ErrorCode.notFound, 'There is no message with this ID');
	}
	return message;
}

/** A message that came in through one of these channels. */
function receivedAt(simulation: Simulation, path: Record<string, string>, channels: readonly Channel[]): Message {
	const message = messageAt(simulation, path);
	const { received } = message;
	if (received === undefined || !channels.includes(received.channel)) {
		throw badId(`not of a message that came in through ${channels.join(' or ')}`);
	}
	return message;
}

/** A record for each channel that was tried. */
function attemptsOf(message: Message): Attempt[] {
	const { chat, received } = message;
	if (chat === undefined) return received === undefined ? [] : [attempt(message, received.channel, received.type, 1)];
	return chat.steps
		.slice(0, chat.step + 1)
		.map(({ channel }, index) => attempt(message, channel, contentType(chat, channel), index + 1));
}

function attempt(message: Message, channel: Channel, type: string, step: number): Attempt {
	return {
		umid: message.umid,
		subAccountId: message.subAccountId,
		channel,
		channelId: channelIds[channel],
		direction: message.direction,
		...defined({ country: message.country }),
		status: statusOn(message, channel),
		user: { msisdn: maskedNumber(message) },
		contentType: type,
		content: '**MASKED**',
		createdAt: message.acceptedAt,
		...defined({
			clientMessageId: message.clientMessageId,
			clientBatchId: message.clientBatchId,
			batchId: message.batchId,
		}),
		step,
	};
}

const inCapitals = (type: string) => type.charAt(0).toUpperCase() + type.slice(1);
const contentType = ({ type }: ChatMessage, channel: Channel) => (channel === 'SMS' ? 'Text' : inCapitals(type));

/** The latest that is known of the message on a channel. */
function statusOn(message: Message, channel: Channel): Attempt['status'] {
	const last = message.history.findLast((change) => change.channel === undefined || change.channel === channel);
	if (last === undefined) return { state: 'unknown' };
	const { state, detail, errorCode, errorMessage, timestamp } = last;
	const code = state === 'cancelled' ? cancelledCode : errorCode;
	return { state: apiState(state), ...defined({ detail, errorCode: code, errorMessage }), timestamp };
}
