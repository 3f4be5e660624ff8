import { randomUUID } from 'node:crypto';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { until, type NewWorkflow, type Workflow } from '../../sandbox/n8n/client';
import { withCredential } from '../../sandbox/n8n/demo';
import { channelIds } from '../../sandbox/server/chat/channels';
import { chain, manualTrigger, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;
let listening: Workflow;

beforeAll(async () => {
	bench = await openWorkbench({ delayScale: 0 });
});
beforeEach(() => bench.sandbox.reset());
afterAll(async () => {
	await bench.n8n.unpublish(listening);
	await bench.close();
});

const user = '+6591234567';
const chat = (name: string, parameters: INodeParameters) => ({
	name,
	type: 'n8n-nodes-8x8-sms.eightByEightChatApps',
	typeVersion: 1,
	parameters: { resource: 'message', operation: 'send', destination: user, ...parameters },
});
const through = (...channels: string[]) => ({ values: channels.map((channel) => ({ channel })) });
const sending = (...steps: ReturnType<typeof chat>[]): NewWorkflow =>
	withCredential(chain('Through chat apps', steps), bench.credential);

/** A workflow for everything that comes in, and for every state of what went out. */
function receiving(): NewWorkflow {
	const trigger = {
		...{
			id: randomUUID(),
			webhookId: randomUUID(),
			name: 'Chat',
			typeVersion: 2,
			position: [0, 0] as [number, number],
		},
		type: 'n8n-nodes-8x8-sms.eightByEightChatAppsTrigger',
		parameters: { events: ['inbound_message_received', 'outbound_message_status_changed'] },
	};
	return withCredential({ name: 'All of chat', nodes: [trigger], connections: {} }, bench.credential);
}

/** Waits until events like the given ones have started the workflow; some arrive together. */
async function received(...wanted: IDataObject[]): Promise<void> {
	await until(`${wanted.length} events`, { timeout: 60_000 }, async () => {
		const ended = (await bench.n8n.executions(listening)).filter(({ status }) => status === 'success');
		const executions = await Promise.all(ended.map(({ id }) => bench.n8n.execution(id)));
		const events = executions.flatMap((each) => each.output('Chat'));
		const isThere = (event: IDataObject) =>
			events.some((each) => Object.entries(event).every(([name, value]) => each[name] === value));
		return wanted.every(isThere) ? true : undefined;
	});
}

test('WhatsApp and RCS messages go out, their receipts and an answer start another workflow', async () => {
	const { n8n, sandbox } = bench;
	listening = await n8n.createWorkflow(receiving());
	expect(await n8n.publish(listening)).toMatchObject({ status: 'published' });
	expect(
		sandbox
			.chatWebhooks()
			.map(({ type }) => type)
			.toSorted(),
	).toEqual(['CADR', 'MSG']);

	const card = { messageType: 'richCard', cardTitle: 'Laksa', cardMediaUrl: 'https://example.com/laksa.jpg' };
	const chips = { cardSuggestions: { values: [{ kind: 'reply', text: 'Book a table', postbackData: 'book' }] } };
	const execution = await n8n.runToEnd(
		await n8n.createWorkflow(
			sending(
				chat('WhatsApp', { text: 'Your table is booked', channels: through('WhatsApp') }),
				chat('RCS', { ...card, ...chips, channels: through('RCS') }),
				chat('Get', { operation: 'get', umid: "={{ $('WhatsApp').item.json.umid }}" }),
			),
		),
		manualTrigger,
	);
	expect(execution).toMatchObject({ status: 'success' });
	const [text, sent] = sandbox.messages();
	expect(execution.output('WhatsApp')).toMatchObject([{ umid: text?.umid, outcome: 'accepted', destination: user }]);
	expect(execution.output('RCS')).toMatchObject([{ umid: sent?.umid, outcome: 'accepted' }]);
	expect(execution.output('Get')).toMatchObject([{ umid: text?.umid, channel: 'WhatsApp' }]);

	sandbox.press(sent?.umid ?? '', 'Book a table');
	sandbox.receive({ source: user, chat: { channel: 'WhatsApp', type: 'Text', content: { text: 'Thank you' } } });
	await received(
		{ umid: text?.umid, channel: 'WhatsApp', state: 'delivered' },
		{ umid: sent?.umid, channel: 'RCS', state: 'delivered' },
		{ type: 'buttonReply', channel: 'RCS', payload: 'book', replyToUmid: sent?.umid },
		{ type: 'text', channel: 'WhatsApp', text: 'Thank you', msisdn: user },
	);
});

test('a template with the values of its fields goes through WhatsApp, and through SMS where it does not arrive', async () => {
	const { n8n, sandbox } = bench;
	const value = { body_1_text_1: 'Ann', body_2_text_2: '2', body_3_text_3: 'Friday', button2_1_url_1: 'bistro' };
	const parameters = {
		...{ messageType: 'template', templateFrom: 'list', channelId: channelIds.WhatsApp, destination: '+447700900124' },
		templateName: { __rl: true, mode: 'list', value: 'table_booked|en', cachedResultName: 'table_booked' },
		templateVariables: { mappingMode: 'defineBelow', value, schema: [] },
		channels: { values: [{ channel: 'WhatsApp', fallbackAfter: 60, successStatus: 'Delivered' }, { channel: 'SMS' }] },
		options: { fallbackText: 'Your table is booked for Friday.' },
	};
	const workflow = await n8n.createWorkflow(sending(chat('Template', parameters)));
	expect(await n8n.runToEnd(workflow, manualTrigger)).toMatchObject({ status: 'success' });
	const text = 'Your table is booked for Friday.';
	const sms = await until('the SMS', {}, () => sandbox.messages().find((message) => message.text === text));
	expect(sms).toMatchObject({
		chat: { channel: 'SMS', content: { template: { name: 'table_booked', language: 'en' } } },
		history: expect.arrayContaining([
			expect.objectContaining({ channel: 'WhatsApp', state: 'undelivered' }),
		]) as unknown,
	});
	expect(sandbox.messages()).toHaveLength(1);
});
