import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { until, type Workflow } from '../../../sandbox/n8n/client';
import type { Channel } from '../../../sandbox/server/chat/channels';
import { openWorkbench, type Workbench } from '../workbench';
import { startHelpDesk } from './helpDesk';
import { choose, ended, filledIn, importWorkflow, publish, type Setup } from './imported';

let bench: Workbench;
let published: Workflow[] = [];

beforeAll(async () => {
	bench = await openWorkbench({ delayScale: 0 });
});
afterEach(async () => {
	for (const workflow of published) await bench.n8n.unpublish(workflow);
	published = [];
	bench.sandbox.reset();
});
afterAll(() => bench.close());

async function start(file: string, nodes: Setup['nodes'] = {}): Promise<Workflow> {
	const workflow = await importWorkflow(bench, file, { nodes, settings: {} });
	await publish(bench.n8n, workflow);
	published.push(workflow);
	return workflow;
}

const sentTo = (phone: string) => bench.sandbox.messages().filter(({ destination }) => `+${destination}` === phone);
const write = (source: string, channel: Channel, text: string, payload?: string) =>
	bench.sandbox.receive({
		source,
		chat: { channel, type: 'Text', content: { text, ...(payload !== undefined && { payload }) } },
	});

test('an RCS card goes out; the first button that a person presses is answered once, and nobody else is', async () => {
	const { n8n, sandbox } = bench;
	const [ann, bob, cy] = ['+6591340001', '+6591340002', '+447700900124'];
	const filter = await start('filter-opted-out-data-table.json');
	const workflow = await start('rcs-card-with-buttons.json', {
		People: filledIn({ phones: `={{ ${JSON.stringify([ann, bob, cy])} }}` }),
		'Filter opted-out': (node) => {
			node.parameters.workflowId = { __rl: true, mode: 'id', value: filter.id };
			node.disabled = false;
		},
	});
	expect(await n8n.runToEnd(workflow, 'Start')).toMatchObject({ status: 'success' });
	await until('the SMS', {}, () => sentTo(cy).find(({ text }) => text.startsWith('Laksa night: two courses')));
	expect([ann, bob].map((phone) => sentTo(phone)[0]?.chat?.type)).toEqual(['richCard', 'richCard']);

	const card = sentTo(ann)[0]?.umid ?? '';
	sandbox.press(card, 'Book a table');
	sandbox.press(card, 'Book a table');
	sandbox.press(card, 'Not this time');
	sandbox.press(sentTo(bob)[0]?.umid ?? '', 'No more offers');
	write('+6591340009', 'RCS', 'Book a table', 'book');
	await ended(n8n, workflow, 6);
	expect(sentTo(ann)).toHaveLength(2);
	expect(sentTo(ann)[1]).toMatchObject({ chat: { channel: 'RCS', type: 'text' } });
	expect(sentTo(bob)).toHaveLength(1);
	expect(sentTo('+6591340009').filter(({ direction }) => direction === 'outbound')).toEqual([]);

	await n8n.runToEnd(workflow, 'Start');
	expect(sentTo(bob)).toHaveLength(1);
	expect(sentTo(ann)).toHaveLength(3);
});

test('what comes in through a chat app opens a ticket, and its reply goes back the same way, once, to whoever wrote', async () => {
	const { n8n, sandbox } = bench;
	const desk = await startHelpDesk();
	try {
		const secret = 'Desk-9c4d1e7a2b60';
		const header = { name: 'Authorization', value: secret };
		const headerAuth = await n8n.createCredential({ name: 'Help desk', type: 'httpHeaderAuth', data: header });
		await start('whatsapp-support.json', {
			Settings: filledIn({ 'Help desk URL': desk.url }),
			'Reply from help desk': choose(headerAuth),
		});
		const reply = async (id: string, to: string, authorization = secret) => {
			const headers = { 'content-type': 'application/json', authorization };
			const body = JSON.stringify({ id, to, text: `It is on its way: ${id}` });
			const answer = await fetch(`${n8n.url}/webhook/chat-reply`, { method: 'POST', headers, body });
			return { status: answer.status, body: await answer.text() };
		};
		const tickets = (count: number) =>
			until(`${count} tickets`, { timeout: 60_000 }, () => (desk.tickets.length >= count ? desk.tickets : undefined));
		const [ann, hidden] = ['+6591340011', 'SG.13491208655302741918'];

		const { umid } = write(ann, 'WhatsApp', 'Where is "my" order?\nThank you');
		expect(await tickets(1)).toMatchObject([
			{ key: umid, body: { id: umid, person: ann, channel: 'WhatsApp', text: 'Where is "my" order?\nThank you' } },
		]);
		expect(await Promise.all([reply('r-1', ann), reply('r-1', ann)])).toMatchObject(
			expect.arrayContaining([
				expect.objectContaining({ status: 200 }),
				expect.objectContaining({ status: 409 }),
			]) as object,
		);
		const outbound = () => sandbox.messages().filter(({ direction }) => direction === 'outbound');
		expect(outbound()).toMatchObject([
			{ text: 'It is on its way: r-1', clientMessageId: 'r-1', chat: { channel: 'WhatsApp' } },
		]);

		write(hidden, 'WhatsApp', 'And mine?');
		await tickets(2);
		expect(await reply('r-2', hidden)).toMatchObject({ status: 200 });
		expect(outbound()[1]).toMatchObject({ destination: hidden, chat: { channel: 'WhatsApp' } });

		write(ann, 'WhatsApp', 'STOP');
		await tickets(3);
		expect(await reply('r-3', ann)).toMatchObject({
			status: 422,
			body: expect.stringContaining('have opted out') as string,
		});
		expect(await reply('r-4', '+6591340019')).toMatchObject({
			status: 422,
			body: expect.stringContaining('has written') as string,
		});
		expect(await reply('r-5', hidden, 'guessed')).toMatchObject({ status: 403 });
		expect(outbound()).toHaveLength(2);
	} finally {
		await desk.close();
	}
});
