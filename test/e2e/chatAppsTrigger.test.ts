import { randomUUID } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { until, type NewWorkflow, type Workflow } from '../../sandbox/n8n/client';
import { withCredential } from '../../sandbox/n8n/demo';
import { sendMessage } from '../sandbox/client';
import { openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
let published: Workflow | undefined;

beforeAll(async () => {
	bench = await openWorkbench({ delayScale: 0, retryScale: 0, subAccountIds: ['acme_hq'] });
});
afterEach(async () => {
	if (published !== undefined) await bench.n8n.unpublish(published);
	published = undefined;
	bench.sandbox.reset();
});
afterAll(async () => {
	await bench.close();
});

const node = (name: string, type: string, typeVersion: number, parameters: INodeParameters, column: number) => ({
	id: randomUUID(),
	name,
	type,
	typeVersion,
	parameters,
	position: [column * 220, 0] as [number, number],
});
const trigger = (events: string[], options: INodeParameters = {}) => ({
	...node('Chat', 'n8n-nodes-8x8-sms.eightByEightChatAppsTrigger', 2, { events, options }, 0),
	webhookId: randomUUID(),
});

/** A branch for each button, by what it sends back. */
function branches(...replies: string[]): NewWorkflow {
	const values = replies.map((reply) => ({
		conditions: {
			options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
			combinator: 'and',
			conditions: [
				{
					id: randomUUID(),
					leftValue: '={{ $json.replyId }}',
					rightValue: reply,
					operator: { type: 'string', operation: 'equals' },
				},
			],
		},
	}));
	const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
	return {
		name: 'A branch for each button',
		nodes: [
			trigger(['inbound_message_received']),
			node('Which', 'n8n-nodes-base.switch', 3.2, { rules: { values }, options: {} }, 1),
			...replies.map((reply) => node(reply, 'n8n-nodes-base.noOp', 1, {}, 2)),
		],
		connections: { Chat: { main: [to('Which')] }, Which: { main: replies.map(to) } },
	};
}

async function publish(workflow: NewWorkflow): Promise<Workflow> {
	published = await bench.n8n.createWorkflow(withCredential(workflow, bench.credential));
	expect(await bench.n8n.publish(published)).toMatchObject({ status: 'published' });
	return published;
}

async function succeeded(workflow: Workflow, count: number) {
	const ended = await until(`${count} executions`, { timeout: 60_000 }, async () => {
		const done = (await bench.n8n.executions(workflow)).filter(({ status }) => status === 'success');
		return done.length >= count ? done : undefined;
	});
	const ids = ended.map(({ id }) => id).toSorted((one, other) => Number(one) - Number(other));
	return await Promise.all(ids.map((id) => bench.n8n.execution(id)));
}

test('publishing registers both webhooks, a button on a card of the phone takes its own branch, and unpublishing removes them', async () => {
	const { sandbox } = bench;
	const workflow = await publish(branches('book', 'later'));
	expect(sandbox.chatWebhooks()).toMatchObject([{ type: 'MSG', subAccountId: 'acme_hq' }]);
	const suggestions = ['book', 'later'].map((postbackData) => ({
		reply: { text: `To ${postbackData}`, postbackData },
	}));
	const contentInfo = { fileUrl: 'https://example.com/laksa.jpg' };
	const richCard = {
		cardOrientation: 'vertical',
		title: 'Laksa',
		media: { height: 'short', contentInfo },
		suggestions,
	};
	await sendMessage(sandbox, { user: { msisdn: '+6591234567' }, type: 'richCard', content: { richCard } });
	const umid = sandbox.messages()[0]?.umid ?? '';
	sandbox.press(umid, 'To later');
	const [execution] = await succeeded(workflow, 1);
	expect(execution?.output('Chat')).toMatchObject([
		{ type: 'buttonReply', replyId: 'later', channel: 'RCS', msisdn: '+6591234567', replyToUmid: umid },
	]);
	expect(execution?.output('later')).toHaveLength(1);
	await bench.n8n.unpublish(workflow);
	published = undefined;
	expect(sandbox.chatWebhooks()).toEqual([]);
});

test('the states of a message start the workflow on each channel', async () => {
	const events = ['outbound_message_status_changed'];
	const workflow = await publish({
		name: 'Receipts',
		nodes: [trigger(events, { finalStatesOnly: false })],
		connections: {},
	});
	const channels = [{ channel: 'WhatsApp', fallbackAfter: 60 }, { channel: 'SMS' }];
	const user = { msisdn: '+447700900124' };
	await sendMessage(bench.sandbox, { user, type: 'text', content: { text: 'Hi' }, channels });
	const executions = await succeeded(workflow, 4);
	expect(executions.map((each) => each.output('Chat')[0])).toMatchObject([
		{ channel: 'WhatsApp', state: 'sent' },
		{ channel: 'WhatsApp', state: 'undelivered', hasFailed: true },
		{ channel: 'SMS', state: 'sent' },
		{ channel: 'SMS', state: 'delivered', isFinal: true },
	]);
});
