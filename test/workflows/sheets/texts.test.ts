import { describe, expect, test } from 'vitest';
import { type Row, rowsById } from '../../../workflows/code/sheets/row';
import { rowText as rowTextFor } from '../../../workflows/code/sheets/texts';

const row = { ID: 17, Phone: '+6591234567', 'First Name': 'Ada', Price: '$20.50', Nickname: '', Message: '' };
/** As it was first read. */
const waiting = { ID: '17', Phone: '+6591234567', Status: '', UMID: '' };
const rowText = (taken: Row, before: Row | undefined, message: string, country = '') =>
	rowTextFor(taken, before, { message, country });
const textOf = (Message: string) => rowText({ ...row, Message }, waiting, '').Text;
const problemOf = (Message: string) => rowText({ ...row, Message }, waiting, '').Problem;

describe('a message', () => {
	test.each([
		['Hi {First Name}, pay {Price}.', 'Hi Ada, pay $20.50.'],
		['Hi { First Name }', 'Hi Ada'],
		['Hi {Nickname|friend}', 'Hi friend'],
		['Hi{Nickname|}', 'Hi'],
		['Hi {First Name|friend}', 'Hi Ada'],
		['Hi {{First Name}}, or {{ Nickname |friend}}', 'Hi Ada, or friend'],
		['Smile :-}', 'Smile :-}'],
	])('%s is filled in: %s', (message, text) => {
		expect(textOf(message)).toBe(text);
		expect(problemOf(message)).toBe('');
	});

	test('is not filled in twice, so that a cell cannot name columns', () => {
		expect(rowText({ ...row, 'First Name': '{Phone}', Message: 'Hi {First Name}' }, waiting, '').Text).toBe(
			'Hi {Phone}',
		);
	});

	test.each([
		[
			'Hi {Frist Name}',
			'The text uses {Frist Name}, but there is no such column. Correct its name, in which capital letters count, or add the column.',
		],
		...['constructor', '__proto__', 'toString|friend'].map((name): [string, string] => [
			`Hi {${name}}`,
			`The text uses {${name.replace(/\|.*/, '')}}, but there is no such column. Correct its name, in which capital letters count, or add the column.`,
		]),
		['Hi {Nickname}', 'Nickname is empty. Fill it in, or write {Nickname|something else} in the text.'],
	])('%s has no text, and says why', (message, problem) => {
		expect(textOf(message)).toBe('');
		expect(problemOf(message)).toBe(problem);
	});

	test('is the standard one where the row has none', () => {
		expect(rowText(row, waiting, ' Hi {First Name} ').Text).toBe('Hi Ada');
		expect(rowText(row, waiting, ' ').Problem).toContain('Message is empty');
	});
});

describe('a number', () => {
	test.each([
		['6,591,234,567', '6591234567', ''],
		['6,591,234,567.00', '6591234567', ''],
		['6591234567', '6591234567', ''],
		['+65 9123 4567', '+6591234567', ''],
		['07911 123456', '+447911123456', 'GB'],
	])('%s goes to the node as %s', (shown, sent, country) => {
		expect(rowText({ ...row, Phone: shown }, waiting, 'Hi', country)).toMatchObject({ Phone: sent, Problem: '' });
	});

	test.each([
		['91234567, 91234568', 'contains more than one number'],
		['6.59E+09', 'was shortened'],
		['07911 123456', 'without its country'],
	])('%s stops its row, and says why', (shown, problem) => {
		expect(rowText({ ...row, Phone: shown }, waiting, 'Hi').Problem).toContain(problem);
	});
});

describe('what is texted once', () => {
	test('is the row, and the row again after a failure that is known', () => {
		expect(rowText(row, waiting, 'Hi')).toMatchObject({ ID: '17', Tries: 0, Key: '17' });
		expect(rowText({ ...row, Tries: '1' }, waiting, 'Hi')).toMatchObject({ ID: '17', Tries: 1, Key: '17 (try 2)' });
		expect(rowText({ ...row, Tries: 'x' }, waiting, 'Hi')).toMatchObject({ Tries: 0, Key: '17' });
	});
});

describe('a row that this run marked by mistake, because rows were moved', () => {
	const marked = { ...row, Status: 'SENDING', Error: 'Run 1 took this row' };

	test('is not sent, and remembers what it said', () => {
		const before = { ...waiting, Status: 'ON HOLD', Error: 'Ask Kim' };
		const text = rowText(marked, before, 'Hi');
		expect(text).toMatchObject({ Moved: true, Text: '', Before: { Status: 'ON HOLD', Error: 'Ask Kim' } });
		expect(text.Problem).not.toBe('');
	});

	test('is not sent when it waited for a number, was not there, or was not alone with its ID', () => {
		expect(rowText(marked, { ...waiting, Phone: '' }, 'Hi')).toMatchObject({ Moved: true, Text: '' });
		expect(rowText(marked, undefined, 'Hi')).toMatchObject({ Moved: true, Text: '', Before: null });
		expect(rowsById([waiting, { ...waiting, ID: 17 }, { Phone: '1' }])).toEqual(new Map());
	});

	test('is none that waited to be sent', () => {
		expect(rowText(marked, rowsById([waiting]).get('17'), 'Hi')).toMatchObject({ Moved: false, Problem: '' });
	});
});
