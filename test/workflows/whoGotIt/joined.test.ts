import { describe, expect, test } from 'vitest';
import { readCampaignFile } from '../../../workflows/code/whoGotIt/campaignFile';
import { join } from '../../../workflows/code/whoGotIt/joined';

const file = [
	'Name;Number;Outcome;Sent At;Scheduled At;UMID;Client Message ID',
	'Ann;+6591234561;SENT;2026-11-21T10:00:00Z;;u1;c1',
	'Bob;+6591234562;SENT;2026-11-21T10:00:00Z;;u2;c2',
	'Cy;+6591234563;SENT;2026-11-21T10:00:00Z;;u3;c3',
	'Di;+6591234564;SCHEDULED;2026-11-21T10:00:00Z;2026-11-23T10:00:00Z;u4;c4',
	'Ed;+6591234565;UNKNOWN;2026-11-21T10:00:00Z;;;c5',
	'Flo;;NOT SENT;;;;',
	'Gus;+6591234567;SENT;2026-11-21T10:00:00Z;;u7;c7',
].join('\n');

const items = [{ data: Buffer.from(file).toString('base64') }];

const log = [
	{ umid: 'u1', clientMessageId: 'c1', state: 'delivered', timestamp: '2026-11-21T10:00:05Z' },
	{ umid: 'u2', clientMessageId: 'c2', state: 'read', timestamp: '2026-11-21T10:00:06Z' },
	{ umid: 'u3', state: 'undelivered', errorMeaning: 'Phone not reachable', errorRemedy: 'Try later.' },
	{ umid: 'u4', state: 'queued' },
	{ umid: 'u5', clientMessageId: 'c5', state: 'delivered', timestamp: '2026-11-21T10:00:07Z' },
	{ umid: 'other', clientMessageId: '', state: 'delivered' },
];

const replies = [
	{ phone: '+6591234561', text: 'Too early', at: '2026-11-21T09:59:00Z' },
	{ phone: '6591234561', text: 'Second', at: '2026-11-21T12:00:00Z' },
	{ phone: '+6591234561', text: 'Yes, please; thanks', at: '2026-11-21T11:00:00Z' },
	{ phone: '+6598888888', text: 'Stranger', at: '2026-11-21T11:00:00Z' },
];

describe("a campaign's rows", () => {
	const read = readCampaignFile(items, Date.parse);
	if (!read.ok) throw new Error(read.sentence);
	const joined = join(read.file, log, replies);
	const cells = (text: string) =>
		text
			.trimEnd()
			.split('\r\n')
			.slice(1)
			.map((line) => [line.split(';')[0], line.split(';')[7]]);

	test('say whether the text arrived, by the ID of 8x8 or by their own', () => {
		expect(cells(joined.everyone)).toEqual([
			['Ann', 'DELIVERED'],
			['Bob', 'DELIVERED'],
			['Cy', 'UNDELIVERED'],
			['Di', 'NO RECEIPT YET'],
			['Ed', 'DELIVERED'],
			['Flo', 'NOT SENT'],
			['Gus', 'NOT IN THE LOG'],
		]);
		expect(joined.everyone).toContain('UNDELIVERED;Phone not reachable Try later.;');
	});

	test('have the first answer after they were texted, and no other', () => {
		expect(joined.everyone).toContain('2026-11-21T10:00:05Z;"Yes, please; thanks";2026-11-21T11:00:00Z');
		expect(joined.everyone).not.toMatch(/Too early|Second|Stranger/);
	});

	test('are in the second file where the text arrived and nobody answered', () => {
		expect(cells(joined.unanswered).map(([name]) => name)).toEqual(['Bob', 'Ed']);
		expect(joined.title).toBe('3 messages of 6 arrived, 1 answered');
	});
});

test('a file that is not a result of a campaign is refused in words', () => {
	const read = readCampaignFile([{ data: Buffer.from('Phone\n+6591234567').toString('base64') }], Date.parse);
	expect(read.ok ? '' : read.sentence).toContain('no column UMID');
});

test('a row without a client message ID has nothing to do with rows of the log without one', () => {
	const csv = 'Phone,Outcome,UMID,Client Message ID\n+6591234561,SENT,u1,\n+6591234562,UNKNOWN,,c2';
	const read = readCampaignFile([{ data: Buffer.from(csv).toString('base64') }], Date.parse);
	const stranger = { umid: '', clientMessageId: '', state: 'delivered', timestamp: '2026-11-21T10:00:05Z' };
	const { everyone } = read.ok ? join(read.file, [stranger, { ...stranger, umid: 'other' }], []) : { everyone: '' };
	expect(everyone).toContain('SENT,u1,,NOT IN THE LOG,');
	expect(everyone).toContain('UNKNOWN,,c2,NOT IN THE LOG,');
});

test('a file in which several columns may be the one that was texted is refused in words', () => {
	const csv = 'Emergency Mobile,Cell,UMID\n+6591234561,+6591234562,u1';
	const read = readCampaignFile([{ data: Buffer.from(csv).toString('base64') }], Date.parse);
	expect(read.ok ? '' : read.sentence).toContain('"Emergency Mobile", "Cell". Rename the right one to Number.');
});
