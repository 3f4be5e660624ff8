import { readFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod/v4';
import type { Credential, Workflow } from '../../../sandbox/n8n/client';
import { freePort } from '../../../sandbox/n8n/ports';
import { sandboxCredentialData } from '../../../sandbox/n8n/demo';
import { openWorkbench, type Workbench } from '../workbench';
import { choose, importWorkflow, publish } from './imported';

const secret = 'Okta-7d0f2f6e5b1c';
const code = '402913';

let bench: Workbench;
let workflow: Workflow;
let headerAuth: Credential;

beforeAll(async () => {
	bench = await openWorkbench();
	const data = { name: 'Authorization', value: secret };
	headerAuth = await bench.n8n.createCredential({ name: 'Okta', type: 'httpHeaderAuth', data });
	workflow = await importWorkflow(bench, 'okta-telephony-hook.json', { nodes: { 'Okta calls': choose(headerAuth) } });
	await publish(bench.n8n, workflow);
});

afterEach(() => {
	bench.sandbox.reset();
});

afterAll(async () => {
	await bench.n8n.unpublish(workflow);
	await bench.close();
});

const messageProfile = {
	msgTemplate: `(Acme) Your code is ${code}. Don't share it.`,
	phoneNumber: '+12025550142',
	otpExpires: '2026-05-04T11:35:05.000Z',
	deliveryChannel: 'SMS',
	otpCode: code,
	locale: 'EN-US',
};

let events = 0;

/** What Okta posts, each time for another code. */
const request = (changes: Partial<typeof messageProfile> = {}, eventId = `uS5871kJThSsU8qlA${++events}`) => ({
	eventId,
	eventTime: '2026-05-04T11:30:05.000Z',
	eventType: 'com.okta.telephony.provider',
	eventTypeVersion: '1.0',
	contentType: 'application/json',
	cloudEventVersion: '0.1',
	source: 'https://acme.example/api/v1/inlineHooks/calz6lVQA77AwFeEe0g3',
	requestType: 'com.okta.user.telephony.mfa-verification',
	data: {
		context: { request: { id: 'reqRgSk8IBBRhuo0YdlEDTmUw', method: 'POST', ipAddress: '127.0.0.1' } },
		userProfile: { firstName: 'Ada', lastName: 'L', login: 'ada@acme.example', userId: '00uyxxSknGtK8022w0g3' },
		messageProfile: { ...messageProfile, ...changes },
	},
});

const answerSchema = z.object({
	commands: z
		.tuple([
			z.object({
				type: z.literal('com.okta.telephony.action'),
				value: z.tuple([z.object({ status: z.string(), provider: z.string(), transactionId: z.string() })]),
			}),
		])
		.optional(),
	error: z
		.object({
			errorSummary: z.string().min(1),
			errorCauses: z.array(z.object({ errorSummary: z.string(), reason: z.string() })),
		})
		.optional(),
});

async function okta(body: unknown, authorization: string | undefined = secret, path = 'okta-sms') {
	const answer = await fetch(`${bench.n8n.url}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...(authorization === '' ? {} : { authorization }) },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
	const text = await answer.text();
	return { status: answer.status, text, json: () => answerSchema.parse(JSON.parse(text)) };
}

test('a code that 8x8 queues is SUCCESSFUL, with the umid', async () => {
	const answer = await okta(request({}, 'uS5871kJThSsU8qlALTcg'));
	const sent = bench.sandbox.messages();
	expect(sent).toMatchObject([
		{ destination: '12025550142', text: messageProfile.msgTemplate, clientMessageId: 'uS5871kJThSsU8qlALTcg' },
	]);
	expect(answer.status).toBe(200);
	expect(answer.json()).toMatchObject({
		commands: [{ value: [{ status: 'SUCCESSFUL', provider: '8x8', transactionId: sent[0]?.umid }] }],
	});
});

test('a number without its plus sign is texted as well', async () => {
	expect(await okta(request({ phoneNumber: '12025550142' }))).toMatchObject({ status: 200 });
	expect(bench.sandbox.messages()).toMatchObject([{ destination: '12025550142' }]);
});

test.each([
	[
		'rejects the text with status 200',
		{ kind: 'reject', description: 'invalid MSISDN format' },
		/invalid MSISDN format/,
	],
	['refuses it', { kind: 'answer', status: 403 }, /403/],
	['asks to wait', { kind: 'answer', status: 429 }, /429/],
	['breaks down', { kind: 'answer', status: 500 }, /./],
	['breaks down after it took the text', { kind: 'answer', status: 500, accepted: true }, /./],
	['does not answer', { kind: 'timeout', accepted: true }, /./],
] as const)('when 8x8 %s, Okta gets a 400, and nothing is sent again', async (_name, effect, reason) => {
	const { sandbox } = bench;
	sandbox.addFault({ effects: [effect] });
	const answer = await okta(request());
	expect(answer.status).toBe(400);
	expect(answer.json().commands).toBeUndefined();
	expect(answer.json().error?.errorCauses[0]?.reason).toMatch(reason);
	expect(answer.text).not.toContain(code);
	expect(sandbox.messages()).toHaveLength('accepted' in effect ? 1 : 0);
});

test('a repeated call sends nothing, and gets the answer to the first', async () => {
	const { sandbox } = bench;
	const first = await okta(request({}, 'again'));
	const second = await okta(request({}, 'again'));
	expect(second.status).toBe(200);
	expect(second.json().commands?.[0].value[0].transactionId).toBe(first.json().commands?.[0].value[0].transactionId);
	expect(sandbox.messages()).toHaveLength(1);

	sandbox.addFault({ effects: [{ kind: 'answer', status: 500, accepted: true }] });
	await okta(request({}, 'unknown'));
	expect((await okta(request({}, 'unknown'))).json().error?.errorCauses[0]?.reason).toMatch(/already handled/);
	expect(sandbox.messages()).toHaveLength(2);
});

test('simultaneous calls send one code', async () => {
	const answers = await Promise.all([1, 2, 3].map(() => okta(request({}, 'at once'))));
	expect(bench.sandbox.messages()).toHaveLength(1);
	expect(answers.map(({ status }) => status).sort()[0]).toBe(200);
});

test.each([
	['a call', request({ deliveryChannel: 'CALL' }), /deliveryChannel is CALL/],
	['no number', request({ phoneNumber: '' }), /no phoneNumber/],
	['no text', request({ msgTemplate: '' }), /no msgTemplate/],
	['nothing to recognise it by', request({}, ''), /no eventId/],
	['something else altogether', { hello: 'world' }, /deliveryChannel is missing/],
	['a list', [1, 2], /deliveryChannel is missing/],
	['nothing', '', /deliveryChannel is missing/],
])('%s is refused with 400, and nothing is sent', async (_name, body, reason) => {
	const answer = await okta(body);
	expect(answer.status).toBe(400);
	expect(answer.json().error?.errorCauses[0]?.reason).toMatch(reason);
	expect(bench.sandbox.messages()).toEqual([]);
});

test('an invalid number is refused with 400 before anything is sent', async () => {
	const answer = await okta(request({ phoneNumber: '12' }));
	expect(answer.status).toBe(400);
	expect(answer.json().error?.errorCauses[0]?.reason).toMatch(/Destination '12'/);
	expect(bench.sandbox.messages()).toEqual([]);
});

test.each([
	['without the secret', ''],
	['with a wrong one', 'Okta-guessed'],
])('a call %s is turned away', async (_name, authorization) => {
	expect((await okta(request(), authorization)).status).toBe(403);
	expect(bench.sandbox.messages()).toEqual([]);
});

test('text that is not JSON does not make a 5XX', async () => {
	const { status } = await okta('{"data": ');
	expect(status).toBeGreaterThanOrEqual(400);
	expect(status).toBeLessThan(500);
});

test('when 8x8 cannot be reached, Okta gets a 400 that says the code was not sent', async () => {
	const { n8n, sandbox } = bench;
	const port = await freePort();
	const unreachable = await n8n.createCredential({
		name: 'Nobody there',
		type: 'eightByEightSmsApi',
		data: { ...sandboxCredentialData(sandbox), baseUrl: `http://127.0.0.1:${port}` },
	});
	const other = await importWorkflow(bench, 'okta-telephony-hook.json', {
		nodes: {
			'Okta calls': (node) => {
				choose(headerAuth)(node);
				node.parameters.path = 'okta-unreachable';
			},
			'Send the code': choose(unreachable),
		},
	});
	await publish(n8n, other);
	const answer = await okta(request(), secret, 'okta-unreachable');
	expect(answer.status).toBe(400);
	const cause = answer.json().error?.errorCauses[0];
	expect(cause?.errorSummary).toBe('The message was not sent');
	expect(cause?.reason).toContain('could not be reached');
	expect(answer.text).not.toContain(code);
	expect(await n8n.executions(other)).toEqual([]);
	await n8n.unpublish(other);
});

test('neither an execution nor a log is left of all this', async () => {
	await okta(request());
	await okta(request({ phoneNumber: '12' }));
	expect(await bench.n8n.executions(workflow)).toEqual([]);
	const log = await readFile(inject('n8n').logFile, 'utf8');
	expect(log).not.toContain(code);
	expect(log).not.toContain(secret);

	// n8n marks such an execution as due for its next clean-up, some minutes later at most.
	const database = new DatabaseSync(inject('n8n').databaseFile, { readOnly: true });
	const kept = database
		.prepare(
			'select deletedAt from execution_entity join execution_data on executionId = id where data like ? or data like ?',
		)
		.all(`%${code}%`, `%${secret}%`);
	const due = z.array(z.object({ deletedAt: z.string() })).parse(kept);
	database.close();
	expect(due.length).toBeGreaterThan(0);
	for (const { deletedAt } of due) expect(Date.parse(`${deletedAt}Z`)).toBeLessThanOrEqual(Date.now() - 3_600_000);
});
