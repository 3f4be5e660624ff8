import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod/v4';
import type { ValidateFunction } from 'ajv';
import { type Contract, operationNamed } from '../../../contract/model';
import { schemaCheck } from '../../../contract/schemas';
import { messageBatchRequestFields } from '../../../nodes/generated/limits';
import type { components } from '../../../nodes/generated/chatAppsTypes';
import { ApiFailure, ErrorCode } from '../apiFailure';
import { checkContent } from '../chat/rules';
import type { MessageEffect } from '../faults';
import type { Message } from '../messages';
import { internationalDigits } from '../phoneNumbers';
import { badRequest } from '../requestErrors';
import { answeredMessages } from './batchAnswer';
import { chatMessageFrom, chatResponse, type ChatRequest, type Rejection } from './chatMessageFrom';
import { contractBody, registerOperation, type ApiContext, type Call, type Prepared } from './register';
import { defined } from '../../../nodes/problems/defined';

type Schemas = components['schemas'];
type BatchRequest = Schemas['MessageBatchRequest'];

/** A message of a batch, and why it alone is rejected, if it is. */
interface Entry {
	request: ChatRequest;
	destination: string;
	rejection?: ApiFailure;
}

interface Batch {
	envelope: BatchRequest;
	entries: Entry[];
}

/** The Business Messaging API: one message and many, through WhatsApp and other chat apps. */
export function registerChatSending(app: FastifyInstance, context: ApiContext): void {
	registerOperation(
		app,
		context,
		'sendMessage',
		contractBody(context.contract, 'sendMessage'),
		({ simulation, settings, path, body }) => {
			const destination = recipientOf(body.user);
			checkContent(body);
			return {
				destinations: [destination],
				run: ({ onMessage }) => {
					const effects = onMessage(destination);
					const origin = { subAccountId: path.subAccountId ?? '', clock: simulation.clock };
					const known = rejectionIn(effects);
					const { message, rejection } = chatMessageFrom(body, destination, origin, settings.templates, known);
					simulation.take(message, effects);
					return { status: 200, body: chatResponse(message, body.user, rejection) };
				},
			};
		},
	);

	registerOperation(app, context, 'sendMessageBatch', chatBatchReader(context.contract), sendChatBatch);
}

function rejectionIn(effects: readonly MessageEffect[]): Rejection | undefined {
	const reject = effects.find((effect) => effect.kind === 'reject');
	return reject && { message: reject.description };
}

/** Digits of the phone number, or the ID at the chat app of somebody who gave none. */
function recipientOf({ msisdn, country, channelUserId, lineUserId }: Schemas['Recipient']): string {
	if (msisdn === undefined) return channelUserId ?? lineUserId ?? '';
	const digits = internationalDigits(msisdn, country);
	if (!/^[1-9]\d{6,14}$/.test(digits)) {
		throw new ApiFailure(400, ErrorCode.destination, 'Invalid MSISDN format: not an E.164 international number');
	}
	return digits;
}

const withMessages = z.looseObject({ messages: z.array(z.unknown()) });
const mostMessages = messageBatchRequestFields.messages.maxItems;

/**
 * Reads batches: each message, with what it leaves out taken from the template, must be valid for sendMessage. An
 * invalid one is rejected alone. The reader throws an ApiFailure when a batch as a whole breaks the contract.
 */
function chatBatchReader(contract: Contract): (posted: unknown) => Batch {
	const isRequest = schemaCheck<ChatRequest>(operationNamed(contract, 'sendMessage').body?.schema ?? {});
	const envelopeBody = contractBody(contract, 'sendMessageBatch');
	return (posted) => {
		const listed = withMessages.safeParse(posted);
		if (listed.success && listed.data.messages.length > mostMessages) {
			throw new ApiFailure(400, ErrorCode.bulkLimit, `More than ${mostMessages} messages in a batch`);
		}
		const envelope = envelopeBody(posted);
		const entries = envelope.messages.map((message) => entryFrom(message, envelope.template, isRequest));
		return { envelope, entries };
	};
}

function entryFrom(
	message: Schemas['BatchMessage'],
	template: Schemas['MessageDefaults'] | undefined,
	isRequest: ValidateFunction<ChatRequest>,
): Entry {
	const { user, clientMessageId } = message;
	const request: unknown = { ...template, ...message };
	try {
		if (!isRequest(request)) throw badRequest(isRequest.errors);
		checkContent(request);
		return { request, destination: recipientOf(user) };
	} catch (error) {
		if (!(error instanceof ApiFailure)) throw error;
		const left = {
			user,
			type: 'text',
			content: {},
			...defined({ clientMessageId }),
		} as const;
		return { request: left, destination: user.msisdn?.replace(/^\+/, '') ?? '', rejection: error };
	}
}

function sendChatBatch({ simulation, settings, path, body }: Call<Batch>): Prepared {
	const { envelope, entries } = body;
	return {
		destinations: entries.map(({ destination }) => destination),
		run: ({ onMessage, onRequest }) => {
			const origin = {
				subAccountId: path.subAccountId ?? '',
				clock: simulation.clock,
				batchId: randomUUID(),
				clientBatchId: envelope.clientBatchId,
			};
			const messages = entries.map((entry): [Message, Schemas['MessageResponse']] => {
				const { request, destination } = entry;
				const effects = onMessage(destination);
				const known = entry.rejection ?? rejectionIn(effects);
				const { message, rejection } = chatMessageFrom(request, destination, origin, settings.templates, known);
				simulation.take(message, effects);
				return [message, chatResponse(message, request.user, rejection)];
			});
			const rejectedCount = messages.filter(([{ rejection }]) => rejection !== undefined).length;
			const answers = answeredMessages(
				messages.map(([, answer]) => answer),
				onRequest,
			);
			const answer: Schemas['MessageBatchResponse'] = {
				batchId: origin.batchId,
				clientBatchId: envelope.clientBatchId ?? null,
				acceptedCount: messages.length - rejectedCount,
				rejectedCount,
				...(envelope.includeMessagesInResponse === true && answers !== undefined && { messages: answers }),
			};
			return { status: 200, body: answer };
		},
	};
}
