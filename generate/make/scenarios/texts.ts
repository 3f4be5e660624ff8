import { brokenText } from '../text';
import { cell, now, searchRows, updateRow } from './sheet';
import { type Condition, type Draft, ignore, router } from './step';

/** How a scenario sends a row's text, and what identifies it afterwards. */
export interface Sending {
	/** Steps from the marked row to the answer. */
	send: readonly Draft[];
	/** What is written once there is an answer. */
	outcome: readonly Draft[];
}

const phone = cell(1, 'Phone');
const text = cell(1, 'Message');

/** The number to which the text is sent. */
export const digits = `replace(toString(${phone}); "/[ ()-]/g"; emptystring)`;

/** The row's ID as it is sent with the message. */
export const messageId = `replace(toString(${cell(1, 'ID')}); "/[^A-Za-z0-9_.-]/g"; emptystring)`;

/**
 * The rows of a sheet without a Status as texts: a row is marked before it is sent, and afterwards shows what is
 * known. Nothing is sent where the number is not clear, the text is incomplete, or the person has opted out.
 * @param pattern what may follow a number's plus
 */
export function textsFromSheet(pattern: string, { send, outcome }: Sending): Draft[] {
	const restOfPhone = `{{replace(${digits}; "/^[+](${pattern})$/"; emptystring)}}`;
	const oddPhone = `{{replace(toString(${phone}); "/[(] *0 *[)]|[-] *[0-9]{1,2}$|^[-]/"; "odd")}}`;
	const oddText = `{{replace(toString(${text}); "/${brokenText}/"; "odd")}}`;
	const same = { phone: `{{toString(${phone})}}`, text: `{{toString(${text})}}` };
	const optedOut = `{{${cell(1, 'Opted Out')}}}`;
	const isFine: Condition[] = [
		{ a: restOfPhone, o: 'notexist' },
		{ a: oddPhone, o: 'text:equal', b: same.phone },
		{ a: `{{${digits}}}`, o: 'exist' },
		{ a: oddText, o: 'text:equal', b: same.text },
		{ a: optedOut, o: 'notexist' },
	];
	const notSent = (id: number, name: string, because: string, conditions: Condition[][], reason: string) => [
		updateRow(id, name, 1, { Status: 'NOT SENT', Error: because }, { name: reason, conditions }),
	];
	return [
		searchRows(
			1,
			'Rows without a Status',
			[
				{ a: 'D', o: 'notexist' },
				{ a: 'B', o: 'exist' },
				{ a: 'C', o: 'exist' },
			],
			100,
		),
		router(
			11,
			[
				updateRow(2, 'Mark before sending', 1, { Status: 'SENDING' }, { name: 'Fit to be sent', conditions: [isFine] }),
				...send,
				...outcome,
			],
			notSent(
				12,
				'Not a number',
				'Phone is not clearly a phone number. Write it with a plus and its country code, such as +6591234567, in a cell of the format Plain text.',
				[
					[{ a: restOfPhone, o: 'exist' }],
					[{ a: oddPhone, o: 'text:notequal', b: same.phone }],
					[{ a: `{{${digits}}}`, o: 'notexist' }],
				],
				'Not clearly a number',
			),
			notSent(
				13,
				'Text not whole',
				'Message has a leftover placeholder in braces, or a sheet error such as #N/A. The scenario fills nothing in: write the whole text in the sheet, such as ="Hi "&A2.',
				[[{ a: oddText, o: 'text:notequal', b: same.text }]],
				'Something is missing in the text',
			),
			notSent(
				14,
				'Opted out',
				'Opted Out is filled in: this person wants no messages.',
				[[{ a: optedOut, o: 'exist' }]],
				'Opted out',
			),
		),
	];
}

/** What is written when a text is queued. */
export function sent(id: number, umid: string, name = 'Sent'): Draft {
	return updateRow(id, name, 1, { Status: 'SENT', UMID: umid, Error: '', 'Sent At': now });
}

/** What is written when a step fails, and is not changed after that. */
export function onError(id: number, values: { Status: string; Error: string }): Draft[] {
	return [updateRow(id, 'No good answer', 1, values), ignore(id + 1)];
}

export const unknown =
	'8x8 gave no answer, so the text may have been sent or not. Look in 8x8 Connect before you clear the Status.';
