import { compileFunction, createContext } from 'node:vm';
import { WorkflowExecute } from 'n8n-core';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { z } from 'zod/v4';
import { describe, expect, test } from 'vitest';
import { additionalData, itemsOf, nodeTypesOf } from '../engine/runWorkflow';
import { readWorkflow } from './evaluated';
import { KnownNodeTypes } from './knownNodeTypes';

const known = new KnownNodeTypes();
const trigger = '8x8 SMS Trigger';

type Execute = (context: IExecuteFunctions, items: INodeExecutionData[]) => INodeExecutionData[][];

const rowSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const fieldsSchema = z.array(z.object({ name: z.string(), value: z.string() }));
const codeItems = z.array(z.object({ json: rowSchema, pairedItem: z.object({ item: z.number() }).optional() }));

/** One output of one item for each, which names the item that it was made from. */
const each = (make: (context: IExecuteFunctions, item: INodeExecutionData, index: number) => IDataObject): Execute => {
	return (context, items) => [itemsOf(items.map((item, index) => make(context, item, index)))];
};

/** The parameters with which a node would work, for each of its items. */
const columns = each((context, _item, index) => rowSchema.parse(context.getNodeParameter('columns.value', index)));

const isKept = (context: IExecuteFunctions, index: number) =>
	context.getNodeParameter('conditions', index, false, { extractValue: true }) === true;

/** What n8n's nodes do with these workflows' parameters. */
const nodes: Record<string, Execute> = {
	noOp: (_context, items) => [items],
	set: each((context, { json }, index) => {
		// The address that a user has to paste is filled in.
		const fields = fieldsSchema.parse(context.getNodeParameter('assignments.assignments', index));
		const set = Object.fromEntries(
			fields.map(({ name, value }) => [name, value.replace(/^PASTE .*/, 'https://docs.google.com')]),
		);
		return context.getNodeParameter('includeOtherFields', index) === true ? { ...json, ...set } : set;
	}),
	code: (context) => {
		const proxy = context.getWorkflowDataProxy(0);
		const code = z.string().parse(context.getNodeParameter('jsCode', 0));
		const run: unknown = compileFunction(code, ['$', '$input'], { parsingContext: createContext() });
		if (typeof run !== 'function') throw new Error('It was not compiled');
		const returned = codeItems.parse(
			JSON.parse(JSON.stringify(Reflect.apply(run, undefined, [proxy.$, proxy.$input]))),
		);
		return [returned.map(({ json, pairedItem }) => (pairedItem === undefined ? { json } : { json, pairedItem }))];
	},
	if: (context, items) => [
		items.filter((_item, index) => isKept(context, index)),
		items.filter((_item, index) => !isKept(context, index)),
	],
	googleSheets: columns,
	dataTable: (context, items) =>
		context.getNodeParameter('operation', 0) === 'create'
			? each(() => ({ name: '8x8 opt-outs by SMS' }))(context, items)
			: columns(context, items),
	eightByEightSms: each((context, _item, index) => ({
		destination: z.string().parse(context.getNodeParameter('destination', index)),
		text: z.string().parse(context.getNodeParameter('text', index)),
		source: z.string().parse(context.getNodeParameter('source', index)),
	})),
};

function nodeType(type: string, version: number, events: readonly IDataObject[]): INodeType {
	const { description } = known.getByNameAndVersion(type, version);
	const execute = type.endsWith('Trigger') ? () => [itemsOf(events)] : nodes[type.split('.').at(-1) ?? ''];
	if (execute === undefined) throw new Error(`${type} is not part of these tests`);
	return {
		description,
		execute(this: IExecuteFunctions) {
			return Promise.resolve(execute(this, this.getInputData()));
		},
	};
}

/** Runs a workflow on n8n's engine with events that its own trigger passes on. @returns what each node output, and the error */
async function runWith(file: string, events: readonly IDataObject[]) {
	const { nodes: all, connections } = await readWorkflow(`workflows/${file}`);
	const own = all.filter(({ type }) => !type.endsWith('.stickyNote')).map((node) => ({ ...node, disabled: false }));
	const types = Object.fromEntries(
		own.map(({ type, typeVersion }) => [type, nodeType(type, typeVersion, events)] as const),
	);
	const workflow = new Workflow({
		id: 'workflow-1',
		nodes: own,
		connections,
		active: false,
		nodeTypes: nodeTypesOf(types),
		settings: { executionOrder: 'v1' },
	});
	const startNode = workflow.getNode(trigger);
	if (startNode === null) throw new Error('The workflow has no start');
	const { data } = await new WorkflowExecute(additionalData({ credential: {} }), 'trigger').run({
		workflow,
		startNode,
	});
	const { runData, error } = data.resultData;
	const output = (node: string, index = 0) =>
		(runData[node] ?? []).flatMap((run) => (run.data?.main?.[index] ?? []).map(({ json }) => json));
	return { output, error };
}

const event = (umid: string, source: string, body: string) => ({
	...{ eventType: 'inbound_message_received', umid, source, destination: '+447700900999', body },
	timestamp: `2026-05-04T11:42:17.03${umid}Z`,
});
const [ann, bob, eve] = ['+447700900010', '+447700900011', '+447700900012'];
const [stopped, started] = [
	"You've been unsubscribed and will get no more messages from us. Reply START to resubscribe.",
	"Welcome back! You're subscribed to our messages again. Reply STOP to unsubscribe.",
];

describe.each(['opt-out.json', 'opt-out-data-table.json'])('%s', (file) => {
	test('adds and confirms each word of a run with several events, and passes on the other texts', async () => {
		const events = [event('1', ann, 'STOP'), event('2', bob, 'See you at 5'), event('3', eve, 'START')];
		const { output, error } = await runWith(file, events);
		expect(error).toBeUndefined();
		expect(output('Add to the list')).toEqual([
			{ Phone: ann, State: 'OUT', Word: 'STOP', At: '2026-05-04T11:42:17.031Z', UMID: '1' },
			{ Phone: eve, State: 'IN', Word: 'START', At: '2026-05-04T11:42:17.033Z', UMID: '3' },
		]);
		expect(output('Send confirmation')).toEqual([
			{ destination: ann, text: stopped, source: '447700900999' },
			{ destination: eve, text: started, source: '447700900999' },
		]);
		expect(output('Other messages')).toMatchObject([events[1] ?? {}]);
	});

	test('keeps the order of the words of one person, and answers only the last one', async () => {
		const texts = ['STOP', 'START', 'Where is my order?', 'stop'];
		const events = texts.map((body, index) => event(String(index + 1), ann, body));
		const { output, error } = await runWith(file, [...events, event('5', bob, 'START')]);
		expect(error).toBeUndefined();
		expect(output('Add to the list').map(({ Phone, State }) => [Phone, State])).toEqual([
			[ann, 'OUT'],
			[ann, 'IN'],
			[ann, 'OUT'],
			[bob, 'IN'],
		]);
		expect(output('Send confirmation').map(({ destination, text }) => [destination, text])).toEqual([
			[ann, stopped],
			[bob, started],
		]);
	});

	test('passes a text without such a word on as the event that it came with', async () => {
		const only = event('1', ann, 'Hello');
		const { output } = await runWith(file, [only]);
		expect(output('Other messages')).toMatchObject([only]);
		expect([...output('Add to the list'), ...output('Send confirmation')]).toEqual([]);
	});
});
