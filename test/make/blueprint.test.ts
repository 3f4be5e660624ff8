import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { loadContract } from '../../contract/load';
import { operationNamed } from '../../contract/model';
import { schemaCompiler, valueProblem } from '../../contract/schemas';
import { brokenPart } from '../../nodes/text/brokenText';
import { numberCases } from '../cases/numbers';
import { templateCases } from '../cases/templates';
import { loadBlueprint, modulesIn, type Blueprint } from './blueprint';
import { dryRun, type Answer, type Request, type Rows } from './dryRun';
import { unknownFields } from '../../tools/providers/problems';

let blueprint: Blueprint;
let sandbox: Sandbox;

beforeAll(async () => {
	blueprint = await loadBlueprint();
	sandbox = await startSandbox();
});
afterEach(() => {
	sandbox.reset();
});
afterAll(() => sandbox.close());

const text = 'Say "hi" \\ to {1} {}\n👋 for €5, \u2028 100%';
const row = (changes: Partial<Record<'id' | 'phone' | 'text' | 'status', string | number>> = {}) => [
	changes.id ?? 'row-1',
	changes.phone ?? '+65 9123-4567',
	changes.text ?? text,
	changes.status ?? '',
];

/** The requests of a run, each answered as given. */
async function requestsOf(rows: Rows, answer: Answer = { statusCode: 200, data: { status: { code: 'QUEUED' } } }) {
	const requests: Request[] = [];
	await dryRun(blueprint, rows, (request) => {
		requests.push(request);
		return Promise.resolve(answer);
	});
	return requests;
}

/** Carries a request to the sandbox, as Make does with the key in its keychain. */
async function toSandbox({ url, method, contentType, body }: Request): Promise<Answer> {
	const { pathname } = new URL(url.replace('YOUR_SUB_ACCOUNT', sandbox.subAccountId));
	try {
		const answer = await fetch(sandbox.url + pathname, {
			method,
			redirect: 'manual',
			headers: { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': contentType },
			body: body.replace('YOUR_SENDER_ID', 'Bistro'),
		});
		const data: unknown = await answer.json().catch(() => undefined);
		return { statusCode: answer.status, data };
	} catch {
		return 'none';
	}
}

describe('the request', () => {
	test('is a call of the contract, with a body that its schema takes whatever a row holds', async () => {
		const sendSms = operationNamed(await loadContract(), 'sendSms');
		const schema = sendSms.body?.schema ?? {};
		const path = sendSms.path.replace('{subAccountId}', 'YOUR_SUB_ACCOUNT');
		const rows = [row(), row({ id: 'a "b"\n{c}', phone: '(+65) 91234567' }), row({ text: 42 })];
		const requests = await requestsOf(rows);
		expect(requests).toHaveLength(3);
		for (const { url, method, contentType, body } of requests) {
			expect([method, new URL(url).pathname]).toEqual([sendSms.method, path]);
			expect(contentType).toBe('application/json');
			const parsed: unknown = JSON.parse(body.replace('YOUR_SENDER_ID', 'Bistro'));
			expect(valueProblem(schemaCompiler(), schema, parsed)).toBeUndefined();
			expect(unknownFields(schema, parsed)).toEqual([]);
			expect(parsed).toMatchObject({ destination: '+6591234567' });
		}
		expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({ text, clientMessageId: 'row-1', encoding: 'AUTO' });
		expect(JSON.parse(requests[1]?.body ?? '')).toMatchObject({ clientMessageId: 'abc' });
		expect(JSON.parse(requests[2]?.body ?? '')).toMatchObject({ text: '42' });
	});

	test("goes to one of 8x8's regions, takes its key from the keychain, follows no redirect and shows every status", () => {
		const http = modulesIn(blueprint.flow).find(({ module }) => module.startsWith('http:'));
		expect(http?.mapper).toMatchObject({ followRedirect: false, followAllRedirects: false, parseResponse: true });
		expect(http?.mapper?.url).toMatch(/^https:\/\/sms\.8x8\.com\//);
		expect(http?.parameters).toEqual({ auth: null, handleErrors: false });
		expect(JSON.stringify(blueprint)).not.toMatch(/bearer/i);
	});
});

describe('a number', () => {
	const written = numberCases.filter(
		({ input, country, home }) =>
			(typeof input === 'string' || typeof input === 'number') &&
			input !== '' &&
			country === undefined &&
			home === undefined,
	);

	test('is texted as the nodes text it, or its row says why not', async () => {
		for (const { input, expected } of written) {
			const rows: Rows = [row({ phone: typeof input === 'number' ? input : String(input) })];
			const [request] = await requestsOf(rows);
			const { destination } = request === undefined ? {} : (JSON.parse(request.body) as { destination?: unknown });
			expect([undefined, expected], String(input)).toContain(destination);
			expect(rows[0]?.[3], String(input)).toBe(destination === undefined ? 'NOT SENT' : 'SENT');
		}
	});

	test.each(['+6591234567', '+65 9123-4567', '(+65) 9123 4567', '+1 (415) 555-2671', '+2250123456789'])(
		'such as %s is texted',
		async (phone) => {
			expect(await requestsOf([row({ phone })])).toHaveLength(1);
		},
	);
});

describe('a text', () => {
	test('is texted where nothing is missing in it, or its row says why not', async () => {
		const broken = ['Hi #N/A', 'Total: #REF!', '#NAME?', 'Hi Loading...'];
		const whole = ['We are loading the van', 'Ranked #1', 'Room {12}', 'a } b { c'];
		const cases = [
			...broken.map((message) => ({ message, isWhole: false })),
			...whole.map((message) => ({ message, isWhole: true })),
			...templateCases.map(({ template }) => ({ message: template, isWhole: brokenPart(template) === undefined })),
		];
		expect(cases.filter(({ isWhole }) => !isWhole).length).toBeGreaterThan(15);
		for (const { message, isWhole } of cases) {
			const rows: Rows = [row({ text: message })];
			const requests = await requestsOf(rows);
			expect([requests.length, rows[0]?.[3]], message).toEqual(isWhole ? [1, 'SENT'] : [0, 'NOT SENT']);
			if (!isWhole) expect(rows[0]?.[5]).toContain('something is missing in it');
		}
	});
});

describe('a run', () => {
	test('texts the rows without a Status, writes what became of them, and leaves the others alone', async () => {
		const rows: Rows = [
			row(),
			row({ id: 'row-2', status: 'SENT' }),
			row({ id: 'row-3', phone: '' }),
			row({ text: '' }),
		];
		await dryRun(blueprint, rows, toSandbox);
		const [message, ...others] = sandbox.messages();
		expect(others).toEqual([]);
		expect(message).toMatchObject({ destination: '6591234567', text, clientMessageId: 'row-1' });
		expect(rows[0]?.slice(3)).toEqual(['SENT', message?.umid, '', '2026-05-04 11:30:05']);
		expect(rows.slice(1).map((cells) => cells[3])).toEqual(['SENT', '', '']);
	});

	test.each([
		[
			'a rejection with status 200',
			{ kind: 'reject', description: 'invalid MSISDN format' },
			'NOT SENT',
			/invalid MSISDN/,
		],
		['a refusal', { kind: 'answer', status: 403 }, 'NOT SENT', /^403 ./],
		['too many requests', { kind: 'answer', status: 429 }, 'NOT SENT', /^429/],
		['a failure of 8x8', { kind: 'answer', status: 500, accepted: true }, 'UNKNOWN', /answered 500.*8x8 Connect/],
		['a time-out of 8x8', { kind: 'answer', status: 408 }, 'UNKNOWN', /answered 408/],
		['a redirect', { kind: 'answer', status: 307, headers: { location: '/' } }, 'UNKNOWN', /answered 307/],
		["an answer that is not 8x8's", { kind: 'answer', status: 200, body: '{}' }, 'UNKNOWN', /answered 200/],
		['a broken connection', { kind: 'reset', accepted: true }, 'UNKNOWN', /no answer/],
	] as const)(
		'writes what is known after %s, and a second run sends nothing',
		async (_name, effect, status, reason) => {
			sandbox.addFault({ times: 1, effects: [effect] });
			const rows: Rows = [row()];
			await dryRun(blueprint, rows, toSandbox);
			expect(rows[0]?.[3]).toBe(status);
			expect(rows[0]?.[5]).toMatch(reason);
			const sent = sandbox.messages().length;
			await dryRun(blueprint, rows, toSandbox);
			expect(sandbox.messages()).toHaveLength(sent);
		},
	);

	test('marks a row before it is sent', async () => {
		const rows: Rows = [row()];
		let before: unknown;
		await dryRun(blueprint, rows, (request) => {
			before = rows[0]?.[3];
			return toSandbox(request);
		});
		expect(before).toBe('SENDING');
	});

	test('writes one outcome for every status there is', async () => {
		for (let statusCode = 100; statusCode < 600; statusCode += 1) {
			const rows: Rows = [row()];
			await requestsOf(rows, { statusCode, data: { status: { code: 'REJECTED' } } });
			expect([statusCode, rows[0]?.[3]]).not.toContain('SENDING');
			expect([statusCode, rows[0]?.[3]]).not.toContain('SENT');
		}
	});

	test('is never repeated by Make: nothing is stored to be run again, and runs do not overlap', () => {
		expect(blueprint.metadata.scenario).toMatchObject({ sequential: true, dlq: false, confidential: true });
		const handlers = modulesIn(blueprint.flow).filter(({ module }) => module === 'builtin:Ignore');
		expect(handlers).toHaveLength(1);
		expect(JSON.stringify(blueprint)).not.toContain('builtin:Break');
	});

	test('names its modules with numbers of their own, and no connection of anybody', () => {
		const all = modulesIn(blueprint.flow);
		expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
		expect(
			all.flatMap(({ parameters }) => Object.entries(parameters)).filter(([key]) => key === '__IMTCONN__'),
		).toEqual(Array.from({ length: 8 }, () => ['__IMTCONN__', null]));
	});
});
