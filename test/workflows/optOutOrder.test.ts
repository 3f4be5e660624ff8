import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { type WorkflowFile, workflowPaths } from '../../tools/workflows/workflow';
import { readWorkflow } from './evaluated';

const paths = await workflowPaths();

type Node = WorkflowFile['nodes'][number];

const isFilter = ({ name }: Node) => name.startsWith('Filter opted-out');
const isWait = ({ type, parameters }: Node) =>
	type.endsWith('.wait') || (type.endsWith('.form') && parameters.operation === 'page');
const sends = [undefined, 'send', 'sendBatch', 'sendAndWait', 'sendAndWaitForReceipt'];
const isSending = ({ type, parameters: { operation } }: Node) =>
	/\.eightByEight(Sms|ChatApps)$/.test(type) && sends.some((each) => each === operation);

/** The nodes that items of a node can reach; what lies behind one at which they end is not. */
function reachedFrom({ nodes, connections }: WorkflowFile, from: Node, ends: (node: Node) => boolean): Set<Node> {
	const found = new Set<Node>();
	const follow = (name: string) => {
		for (const { node } of (connections[name]?.main ?? []).flatMap((targets) => targets ?? [])) {
			const next = nodes.find((each) => each.name === node);
			if (next === undefined || found.has(next)) continue;
			found.add(next);
			if (!ends(next)) follow(next.name);
		}
	};
	follow(from.name);
	return found;
}

/** The nodes that send what waited after the filter of people who opted out, without asking it again. */
function sendersWithStaleLists(workflow: WorkflowFile): string[] {
	const waits = workflow.nodes
		.filter(isFilter)
		.flatMap((filter) => [...reachedFrom(workflow, filter, () => false)].filter(isWait));
	return waits.flatMap((wait) => [...reachedFrom(workflow, wait, isFilter)].filter(isSending).map(({ name }) => name));
}

test.each(paths.map((path) => [basename(path), path]))(
	'%s sends nothing that waited after the filter',
	async (_name, path) => {
		expect(sendersWithStaleLists(await readWorkflow(path))).toEqual([]);
	},
);

test('a campaign from a file that asks the filter for its second page alone is found', async () => {
	const workflow = await readWorkflow('workflows/campaign-from-file.json');
	const again = workflow.nodes.find(({ name }) => name === 'Filter opted-out again');
	if (again !== undefined) again.name = 'Something else';
	const { 'Filter opted-out again': onwards = {}, ...connections } = workflow.connections;
	connections['Keep rows to send'] = onwards;
	expect(sendersWithStaleLists({ ...workflow, connections })).toEqual(['Send SMS Batch']);
});

test('the rest of a campaign passes the filter directly before it is sent', async () => {
	const workflow = await readWorkflow('workflows/resume-campaign.json');
	const wait = workflow.nodes.find(({ name }) => name === 'Wait 10 minutes');
	const reached = wait === undefined ? [] : [...reachedFrom(workflow, wait, isFilter)];
	expect(reached.filter((node) => isFilter(node) || isSending(node)).map(({ name }) => name)).toEqual([
		'Filter opted-out',
	]);
});
