import type { INode, INodeTypeDescription } from 'n8n-workflow';
import { expect, test } from 'vitest';
import { drawnCanvas } from '../../../tools/screenshots/drawnCanvas';
import { drawnPanel } from '../../../tools/screenshots/drawnPanel';
import { ownNodes } from '../../../tools/screenshots/ownNodes';

const note: INode = {
	id: '1',
	name: 'Note',
	type: 'n8n-nodes-base.stickyNote',
	typeVersion: 1,
	position: [0, 0],
	parameters: { content: 'Set it up', width: 300 },
};
const code: INode = {
	...{ id: '2', name: 'Rows', type: 'n8n-nodes-base.code', typeVersion: 2, position: [200, 0] },
	parameters: { mode: 'runOnceForAllItems', jsCode: 'return [];' },
};
const lines = { Rows: { main: [[{ node: 'Rows', type: 'main' as const, index: 0 }]] } };
const canvasOf = (...nodes: INode[]) => drawnCanvas({ nodes, connections: {} });

test.each<[string, INode]>([
	['the text of a note', { ...note, parameters: { content: 'Set it up first', width: 300 } }],
	['the size of a note', { ...note, parameters: { content: 'Set it up', width: 320 } }],
	['the place of a note', { ...note, position: [0, 20] }],
])('a canvas with another note is another picture: %s', (_what, changed) => {
	expect(canvasOf(changed)).not.toEqual(canvasOf(note));
});

test.each<[string, Partial<INode>]>([
	['its name', { name: 'All rows' }],
	['its place', { position: [220, 0] }],
	['whether it is off', { disabled: true }],
	['the line below its name', { parameters: { ...code.parameters, mode: 'runOnceForEachItem' } }],
	['the name of an output', { parameters: { ...code.parameters, rules: { values: [{ outputKey: 'Yes' }] } } }],
])('a canvas with another node is another picture: %s', (_what, changed) => {
	expect(canvasOf({ ...code, ...changed })).not.toEqual(canvasOf(code));
});

test('a canvas with another line is another picture', () => {
	expect(drawnCanvas({ nodes: [code], connections: lines })).not.toEqual(canvasOf(code));
});

test('what only the panels of the nodes hold does not change the picture of a canvas', () => {
	const changed = { ...code, id: '3', parameters: { ...code.parameters, jsCode: 'return [{ json: {} }];' } };
	expect(canvasOf(changed)).toEqual(canvasOf(code));
});

const sms = ownNodes.eightByEightSms;
const get = { resource: 'message', operation: 'get', umid: '' };

/** The node with changes to one of its fields, and the names of other fields as they are. */
const withField = (name: string, changes: object): INodeTypeDescription => ({
	...sms,
	properties: sms.properties.map((field) => (field.name === name ? { ...field, ...changes } : field)),
});

test('a panel shows the fields of its operation, with their labels and values', () => {
	const labels = drawnPanel(sms, { ...get, umid: 'abc' }).map(({ label, value }) => [label, value]);
	expect(labels).toContainEqual([expect.stringMatching(/^Message ID/), 'abc']);
	expect(labels.map(([label]) => label)).not.toContain('Text');
});

test.each([
	['a label', 'umid', { displayName: 'ID' }],
	['a hint', 'umid', { hint: 'From Send' }],
	['a placeholder', 'umid', { placeholder: '1234' }],
])('a panel with %s that is another one is another picture', (_what, name, changes) => {
	expect(drawnPanel(withField(name, changes), get)).not.toEqual(drawnPanel(sms, get));
});

test('what a panel shows only when it is pointed at, or for another operation, does not change its picture', () => {
	expect(drawnPanel(withField('umid', { description: 'Another' }), get)).toEqual(drawnPanel(sms, get));
	expect(drawnPanel(withField('text', { displayName: 'Another' }), get)).toEqual(drawnPanel(sms, get));
});

test('an option is part of the picture once it was added, and a choice by its name', () => {
	const preview = { resource: 'message', operation: 'preview' };
	const fields = (options: Record<string, boolean>) =>
		drawnPanel(sms, { ...preview, options }).flatMap(({ within }) => within.map(({ label, value }) => [label, value]));
	expect(fields({})).toEqual([]);
	expect(fields({ prices: true })).toEqual([[expect.any(String), true]]);
	const [resource] = drawnPanel(sms, preview);
	expect(resource?.words).toContain('Message');
});
