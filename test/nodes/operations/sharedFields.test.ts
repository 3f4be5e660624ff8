import type { INodeProperties } from 'n8n-workflow';
import { expect, test } from 'vitest';
import { EightByEightChatApps } from '../../../nodes/EightByEightChatApps/EightByEightChatApps.node';
import { EightByEightSms } from '../../../nodes/EightByEightSms/EightByEightSms.node';
import { sharedFields } from '../../../nodes/operations/sharedFields';

function field(name: string, operation: string, more: Partial<INodeProperties> = {}): INodeProperties {
	const { displayOptions, ...rest } = more;
	const show = { resource: ['message'], operation: [operation], ...displayOptions?.show };
	return { displayName: name, name, type: 'string', default: '', ...rest, displayOptions: { ...displayOptions, show } };
}

const outline = (fields: readonly INodeProperties[]) =>
	fields.map(({ name, displayOptions }) => [name, displayOptions?.show?.operation]);

test('a field that several operations have alike is there once, and every operation keeps its order', () => {
	const panels = [
		[field('to', 'one'), field('text', 'one'), field('options', 'one')],
		[field('from', 'two'), field('to', 'two'), field('options', 'two'), field('text', 'two')],
		[field('text', 'three'), field('extra', 'three'), field('options', 'three')],
	];
	expect(outline(sharedFields(panels))).toEqual([
		['from', ['two']],
		['to', ['one', 'two']],
		['options', ['two']],
		['text', ['one', 'two', 'three']],
		['extra', ['three']],
		['options', ['one', 'three']],
	]);
});

test.each<[difference: string, more: Partial<INodeProperties>]>([
	['another default', { default: 'other' }],
	['another condition', { displayOptions: { show: { source: ['list'] } } }],
	['a condition that hides it', { displayOptions: { hide: { source: ['list'] } } }],
])('a field with %s stays one of its own', (_, more) => {
	const fields = sharedFields([[field('to', 'one')], [field('to', 'two', more)]]);
	expect(fields).toEqual([field('to', 'one'), field('to', 'two', more)]);
});

test.each([new EightByEightSms(), new EightByEightChatApps()])(
	'$description.displayName lists each field once for all of the operations of a resource',
	({ description: { properties } }) => {
		const countries = properties.filter(({ name }) => name === 'country');
		const resources = countries.flatMap(({ displayOptions }) => displayOptions?.show?.resource ?? []);
		expect(resources).toContain('message');
		expect(new Set(resources).size).toBe(countries.length);
	},
);
