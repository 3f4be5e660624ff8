import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { loadContract } from '../../contract/load';
import { jsonSchema } from '../../contract/model';
import { schemaCheck } from '../../contract/schemas';
import { contractCheck } from '../contract/contractCheck';
import { channelIds } from '../../sandbox/server/chat/channels';
import { call, onMessages, sendBatch, sendMessageBatch, type ApiAnswer } from './client';
import { brokenValues, validValues, type Known } from './generated';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({
		subAccountIds: ['acme_hq'],
		rateLimits: { getSms: 0, subAccount: 0, ipAddress: 0 },
		delayScale: 0,
	});
});
afterAll(() => sandbox.close());

const isApiError = await contractCheck('ApiError');
const { apis } = await loadContract();
const operations = apis
	.flatMap((api) => api.operations.map((operation) => ({ ...operation, api: api.name })))
	// A file comes as a form: see chatFiles.test.ts.
	.filter(({ id }) => id !== 'uploadFile');
const batchAnswer = z.object({ batchId: z.string(), rejectedCount: z.number() });

const later = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const known: Known = {
	destination: fc.constantFrom('+6591234567', '6598765432', '+6581234567'),
	msisdn: fc.constantFrom('+6591234567', '+6581234567'),
	destinations: fc.array(fc.constantFrom('+6591234567', '12025550143'), { minLength: 1, maxLength: 4 }),
	country: fc.constant('SG'),
	scheduled: fc.constantFrom(later(-1), later(1)),
	expiry: fc.constantFrom(later(24), later(48)),
	subAccountId: fc.constantFrom('acme_hq', '*'),
	from: fc.constantFrom(later(-48), later(-24)),
	to: fc.constantFrom(later(-1), later(1)),
	// The rules on a whole list or set of buttons are not described field by field.
	sections: fc.constant([{ title: 'Tonight', rows: [{ id: '1930', title: '19:30' }] }]),
	buttons: fc.constant([{ type: 'reply', reply: { id: 'yes', title: 'Yes' } }]),
};

const sharedFields = ['source', 'encoding', 'scheduled', 'expiry'];
const withMessages = z.looseObject({ messages: z.array(z.looseObject({})) });

/** A batch whose messages all have the first one's values in the fields that they must share. */
function withSharedFields(body: unknown): unknown {
	const parsed = withMessages.safeParse(body);
	if (!parsed.success) return body;
	const isShared = ([name]: [string, unknown]) => sharedFields.includes(name);
	const common = Object.entries(parsed.data.messages[0] ?? {}).filter(isShared);
	const messages = parsed.data.messages.map((message) => {
		const own = Object.entries(message).filter((entry) => !isShared(entry));
		return Object.fromEntries([...own, ...common]);
	});
	return { ...parsed.data, messages };
}

async function startedJob(): Promise<string> {
	const { json } = await onMessages(sandbox, 'POST', '/exports', {});
	return z.object({ jobId: z.string() }).parse(json).jobId;
}

/** The ID of a message that just came in through WhatsApp. */
function received(): string {
	return sandbox.receive({ source: '6591234567', chat: { channel: 'WhatsApp', type: 'Text', content: { text: 'Hi' } } })
		.umid;
}

/** A path with real IDs in it. */
async function realPath(path: string): Promise<string> {
	const isChat = path.startsWith('/chatapps');
	const batch = isChat
		? await sendMessageBatch(sandbox, {
				messages: [{ user: { msisdn: '+6591234567' }, type: 'text', content: { text: 'Hi' }, scheduled: later(1) }],
			})
		: await sendBatch(sandbox, { messages: [{ destination: '+6591234567', text: 'Hi', scheduled: later(1) }] });
	const { batchId } = batchAnswer.parse(batch.json);
	const umid = path.endsWith('/read') ? received() : (sandbox.messages().at(-1)?.umid ?? '');
	return path
		.replace('{subAccountId}', 'acme_hq')
		.replace('{accountId}', sandbox.accountId)
		.replace('{channelId}', channelIds.WhatsApp)
		.replace('{batchId}', batchId)
		.replace('{jobId}', path.includes('{jobId}') ? await startedJob() : '')
		.replace('{umid}', umid);
}

describe.each(operations)('$id', (operation) => {
	const { method, api, responses } = operation;
	const path = `${api === 'chatApps' ? '/chatapps' : ''}${operation.path}`;
	const [success = 200] = operation.success;
	const answerSchema = jsonSchema(responses[success]?.content);
	const isAnswer = answerSchema && schemaCheck(answerSchema);
	const schema = operation.body?.schema;
	const isRequest = schemaCheck(schema ?? {});

	function expectAnswer({ status, json, text }: ApiAnswer) {
		expect(status, text).toBe(success);
		if (isAnswer === undefined) expect(text).toBe('');
		else expect(isAnswer(json), JSON.stringify(isAnswer.errors)).toBe(true);
	}

	// Some rules are not described field by field: either messages or destinations, what messages share, what content a
	// type needs.
	const bodies = schema
		? validValues(schema, known)
				.map((body) => (['sendSmsBatch', 'sendSurveyBatch'].includes(operation.id) ? withSharedFields(body) : body))
				.map((body) =>
					operation.id === 'sendTypingIndicator' ? { type: 'typing', channel: 'whatsapp', umid: received() } : body,
				)
				.filter((body) => isRequest(body))
		: fc.constant(undefined);

	function expectFailure({ status, json, headers }: ApiAnswer, expected: number) {
		expect(status, JSON.stringify(json)).toBe(expected);
		expect(responses[status], `the contract has a status ${status}`).toBeDefined();
		expect(isApiError(json), JSON.stringify(isApiError.errors)).toBe(true);
		for (const [name, { example }] of Object.entries(responses[status]?.headers ?? {})) {
			expect(headers.get(name), `${status} ${name}`).toBe(String(example));
		}
	}

	test('refuses a wrong key', async () => {
		const answer = await call(sandbox, method, await realPath(path), {
			apiKey: 'wrong',
			body: schema && {},
		});
		expectFailure(answer, 401);
		expect(answer.json).toMatchObject({ code: 1200 });
	});

	test('fails on request as the contract says', async () => {
		const [body] = fc.sample(bodies, { numRuns: 1, seed: 8 });
		const real = await realPath(path);
		const statuses = Object.keys(responses).map(Number);
		for (const status of statuses.filter((each) => each >= 400)) {
			const headers = status === 429 ? { 'retry-after': '1' } : {};
			sandbox.addFault({ operation: operation.id, times: 1, effects: [{ kind: 'answer', status, headers }] });
			expectFailure(await call(sandbox, method, real, { body }), status);
		}
		expect(statuses).toContain(426);
	});

	test('refuses what does not belong to the account', async () => {
		const real = await realPath(path);
		const foreign = real
			.replace('acme_hq', 'other_hq')
			.replace(sandbox.accountId, 'ffffffff-8888-4e57-9c1b-0d0c5e55a8b0');
		const answer = await call(sandbox, method, foreign);
		const isAccount = path.includes('{accountId}');
		expectFailure(answer, isAccount ? 403 : 401);
		expect(answer.json).toMatchObject({ code: isAccount ? 1201 : 1001 });
	});

	if (schema === undefined) {
		test('answers as the contract says', async () => {
			expectAnswer(await call(sandbox, method, await realPath(path)));
		});
		return;
	}

	test('takes every request that the contract allows, and answers as it says', async () => {
		const real = await realPath(path);
		await fc.assert(
			fc.asyncProperty(bodies, async (body) => {
				expectAnswer(await call(sandbox, method, real, { body }));
			}),
			{ numRuns: 30 },
		);
	});

	test('refuses every request that breaks one rule of the contract', async () => {
		const real = await realPath(path);
		for (const valid of fc.sample(bodies, { numRuns: 4, seed: 8 })) {
			for (const { name, value } of brokenValues(schema, valid)) {
				const answer = await call(sandbox, method, real, { body: value });
				const isOneMessage = name.startsWith('body.messages[]') || name.startsWith('body.destinations[]');
				const isRejected = batchAnswer.safeParse(answer.json).data?.rejectedCount === 1;
				if (isOneMessage && isRejected) continue;
				expect(answer.status, `${name}: ${JSON.stringify(value)}`).toBe(400);
				expectFailure(answer, 400);
			}
		}
	});
});
