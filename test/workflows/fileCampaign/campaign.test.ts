import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { countryNames } from '../../../nodes/generated/countries';
import { readCountry } from '../../../nodes/text/country';
import { decide } from '../../../workflows/code/fileCampaign/decide';
import { readEarlier, sendersOf } from '../../../workflows/code/fileCampaign/earlier';
import { fieldsOf } from '../../../workflows/code/fileCampaign/fields';
import { fingerprint, keyOf } from '../../../workflows/code/fileCampaign/keys';
import { resultOf } from '../../../workflows/code/fileCampaign/outcome';
import type { FileRow, Submission } from '../../../workflows/code/fileCampaign/rows';
import { letThrough } from '../../../workflows/code/fileCampaign/steps';
import { parseWorkflow, readJson } from '../../../tools/workflows/workflow';
import { codeRunner, runCode } from '../codeNode';

type Row = Record<string, unknown>;

/** What the node Rows outputs for a filled-in form; on Saturday, 21 November 2026, 18:00 in Singapore. */
let rowsFor: (form: Row, file?: string) => Promise<Row[]>;

beforeAll(async () => {
	const run = await codeRunner('workflows/code/campaign-from-file/checkRows.ts');
	rowsFor = (form, file = 'Phone,Name\n+6591234567,Ann') =>
		run({
			input: [{ data: Buffer.from(file).toString('base64') }],
			nodes: { 'Campaign form': [{ text: 'Hi {Name|you}', campaign: 'sale', ...form }] },
			timeZone: 'Asia/Singapore',
		});
});

const settingsIn = ([first]: Row[]) =>
	z.object({ submission: z.object({ settings: z.record(z.string(), z.unknown()) }) }).parse(first).submission.settings;

describe('the form', () => {
	test('left empty, limits nothing, and needs no time zone of a number', async () => {
		expect(settingsIn(await rowsFor({}))).toMatchObject({
			...{ scheduled: '', country: '', pace: '', speed: { messages: 1_000_000, unit: 'minute' } },
			window: { startTime: '00:00', endTime: '00:00', days: 'mon,tue,wed,thu,fri,sat,sun', timeZone: 'workflow' },
		});
	});

	test('filled in, becomes the options of the node', async () => {
		const form = {
			...{ speed: 500, per: 'A day', windowFrom: '9', windowTo: '20.30', days: ['Monday', 'Friday'] },
			...{ clocks: "Each recipient's", country: 'Singapore (SG)', startDate: '2026-11-23', startTime: '8:15' },
		};
		expect(settingsIn(await rowsFor(form))).toMatchObject({
			...{ scheduled: '2026-11-23T08:15:00.000+08:00', country: 'SG', speed: { messages: 500, unit: 'day' } },
			window: { startTime: '09:00', endTime: '20:30', days: 'mon,fri', timeZone: 'recipient' },
			pace: "at most 500 a day, from 09:00 to 20:30, Mon Fri by the recipients' clocks",
		});
	});

	test.each([
		['a start that has passed', { startTime: '17:59' }, 'has passed'],
		['a start beyond 8x8', { startDate: '2026-12-24' }, 'too far away'],
		['a start that is not a time', { startTime: 'noon' }, '"noon" is not a time of day'],
		['a window that is not a time', { windowFrom: '25:00' }, '"25:00" is not a time of day'],
		['half a text', { speed: 0.5 }, 'whole number'],
		['a long name', { campaign: 'x'.repeat(21) }, '8x8 allows 20'],
		['no text', { text: ' ' }, 'The text is empty'],
		['a column that is not there', { column: 'Handy' }, 'no column "Handy". The columns of the file are: Phone, Name'],
		['a column that is unclear', { text: 'Hi' }, 'More than one column', 'Emergency Mobile,Phone Number\n1,2'],
		['a placeholder of another file', { text: 'Hi {Vorname}' }, 'Vorname'],
	])('with %s is refused in words', async (_what, form, said, file?: string) => {
		expect(await rowsFor(form, file)).toMatchObject([{ unreadable: expect.stringContaining(said) as string }]);
	});

	test('offers every country, as the node knows it', async () => {
		const parsed = parseWorkflow(await readJson('workflows/campaign-from-file.json'));
		const form = 'workflow' in parsed ? parsed.workflow.nodes.find(({ name }) => name === 'Campaign form') : undefined;
		const options = [...JSON.stringify(form?.parameters).matchAll(/\(([A-Z]{2})\)"/g)].map(([, code = '']) => code);
		expect(options.sort()).toEqual(Object.keys(countryNames).sort());
		for (const code of options) expect(readCountry(code).ok).toBe(true);
	});
});

describe('a row', () => {
	test('is a text to a number, or says what is wrong with it', async () => {
		const file = 'Phone;Name\n9123 4567;Ann\n6,59E+10;Bob\n;Cy\n+6591234567;';
		const rows = await rowsFor({ country: 'Singapore (SG)', text: 'Hi {Name}' }, file);
		expect(rows.map(({ row, Phone, Text }) => [row, Phone, Text])).toEqual([
			[2, '+6591234567', 'Hi Ann'],
			[3, '6,59E+10', ''],
			[4, '', ''],
			[5, '+6591234567', ''],
		]);
		expect(rows.map(({ Problem }) => String(Problem).slice(0, 22))).toEqual([
			'',
			"Destination '6,59E+10'",
			'Destination is empty. ',
			'Name is empty. Fill it',
		]);
	});

	test('names the field of the form for its country', async () => {
		const problems = async (form: Row) =>
			(await rowsFor(form, 'Phone,Name\n07700 900010,Ann')).map(({ Problem }) => Problem);
		expect(await problems({})).toEqual([
			expect.stringMatching(/, or choose it under "Country of numbers without a country code"\.$/),
		]);
		expect(await problems({ country: 'Singapore (SG)' })).toEqual([
			expect.stringMatching(/, or correct "Country of numbers without a country code"\.$/),
		]);
	});

	test('with more cells than columns is not sent', async () => {
		const file = 'Phone,Amount,Date\n+6591234567,1,000.50,1 Dec';
		expect(await rowsFor({ text: '{Amount} on {Date}' }, file)).toMatchObject([
			{ Text: '', Key: '', Problem: expect.stringContaining('more cells') as string },
		]);
	});

	test('has a key of its number and text, however they are written', async () => {
		const [one, same, other] = await rowsFor(
			{ country: 'Singapore (SG)' },
			'Phone,Name\n9123 4567,Ann\n+65-91234567,Ann\n91234567,Bob',
		);
		expect(one?.Key).toBe(same?.Key);
		expect(one?.Key).not.toBe(other?.Key);
	});

	test('has a key that no other of 100,000 has', () => {
		const keys = Array.from({ length: 100_000 }, (_, index) => keyOf(`+65${90_000_000 + index}`, 'Sale'));
		expect(new Set(keys).size).toBe(keys.length);
	});
});

test('a file has the same fingerprint under another name, and another with one cell changed', () => {
	const rows = (name: string) => [{ cells: { Phone: 1, Name: name } }];
	expect(fingerprint(['Phone', 'Name'], rows('a'))).toBe(fingerprint(['Phone', 'Name'], rows('a')));
	expect(fingerprint(['Phone', 'Name'], rows('a'))).not.toBe(fingerprint(['Phone', 'Name'], rows('b')));
});

const row = (number: number, change: Partial<FileRow> = {}): FileRow => ({
	...{
		row: number,
		Phone: `+659123456${number}`,
		Text: 'Hi',
		Problem: '',
		Key: `k${number}`,
		cells: { Phone: number },
	},
	...change,
});

const campaigns = readEarlier([
	{},
	{ id: 1, campaign: 'one', createdAt: '2026-11-20T00:00:00Z', keys: 'k1 k2', failed: 'k2' },
	{ id: 3, campaign: 'three', createdAt: '2026-11-20T00:00:00Z', keys: 'k3', failed: '' },
]);

test('the second page says which column the numbers are taken from', async () => {
	const page = await runCode('workflows/code/campaign-from-file/buildSecondPage.ts', {
		nodes: { 'Check rows': await rowsFor({}, 'Name,Emergency Mobile\nAnn,+6591234567'), 'Read earlier campaigns': [] },
	});
	expect(page).toMatchObject([
		{ html: expect.stringContaining('Numbers: column &quot;Emergency Mobile&quot;.') as string },
	]);
});

test('the second page counts those whom the filter has left out, even if it has returned others twice', async () => {
	const rows = await rowsFor({}, 'Phone,Name\n+6591234561,Ann\n+6591234562,Bob');
	const twice = [rows[0], rows[0]].map((each) => ({ ...each, OptOutChecked: true }));
	const page = await runCode('workflows/code/campaign-from-file/buildSecondPage.ts', {
		nodes: { 'Check rows': rows, 'Filter opted-out': twice, 'Read earlier campaigns': [] },
	});
	expect(page).toMatchObject([{ html: expect.stringMatching(/Opted out, left out<\/td><td[^>]*>1</) as string }]);
});

test('the second page does not count people who opted out among those who were sent it before', async () => {
	const rows = await rowsFor({}, 'Phone,Name\n+6591234561,Ann\n+6591234562,Bob');
	const keys = rows.map(({ Key }) => String(Key)).join(' ');
	const page = await runCode('workflows/code/campaign-from-file/buildSecondPage.ts', {
		nodes: {
			...{ 'Check rows': rows, 'Filter opted-out': [{ ...rows[0], OptOutChecked: true }] },
			Preview: [previewOf('+6591234561')],
			'Read earlier campaigns': [{ id: 1, campaign: 'one', createdAt: '2026-11-20T00:00:00Z', keys, failed: '' }],
		},
	});
	expect(page).toMatchObject([
		{ html: expect.stringMatching(/sent before: you choose below<\/td><td[^>]*>1</) as string },
	]);
});

/** What Preview outputs for a message that would be sent; a segment costs 0.05 EUR. */
const previewOf = (destination: string, change: Row = {}): Row => ({
	...{ wouldSend: true, destination, country: 'SG', segments: 1, priceFrom: 0.05, priceTo: 0.05, currency: 'EUR' },
	...change,
});

describe('the second page, for people who got the message before,', () => {
	const phones = ['+6591234561', '+6591234562', '+6591234563'];
	async function pageFor(known: number, previews = phones.map((phone) => previewOf(phone))) {
		const rows = await rowsFor({ text: 'Hi' }, ['Phone', ...phones].join('\n'));
		const keys = rows
			.slice(0, known)
			.map(({ Key }) => String(Key))
			.join(' ');
		const [page = {}] = await runCode('workflows/code/campaign-from-file/buildSecondPage.ts', {
			nodes: {
				...{ 'Check rows': rows, Preview: previews },
				'Read earlier campaigns': [{ id: 1, campaign: 'one', createdAt: '2026-11-20T00:00:00Z', keys, failed: '' }],
			},
		});
		return { html: textIn(String(page.html)), fields: String(page.fields), button: page.button };
	}

	test('has a count in each choice, and counts and costs of both', async () => {
		const { html, fields, button } = await pageFor(2);
		expect(fields).toContain('"option":"Leave them out: 1 message"');
		expect(fields).toContain('"option":"Send again: 3 messages"');
		expect(fields).toContain('"defaultValue":"Leave them out: 1 message"');
		expect(button).toBe('Send as chosen above');
		expect(html).toContain('Messages to send 1 if you leave them out, 3 if you send again');
		expect(html).toContain('Segments (what you pay for) 1 if you leave them out, 3 if you send again');
		expect(html).toMatch(
			/If you leave them out: .* Singapore 1 1 0.05 EUR If you send again: .* Singapore 3 3 0.15 EUR/,
		);
	});

	test('says that nobody is left and nothing is charged, if all got it', async () => {
		const { html, fields } = await pageFor(3);
		expect(fields).toContain('"option":"Leave them out: 0 messages"');
		expect(html).toContain('If you leave them out: No messages, no cost. If you send again:');
	});

	test('asks nothing where none of them would be sent', async () => {
		const refused = phones.map((phone, index) =>
			previewOf(phone, index === 0 ? { wouldSend: false, problem: 'x' } : {}),
		);
		expect(await pageFor(1, refused)).toMatchObject({
			button: 'Send 2 messages',
			fields: expect.not.stringContaining('Leave them out') as string,
		});
	});
});

/** The words of a page. */
function textIn(html: string): string {
	return html
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

test.each([
	['+447700900010', 'United Kingdom, or another country with +44 1 1 0.05 EUR'],
	['+14155552671', 'or another country with +1 1 1 0.05 EUR'],
	['+2991', 'Greenland 1 1 0.05 EUR'],
])('the second page names what is known of the country of %s, and its cost', async (destination, said) => {
	const [page] = await runCode('workflows/code/campaign-from-file/buildSecondPage.ts', {
		nodes: {
			'Check rows': await rowsFor({}),
			Preview: [previewOf(destination, { country: null })],
			'Read earlier campaigns': [],
		},
	});
	expect(textIn(String(page?.html))).toContain(said);
});

test('the second page reaches n8n with no dollar sign that it would take for a command', () => {
	const html = "<p>$& $' $1 costs $5</p>";
	const json = fieldsOf({ canSend: true, title: '', button: '', html, choice: { leaveOut: 0, again: 1 } });
	expect(json).not.toContain('$');
	expect(JSON.parse(json)).toContainEqual({ fieldType: 'html', html });
});

describe('the filter of people who opted out', () => {
	const passed = (rows: Row[], workflow: string, good = 2) =>
		letThrough(
			() => ({ all: () => rows.map((json) => ({ json })), params: { workflowId: { value: workflow } } }),
			[row(2), row(3), row(4)].slice(0, good),
		);
	const unchecked = [{ row: 2, OptOutChecked: false }, { row: 3 }];
	const checked = [{ row: 2, OptOutChecked: true }];

	test('counts where it has marked the rows, or left out all of them', () => {
		expect(passed(checked, 'w')).toEqual({ ok: true, rows: checked });
		expect(passed(checked, '')).toEqual({ ok: true, rows: checked });
		expect(passed([], 'w')).toEqual({ ok: true, rows: [] });
	});

	test('is chosen but disabled, or leaves people out without a mark: nothing is sent', () => {
		expect(passed(unchecked, 'w')).toMatchObject({ ok: false, sentence: expect.stringContaining('Enable') as string });
		expect(passed([...checked, ...unchecked], 'w', 3)).toMatchObject({ ok: false });
		expect(passed(unchecked, '', 3)).toMatchObject({ ok: false });
	});

	test("of the user's own, which marks nothing, is not known to have checked anything: nothing is sent", () => {
		const own = () => ({ all: () => unchecked.map((json) => ({ json })), params: { url: 'https://example.com' } });
		expect(letThrough(own, [row(2), row(3)])).toMatchObject({
			ok: false,
			sentence: expect.stringContaining('A filter of your own must set OptOutChecked to true') as string,
		});
	});

	test('is not set up, or did not run', () => {
		expect(passed(unchecked, '')).toEqual({ ok: true, rows: undefined });
		const didNotRun = () => {
			throw new Error('Node has not been executed');
		};
		expect(letThrough(didNotRun, [])).toEqual({ ok: true, rows: undefined });
	});

	test('returns people who are not in the file, or loses the row numbers: nothing is sent', () => {
		expect(passed([...checked, { row: 9, OptOutChecked: true }], 'w')).toMatchObject({ ok: false });
		expect(passed([{ phone: '+6591234562', OptOutChecked: true }], 'w')).toMatchObject({ ok: false });
	});

	test('marks the rows of the file that it lets through, and items of others stay as they are', async () => {
		const rows = await rowsFor({}, 'Phone,Name\n+6591234567,Ann\n+6591234568,Bob');
		expect(rows.map(({ OptOutChecked }) => OptOutChecked)).toEqual([false, false]);
		const list = [
			{ Phone: 'Phone', State: 'State' },
			{ Phone: '+6591234568', State: 'OUT' },
		];
		const other = { phone: '+6591234569' };
		const through = await runCode('workflows/code/filter-opted-out/removeOptedOutPeople.ts', {
			input: [...rows, other],
			nodes: { 'Read the list': list },
		});
		expect(through).toMatchObject([{ row: 2, OptOutChecked: true }, other]);
		expect(through[1]).toEqual(other);
	});
});

describe('the filter that is asked again, directly before sending,', () => {
	/** The rows of a file in which the second one is bad, and what the two nodes output: whose texts go out, and what the file says. */
	async function sentTo(
		first: Row[] | undefined,
		again: (due: Row[]) => Row[] | undefined,
		chosen: string[] = [],
		errors: Record<string, Row[]> = {},
	) {
		const file = 'Phone,Name\n+6591234561,Ann\n12,Bob\n+6591234563,Cy\n+6591234564,Dee';
		const [whole = {}, ...others] = await rowsFor({}, file);
		const nodes: Record<string, Row[]> = {
			'Check rows': [whole, ...others],
			...{ 'Read earlier campaigns': [{}], 'Save campaign': [{ id: 1 }], 'Show second page': [{}] },
			...(first === undefined ? {} : { 'Filter opted-out': first }),
		};
		const params = Object.fromEntries(
			['Filter opted-out', 'Filter opted-out again'].map((name) => [
				name,
				{ workflowId: { value: chosen.includes(name) ? 'w' : '' } },
			]),
		);
		const texts = await runCode('workflows/code/campaign-from-file/decideWhoGetsIt.ts', {
			nodes,
			params,
			input: [{ id: 1 }],
		});
		const due = texts.filter(({ Problem, Left }) => Problem === '' && Left === '');
		const out = again(due);
		const asked = {
			...nodes,
			'Decide who gets it': texts,
			...(out === undefined ? {} : { 'Filter opted-out again': out }),
		};
		const checked = await runCode('workflows/code/campaign-from-file/applySecondCheck.ts', {
			nodes: asked,
			params,
			errors,
		});
		const answers = checked.map(({ Phone }) => ({ outcome: 'accepted', umid: 'u', destination: Phone }));
		const [result] = await runCode('workflows/code/campaign-from-file/buildOutcomePage.ts', {
			nodes: { ...asked, ...(answers.length === 0 ? {} : { 'Send SMS Batch': answers }) },
			params,
			errors,
		});
		return { rows: checked.map(({ row }) => row), result };
	}

	const page = [2, 4, 5].map((row) => ({ row, OptOutChecked: true }));
	const pass = (due: Row[]) => due;
	const checkedBut = (row: number) => (due: Row[]) =>
		due.filter((each) => each.row !== row).map((each) => ({ ...each, OptOutChecked: true }));

	test('takes out who has opted out since the page was shown', async () => {
		const { rows, result } = await sentTo(page, checkedBut(4), ['Filter opted-out', 'Filter opted-out again']);
		expect(rows).toEqual([2, 5]);
		expect(result?.html).toContain('Opt-outs were checked directly before sending.');
		expect(result).toMatchObject({
			counts: { SENT: 2, 'OPTED OUT': 1, 'NOT SENT': 1 },
			keys: expect.stringMatching(/^\S+ \S+$/) as string,
		});
	});

	test('says that it has checked, where nobody had opted out', async () => {
		const { result } = await sentTo(page, checkedBut(0), ['Filter opted-out', 'Filter opted-out again']);
		expect(result?.html).toContain('Opt-outs were checked directly before sending, and nobody had opted out.');
	});

	test('may take out everybody, also where it alone is used', async () => {
		const unchecked = page.map((each) => ({ ...each, OptOutChecked: false }));
		const { rows, result } = await sentTo(unchecked, () => [], ['Filter opted-out again']);
		expect(rows).toEqual([]);
		expect(result).toMatchObject({ counts: { 'OPTED OUT': 3, 'NOT SENT': 1 }, keys: '', failed: '' });
	});

	test.each([
		['is disabled', pass, ['Filter opted-out', 'Filter opted-out again'], 'has not checked the numbers'],
		['is not chosen', pass, ['Filter opted-out'], 'Choose the newest "Filter opted-out" in that node too'],
		['is gone', () => undefined, ['Filter opted-out'], 'has not checked the numbers'],
		[
			'marks some',
			(due: Row[]) => [...checkedBut(5)(due), ...due.slice(-1)],
			['Filter opted-out again'],
			'not checked',
		],
		[
			'loses the row numbers',
			(due: Row[]) => checkedBut(4)(due).map((each) => ({ ...each, row: undefined })),
			['Filter opted-out again'],
			'not checked',
		],
		['fails', () => [{ error: 'No list. Nobody.' }], ['Filter opted-out again'], 'No list. Nobody. Correct that'],
	])('and %s: nothing is sent or noted, and the result says why', async (_what, again, chosen, said) => {
		const { rows, result } = await sentTo(page, again, chosen);
		expect(rows).toEqual([]);
		expect(result).toMatchObject({ counts: { 'NOT SENT': 4 }, keys: '', failed: '' });
		expect(result?.html).toContain(said.replaceAll('"', '&quot;'));
	});

	test.each([
		['all', (): Row[] => []],
		['one', checkedBut(5)],
	])(
		'and fails for %s with an error output: nothing is sent, and nobody is said to have opted out',
		async (_what, again) => {
			const errors = { 'Filter opted-out again': [{ row: 5, OptOutChecked: false, error: 'No list. Nobody.' }] };
			const { rows, result } = await sentTo(page, again, ['Filter opted-out again'], errors);
			expect(rows).toEqual([]);
			expect(result).toMatchObject({ counts: { 'NOT SENT': 4 }, keys: '' });
			expect(result?.html).toContain('No list. Nobody. Correct that');
		},
	);

	test('and the first one are left alone: everybody is texted', async () => {
		const unchecked = page.map((each) => ({ ...each, OptOutChecked: false }));
		const { rows, result } = await sentTo(unchecked, pass);
		expect(rows).toEqual([2, 4, 5]);
		expect(result).toMatchObject({ counts: { SENT: 3, 'NOT SENT': 1 } });
		expect(result?.html).toContain('Opt-outs were not checked: no opt-out list is set up.');
	});
});

test('a campaign that is known to have sent nothing does not make its file one that was sent before', async () => {
	const nodes = { 'Check rows': await rowsFor({}), 'Read earlier campaigns': [] as Row[] };
	const fingerprint = z.object({ submission: z.object({ fingerprint: z.string() }) }).parse(nodes['Check rows'][0])
		.submission.fingerprint;
	const pageAfter = async (keys: string, failed: string) => {
		const earlier = { id: 1, campaign: 'one', createdAt: '2026-11-20T00:00:00Z', fingerprint, keys, failed };
		const [page] = await runCode('workflows/code/campaign-from-file/buildSecondPage.ts', {
			nodes: { ...nodes, 'Read earlier campaigns': [earlier] },
		});
		return String(page?.html);
	};
	expect(await pageAfter('k1 k2', 'k1')).toContain('This file was sent before');
	expect(await pageAfter('', '')).not.toContain('This file was sent before');
	expect(await pageAfter('k1', 'k1')).not.toContain('This file was sent before');
});

describe('who is texted', () => {
	const rows = [row(1), row(2), row(3), row(4), row(5, { Problem: 'bad' })];
	const choice = { letThrough: undefined, again: false, earlier: campaigns.slice(0, 1), meanwhile: [], name: 'sale-7' };
	const left = (given: Partial<typeof choice>) => decide(rows, { ...choice, ...given }).map(({ Left }) => Left);

	test('are those who have not got the text; what is known to have failed goes out', () => {
		expect(left({})).toEqual(['SENT BEFORE', '', '', '', '']);
	});

	test('are all of them by choice, but for those whom another submission has taken meanwhile', () => {
		expect(left({ again: true, meanwhile: campaigns.slice(1) as never[] })).toEqual(['', '', 'SENT BEFORE', '', '']);
	});

	test('are those whom the filter of people who opted out lets through', () => {
		const letThrough = [{ row: 1 }, { row: 2 }] as never;
		expect(left({ letThrough, again: true })).toEqual(['', '', 'OPTED OUT', 'OPTED OUT', '']);
	});

	test('is known of texts that went or may have gone', () => {
		expect(sendersOf('k1', campaigns).map(({ campaign }) => campaign)).toEqual(['one']);
		expect(sendersOf('k2', campaigns)).toEqual([]);
	});
});

describe('the result', () => {
	const submission: Submission = {
		settings: {
			...{ campaign: 'sale', source: '', text: 'Hi', country: '', column: '', scheduled: '', pace: '' },
			...{ speed: { messages: 1, unit: 'hour' }, window: { startTime: '', endTime: '', days: '', timeZone: '' } },
		},
		...{ columns: ['Phone', 'Outcome'], delimiter: ',', fingerprint: 'f', phones: 'Phone' },
	};
	const decided = [
		...[row(1), row(2), row(3), row(4), row(5)].map((each) => ({
			...each,
			Left: '' as const,
			ClientMessageId: `c${each.row}`,
		})),
		{ ...row(6, { Problem: 'No number' }), Left: '' as const, ClientMessageId: 'c6' },
		{ ...row(7), Left: 'OPTED OUT' as const, ClientMessageId: 'c7' },
	];
	const answers = [
		{
			outcome: 'accepted',
			umid: 'u1',
			destination: '+6591234561',
			scheduled: '2026-11-21T10:00:00Z',
			batchId: 'b',
			segments: 1,
		},
		{
			outcome: 'accepted',
			umid: 'u2',
			destination: '+6591234562',
			scheduled: '2026-11-22T10:00:00Z',
			batchId: 'b',
			segments: 2,
		},
		{
			error: 'Row 3 (item 2): Blocked',
			message: "Row 3 (item 2): Number '1' is blocked. Ask.",
			details: { outcome: 'rejected' },
		},
		{
			error: 'Row 4 (item 3): No answer',
			message: 'Row 4 (item 3): No answer. Look.',
			details: { outcome: 'unknown' },
		},
		{ outcome: 'accepted', skipped: true, duplicateOf: { item: 0 } },
	];
	const result = resultOf({ submission, rows: decided, answers, isChecked: true, now: '2026-11-21T10:00:00Z' });

	test('says of every row what happened to it, under the columns of the file', () => {
		const [headings, ...lines] = result.csv.trimEnd().split('\r\n');
		expect(headings).toBe(
			'\ufeffPhone,Outcome,Reason,Number,Sent At,Scheduled At,Segments,UMID,Client Message ID,Batch ID',
		);
		expect(lines.map((line) => line.split(',')[1])).toEqual([
			...['SENT', 'SCHEDULED', 'NOT SENT', 'UNKNOWN', 'DUPLICATE', 'NOT SENT', 'OPTED OUT'],
		]);
		expect(result.csv).not.toContain('item 2');
		expect(result.title).toBe('1 of 7 rows sent, 1 scheduled, 1 not confirmed');
	});

	test('notes what was handed over, and which of it is known not to have been sent', () => {
		expect([result.keys, result.failed]).toEqual(['k1 k2 k3 k4 k5', 'k3']);
	});

	test('notes no text as failed that another row has sent, or may have sent, to the same number', () => {
		const twice = decided.slice(0, 2).map((each) => ({ ...each, Key: 'k' }));
		const [sent, rejected, unknown] = [answers[0] ?? {}, answers[2] ?? {}, answers[3] ?? {}];
		const failedOf = (...given: Row[]) =>
			resultOf({ submission, rows: twice, answers: given, isChecked: true, now: '2026-11-21T10:00:00Z' }).failed;
		expect(failedOf(sent, rejected)).toBe('');
		expect(failedOf(rejected, unknown)).toBe('');
		expect(failedOf(rejected, rejected)).toBe('k');
		expect(failedOf(rejected, answers[4] ?? {})).toBe('k');
	});

	test('keeps nothing that an earlier campaign said', () => {
		const cells = { Phone: 1, Outcome: 'SENT', UMID: 'old', 'Sent At': 'then', 'Client Message ID': 'old' };
		const rows = [{ ...row(1, { Problem: 'No number', cells }), Left: '' as const, ClientMessageId: 'c1' }];
		const { csv } = resultOf({ submission, rows, answers: [], isChecked: true, now: '2026-11-21T10:00:00Z' });
		expect(csv).toContain('1,NOT SENT,No number,,,,,,,\r\n');
	});

	test('reports what was passed on without an answer from 8x8 as unknown, never as sent', () => {
		const passedOn = decided.slice(0, 5).map((each) => ({ ...each }));
		const { counts, csv } = resultOf({
			submission,
			rows: decided,
			answers: passedOn,
			isChecked: true,
			now: '2026-11-21T10:00:00Z',
		});
		expect(counts).toEqual({ UNKNOWN: 5, 'NOT SENT': 1, 'OPTED OUT': 1 });
		expect(csv).toContain('The node may be disabled');
	});

	test('belongs to the message with its ID where Send SMS Batch has returned some messages only', () => {
		const some = [0, 1, 3].map((index) => ({ ...answers[0], clientMessageId: `c${index + 1}` }));
		const { csv, failed } = resultOf({
			submission,
			rows: decided,
			answers: some,
			isChecked: true,
			now: '2026-11-21T10:00:00Z',
		});
		const outcomes = csv.split('\r\n').map((line) => line.split(',')[1]);
		expect(outcomes.slice(1, 6)).toEqual(['SENT', 'SENT', 'UNKNOWN', 'SENT', 'UNKNOWN']);
		expect(failed).toBe('');
	});

	test('reports what nothing came back for as unknown, never as sent', () => {
		const { counts } = resultOf({
			submission,
			rows: decided,
			answers: [],
			isChecked: true,
			now: '2026-11-21T10:00:00Z',
		});
		expect(counts).toEqual({ UNKNOWN: 5, 'NOT SENT': 1, 'OPTED OUT': 1 });
	});
});
