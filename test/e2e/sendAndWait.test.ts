import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../../sandbox/n8n/client';
import { withCredential } from '../../sandbox/n8n/demo';
import type { Message } from '../../sandbox/server/messages';
import { chain, manualTrigger, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
/** An execution that waits for a receipt that never comes. n8n notices up to a minute later that its time is over. */
let forgotten: string;

beforeAll(async () => {
	bench = await openWorkbench({ delayScale: 0.2 });
	bench.sandbox.addFault({ effects: [{ kind: 'receipts', steps: [] }] });
	const limit = { values: { limitType: 'afterTimeInterval', resumeAmount: 0.02, resumeUnit: 'minutes' } };
	forgotten = await start('sendAndWaitForReceipt', { options: { limitWaitTime: limit } });
	await sentMessage();
	bench.sandbox.reset();
});

afterEach(() => {
	bench.sandbox.reset();
});

afterAll(async () => {
	await bench.close();
});

/** Starts a workflow that waits, and returns its execution's ID. */
async function start(operation: string, parameters: INodeParameters = {}, node = 'eightByEightSms') {
	const { n8n, credential } = bench;
	const step = {
		name: 'Send',
		type: `n8n-nodes-8x8-sms.${node}`,
		typeVersion: 1,
		parameters: { resource: 'message', operation, destination: '+6591234567', text: 'Hello', ...parameters },
	};
	const workflow = await n8n.createWorkflow(withCredential(chain(`Wait: ${operation}`, [step]), credential));
	return await n8n.run(workflow, manualTrigger);
}

const sentMessage = () =>
	until('the message', {}, () => {
		const [message] = bench.sandbox.messages();
		return message;
	});

const waiting = (id: string) =>
	until('the wait', {}, async () => {
		const execution = await bench.n8n.execution(id);
		return execution.status === 'waiting' ? execution : undefined;
	});

async function post(url: string, body: object | URLSearchParams | FormData) {
	const isForm = body instanceof URLSearchParams || body instanceof FormData;
	const response = await fetch(url, {
		method: 'POST',
		...(isForm ? { body } : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
	});
	return { status: response.status, text: await response.text() };
}

function receipt({ umid, destination }: Pick<Message, 'umid' | 'destination'>, state: string, more: IDataObject = {}) {
	const payload = { umid, destination, subAccountId: 'a', source: 'b', status: { state }, ...more };
	return { namespace: 'SMS', eventType: 'outbound_message_status_changed', description: 'x', payload };
}

test("8x8's own receipts end the wait: interim ones leave it waiting, the final one goes on", async () => {
	const id = await start('sendAndWaitForReceipt');
	const execution = await bench.n8n.waitForExecution(id);
	const { umid } = await sentMessage();
	expect(execution).toMatchObject({ status: 'success' });
	expect(execution.output('Send')).toMatchObject([
		{ outcome: 'accepted', umid, state: 'delivered', detail: 'delivered_to_recipient', destination: '+6591234567' },
	]);
	expect(bench.sandbox.messages()).toHaveLength(1);
});

test('a receipt that comes before the execution is stored is posted again, and ends the wait', async () => {
	bench.sandbox.addFault({
		effects: [
			{ kind: 'receipts', steps: [{ state: 'delivered' }] },
			// Accepted at once, and answered completely only afterwards: the receipt always comes first.
			{ kind: 'slowBody', milliseconds: 10_000 },
		],
	});
	const id = await start('sendAndWaitForReceipt');
	const execution = await bench.n8n.waitForExecution(id);
	expect(execution.output('Send')).toMatchObject([{ state: 'delivered' }]);
	// The execution may end before n8n has answered the receipt.
	const statuses = await until('the last answer', {}, () => {
		const known = bench.sandbox.deliveries().flatMap(({ attempts }) => attempts.map(({ status }) => status));
		return known.at(-1) === 200 ? known : undefined;
	});
	expect(statuses[0]).toBeGreaterThanOrEqual(400);
});

test('an unconfirmed message is settled by its receipt', async () => {
	bench.sandbox.addFault({ effects: [{ kind: 'answer', status: 500, accepted: true }] });
	const id = await start('sendAndWaitForReceipt');
	const execution = await bench.n8n.waitForExecution(id);
	const { umid } = await sentMessage();
	expect(execution.output('Send')).toMatchObject([{ outcome: 'accepted', umid, state: 'delivered' }]);
	expect(bench.sandbox.messages()).toHaveLength(1);
});

test('forged calls change nothing, of two receipts at once one goes on, and a replayed one comes too late', async () => {
	bench.sandbox.addFault({ effects: [{ kind: 'receipts', steps: [] }] });
	const id = await start('sendAndWaitForReceipt');
	const message = await sentMessage();
	await waiting(id);
	const url = String(message.dlrCallbackUrl);
	const forged = new URL(url);
	forged.searchParams.set('signature', '0'.repeat(64));
	const otherRound = new URL(url);
	otherRound.searchParams.set('r', '00000000');
	const other = { ...message, umid: '7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e11' };
	expect((await post(forged.href, receipt(message, 'delivered'))).status).toBe(401);
	expect((await post(otherRound.href, receipt(message, 'delivered'))).status).toBe(200);
	expect((await post(url, receipt(other, 'delivered'))).status).toBe(200);
	expect((await post(url, receipt(message, 'sent'))).status).toBe(200);
	expect((await fetch(url)).status).toBe(405);
	expect(await waiting(id)).toMatchObject({ status: 'waiting' });
	const both = await Promise.all([post(url, receipt(message, 'read')), post(url, receipt(message, 'read'))]);
	expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
	const execution = await bench.n8n.waitForExecution(id);
	expect(execution.output('Send')).toMatchObject([{ state: 'read' }]);
	expect((await post(url, receipt(message, 'delivered'))).status).toBe(409);
	expect((await bench.n8n.execution(id)).output('Send')).toMatchObject([{ state: 'read' }]);
});

test('a question is answered by the button of its page, and by nothing else', async () => {
	const id = await start('sendAndWait', { message: 'Shall we?' });
	const { text } = await sentMessage();
	await waiting(id);
	const link = text.split('\n').at(-1) ?? '';
	const opened = await fetch(link);
	expect([opened.status, await opened.text()]).toEqual([200, expect.stringContaining('<p>Shall we?</p>')]);
	expect((await fetch(link, { method: 'HEAD' })).status).toBeLessThan(500);
	const forged = new URL(link);
	forged.searchParams.set('signature', '0'.repeat(64));
	expect((await post(forged.href, new URLSearchParams({ answer: 'approve' }))).status).toBe(401);
	expect((await post(link, new URLSearchParams({ approved: 'true' }))).status).toBe(422);
	await sleep(200);
	expect(await waiting(id)).toMatchObject({ status: 'waiting' });
	const answered = await post(link, new URLSearchParams({ answer: 'approve' }));
	expect(answered).toMatchObject({
		status: 200,
		text: expect.stringContaining('Your answer has been sent.') as string,
	});
	const execution = await bench.n8n.waitForExecution(id);
	expect(execution.output('Send')).toMatchObject([{ state: 'answered', data: { approved: true } }]);
	// n8n's own page, which says that nothing is left to do.
	const again = await fetch(link);
	expect([again.status, await again.text()]).toEqual([200, expect.stringMatching(/no action required/i)]);
});

test('a custom form is answered in the encoding of its page, with a file', async () => {
	const values = [
		{ fieldLabel: 'Extras', fieldType: 'checkbox', fieldChoices: 'Tea, Cake' },
		{ fieldLabel: 'Photo', fieldType: 'file', acceptFileTypes: '.png' },
	];
	const id = await start('sendAndWait', { message: 'What?', responseType: 'customForm', formFields: { values } });
	const { text } = await sentMessage();
	await waiting(id);
	const link = text.split('\n').at(-1) ?? '';
	expect(await (await fetch(link)).text()).toContain('enctype="multipart/form-data"');
	const files = { 'field-1': { filepath: '/etc/hostname', originalFilename: 'a.png', mimetype: 'image/png', size: 1 } };
	expect((await post(link, { data: {}, files })).status).toBeGreaterThanOrEqual(400);
	const answer = new FormData();
	answer.append('field-0', 'Tea');
	answer.append('field-0', 'Cake');
	answer.append('field-1', new File(['photo'], 'me.png', { type: 'image/png' }));
	expect((await post(link, answer)).status).toBe(200);
	const execution = await bench.n8n.waitForExecution(id);
	expect(execution.output('Send')).toMatchObject([
		{ state: 'answered', data: { Extras: ['Tea', 'Cake'], Photo: { filename: 'me.png', size: 5 } } },
	]);
});

test.each([
	['sendAndWaitForReceipt', {}, { state: 'noReceipt' }],
	['sendAndWait', { message: 'Shall we?' }, { state: 'noAnswer', data: { approved: false } }],
])('Retry of a stopped execution sends nothing again and goes on at once (%s)', async (operation, parameters, over) => {
	bench.sandbox.addFault({ effects: [{ kind: 'receipts', steps: [] }] });
	const id = await start(operation, parameters);
	await sentMessage();
	await waiting(id);
	await bench.n8n.stopExecution(id);
	expect(await bench.n8n.waitForExecution(id)).toMatchObject({ status: 'canceled' });
	for (const loadWorkflow of [false, true]) {
		const retried = await bench.n8n.waitForExecution(await bench.n8n.retryExecution(id, { loadWorkflow }));
		expect(retried.output('Send')).toMatchObject([{ outcome: 'accepted', destination: '+6591234567', ...over }]);
	}
	expect(bench.sandbox.messages()).toHaveLength(1);
});

describe('8x8 Chat Apps', () => {
	const fallback = {
		values: [{ channel: 'WhatsApp', fallbackAfter: 10, successStatus: 'Delivered' }, { channel: 'SMS' }],
	};

	test('waits through the failure of WhatsApp for the SMS that follows it', async () => {
		const parameters = { destination: '+447700900124', channels: fallback };
		const id = await start('sendAndWaitForReceipt', parameters, 'eightByEightChatApps');
		const execution = await bench.n8n.waitForExecution(id);
		const { umid, history } = await sentMessage();
		expect(execution.output('Send')).toMatchObject([{ outcome: 'accepted', umid, channel: 'SMS', state: 'delivered' }]);
		expect(history).toContainEqual(expect.objectContaining({ channel: 'WhatsApp', state: 'undelivered' }));
		expect(bench.sandbox.messages()).toHaveLength(1);
	});

	test("is answered on the page that WhatsApp's button opens, and not by opening it", async () => {
		const id = await start('sendAndWait', { message: 'Shall we?', channels: fallback }, 'eightByEightChatApps');
		const { chat } = await sentMessage();
		await waiting(id);
		const link = chat?.content.interactive?.action.parameters?.url ?? '';
		expect(await (await fetch(link)).text()).toContain('<p>Shall we?</p>');
		expect(await waiting(id)).toMatchObject({ status: 'waiting' });
		expect((await post(link, new URLSearchParams({ answer: 'disapprove' }))).status).toBe(200);
		const execution = await bench.n8n.waitForExecution(id);
		expect(execution.output('Send')).toMatchObject([{ state: 'answered', data: { approved: false } }]);
	});
});

test('when the time is over, the item says that no receipt came', async () => {
	const execution = await bench.n8n.waitForExecution(forgotten, { timeout: 120_000 });
	expect(execution).toMatchObject({ status: 'success' });
	expect(execution.output('Send')).toMatchObject([{ outcome: 'accepted', state: 'noReceipt' }]);
});
