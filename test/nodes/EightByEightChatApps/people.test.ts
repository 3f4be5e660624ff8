import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { type ScriptedAnswer, startScriptedApi } from '../../engine/scriptedApi';
import { credentialOf, list, type Others, runChatNode } from './runChatNode';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ delayScale: 0 });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const text = 'Your table 4711 is booked';
const stopped = { onError: 'stopWorkflow', retryOnFail: true, maxTries: 3, waitBetweenTries: 0 } as const;
const destinations = () => sandbox.messages().map(({ destination }) => destination);

/** Sends a text to the people of the items, by their IDs where they have any. */
function sendTo(people: IDataObject[], parameters: IDataObject = {}, others: Others = {}) {
	const { options, ...fields } = parameters;
	const ids = { channelUserId: '={{ $json.whatsApp }}', lineUserId: '={{ $json.line }}' };
	const defaults = { operation: 'sendBatch', destination: '={{ $json.phone }}', text };
	return runChatNode(sandbox, { ...defaults, ...fields, options: { ...ids, ...(options as IDataObject) } }, people, {
		...others,
	});
}

/** IDs that have the same digits, in the same order. */
const [ann, ben] = [{ whatsApp: 'SG.a1b2c3' }, { whatsApp: 'SG.x1y2z3' }];
const [cid, dan] = [{ line: 'U1a2b3c' }, { line: 'U1x2y3z' }];

describe('people without numbers', () => {
	test.each([
		['WhatsApp', [ann, ben], ['SG.a1b2c3', 'SG.x1y2z3']],
		['LINE', [cid, dan], ['U1a2b3c', 'U1x2y3z']],
	])('of %s each get their own message of a batch', async (_app, people, ids) => {
		const { rows } = await sendTo(people);
		expect(rows).toMatchObject(ids.map((destination) => ({ outcome: 'accepted', destination })));
		expect(destinations()).toEqual(ids);
		expect(new Set(rows.map(({ umid }) => umid)).size).toBe(2);
	});

	test('are recognised by Retry On Fail: whoever has the message does not get it again, and the other gets it', async () => {
		sandbox.addFault({ operation: 'sendMessage', skip: 1, times: 1, effects: [{ kind: 'answer', status: 401 }] });
		const parameters = { operation: 'send', options: { concurrency: 1, maxRetries: 0 } };
		const { rows, error } = await sendTo([ann, ben], parameters, { settings: stopped });
		expect(error).toBeUndefined();
		expect(rows).toMatchObject([{ destination: 'SG.a1b2c3' }, { destination: 'SG.x1y2z3' }]);
		expect(destinations()).toEqual(['SG.a1b2c3', 'SG.x1y2z3']);
	});

	test('who occur twice get the same text once, and other people get it too', async () => {
		const { rows } = await sendTo([ann, ann, ben, { phone: '+6591234567' }]);
		expect(destinations()).toEqual(['SG.a1b2c3', 'SG.x1y2z3', '6591234567']);
		expect(rows).toHaveLength(4);
	});

	test('have an unknown outcome if the answer names somebody else', async () => {
		const answer = ({ body }: { body: unknown }): ScriptedAnswer => {
			const { clientMessageId } = body as { clientMessageId: string };
			const user = { channelUserId: ben.whatsApp };
			return { status: 200, body: { umid: randomUUID(), user, clientMessageId, status: { state: 'queued' } } };
		};
		const api = await startScriptedApi(answer);
		const credential = { ...credentialOf(sandbox), baseUrl: api.url };
		const { rows } = await sendTo([ann], { operation: 'send' }, { credential });
		await api.close();
		expect(rows).toMatchObject([{ details: { outcome: 'unknown', destination: 'SG.a1b2c3' } }]);
	});
});

describe("client message IDs of the node's own", () => {
	const idsOf = (rows: IDataObject[]) => rows.map(({ clientMessageId }) => z.string().parse(clientMessageId));
	const people = Array.from({ length: 12 }, (_, index) => ({ phone: `+65912345${index + 10}` }));

	test('that would be longer than 8x8 accepts are shortened, and remain different', async () => {
		const { rows } = await sendTo(people, {}, { executionId: '7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e21' });
		const ids = idsOf(rows);
		expect(new Set(ids).size).toBe(people.length);
		expect(Math.max(...ids.map(({ length }) => length))).toBeLessThanOrEqual(50);
		expect(sandbox.messages().map(({ clientMessageId }) => clientMessageId)).toEqual(ids);
	});

	test('that are shortened are the same on every try', async () => {
		const ids: unknown[] = [];
		const api = await startScriptedApi(({ body }) => {
			ids.push((body as IDataObject).clientMessageId);
			return { status: 401, body: { code: 1200, message: 'Unauthorized', errorId: randomUUID(), timestamp: '' } };
		});
		const credential = { ...credentialOf(sandbox), baseUrl: api.url };
		const executionId = 'x'.repeat(60);
		await sendTo(people.slice(0, 1), { operation: 'send' }, { credential, executionId, settings: stopped });
		await api.close();
		expect(ids).toHaveLength(3);
		expect(new Set(ids).size).toBe(1);
		expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
	});
});

describe('a message that 8x8 rejects', () => {
	const template = { messageType: 'template', templateFrom: 'fields', template: { name: 'no_such', language: 'en' } };

	test.each(['send', 'sendBatch'])('by code is explained by what the code is about (%s)', async (operation) => {
		const { rows } = await sendTo([{ phone: '+6591234567' }], { operation, ...template });
		expect(rows).toMatchObject([{ details: { outcome: 'rejected', code: 3038, status: 200 } }]);
		expect(rows[0]?.error).toContain('8x8 rejected the message because of the template (code 3038)');
	});

	test('does not affect the others of its batch', async () => {
		sandbox.addFault({ destination: '6591234568', effects: [{ kind: 'reject', description: `Not: ${text}` }] });
		const phones = ['+6591234567', '+6591234568', '+6591234569'].map((phone) => ({ phone }));
		const { rows } = await sendTo(phones);
		expect(rows).toMatchObject([
			{ outcome: 'accepted' },
			{ details: { outcome: 'rejected', destination: '+6591234568' } },
			{ outcome: 'accepted' },
		]);
		expect(rows[1]?.error).not.toContain('4711');
	});

	test.each([
		[1002, 'a field of the message'],
		[3005, 'the person, the text, an address or the location'],
		[3024, 'the channels'],
		[3051, 'the channels'],
		[3047, 'the WhatsApp user'],
		[3053, 'the template'],
	])('with code %i is explained without words that may hold its text', async (errorCode, about) => {
		const api = await startScriptedApi(({ body }) => {
			const { user, clientMessageId } = body as IDataObject;
			const status = { state: 'rejected', errorCode, errorMessage: `Refused: ${text}` };
			return { status: 200, body: { umid: randomUUID(), user, clientMessageId, status } };
		});
		const credential = { ...credentialOf(sandbox), baseUrl: api.url };
		const { rows } = await sendTo([{ phone: '+6591234567' }], { operation: 'send' }, { credential });
		await api.close();
		expect(rows).toMatchObject([{ details: { outcome: 'rejected', code: errorCode } }]);
		expect(rows[0]?.error).toContain(`because of ${about} (code ${errorCode})`);
		expect(rows[0]?.error).not.toContain('4711 is booked');
	});

	test('is sent again by Retry On Fail, and the others of its batch are not', async () => {
		sandbox.addFault({ destination: '6591234568', times: 1, effects: [{ kind: 'reject' }] });
		const phones = ['+6591234567', '+6591234568'].map((phone) => ({ phone }));
		const { rows, error } = await sendTo(phones, { channels: list({ channel: 'WhatsApp' }) }, { settings: stopped });
		expect(error).toBeUndefined();
		expect(rows.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
		const accepted = sandbox.messages().filter(({ state }) => state !== 'rejected');
		expect(accepted.map(({ destination }) => destination)).toEqual(['6591234567', '6591234568']);
	});
});
