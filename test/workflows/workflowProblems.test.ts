import type { IConnections, INode } from 'n8n-workflow';
import { expect, test } from 'vitest';
import { workflowProblems } from './workflowProblems';
import { KnownNodeTypes } from './knownNodeTypes';

const nodeTypes = new KnownNodeTypes();

interface Draft {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings: Record<string, unknown>;
	[other: string]: unknown;
}

function node(name: string, type: string, typeVersion: number, left: number, parameters: INode['parameters']): INode {
	return { id: name, name, type, typeVersion, position: [left, 0], parameters };
}

const to = (name: string, index = 0) => ({ node: name, type: 'main' as const, index });

/** Start → Is it Ada → (yes) Send, with a note. */
function draft(): Draft {
	const condition = {
		id: '1',
		leftValue: '={{ $json.name }}',
		rightValue: 'Ada',
		operator: { type: 'string', operation: 'equals' },
	};
	const options = { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 };
	return {
		name: 'A text to Ada',
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 1, 0, {}),
			node('Is it Ada', 'n8n-nodes-base.if', 2.2, 220, {
				conditions: { options, conditions: [condition], combinator: 'and' },
				options: {},
			}),
			node('Send', 'n8n-nodes-8x8-sms.eightByEightSms', 1, 440, {
				resource: 'message',
				operation: 'send',
				destination: "={{ $('Start').first().json.phone }}",
				text: 'Hello {name}',
				source: '',
				options: {},
			}),
			{
				...node('About', 'n8n-nodes-base.stickyNote', 1, 0, { content: '## A text', width: 400, height: 200 }),
				position: [0, -300],
			},
		],
		connections: { Start: { main: [[to('Is it Ada')]] }, 'Is it Ada': { main: [[to('Send')]] } },
		settings: { executionOrder: 'v1' },
	};
}

function nodeOf(workflow: Draft, name: string): INode {
	const found = workflow.nodes.find((candidate) => candidate.name === name);
	if (found === undefined) throw new Error(`no ${name}`);
	return found;
}

test('finds nothing wrong with a valid workflow', () => {
	expect(workflowProblems(draft(), nodeTypes)).toEqual([]);
});

test('finds nothing wrong with notes that frame nodes, loops, error outputs and an agent with its tools', () => {
	const workflow = draft();
	nodeOf(workflow, 'About').position = [-60, -300];
	nodeOf(workflow, 'About').parameters = { content: '## A text', width: 800, height: 600 };
	nodeOf(workflow, 'Send').onError = 'continueErrorOutput';
	workflow.connections.Send = { main: [[], [to('Is it Ada')]] };
	expect(workflowProblems(workflow, nodeTypes)).toEqual([]);
});

const broken: [name: string, spoil: (workflow: Draft) => void, finding: RegExp][] = [
	['no nodes at all', (w) => Object.assign(w, { nodes: undefined }), /^nodes: /],
	['a node without a version', (w) => Object.assign(nodeOf(w, 'Send'), { typeVersion: undefined }), /^nodes\.2: /],
	['two nodes of one name', (w) => (nodeOf(w, 'Send').name = 'Start'), /Start/],
	['two nodes of one ID', (w) => (nodeOf(w, 'Send').id = 'Start'), /Start/],
	['an unknown node', (w) => (nodeOf(w, 'Send').type = 'n8n-nodes-8x8-sms.fax'), /fax, version 1, is not known/],
	['a version that there is not', (w) => (nodeOf(w, 'Is it Ada').typeVersion = 9), /if, version 9, is not known/],
	['an unknown parameter', (w) => (nodeOf(w, 'Send').parameters.to = '1'), /"Send" has no parameter to/],
	['an unknown option', (w) => (nodeOf(w, 'Send').parameters.options = { fast: true }), /no parameter options\.fast/],
	[
		'a parameter of another operation',
		(w) => (nodeOf(w, 'Send').parameters.destinations = '+6591234567'),
		/"Send" has no parameter destinations/,
	],
	[
		'a value that there is not',
		(w) => (nodeOf(w, 'Send').parameters.operation = 'fax'),
		/"Send" operation: there is no "fax"/,
	],
	['an empty required parameter', (w) => (nodeOf(w, 'Send').parameters.text = ''), /"Send" text: .*required/],
	['a connection to nothing', (w) => (w.connections['Is it Ada'] = { main: [[to('Gone')]] }), /Gone/],
	['a connection from nothing', (w) => (w.connections.Gone = { main: [[to('Send')]] }), /Gone/],
	[
		'an output that a node does not have',
		(w) => (w.connections['Is it Ada'] = { main: [[to('Send')], [], [to('Send')]] }),
		/"Is it Ada" has no output 2/,
	],
	[
		'an error output that is off',
		(w) => (w.connections.Send = { main: [[], [to('Is it Ada')]] }),
		/"Send" has no output 1/,
	],
	[
		'an input that a node does not have',
		(w) => (w.connections['Is it Ada'] = { main: [[to('Send', 1)]] }),
		/input 1 of kind main, which "Send" lacks/,
	],
	['a node that nothing leads to', (w) => (w.connections['Is it Ada'] = {}), /"Send" is reached from no trigger/],
	['no trigger', (w) => (nodeOf(w, 'Start').type = 'n8n-nodes-base.noOp'), /no trigger/],
	['a credential', (w) => (nodeOf(w, 'Send').credentials = { a: { id: '1', name: 'Mine' } }), /holds credentials/],
	['pinned data', (w) => (w.pinData = { Start: [{ json: { umid: '1' } }] }), /has pinned data other than samples/],
	[
		'a sample with the number of somebody',
		(w) => (w.pinData = { Start: [{ json: { umid: 'sample-inbound-message', source: '+6591234567' } }] }),
		/has pinned data other than samples/,
	],
	["an instance's ID", (w) => (w.meta = { instanceId: 'f00' }), /holds "meta"/],
	[
		'an API key',
		(w) => (nodeOf(w, 'Send').parameters.text = 'Bearer 0a1b2c3d4e5f'),
		/"Send" holds a bearer token in text/,
	],
	[
		'the e-mail address of somebody',
		(w) => (nodeOf(w, 'Send').parameters.text = 'Write to ada@lovelace.org'),
		/e-mail address ada@lovelace\.org/,
	],
	[
		'an expression that does not parse',
		(w) => (nodeOf(w, 'Send').parameters.text = '={{ $json. }}'),
		/text: does not parse/,
	],
	['an expression that is not closed', (w) => (nodeOf(w, 'Send').parameters.text = '={{ $json.a '), /not closed/],
	[
		'an expression that n8n takes for a text',
		(w) => (nodeOf(w, 'Send').parameters.text = '{{ $json.a }}'),
		/begin with =/,
	],
	[
		'an expression that asks a node which is not there',
		(w) => (nodeOf(w, 'Send').parameters.text = "={{ $('Gone').item.json.a }}"),
		/asks "Gone", which is not there/,
	],
	[
		'an expression that asks a node which comes later',
		(w) => (nodeOf(w, 'Is it Ada').parameters.conditions = "={{ $('Send').item.json.a }}"),
		/asks "Send", which does not run before it/,
	],
	[
		'code that does not parse',
		(w) =>
			Object.assign(nodeOf(w, 'Is it Ada'), {
				type: 'n8n-nodes-base.code',
				typeVersion: 2,
				parameters: { jsCode: 'return [' },
			}),
		/jsCode: does not parse/,
	],
	['no note', (w) => w.nodes.pop(), /no sticky note/],
	['nodes on each other', (w) => (nodeOf(w, 'Send').position = [260, 40]), /"Is it Ada" and "Send" lie on each other/],
	['a note on a node', (w) => (nodeOf(w, 'About').position = [0, -100]), /"About" and "Start" lie on each other/],
	['notes too small to read', (w) => (nodeOf(w, 'Send').position = [4000, 0]), /Notes have \d\.\d px when the whole/],
	[
		'a wire behind a node',
		(w) => {
			w.connections.Start = { main: [[to('Is it Ada'), to('Send')]] };
			nodeOf(w, 'Send').position = [640, 0];
		},
		/The wire from "Start" to "Send" runs behind "Is it Ada"/,
	],
	["n8n's old order of execution", (w) => (w.settings = {}), /executionOrder/],
];

test.each(broken)('finds %s', (_name, spoil, finding) => {
	const workflow = draft();
	spoil(workflow);
	expect(workflowProblems(workflow, nodeTypes).join('\n')).toMatch(finding);
});
