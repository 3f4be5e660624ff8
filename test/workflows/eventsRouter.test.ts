import { expect, test } from 'vitest';
import { workflowPaths } from '../../tools/workflows/workflow';
import { behind, passes, readWorkflow } from './evaluated';
import { stringsOf } from './strings';

const own = '8x8 SMS Trigger';
const called = 'Called by Events router';

const files = await Promise.all(
	(await workflowPaths()).map(async (path) => ({ path, workflow: await readWorkflow(path) })),
);
const receivers = files.filter(({ workflow }) => workflow.nodes.some(({ name }) => name === called));
const router = await readWorkflow('workflows/events-router.json');
/** The node with which the router calls itself for each of several events. */
const itself = router.name;
const callsOfRouter = router.nodes.filter(({ type, name }) => type.endsWith('.executeWorkflow') && name !== itself);

test('receipts into tables and sheets are called by the router', () => {
	const paths = receivers.map(({ path }) => path);
	expect(paths).toEqual(
		expect.arrayContaining(['workflows/receipts-to-data-table.json', 'workflows/receipts-to-google-sheets.json']),
	);
});

test.each(receivers)('$path has its own trigger disabled, and takes an event from either in the same way', (file) => {
	const { workflow } = file;
	const disabled = workflow.nodes.filter((node) => node.disabled === true).map(({ name }) => name);
	expect(disabled).toContain(own);
	expect(behind(workflow, called)).not.toEqual([]);
	expect(behind(workflow, called)).toEqual(behind(workflow, own));
	// In a run that the router began, the own trigger did not run.
	const asked = workflow.nodes.flatMap(stringsOf).filter(({ text }) => text.includes(`$('${own}')`));
	expect(asked).toEqual([]);
});

test('the router hands each receipt to every workflow that takes receipts', () => {
	expect(behind(router, 'Route by event', 1).toSorted()).toEqual([
		...[
			'Receipts and replies to CleverTap',
			'Receipts in a table',
			'Receipts to Google Sheets',
			'Receipts to MoEngage',
		],
	]);
});

test('a node that calls a ready workflow has the name of that workflow, or of one without an addition', () => {
	const names = files.map(({ workflow }) => workflow.name);
	for (const { path, workflow } of files) {
		const calls = workflow.nodes.filter(({ type }) => type.endsWith('.executeWorkflow'));
		// What is the user's own has no name yet, and two nodes cannot have the same one.
		const unlike = calls
			.map(({ name }) => name.replace(/ again$/, ''))
			.filter((name) => name !== 'My keyword' && !names.includes(name));
		expect(unlike, path).toEqual([]);
	}
});

/** The nodes that an item reaches if each node passes it on by its first output, as disabled ones do. */
function reached(from: readonly string[], seen = new Set<string>()): Set<string> {
	for (const name of from) {
		if (seen.has(name)) continue;
		seen.add(name);
		reached(behind(router, name), seen);
	}
	return seen;
}

test('each text that is not taken goes on to the questions and to support, whichever of the other nodes are disabled', () => {
	const outputs = router.connections['Check for keywords']?.main ?? [];
	// The first output has what STOP and START took.
	const open = outputs.slice(1).map((_output, index) => reached(behind(router, 'Check for keywords', index + 1)));
	expect(open.length).toBeGreaterThan(1);
	for (const names of open)
		expect([...names]).toEqual(expect.arrayContaining(['Ask by SMS: answers', 'Support by SMS']));
	expect([...reached(behind(router, 'Route by event'))]).toEqual(
		expect.arrayContaining(['Check for keywords', 'Receipts and replies to CleverTap']),
	);
});

test('a text that may be handed on is waited for, and goes on only if it comes back as an event', () => {
	const calls = callsOfRouter.filter(({ name }) => !behind(router, name).includes('Collect results'));
	expect(calls.map(({ name }) => name)).toEqual(['STOP and START', 'My keyword', 'Ask by SMS: answers']);
	for (const { name, parameters } of calls) {
		expect(parameters.options).toEqual({});
		expect(behind(router, name).map(filterOf)).toEqual([expect.stringContaining('$json.eventType')]);
	}
});

test('several events of a kind in one run are routed one after another, in the form that n8n recommends', () => {
	const all = router.nodes.filter(({ type }) => type.endsWith('.executeWorkflow'));
	expect(all.map(({ parameters }) => parameters.mode ?? 'once')).toEqual(all.map(() => 'once'));
	expect(behind(router, own)).toEqual(['Check for several events']);
	expect(behind(router, 'Check for several events', 0)).toEqual(['Take one at a time']);
	expect(behind(router, 'Check for several events', 1)).toEqual(behind(router, 'Called for one event'));
	expect(behind(router, 'Take one at a time', 1)).toEqual([itself]);
	expect(behind(router, itself)).toEqual(['Take one at a time']);
	expect(behind(router, 'Take one at a time', 0)).toEqual(['Keep failed events']);
	expect(behind(router, 'Keep failed events')).toEqual(['Report failed events']);
	expect(filterOf('Keep failed events')).toBe(filterOf('Keep failures'));
	// A run that returns nothing, or fails, must not end the loop.
	expect(router.nodes.find(({ name }) => name === itself)).toMatchObject({
		alwaysOutputData: true,
		onError: 'continueRegularOutput',
		parameters: { workflowId: { value: '={{ $workflow.id }}' } },
	});
});

const filterOf = (name: string) => JSON.stringify(router.nodes.find((node) => node.name === name)?.parameters);

test('the failure of each workflow that is called has an input of its own, so that none hides another', () => {
	const calls = callsOfRouter;
	// What is not waited for has no error output: n8n moves the items of a node that has one, and the called workflow would
	// start without its event.
	const inputs = calls.map(({ name, onError, parameters }) => {
		const isWaitedFor = JSON.stringify(parameters.options) === '{}';
		expect(onError).toBe(isWaitedFor ? 'continueErrorOutput' : 'continueRegularOutput');
		return router.connections[name]?.main?.[isWaitedFor ? 1 : 0]?.[0];
	});
	expect(inputs.map((to) => to?.node)).toEqual(calls.map(() => 'Collect results'));
	expect(inputs.map((to) => to?.index).toSorted()).toEqual(calls.map((_call, index) => index));
	const merge = router.nodes.find(({ name }) => name === 'Collect results');
	expect(merge?.parameters.numberInputs).toBe(calls.length);
	expect(passes(router, 'Keep failures', { error: 'Workflow does not exist.' })).toBe(true);
	expect(passes(router, 'Keep failures', { eventType: 'inbound_message_received' })).toBe(false);
});
