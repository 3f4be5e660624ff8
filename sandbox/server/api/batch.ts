import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import type { ValidateFunction } from 'ajv';
import { type Contract, operationNamed, schemaNamed } from '../../../contract/model';
import { schemaCheck } from '../../../contract/schemas';
import { smsBatchRequestFields } from '../../../nodes/generated/limits';
import type { components } from '../../../nodes/generated/smsTypes';
import { ApiFailure, ErrorCode } from '../apiFailure';
import type { Clock } from '../clock';
import type { RequestEffect } from '../faults';
import type { Message } from '../messages';
import { internationalDigits } from '../phoneNumbers';
import { badRequest, differing, fieldOf } from '../requestErrors';
import { answeredMessages } from './batchAnswer';
import { checkSchedule, messageFrom, smsResponse, type SmsRequest } from './messageFrom';
import { contractBody, type Call, type Prepared } from './register';
import { defined } from '../../../nodes/problems/defined';

type Schemas = components['schemas'];
type BatchMessage = Schemas['SmsBatchMessage'] & Schemas['SurveyBatchMessage'];

/** What a batch has besides its messages. */
interface Envelope {
	messages?: readonly unknown[];
	destinations?: readonly string[];
	template?: Partial<BatchMessage>;
	clientBatchId?: string | undefined;
	includeMessagesInResponse?: boolean | undefined;
	clientIp?: string | undefined;
}

/** A message of a batch, and why it alone is rejected, if it is. */
interface Entry {
	message: BatchMessage;
	/** Digits of the international number, or what was given instead. */
	destination: string;
	rejection?: string;
}

interface Batch {
	envelope: Envelope;
	entries: Entry[];
}

type MessageCheck = ValidateFunction<BatchMessage>;

const mostMessages = smsBatchRequestFields.messages.maxItems;

const withMessages = z.looseObject({ messages: z.array(z.unknown()) });
const identity = z.object({
	destination: z.string().catch(''),
	clientMessageId: z.string().optional().catch(undefined),
});

const timeOf = (text: string | undefined) => (text === undefined ? undefined : Date.parse(text));

/** What all messages of a batch have in common, by the contract's descriptions of sendSmsBatch and sendSurveyBatch. */
const shared: Record<string, (message: BatchMessage) => unknown> = {
	source: ({ source }) => source,
	encoding: ({ encoding = 'AUTO' }) => encoding,
	scheduled: ({ scheduled }) => timeOf(scheduled),
	expiry: ({ expiry }) => timeOf(expiry),
};

// Takes the place of messages that break the contract by themselves, while the rest of the batch is checked.
const standIn: BatchMessage = { destination: '6500000000' };

/** Broken rules that reject one message; any other broken rule refuses the whole batch. */
const rejecting = ['pattern', 'minLength', 'maxLength', 'required'];

/**
 * Reads batches. If both are given, messages are used and destinations ignored. The reader throws an ApiFailure when a
 * batch as a whole breaks the contract.
 */
export function batchReader(
	contract: Contract,
	operation: 'sendSmsBatch' | 'sendSurveyBatch',
	messageSchema: string,
): (posted: unknown) => Batch {
	const { api } = operationNamed(contract, operation);
	const isBatchMessage = schemaCheck<BatchMessage>(schemaNamed(api, messageSchema));
	const envelopeBody: (posted: unknown) => Envelope = contractBody(contract, operation);
	return (posted) => {
		const parsed = withMessages.safeParse(posted);
		if (!parsed.success) {
			const envelope = envelopeBody(posted);
			const entries = envelope.destinations?.map((destination) => entryFrom({ destination }, envelope, isBatchMessage));
			return { envelope, entries: entries ?? [] };
		}
		const { messages, ...rest } = parsed.data;
		delete rest.destinations;
		if (messages.length > mostMessages) {
			throw new ApiFailure(400, ErrorCode.bulkLimit, `More than ${mostMessages} messages in a batch`);
		}
		const sound = messages.map((message) => (isBatchMessage(message) ? message : standIn));
		const envelope = envelopeBody({ ...rest, messages: sound });
		checkShared(
			sound.filter((message) => message !== standIn),
			envelope.template ?? {},
		);
		return { envelope, entries: messages.map((message) => entryFrom(message, envelope, isBatchMessage)) };
	};
}

/** 8x8 "only accepts messages with the same properties"; how it refuses others is not documented. */
function checkShared(messages: readonly BatchMessage[], template: Partial<BatchMessage>): void {
	for (const [name, valueIn] of Object.entries(shared)) {
		const values = new Set(messages.map((message) => valueIn({ ...template, ...message })));
		if (values.size > 1) throw differing(name);
	}
}

function entryFrom(message: unknown, { template, clientIp }: Envelope, isBatchMessage: MessageCheck): Entry {
	if (isBatchMessage(message)) {
		const whole = { ...template, ...defined({ clientIp }), ...message };
		try {
			return { message: whole, destination: internationalDigits(message.destination, message.country) };
		} catch (error) {
			if (!(error instanceof ApiFailure)) throw error;
			return { message: whole, destination: message.destination, rejection: error.message };
		}
	}
	const [error] = isBatchMessage.errors ?? [];
	if (error === undefined || !rejecting.includes(error.keyword) || fieldOf(error) === undefined) {
		throw badRequest(isBatchMessage.errors);
	}
	const { message: rejection } = badRequest([error]);
	const { destination, clientMessageId } = identity.parse(message);
	return { message: { destination, ...defined({ clientMessageId }) }, destination, rejection };
}

/** Carries a batch out. @param requestOf makes a request from each message, with the template's values filled in */
export function sendBatch(
	{ simulation, path, body }: Call<Batch>,
	requestOf: (message: BatchMessage) => SmsRequest,
): Prepared {
	const { envelope, entries } = body;
	checkSchedule(envelope.template?.scheduled, simulation.clock);
	return {
		destinations: entries.map(({ destination }) => destination),
		run: ({ onMessage, onRequest }) => {
			const origin = {
				subAccountId: path.subAccountId ?? '',
				clock: simulation.clock,
				batchId: randomUUID(),
				clientBatchId: envelope.clientBatchId,
			};
			const messages = entries.map(({ message: posted, destination, rejection }) => {
				const request = requestOf(posted);
				const effects = onMessage(destination);
				const reject = effects.find((effect) => effect.kind === 'reject')?.description;
				const reason = rejection ?? scheduleRejection(request, simulation.clock) ?? reject;
				const message = messageFrom(request, destination, origin, reason);
				simulation.take(message, effects);
				return message;
			});
			return { status: 200, body: batchResponse(envelope, origin.batchId, messages, onRequest) };
		},
	};
}

function scheduleRejection({ scheduled }: SmsRequest, clock: Clock): string | undefined {
	try {
		checkSchedule(scheduled, clock);
		return undefined;
	} catch (error) {
		if (error instanceof ApiFailure) return error.message;
		throw error;
	}
}

function batchResponse(
	envelope: Envelope,
	batchId: string,
	messages: readonly Message[],
	effects: readonly RequestEffect[],
): Schemas['SmsBatchResponse'] {
	const rejectedCount = messages.filter(({ rejection }) => rejection !== undefined).length;
	const counts = {
		batchId,
		clientBatchId: envelope.clientBatchId ?? null,
		acceptedCount: messages.length - rejectedCount,
		rejectedCount,
	};
	if (envelope.includeMessagesInResponse !== true) return counts;
	const answers = answeredMessages(messages.map(smsResponse), effects);
	return answers === undefined ? counts : { ...counts, messages: answers };
}
