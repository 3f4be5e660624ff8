import { problem } from '../problems/catalogue';
import { quote, textOf } from '../problems/unknownValues';
import { parameterReader } from '../run/parameters';
import type { AnyRequest, Format } from './format';
import { digitsOf, type ReadMessage } from './message';
import { checkContextOf, fieldReader, messageOf, type Reading, unreadable } from './readItems';

type ListReading<Request extends AnyRequest> = Reading<Request> & { format: Format<Request> };

/** Reads and checks the list of every input item: one text to many numbers. Entries that hold nothing are left out. */
export function readLists<Request extends AnyRequest>(
	reading: ListReading<Request>,
): { messages: ReadMessage<Request>[]; blankCount: number } {
	const { context, slots } = reading;
	const readDestinations = parameterReader(context, 'destinations');
	const readList = listReader(reading);
	let blankCount = 0;
	const messages = context.getInputData().flatMap((_, itemIndex): ReadMessage<Request>[] => {
		const refused = (wrong: ReturnType<typeof unreadable>) => [
			{ slot: slots.add(itemIndex, { isOfList: true }), problem: wrong },
		];
		try {
			const given = readDestinations(itemIndex);
			const entries = splitDestinations(given);
			const numbers = entries.filter((entry) => !isBlank(entry));
			blankCount += entries.length - numbers.length;
			if (entries.length === 0) return refused(problem('DESTINATIONS_EMPTY'));
			if (numbers.length === 0) return refused(problem('DESTINATIONS_WITHOUT_NUMBER', { shown: quote(given) }));
			return readList(itemIndex, numbers);
		} catch (thrown) {
			return refused(unreadable(thrown));
		}
	});
	return { messages, blankCount };
}

function listReader<Request extends AnyRequest>(reading: ListReading<Request>) {
	const { format, slots } = reading;
	const readFields = fieldReader(reading);
	const checkContext = checkContextOf(reading);
	return (itemIndex: number, numbers: readonly unknown[]): ReadMessage<Request>[] => {
		// One ID cannot belong to many messages.
		const fields = { ...readFields(itemIndex), clientMessageId: undefined };
		const timesSeen = new Map<string, number>();
		return numbers.map((destination, position): ReadMessage<Request> => {
			const draft = format.draft({ ...fields, destination }, checkContext);
			// The key says which number it is, and not where it stands: an expression may give the list in another order.
			const digits = digitsOf(draft.destination ?? textOf(destination));
			const occurrence = timesSeen.get(digits) ?? 0;
			timesSeen.set(digits, occurrence + 1);
			const withinItem = { key: `${digits}/${occurrence}`, label: `number ${position + 1}` };
			const slot = slots.add(itemIndex, { withinItem });
			return asBareNumber(messageOf(draft, fields, reading, slot, occurrence), reading);
		});
	};
}

/** In the compact form a number goes out without an ID of its own. Some fields need the full form. */
function asBareNumber<Request extends AnyRequest>(
	message: ReadMessage<Request>,
	{ format }: ListReading<Request>,
): ReadMessage<Request> {
	if ('problem' in message) return message;
	const needsFullForm = format.fullFormFields.some((field) => message.request[field] !== undefined);
	return needsFullForm ? message : { ...message, clientMessageId: null };
}

/** The entries of a list: an array, a text split at commas, semicolons and line breaks, or one number. */
function splitDestinations(given: unknown): unknown[] {
	if (given === undefined || given === null || given === '') return [];
	if (Array.isArray(given)) return given;
	if (typeof given !== 'string') return [given];
	return arrayIn(given) ?? given.trim().split(/[,;]|\r?\n/);
}

/** An array that was written as text, as an expression inside a longer text makes it. */
function arrayIn(text: string): unknown[] | undefined {
	if (!text.trim().startsWith('[')) return undefined;
	try {
		const value: unknown = JSON.parse(text);
		return Array.isArray(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

function isBlank(entry: unknown): boolean {
	return entry === null || entry === undefined || (typeof entry === 'string' && entry.trim() === '');
}
