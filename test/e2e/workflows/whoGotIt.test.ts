import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench, type Workbench } from '../workbench';
import { submitForm } from './formVisitor';
import { ended, formAt, importWorkflow, publish } from './imported';

let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench({ delayScale: 0.01 });
});

afterAll(() => bench.close());

test('the result of a campaign comes back with who got it, why not, and who has answered', async () => {
	const [campaign, who] = [await formAt(bench), await formAt(bench)];
	const nodes = { 'Campaign form': campaign.change };
	await publish(bench.n8n, await importWorkflow(bench, 'campaign-from-file.json', { nodes }));
	const workflow = await importWorkflow(bench, 'who-got-it.json', {
		nodes: { 'Upload form': who.change },
		settings: {},
	});
	await publish(bench.n8n, workflow);

	const people = ['Name,Phone', 'Ann,+6591234601', 'Bob,+6591234602', 'Cy,+447700900105', 'Di,0'].join('\n');
	const first = ['', '', 'who', '', '', '', '', '', '', '', '', 'An hour', '', '', '', [], ["Each recipient's"]];
	const page = await submitForm(campaign.url, [new File([people], 'people.csv'), 'Will you come?', ...first.slice(1)]);
	const [result = ''] = [...(await page.press(['', 'yes'])).files.values()];
	await bench.sandbox.advance(60_000);
	bench.sandbox.receive({ source: '6591234602', text: 'Yes, with two friends' });
	await ended(bench.n8n, workflow, 1);

	const last = await submitForm(who.url, [new File([result], 'result.csv')]);
	expect(last.html).toContain('2 messages of 3 arrived, 1 answered');
	const [everyone = '', silent = ''] = [...last.files.values()];
	const lineOf = (name: string) => everyone.split('\r\n').find((line) => line.startsWith(`${name},`)) ?? '';
	expect(lineOf('Ann')).toMatch(/,DELIVERED,,[^,]+,,$/);
	expect(lineOf('Bob')).toMatch(/,DELIVERED,,[^,]+,"Yes, with two friends",[^,]+$/);
	expect(lineOf('Cy')).toMatch(/,UNDELIVERED,[^,]+/);
	expect(lineOf('Di')).toMatch(/,NOT SENT,/);
	expect(silent.split('\r\n').map((line) => line.split(',')[0])).toEqual(['\ufeffName', 'Ann', '']);
});

test('a file that is not a result, and a log that is not available, are reported in words', async () => {
	const who = await formAt(bench);
	const nodes = {
		'Upload form': who.change,
		'8x8 SMS Trigger': (node: { disabled?: boolean }) => {
			node.disabled = true;
		},
	};
	await publish(bench.n8n, await importWorkflow(bench, 'who-got-it.json', { nodes }));
	const wrong = await submitForm(who.url, [new File(['Name,Phone\nAnn,+6591234601'], 'people.csv')]);
	expect(wrong.html).toContain('The file has no column UMID');
	bench.sandbox.addFault({ operation: 'startLogExport', effects: [{ kind: 'answer', status: 403 }] });
	const refused = await submitForm(who.url, [new File(['Name,Phone,UMID\nAnn,+6591234601,u'], 'result.csv')]);
	expect(refused.html).toContain('log cannot be read');
});

test('replies that came in one run are all kept', async () => {
	const replies = ['+6591234611', '+6591234612'].map((source) => {
		const at = { timestamp: '2026-05-04T11:42:17.030Z' };
		return { json: { eventType: 'inbound_message_received', umid: source, source, body: `Yes from ${source}`, ...at } };
	});
	const pinData = { '8x8 SMS Trigger': replies };
	const workflow = await importWorkflow(bench, 'who-got-it.json', { settings: {}, pinData });
	const kept = (await bench.n8n.runToEnd(workflow, '8x8 SMS Trigger')).output('Save reply');
	expect(kept.map(({ phone, text }) => [phone, text])).toEqual(
		replies.map(({ json: { source, body } }) => [source, body]),
	);
});
