import { expect, test } from 'vitest';
import { lostOf, rowsOf } from '../../../workflows/code/receipts/table';
import { runCode } from '../codeNode';

const receipt = (umid: string, state: string, isFinal: boolean, timestamp = '2026-05-04T11:30:08Z') => ({
	...{ umid, state, isFinal, timestamp, clientMessageId: `c-${umid}`, clientBatchId: null },
});

test('receipts that came together are a row for each message, with its last state', () => {
	const rows = rowsOf([
		receipt('a', 'delivered', true, '2026-05-04T11:30:08Z'),
		receipt('a', 'sent', false, '2026-05-04T11:30:09Z'),
		receipt('b', 'delivered', true, '2026-05-04T11:30:08Z'),
		receipt('b', 'read', true, '2026-05-04T12:00:00Z'),
		{},
	]);
	expect(rows).toMatchObject([
		{ umid: 'a', state: 'delivered', clientMessageId: 'c-a', clientBatchId: '', found: false },
		{ umid: 'b', state: 'read', at: '2026-05-04T12:00:00Z' },
	]);
});

test('receipts are those of the event, whether the own trigger or the router brought it', async () => {
	const rows = await runCode('workflows/code/receipts-to-data-table/convertToRows.ts', {
		input: [{ id: 'the table' }],
		nodes: { 'Received events': [receipt('a', 'delivered', true), receipt('b', 'undelivered', true)] },
	});
	expect(rows).toMatchObject([
		{ umid: 'a', state: 'delivered', found: false },
		{ umid: 'b', state: 'undelivered', found: false },
	]);
});

test('a receipt is lost if its message is final in the log and missing from the table', () => {
	const log = [
		receipt('known', 'delivered', true),
		receipt('behind', 'failed', true),
		receipt('new', 'delivered', true),
		receipt('open', 'sent', false),
	];
	const known = [
		{ umid: 'known', state: 'delivered' },
		{ umid: 'behind', state: 'sent' },
	];
	expect(lostOf(log, known)).toMatchObject([
		{ umid: 'behind', state: 'failed', found: true },
		{ umid: 'new', state: 'delivered', found: true },
	]);
});

test.each([
	['is empty', [{}], []],
	['is all known', [receipt('a', 'delivered', true)], [{ umid: 'a', state: 'read' }]],
])('nothing is lost where the log %s', (_name, log, known) => {
	expect(lostOf(log, known)).toEqual([]);
});

test('a log that cannot be read is not one without lost receipts', () => {
	expect(() => lostOf([{ error: '8x8 refused' }], [])).toThrow('could not be read: 8x8 refused');
});
