import type { IExecuteFunctions } from 'n8n-workflow';
import { chooseSubAccount, SettingProblem } from './account';
import { draftMessage, type RawFields, type SmsRequest, type Surroundings } from './message';
import { parameterReader } from './parameters';
import { problemOf } from './problems';
import type { Slot } from './report';
import type { Message, Run } from './run';
import { isRecord } from './unknownValues';

/** What the messages of a run are validated against. */
export function surroundingsOf(context: IExecuteFunctions, run: Run): Surroundings {
	return {
		timeZone: context.getTimezone(),
		now: Date.now(),
		isPublicApi: run.account.isPublicApi,
		allowTruncation: run.sending.allowTruncation,
	};
}

/** Reads the fields of an item: those named, which stand in the panel, and what is in Options. */
export function fieldReader(context: IExecuteFunctions, names: readonly string[]): (itemIndex: number) => RawFields {
	const panel = names.map((name) => [name, parameterReader(context, name)] as const);
	const readOptions = parameterReader(context, 'options');
	return (itemIndex) => {
		const options = readOptions(itemIndex);
		const fields: RawFields = isRecord(options) ? { ...options } : {};
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
	duplicates?: DuplicateFinder,
): Message[] {
	const readSubAccount = parameterReader(context, 'subAccountId');
	const readFields = fieldReader(context, panelFields);
	const surroundings = surroundingsOf(context, run);
	return context.getInputData().flatMap((_, itemIndex): Message[] => {
		const slot = run.newSlot(itemIndex);
		try {
			const message = admit(
				run,
				slot,
				readFields(itemIndex),
				() => readSubAccount(itemIndex),
				surroundings,
				duplicates,
			);
			return message === undefined ? [] : [message];
		} catch (thrown) {
			run.refuse(slot, { problem: problemOf(thrown, 'A field of this item could not be read') });
			return [];
		}
	});
}

/** Checks one message. Undefined where it is settled already: sent by an earlier try, a duplicate, or refused. */
export function admit(
	run: Run,
	slot: Slot,
	fields: RawFields,
	readSubAccount: () => unknown,
	surroundings: Surroundings,
	duplicates?: DuplicateFinder,
): Message | undefined {
	const draft = draftMessage(fields, surroundings);
	const subAccountId = chooseSubAccount(readSubAccount(), run.account);
	if (duplicates !== undefined && 'request' in draft && typeof subAccountId === 'string') {
		const first = duplicates.firstOf(slot, subAccountId, draft.request);
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
	if (subAccountId instanceof SettingProblem) {
		run.refuse(slot, { destination: draft.destination, problem: subAccountId.asProblem() });
		return undefined;
	}
	run.expect(slot, draft.destination);
	return { ...draft, slot, subAccountId, clientMessageId: draft.request.clientMessageId ?? run.ownId(slot) };
}

/** Finds messages that would give the same text to the same number a second time. */
export class DuplicateFinder {
	private readonly seen = new Map<string, Slot>();

	/** The place of the first message like this one, or undefined where this is the first. */
	firstOf(slot: Slot, subAccountId: string, { destination, country, text }: SmsRequest): Slot | undefined {
		const number =
			country === undefined || destination.startsWith('+') ? destination.replace('+', '') : [country, destination];
		const key = JSON.stringify([subAccountId, number, text]);
		const first = this.seen.get(key);
		if (first === undefined) this.seen.set(key, slot);
		return first;
	}
}
