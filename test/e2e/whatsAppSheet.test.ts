import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { until, type NewWorkflow, type Workflow } from '../../sandbox/n8n/client';
import { channelIds } from '../../sandbox/server/chat/channels';
import { headings, openDesk, publishFilter, type Desk, type SetUp } from './google/desk';

const tab = 'Orders';

let desk: Desk;

beforeAll(async () => {
	desk = await openDesk({ delayScale: 0 });
});
afterEach(() => desk.reset());
afterAll(() => desk.close());

/** A template is chosen, whose variable is the row's First Name. */
function withTemplate(workflow: NewWorkflow): NewWorkflow {
	const nodes = workflow.nodes.map((node) => {
		if (node.name !== 'Send through WhatsApp') return node;
		const value = { body_1_text_name: "={{ $json.Row['First Name'] }}" };
		const templateName = { __rl: true, mode: 'list', value: 'order_shipped|en' };
		const field = { id: 'body_1_text_name', displayName: '“Hi {{name}}, your order”', type: 'string', display: true };
		const schema = [{ ...field, required: true, defaultMatch: false }];
		const templateVariables = { mappingMode: 'defineBelow', value, schema };
		return {
			...node,
			parameters: { ...node.parameters, channelId: channelIds.WhatsApp, templateName, templateVariables },
		};
	});
	return { ...workflow, nodes };
}

async function setUp(rows: unknown[][], change: SetUp['change'] = (workflow) => workflow): Promise<Workflow> {
	desk.sheet.addTab(tab, [headings, ...rows]);
	const settings = { Message: 'Hi {First Name|there}, your order is on its way.', 'Sender ID': 'Bistro' };
	return await desk.setUp('whatsapp-template-from-sheet.json', {
		settings,
		change: (workflow) => change(withTemplate(workflow)),
	});
}

const press = (workflow: Workflow) => desk.n8n.runToEnd(workflow, 'Start', { timeout: 180_000 });
const rows = () => desk.sheet.rows(tab);

test('every row gets its template once, and the SMS where WhatsApp does not bring it', async () => {
	const workflow = await setUp([
		['one', "'+6591234561", 'Ann'],
		['two', "'+447700900124", 'Bob'],
		['three', '07911 123456', 'Cy'],
		['four', "'+6591234564", ''],
	]);
	const execution = await press(workflow);
	expect(execution).toMatchObject({ status: 'success' });
	expect(execution.output('Summary')).toEqual([
		{ rows: 4, sent: 2, notSent: 2, unknown: 0, duplicates: 0, check: 0, optedOut: 0 },
	]);
	const sms = 'Hi Bob, your order is on its way.';
	await until('the SMS', {}, () =>
		desk.sandbox.messages().find(({ text, chat }) => text === sms && chat?.channel === 'SMS'),
	);
	const messages = desk.sandbox.messages();
	expect(messages).toMatchObject([
		{ clientMessageId: 'one', chat: { channel: 'WhatsApp', content: { template: { name: 'order_shipped' } } } },
		{ clientMessageId: 'two', source: 'Bistro' },
	]);
	expect(messages[0]?.chat?.content.template?.components).toMatchObject([{ parameters: [{ text: 'Ann' }] }]);
	expect(rows().map(({ Status }) => Status)).toEqual(['SENT', 'SENT', 'NOT SENT', 'NOT SENT']);
	expect(rows()[0]).toMatchObject({ UMID: messages[0]?.umid });
	expect(rows()[3]?.Error).toContain('has no value');

	await press(workflow);
	expect(desk.sandbox.messages()).toHaveLength(2);
});

test('whoever opted out gets neither', async () => {
	const { change } = await publishFilter(desk, ['+6591234562']);
	const workflow = await setUp(
		[1, 2].map((id) => [id, `'+659123456${id}`, 'Ann']),
		change,
	);
	await press(workflow);
	expect(desk.texted()).toEqual(['1']);
	expect(rows().map(({ Status }) => Status)).toEqual(['SENT', 'OPTED OUT']);
});
