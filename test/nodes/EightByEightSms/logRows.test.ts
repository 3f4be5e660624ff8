import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { readRows } from '../../../nodes/EightByEightSms/log/rows';

const columns = 'umid,direction,status_value,createdat,body';
const read = (text: string, bytesBefore = 0, bound?: number) =>
	readRows(Readable.from([Buffer.from(text)]), 'job-1', bytesBefore, bound);
const row = (body: string) => `${columns}\nu-1,0,delivered,2026-05-04T11:30:05Z,${body}\n`;

describe('the rows of a log', () => {
	test('are held in memory up to a limit for all files together', async () => {
		const text = row('Hello');
		expect((await read(text, 10, text.length + 10)).ok).toBe(true);
		const refused = await read(text, 11, text.length + 10);
		expect(refused).toMatchObject({ ok: false, problem: { code: 'LOG_TOO_LARGE' } });
	});

	test.each(['=HYPERLINK("https://evil.example","x")', '+1', '@SUM(A1)', '{{ $env.KEY }}', '__proto__', '  a '])(
		'hold a text as it was written: %s',
		async (body) => {
			const answer = await read(row(`"${body.replaceAll('"', '""')}"`));
			expect(answer).toMatchObject({ ok: true, value: { rows: [{ umid: 'u-1', direction: 'inbound', body }] } });
		},
	);

	test.each<[string, string, string]>([
		['a column that is missing', 'umid,direction,createdat\n', 'it has no column status_value'],
		['nothing but a byte order mark', '\uFEFF', 'it is empty'],
		['a line of 10 MB', row('x'.repeat(10_000_000)), 'it is not CSV'],
		['a line of 10 MB and no comma', 'x'.repeat(10_000_000), 'it is not CSV'],
		['a file that is compressed', '\u001f\u008b\u0008\u0000', 'it has no column umid'],
	])('are not read where there is %s', async (_name, text, reason) => {
		const answer = await read(text);
		expect(answer.ok || answer.problem.happened).toBe(`The export's file is not a valid 8x8 log: ${reason}`);
	});

	test('are empty for a file without messages', async () => {
		expect(await read(`${columns}\n`)).toMatchObject({ ok: true, value: { rows: [] } });
	});

	test('are read by the names of columns, in any order and among other columns', async () => {
		const answer = await read(
			'\uFEFFBody,Extra,__proto__,createdAt,status_value,direction,umid\r\nHi,,x,now,sent,1,u-1',
		);
		expect(answer).toMatchObject({ ok: true, value: { rows: [{ umid: 'u-1', direction: 'outbound', body: 'Hi' }] } });
	});
});
