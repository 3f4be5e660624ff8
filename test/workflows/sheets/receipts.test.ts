import { describe, expect, test } from 'vitest';
import { changesFor } from '../../../workflows/code/sheets/receipts';

const patience = { now: Date.parse('2026-11-21T10:00:00Z'), settleAfterMinutes: 15, forgetAfterHours: 24 };
const receipt = {
	...{ id: 1, umid: 'u', clientMessageId: '17', phone: '+6591234567', status: 'DELIVERED', at: '2026-11-21T09:59:00Z' },
	...{ price: '0.05', currency: 'EUR', segments: '2', reason: '', createdAt: '2026-11-21T09:59:01Z' },
};
const row = { row_number: 2, ID: '17', Phone: '6591234567', Status: 'SENT', UMID: 'u' };
const shown = (time: string) => `at ${time}`;
const changes = (receipts: object[], rows: object[]) =>
	changesFor(
		receipts.map((each) => ({ ...each })),
		rows.map((each) => ({ ...each })),
		shown,
		patience,
	);

test('gives the row with the UMID what the receipt says', () => {
	expect(changes([receipt], [row])).toEqual([
		{
			...{ ids: [1], UMID: 'u', Status: 'DELIVERED', Price: 0.05, Currency: 'EUR', Segments: 2, Error: '' },
			'Delivered At': 'at 2026-11-21T09:59:00Z',
		},
	]);
});

test('gives the reason where the text did not arrive, also where 8x8 gives none', () => {
	const failed = { ...receipt, status: 'UNDELIVERED', reason: 'Absent.', price: '', segments: '' };
	expect(changes([failed], [row])).toMatchObject([{ Error: 'Absent.', Price: '', Segments: '', 'Delivered At': '' }]);
	expect(changes([{ ...failed, reason: '' }], [row])).toMatchObject([{ Error: '8x8 gave no reason.' }]);
});

test('names cells as they are, with the spaces around them, so that n8n finds the row', () => {
	expect(changes([receipt], [{ ...row, UMID: 'u ' }])).toMatchObject([{ UMID: 'u ', Status: 'DELIVERED' }]);
	const late = { ...receipt, createdAt: '2026-11-21T09:40:00Z' };
	expect(changes([late], [{ ...row, ID: '17 ', UMID: '', Status: 'UNKNOWN' }])).toMatchObject([{ ID: '17 ' }]);
});

describe('several receipts of a message', () => {
	const read = { ...receipt, id: 2, status: 'READ', at: '2026-11-21T09:58:00Z' };

	test('make one change, with the one that comes last in the life of a message', () => {
		expect(changes([read, receipt], [row])).toMatchObject([{ ids: [2, 1], Status: 'READ' }]);
		expect(changes([receipt, read], [row])).toMatchObject([{ ids: [1, 2], Status: 'READ' }]);
	});

	test('of one rank go by their time', () => {
		const earlier = { ...receipt, id: 2, status: 'UNDELIVERED', at: '2026-11-21T09:00:00Z' };
		expect(changes([receipt, earlier], [row])).toMatchObject([{ ids: [1, 2], Status: 'DELIVERED' }]);
	});

	test('do not take back DELIVERED, when a failure that is older comes later', () => {
		const failed = { ...receipt, status: 'UNDELIVERED', at: '2026-11-21 09:59:00' };
		const delivered = (at: string) => ({ ...row, Status: 'DELIVERED', 'Delivered At': at });
		const change = (at: string) =>
			changesFor([failed], [delivered(at)], (time) => time, patience).map(({ Status }) => Status);
		expect(change('2026-11-21 09:59:01')).toEqual([undefined]);
		expect(change('2026-11-21 09:59:00')).toEqual([undefined]);
		expect(change('2026-11-21 09:58:59')).toEqual(['UNDELIVERED']);
	});

	test('do not take back DELIVERED where nobody can tell which is the later one', () => {
		const failed = { ...receipt, status: 'REJECTED' };
		expect(changes([failed], [{ ...row, Status: 'DELIVERED' }])).toEqual([{ ids: [1] }]);
		expect(changes([receipt], [{ ...row, Status: 'REJECTED' }])).toMatchObject([{ Status: 'DELIVERED' }]);
	});

	test('do not take back READ', () => {
		expect(changes([receipt], [{ ...row, Status: 'READ' }])).toEqual([{ ids: [1] }]);
	});
});

describe('a receipt without its row', () => {
	const late = { ...receipt, createdAt: '2026-11-21T09:40:00Z' };
	const unsettled = { ...row, UMID: '', Status: 'UNKNOWN' };

	test('waits, and is forgotten after a day', () => {
		expect(changes([receipt], [])).toEqual([]);
		expect(changes([{ ...receipt, createdAt: '2026-11-20T09:59:00Z' }], [])).toEqual([{ ids: [1] }]);
	});

	test('settles a row with its ID and number, once the run of that row is clearly over', () => {
		expect(changes([receipt], [unsettled])).toEqual([]);
		expect(changes([late], [unsettled])).toMatchObject([{ ids: [1], ID: '17', UMID: 'u', Status: 'DELIVERED' }]);
		expect(changes([late], [{ ...unsettled, Status: 'SENDING' }])).toHaveLength(1);
	});

	test.each(['6,591,234,562.00', '6591234562.0', '+65 9123-4562'])(
		'settles a row whose number is written %s',
		(Phone) => {
			const receiptOf = { ...late, phone: '+6591234562' };
			expect(changes([receiptOf], [{ ...unsettled, Phone }])).toMatchObject([
				{ ids: [1], ID: '17', Status: 'DELIVERED' },
			]);
		},
	);

	test.each([
		['is done', { Status: 'NOT SENT' }],
		['has another number', { Phone: '6591234568' }],
		['has another ID', { ID: '18' }],
		['has another UMID', { UMID: 'other' }],
	])('does not settle one that %s', (_what, difference) => {
		expect(changes([late], [{ ...unsettled, ...difference }])).toEqual([]);
	});
});
