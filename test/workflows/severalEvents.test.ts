import { type IDataObject, jsonParse } from 'n8n-workflow';
import { expect, test } from 'vitest';
import { entryOf } from '../../tools/workflows/codeNodes';
import { workflowPaths } from '../../tools/workflows/workflow';
import { runCode } from './codeNode';
import { behind, parametersOfEach, readWorkflow } from './evaluated';

// With Gather Events, a run begins with several events. A workflow takes all of them, or refuses to run.

const files = new Map(
	await Promise.all(
		(await workflowPaths()).map(
			async (path) => [path.replace(/^workflows\/|\.json$/g, ''), await readWorkflow(path)] as const,
		),
	),
);
const fileOf = (name: string) => {
	const file = files.get(name);
	if (file === undefined) throw new Error(`There is no workflow ${name}`);
	return file;
};

const ownTrigger = /^n8n-nodes-8x8-.*Trigger$/;
const isStart = (type: string) => ownTrigger.test(type) || type === 'n8n-nodes-base.executeWorkflowTrigger';
const receivers = [...files].filter(([, { nodes }]) => nodes.some(({ type }) => ownTrigger.test(type)));

const receipts = ['umid-1', 'umid-2'].map((umid) => ({
	...{ eventType: 'outbound_message_status_changed', umid, clientMessageId: 'a-0123456789abcdef01234567' },
	...{ state: 'delivered', detail: 'delivered_to_recipient', isFinal: true, destination: '+447700900010' },
}));
const messages = ['umid-1', 'umid-2'].map((umid) => ({
	...{ eventType: 'inbound_message_received', umid, source: `+44770090001${umid.at(-1) ?? ''}`, body: `Text ${umid}` },
}));
const settings = (events: readonly IDataObject[], setting: string) =>
	events.map((event) => ({ ...event, [setting]: 'https://example.com' }));

const thanks = (name: string) => parametersOfEach(fileOf(name), 'Thank them', { 'Route by event': messages });

/** What the workflows that take all events make of the two: each row, or request, as text. */
const taken: Readonly<Record<string, () => Promise<unknown[]> | unknown[]>> = {
	'braze-events': async () => {
		const input = settings(receipts, 'REST endpoint');
		const mapped = await runCode('workflows/code/braze-events/convertForBraze.ts', { input });
		const outputs = { 'Convert for Braze': mapped.map((json) => jsonParse<IDataObject>(JSON.stringify(json))) };
		return parametersOfEach(fileOf('braze-events'), 'Post to Braze', outputs);
	},
	'receipts-to-data-table': () =>
		runCode('workflows/code/receipts-to-data-table/convertToRows.ts', { nodes: { 'Received events': receipts } }),
	'receipts-to-google-sheets': () => {
		const file = fileOf('receipts-to-google-sheets');
		const kept = parametersOfEach(file, 'Save receipts', { 'Received events': receipts });
		// A table that is not there yet fails all rows, and is made once for each of them.
		const tables = receipts.map(() => ({ id: 'table' }));
		const outputs = { 'Received events': receipts, 'Save receipts': receipts, 'Create table': tables };
		expect(parametersOfEach(file, 'Save receipts again', outputs)).toEqual(kept);
		return kept;
	},
	'sandbox/n8n/answerWorkflow': () => thanks('sandbox/n8n/answerWorkflow'),
	'smpp/workflows/replies': () => thanks('smpp/workflows/replies'),
	'two-way-support': async () => {
		const input = settings(messages, 'Help desk URL');
		const checked = await runCode('workflows/code/two-way-support/checkSettings.ts', { input });
		expect(checked).toEqual(input);
		const file = fileOf('two-way-support');
		expect(parametersOfEach(file, 'E-mail the team', { Settings: input })).toMatchObject(
			messages.map(({ source }) => ({ subject: `SMS from ${source}` })),
		);
		return parametersOfEach(file, 'Tell the help desk', { Settings: input, 'Check settings': input });
	},
	'who-got-it': () => {
		const tables = messages.map(() => ({ id: 'table' }));
		const outputs = { '8x8 SMS Trigger': messages, 'Create replies table': tables };
		const kept = parametersOfEach(fileOf('who-got-it'), 'Save reply', outputs);
		return kept.map((row, index) => [row, messages[index]?.umid]);
	},
};

/** Workflows that take one event: what reads it would pass over the others. */
const refusing = [
	'ask-by-sms-answers',
	'clevertap-receipts',
	'moengage-receipts',
	'rcs-card-with-buttons',
	'whatsapp-support',
];

/** What takes all events, as tests on a running n8n show. */
const shownElsewhere = {
	'events-router': 'test/e2e/workflows/eventsRouter.test.ts',
	'opt-out': 'test/e2e/workflows/optOut.test.ts',
	'opt-out-data-table': 'test/e2e/workflows/optOut.test.ts',
};

test('each workflow that begins with events takes all events of a run, or refuses several', () => {
	const listed = [...Object.keys(taken), ...refusing, ...Object.keys(shownElsewhere)];
	expect(listed.sort()).toEqual(receivers.map(([name]) => name).sort());
});

test.each(Object.entries(taken))('%s takes both events of a run', async (_name, takes) => {
	const made = await takes();
	expect(made.map((each) => [...new Set(JSON.stringify(each).match(/umid-\d/g))])).toEqual([['umid-1'], ['umid-2']]);
});

/** The first Code node behind a start. The node Settings before it passes events on. */
function firstCode(name: string, start: string): string {
	const file = fileOf(name);
	const [first = '', ...others] = behind(file, start);
	expect(others).toEqual([]);
	return first === 'Settings' ? firstCode(name, first) : first;
}

const ways = refusing.flatMap((name) =>
	fileOf(name)
		.nodes.filter(({ type }) => isStart(type))
		.map((start) => ({ name, start: start.name })),
);

test.each(ways)('$name refuses two events from $start before it does anything, and takes one', async (way) => {
	const run = async (events: readonly IDataObject[]) => {
		const input = settings(settings(events, 'Callback URL'), 'Delivery tracking URL');
		return await runCode(entryOf(`workflows/${way.name}.json`, firstCode(way.name, way.start)), { input });
	};
	const remedy = 'Turn off Gather Events under Options of the trigger, and publish again.';
	for (const events of [receipts, messages, [...receipts.slice(1), ...messages.slice(1)]]) {
		await expect(run(events)).rejects.toThrow(
			`2 events came in one run, and this workflow takes one, so nothing was done. ${remedy}`,
		);
	}
	const samples = (fileOf(way.name).pinData[way.start] ?? []).map(({ json }) => json);
	expect(samples.length).toBeGreaterThan(0);
	expect(await run(samples)).toHaveLength(1);
	expect(await run(samples.slice(0, 1).map((sample) => ({ ...sample, umid: 'umid-1' })))).toHaveLength(1);
});
