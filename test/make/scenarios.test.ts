import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadContract } from '../../contract/load';
import type { Contract } from '../../contract/model';
import { optOutWords } from '../../nodes/events/optOut';
import { brokenPart } from '../../nodes/text/brokenText';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { numberCases } from '../cases/numbers';
import { templateCases } from '../cases/templates';
import { manifest, moduleNamed } from './app';
import { type Blueprint, loadBlueprint, modulesIn } from './blueprint';
import { dryRun, type Rows } from './dryRun';
import type { Answer, Send, Sent } from './runApp';
import { connectionTo, departures, toSandbox } from './sandboxAsMake';

const names = ['texts-from-sheet', 'texts-from-sheet-http', 'receipts-into-sheet', 'stop'] as const;

let contract: Contract;
let sandbox: Sandbox;
const blueprints = new Map<string, Blueprint>();

beforeAll(async () => {
	contract = await loadContract();
	sandbox = await startSandbox();
	for (const name of names) blueprints.set(name, await loadBlueprint(name));
});
afterEach(() => {
	sandbox.reset();
});
afterAll(() => sandbox.close());

function scenario(name: string): Blueprint {
	const found = blueprints.get(name);
	if (found === undefined) throw new Error(`There is no scenario ${name}`);
	return found;
}

const text = 'Say "hi" \\ to {1} {}\n👋 for €5, \u2028 100%';
const row = (changes: Partial<Record<'id' | 'phone' | 'text' | 'status' | 'optedOut', string | number>> = {}) => [
	changes.id ?? 'row-1',
	changes.phone ?? '+65 9123-4567',
	changes.text ?? text,
	changes.status ?? '',
	...(changes.optedOut === undefined ? [] : ['', '', '', changes.optedOut]),
];

/** The HTTP module's key is in Make's keychain, and its address is filled in by hand. */
const filledIn = (send: Send): Send => {
	return async (request) =>
		await send({
			...request,
			url: request.url.replace('YOUR_SUB_ACCOUNT', sandbox.subAccountId),
			headers: { authorization: `Bearer ${sandbox.apiKey}`, ...request.headers },
		});
};

async function runOver(name: string, rows: Rows, send: Send = toSandbox(sandbox, [])): Promise<void> {
	await dryRun(scenario(name), { tabs: { Texts: rows }, send: filledIn(send), connection: connectionTo(sandbox) });
}

const queued: Answer = { status: 200, headers: {}, text: '{"umid":"u","status":{"code":"QUEUED"}}' };

/** The requests of a run, each with the given answer. */
async function requestsOf(name: string, rows: Rows, answer = queued): Promise<Sent[]> {
	const requests: Sent[] = [];
	await runOver(name, rows, (request) => {
		requests.push(request);
		return Promise.resolve(answer);
	});
	return requests;
}

const bodyOf = (request: Sent | undefined): unknown => JSON.parse(request?.body ?? '{}');

describe.each(['texts-from-sheet', 'texts-from-sheet-http'] as const)('%s', (name) => {
	test('makes requests as the contract has them, whatever a row holds', async () => {
		const rows = [row(), row({ id: 'a "b"\n{c}', phone: '(+65) 91234567' }), row({ text: 42 })];
		const requests = await requestsOf(name, rows);
		expect(requests).toHaveLength(3);
		for (const request of requests) expect(departures(contract, request)).toEqual([]);
		expect(bodyOf(requests[0])).toMatchObject({ destination: '+6591234567', text, clientMessageId: 'row-1' });
		expect(bodyOf(requests[0])).not.toHaveProperty('source');
		expect(bodyOf(requests[1])).toMatchObject({ clientMessageId: 'abc' });
		expect(bodyOf(requests[2])).toMatchObject({ text: '42' });
	});

	test('texts a number as the nodes do, or its row says why not', async () => {
		const written = numberCases.filter(
			({ input, country, home }) =>
				(typeof input === 'string' || typeof input === 'number') &&
				input !== '' &&
				country === undefined &&
				home === undefined,
		);
		for (const { input, expected } of written) {
			const rows: Rows = [row({ phone: typeof input === 'number' ? input : String(input) })];
			const [request] = await requestsOf(name, rows);
			const { destination } = bodyOf(request) as { destination?: unknown };
			expect([undefined, expected], String(input)).toContain(destination);
			expect(rows[0]?.[3], String(input)).toBe(destination === undefined ? 'NOT SENT' : 'SENT');
		}
	});

	test.each(['+6591234567', '+65 9123-4567', '(+65) 9123 4567', '+1 (415) 555-2671', '+2250123456789'])(
		'texts %s',
		async (phone) => {
			expect(await requestsOf(name, [row({ phone })])).toHaveLength(1);
		},
	);

	test('sends complete texts, or the row says why not', async () => {
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
			const requests = await requestsOf(name, rows);
			expect([requests.length, rows[0]?.[3]], message).toEqual(isWhole ? [1, 'SENT'] : [0, 'NOT SENT']);
			if (!isWhole) expect(rows[0]?.[5]).toContain('leftover placeholder in braces');
		}
	});

	test('leaves out who has opted out, and says so', async () => {
		const rows: Rows = [row({ optedOut: 'yes' }), row({ optedOut: '#REF!' }), row({ optedOut: '' })];
		expect(await requestsOf(name, rows)).toHaveLength(1);
		expect(rows.map((cells) => cells[3])).toEqual(['NOT SENT', 'NOT SENT', 'SENT']);
		expect(rows[0]?.[5]).toContain('wants no messages');
	});

	test('texts the rows without a Status, writes what is known, and leaves the others alone', async () => {
		const rows: Rows = [
			row(),
			row({ id: 'row-2', status: 'SENT' }),
			row({ id: 'row-3', phone: '' }),
			row({ text: '' }),
		];
		await runOver(name, rows);
		const [message, ...others] = sandbox.messages();
		expect(others).toEqual([]);
		expect(message).toMatchObject({ destination: '6591234567', text, clientMessageId: 'row-1' });
		expect(rows[0]?.slice(3)).toEqual(['SENT', message?.umid, '', '2026-05-04 11:30:05']);
		expect(rows.slice(1).map((cells) => cells[3])).toEqual(['SENT', '', '']);
	});

	test.each([
		['a rejection with status 200', { kind: 'reject', description: 'invalid MSISDN' }, 'NOT SENT', /invalid MSISDN/],
		['a refusal', { kind: 'answer', status: 403 }, 'NOT SENT', /403/],
		['too many requests', { kind: 'answer', status: 429 }, 'NOT SENT', /429/],
		['a failure of 8x8', { kind: 'answer', status: 500, accepted: true }, 'UNKNOWN', /500.*8x8 Connect/],
		['a time-out of 8x8', { kind: 'answer', status: 408 }, 'UNKNOWN', /408/],
		['a redirect', { kind: 'answer', status: 307, headers: { location: '/' } }, 'UNKNOWN', /307/],
		["an answer that is not 8x8's", { kind: 'answer', status: 200, body: '{}' }, 'UNKNOWN', /200/],
		['a broken connection', { kind: 'reset', accepted: true }, 'UNKNOWN', /./],
	] as const)(
		'writes what is known after %s, and a second run sends nothing',
		async (_name, effect, status, reason) => {
			sandbox.addFault({ times: 1, effects: [effect] });
			const rows: Rows = [row()];
			await runOver(name, rows);
			expect(rows[0]?.[3]).toBe(status);
			expect(rows[0]?.[5]).toMatch(reason);
			const before = sandbox.messages().length;
			await runOver(name, rows);
			expect(sandbox.messages()).toHaveLength(before);
		},
	);

	test('marks a row before it is sent', async () => {
		const rows: Rows = [row()];
		let before: unknown;
		await runOver(name, rows, (request) => {
			before = rows[0]?.[3];
			return toSandbox(sandbox, [])(request);
		});
		expect(before).toBe('SENDING');
	});

	test('writes one outcome for every status there is', async () => {
		for (let status = 200; status < 600; status += 1) {
			const rows: Rows = [row()];
			await requestsOf(name, rows, { status, headers: {}, text: '{"status":{"code":"REJECTED"}}' });
			expect([status, rows[0]?.[3]]).not.toContain('SENDING');
			expect([status, rows[0]?.[3]]).not.toContain('SENT');
		}
	});
});

describe('texts-from-sheet-http', () => {
	test('takes its key from the keychain, follows no redirect and shows every status', () => {
		const http = modulesIn(scenario('texts-from-sheet-http').flow).find(({ module }) => module.startsWith('http:'));
		expect(http?.mapper).toMatchObject({ allowRedirects: false, stopOnHttpError: false, parseResponse: true });
		expect(http?.parameters).toMatchObject({ authenticationType: 'apiKey', apiKeyKeychain: null });
		expect(JSON.stringify(http)).not.toMatch(/bearer/i);
	});
});

describe('receipts-into-sheet', () => {
	const receipt = (state: string) => ({
		umid: 'u1',
		status: { state, detail: `${state}_detail`, timestamp: '2026-05-04T11:30:08Z' },
	});
	const sentRow = (id: string, umid: string) => [...row({ id, status: 'SENT' }), umid, '', ''];

	async function write(rows: Rows, ...states: string[]): Promise<void> {
		const unused: Send = () => Promise.reject(new Error('It sends nothing'));
		for (const state of states) {
			await dryRun(scenario('receipts-into-sheet'), { tabs: { Texts: rows }, send: unused, event: receipt(state) });
		}
	}

	test("writes a receipt into its message's row", async () => {
		const rows: Rows = [sentRow('a', 'u0'), sentRow('b', 'u1')];
		await write(rows, 'delivered');
		expect(rows[1]?.slice(8)).toEqual(['delivered', 'delivered_detail', '2026-05-04T11:30:08Z']);
		expect(rows[0]).toHaveLength(7);
	});

	test.each([
		[['sent', 'delivered'], 'delivered'],
		[['delivered', 'sent'], 'delivered'],
		[['delivered', 'read'], 'read'],
		[['undelivered', 'sent'], 'undelivered'],
	])('of %j keeps %s', async (states, kept) => {
		const rows: Rows = [sentRow('b', 'u1')];
		await write(rows, ...states);
		expect(rows[0]?.[8]).toBe(kept);
	});
});

describe('stop', () => {
	async function optOutsAfter(body: string): Promise<Rows> {
		const tabs: Record<string, Rows> = { 'Opt-outs': [] };
		const event = { source: '+6591234567', body };
		await dryRun(scenario('stop'), { tabs, send: () => Promise.reject(new Error('It sends nothing')), event });
		return tabs['Opt-outs'] ?? [];
	}

	test.each(['STOP', ' stop! ', 'Stop.', '"Opt out"', 'UNSUBSCRIBE'])(
		'notes the number of anyone who texts %s',
		async (body) => {
			expect(await optOutsAfter(body)).toEqual([['6591234567', body, '2026-05-04 11:30:05']]);
		},
	);

	test('knows every word that the nodes know', async () => {
		for (const word of optOutWords) expect(await optOutsAfter(word), word).toHaveLength(1);
	});

	test.each(['Please stop by at noon', 'Yes', ''])('leaves %j alone', async (body) => {
		expect(await optOutsAfter(body)).toEqual([]);
	});
});

describe('every scenario', () => {
	test.each(names)(
		'%s is never repeated by Make: nothing is stored to be run again, and runs do not overlap',
		(name) => {
			const { metadata, flow } = scenario(name);
			expect(metadata.scenario).toMatchObject({ sequential: true, dlq: false, confidential: true });
			expect(JSON.stringify(flow)).not.toContain('builtin:Break');
		},
	);

	test.each(names)('%s numbers its modules, and names no connection of anybody', (name) => {
		const all = modulesIn(scenario(name).flow);
		expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
		for (const { parameters } of all) {
			for (const [key, value] of Object.entries(parameters)) {
				if (key.startsWith('__IMT')) expect(value).toBeNull();
			}
		}
	});

	test.each(names)("%s uses the app's modules by their names and fields", (name) => {
		for (const { module, mapper } of modulesIn(scenario(name).flow)) {
			const [app, id = ''] = module.split(':');
			if (app !== 'YOUR_APP') continue;
			expect(Object.keys(manifest.components.module)).toContain(id);
			const fields = id.startsWith('watch') ? [] : moduleNamed(id).panel.map((field) => field.name);
			expect(fields).toEqual(expect.arrayContaining(Object.keys(mapper ?? {})));
		}
	});
});
