import type { IExecuteFunctions } from 'n8n-workflow';
import { admit, type Checks, fieldReader, surroundingsOf } from './readItems';
import { problem } from '../problems/catalogue';
import { reasonOf } from '../problems/problem';
import { parameterReader } from '../run/parameters';
import type { Message, Run } from './run';
import { quote } from '../problems/unknownValues';

export interface ListMessages {
	messages: Message[];
	/** Entries of the lists that held nothing, and were left out. */
	blankCount: number;
}

/**
 * Reads and checks the list of every input item: one text to many numbers. Numbers that an earlier try may have texted,
 * and those that cannot be texted, are settled here; the rest is returned.
 */
export function listMessages(
	context: IExecuteFunctions,
	run: Run,
	panelFields: readonly string[],
	checks: Checks,
): ListMessages {
	const readDestinations = parameterReader(context, 'destinations');
	const readSubAccount = parameterReader(context, 'subAccountId');
	const readFields = fieldReader(context, panelFields);
	const surroundings = surroundingsOf(context, run);
	const messages: Message[] = [];
	let blankCount = 0;
	context.getInputData().forEach((_, itemIndex) => {
		try {
			const given = readDestinations(itemIndex);
			const entries = splitDestinations(given);
			const numbers = entries.filter((entry) => !isBlank(entry));
			blankCount += entries.length - numbers.length;
			if (numbers.length === 0) {
				const wrong =
					entries.length === 0
						? problem('DESTINATIONS_EMPTY')
						: problem('DESTINATIONS_WITHOUT_NUMBER', { shown: quote(given) });
				run.refuse(run.newSlot(itemIndex), { problem: wrong });
				return;
			}
			const fields = readFields(itemIndex);
			// One ID cannot stand for many messages.
			delete fields.clientMessageId;
			const subAccount = readSubAccount(itemIndex);
			const timesSeen = new Map<string, number>();
			numbers.forEach((destination, position) => {
				// The key says which number it is, and not where it stands: an expression may give the list in another order.
				const number = String(destination).replace(/\D/g, '');
				const times = timesSeen.get(number) ?? 0;
				timesSeen.set(number, times + 1);
				const slot = run.newSlot(itemIndex, { key: `${number}/${times}`, label: `number ${position + 1}` });
				const message = admit(run, slot, { ...fields, destination }, () => subAccount, surroundings, checks);
				if (message !== undefined) messages.push(asBareNumber(message));
			});
		} catch (thrown) {
			run.refuse(run.newSlot(itemIndex), { problem: problem('FIELD_UNREADABLE', { reason: reasonOf(thrown) }) });
		}
	});
	return { messages, blankCount };
}

/** In the compact form a number goes out without an ID of its own. A country or a track option needs the full form. */
function asBareNumber(message: Message): Message {
	const { country, track } = message.request;
	return country === undefined && track === undefined ? { ...message, clientMessageId: null } : message;
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
