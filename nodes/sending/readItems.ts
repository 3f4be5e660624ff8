import type { IExecuteFunctions } from 'n8n-workflow';
import { callingCodes } from '../generated/callingCodes';
import { smsBatchRequestFields } from '../generated/limits';
import { chooseSubAccount } from '../api/account';
import { problem } from '../problems/catalogue';
import { type Problem, reasonOf } from '../problems/problem';
import { failed, ok, type Result } from '../problems/result';
import { draftMessage, type RawFields, type SmsRequest, type Surroundings } from '../text/smsMessage';
import { parameterReader } from '../run/parameters';
import type { Slot } from './report';
import type { Message, Run } from './run';
import { isRecord, quote } from '../problems/unknownValues';

/** What the messages of a run are validated against. */
export function surroundingsOf(context: IExecuteFunctions, run: Run): Omit<Surroundings, 'allowTruncation'> {
	return {
		timeZone: context.getTimezone(),
		now: Date.now(),
		isPublicApi: run.account.isPublicApi,
	};
}

/** The fields of a message, and the options that each message can have another value of. */
export type MessageFields = RawFields & { allowTruncation?: unknown; clientBatchId?: unknown };

/** Reads the fields of an item: those named, which stand in the panel, and what is in Options. */
export function fieldReader(
	context: IExecuteFunctions,
	names: readonly string[],
): (itemIndex: number) => MessageFields {
	const panel = names.map((name) => [name, parameterReader(context, name)] as const);
	const readOptions = parameterReader(context, 'options');
	return (itemIndex) => {
		const options = readOptions(itemIndex);
		const fields: MessageFields = isRecord(options) ? { ...options } : {};
		for (const [name, read] of panel) Object.assign(fields, { [name]: read(itemIndex) });
		return fields;
	};
}

/**
 * Reads and checks every input item, each of which is a message, before the first is sent. What an earlier try may have
 * sent, and what is not fit to be sent, is settled here; the rest is returned.
 */
export function itemMessages(
	context: IExecuteFunctions,
	run: Run,
	panelFields: readonly string[],
	checks: Checks = {},
): Message[] {
	const readSubAccount = parameterReader(context, 'subAccountId');
	const readFields = fieldReader(context, panelFields);
	const surroundings = surroundingsOf(context, run);
	return context.getInputData().flatMap((_, itemIndex): Message[] => {
		const slot = run.newSlot(itemIndex);
		try {
			const message = admit(run, slot, readFields(itemIndex), () => readSubAccount(itemIndex), surroundings, checks);
			return message === undefined ? [] : [message];
		} catch (thrown) {
			run.refuse(slot, { problem: problem('FIELD_UNREADABLE', { reason: reasonOf(thrown) }) });
			return [];
		}
	});
}

/** What is checked across the messages of a run, where the operation wants it. */
export interface Checks {
	duplicates?: DuplicateFinder | undefined;
	/** Where each client message ID that the user gave was seen first. */
	clientMessageIds?: Map<string, Slot>;
}

/** Checks one message. Undefined where it is settled already: sent by an earlier try, a duplicate, or refused. */
export function admit(
	run: Run,
	slot: Slot,
	fields: MessageFields,
	readSubAccount: () => unknown,
	surroundings: Omit<Surroundings, 'allowTruncation'>,
	{ duplicates, clientMessageIds }: Checks,
): Message | undefined {
	const draft = draftMessage(fields, { ...surroundings, allowTruncation: fields.allowTruncation === true });
	const clientBatchId = readClientBatchId(fields.clientBatchId);
	const repeated = 'request' in draft ? repeatedId(clientMessageIds, slot, draft.request) : undefined;
	const subAccountId = chooseSubAccount(readSubAccount(), run.account);
	if (duplicates !== undefined && 'request' in draft && subAccountId.ok) {
		const first = duplicates.firstOf(slot, subAccountId.value, draft.request);
		if (first !== undefined) {
			run.skip(slot, first);
			return undefined;
		}
	}
	const { destination } = draft;
	// What an earlier try sent is settled, even where its fields would be refused by now.
	if (destination !== undefined && run.recalls(slot, destination)) return undefined;
	if ('problem' in draft) {
		run.refuse(slot, draft);
		return undefined;
	}
	if (!subAccountId.ok || !clientBatchId.ok || repeated !== undefined) {
		const wrong = !subAccountId.ok ? subAccountId.problem : clientBatchId.ok ? repeated : clientBatchId.problem;
		if (wrong !== undefined) run.refuse(slot, { destination: draft.destination, problem: wrong });
		return undefined;
	}
	run.expect(slot, draft.destination);
	const clientMessageId = draft.request.clientMessageId ?? run.ownId(slot);
	return {
		...draft,
		slot,
		subAccountId: subAccountId.value,
		clientMessageId,
		...(clientBatchId.value !== '' && { clientBatchId: clientBatchId.value }),
	};
}

function readClientBatchId(value: unknown): Result<string> {
	const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	const { label, maxLength } = smsBatchRequestFields.clientBatchId;
	if (text.length <= maxLength) return ok(text);
	const shown = quote(text, maxLength);
	return failed(problem('CLIENT_BATCH_ID_TOO_LONG', { label, length: text.length, shown, maxLength }));
}

function repeatedId(
	seen: Map<string, Slot> | undefined,
	slot: Slot,
	{ clientMessageId }: SmsRequest,
): Problem | undefined {
	if (clientMessageId === undefined || seen === undefined) return undefined;
	const first = seen.get(clientMessageId);
	if (first === undefined) {
		seen.set(clientMessageId, slot);
		return undefined;
	}
	return problem('CLIENT_MESSAGE_ID_REPEATED', { shown: quote(clientMessageId), itemIndex: first.itemIndex });
}

/** Finds messages that would give the same text to the same number a second time. */
export class DuplicateFinder {
	private readonly seen = new Map<string, Slot>();

	/** The place of the first message like this one, or undefined where this is the first. */
	firstOf(slot: Slot, subAccountId: string, { destination, country, text }: SmsRequest): Slot | undefined {
		const key = JSON.stringify([subAccountId, internationalDigits(destination, country), text]);
		const first = this.seen.get(key);
		if (first === undefined) this.seen.set(key, slot);
		return first;
	}
}

/** The digits that a number in any of its forms comes to, as far as a country's calling code tells. */
function internationalDigits(destination: string, country: string | undefined): string {
	const digits = destination.replace('+', '');
	const callingCode = country === undefined ? '' : (callingCodes[country]?.callingCode ?? '');
	return destination.startsWith('+') || digits.startsWith(callingCode) ? digits : `${callingCode}${digits}`;
}
