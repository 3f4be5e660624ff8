import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { problem } from '../problems/catalogue';
import { type Problem, reasonOf } from '../problems/problem';
import { failed, ok, type Result } from '../problems/result';
import { isRecord, quote } from '../problems/unknownValues';
import { isSameForAll, parameterReader } from '../run/parameters';
import type { CheckContext } from '../text/checkContext';
import { isEmpty } from '../text/fieldValues';
import type { AnyRequest, BatchLimits, DraftInPath, MessageFormat, RawMessage } from './format';
import type { Message, ReadMessage, Refused } from './message';
import type { Setup } from './setup';
import type { Slot, Slots } from './slots';

/** What reading needs to know of a run. */
export interface Reading<Request extends AnyRequest> {
	context: IExecuteFunctions;
	format: MessageFormat<Request>;
	setup: Setup<unknown>;
	slots: Slots;
	/** Names of the parameters that hold fields of a message, apart from those under Options. */
	panelFields: readonly string[];
}

/** Reads and checks every input item, each of which is a message. */
export function readItems<Request extends AnyRequest>(reading: Reading<Request>): ReadMessage<Request>[] {
	const { context, format, slots } = reading;
	const readFields = fieldReader(reading);
	const checkContext = checkContextOf(reading);
	return context.getInputData().map((_, itemIndex): ReadMessage<Request> => {
		const slot = slots.add(itemIndex);
		try {
			const raw = readFields(itemIndex);
			return messageOf(format.draft(raw, checkContext), raw, reading, slot);
		} catch (thrown) {
			return { slot, problem: unreadable(thrown) };
		}
	});
}

/** Among the raw fields, the index of the item that they are of. */
const itemIndexField = 'itemIndex';

export function unreadable(thrown: unknown): Problem {
	return problem('FIELD_UNREADABLE', { reason: reasonOf(thrown) });
}

/** What messages are checked against. */
export function checkContextOf<Request extends AnyRequest>({ context, setup }: Reading<Request>): CheckContext {
	return {
		timeZone: context.getTimezone(),
		now: Date.now(),
		isPublicApi: setup.account.isPublicApi,
		origin: { country: setup.account.defaultCountry, homeCallingCode: setup.account.homeCallingCode },
		defaultSource: setup.account.defaultSource,
		allowTruncation: false,
		texts: {},
	};
}

/**
 * A reader of the fields of an item: those of the panel, what is in Options, and its sub-account. All items with the same
 * options have one object, which holds the fields of the item that was read last.
 */
export function fieldReader<Request extends AnyRequest>({
	context,
	panelFields,
}: Reading<Request>): (itemIndex: number) => RawMessage {
	const panel = [...panelFields, 'subAccountId'].map((name) => ({ name, read: parameterReader(context, name) }));
	const ofAllItems = panel.filter(({ name }) => isSameForAll(context, name));
	const ofEachItem = panel.filter((field) => !ofAllItems.includes(field));
	const readOptions = parameterReader(context, 'options');
	let last: { options: unknown; fields: RawMessage } | undefined;
	const sharedFields = (options: unknown, itemIndex: number): RawMessage => ({
		...(isRecord(options) && options),
		...Object.fromEntries(ofAllItems.map(({ name, read }) => [name, read(itemIndex)])),
	});
	return (itemIndex) => {
		const options = readOptions(itemIndex);
		if (last === undefined || last.options !== options) last = { options, fields: sharedFields(options, itemIndex) };
		const { fields } = last;
		for (const { name, read } of ofEachItem) fields[name] = read(itemIndex);
		fields[itemIndexField] = itemIndex;
		return fields;
	};
}

/**
 * A draft together with what does not belong to its request: its place, the sub-account, and the IDs.
 * @param occurrence how many messages of the same item to the same phone come before it
 */
export function messageOf<Request extends AnyRequest>(
	draft: DraftInPath<Request>,
	raw: RawMessage,
	{ setup, format, slots }: Reading<Request>,
	slot: Slot,
	occurrence = 0,
): ReadMessage<Request> {
	const { destination } = draft;
	if ('problem' in draft) return refusal(draft.problem, slot, destination, occurrence);
	const ofAccount = setup.pathOf(raw.subAccountId);
	if (!ofAccount.ok) return refusal(ofAccount.problem, slot, destination, occurrence);
	const clientBatchId = readClientBatchId(raw.clientBatchId, format.batchLimits);
	if (!clientBatchId.ok) return refusal(clientBatchId.problem, slot, destination, occurrence);
	const { request, bareNumberOf, country, path } = draft;
	const size = format.sizeOf(request);
	const message: Message<Request> = {
		slot,
		itemIndex: slot.itemIndex,
		destination: draft.destination,
		occurrence,
		path: path === undefined ? ofAccount.value : { ...path, ...ofAccount.value },
		clientBatchId: clientBatchId.value,
		clientMessageId: request.clientMessageId ?? shortId(setup.ownId(slot), format.longestId),
		bareNumberOf,
		country,
		sentAs: setup.sentAs(request.source, size?.segments, request.scheduled),
		isUnicode: size?.encoding === 'UCS2',
		request,
	};
	slots.expect(message);
	return message;
}

/** The node's own ID, as short as the API requires: still the same on every try. */
function shortId(id: string, longest = Infinity): string {
	return id.length <= longest ? id : createHash('sha256').update(id).digest('hex').slice(0, Math.min(longest, 32));
}

function refusal(problem: Problem, slot: Slot, destination: string | undefined, occurrence: number): Refused {
	if (destination === undefined) return { slot, problem };
	return { slot, to: { itemIndex: slot.itemIndex, destination, occurrence }, problem };
}

const none = ok(undefined);

function readClientBatchId(value: unknown, limits: BatchLimits | undefined): Result<string | undefined> {
	if (limits === undefined || isEmpty(value)) return none;
	const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	const { label, maxLength } = limits.clientBatchId;
	if (text.length <= maxLength) return ok(text === '' ? undefined : text);
	const shown = quote(text, maxLength);
	return failed(problem('CLIENT_BATCH_ID_TOO_LONG', { label, length: text.length, shown, maxLength }));
}
