import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { EightByEightSmsTrigger } from '../../nodes/EightByEightSmsTrigger/EightByEightSmsTrigger.node';
import { projectRoot } from '../../projectRoot';

const workflowSchema = z.object({
	name: z.string(),
	nodes: z.array(
		z.object({ id: z.string(), name: z.string(), type: z.string(), parameters: z.record(z.string(), z.unknown()) }),
	),
	connections: z.record(z.string(), z.object({ main: z.array(z.array(z.object({ node: z.string() }))) })),
	settings: z.object({ saveDataSuccessExecution: z.literal('none') }),
});

const triggerSchema = z.object({
	parameters: z.looseObject({ events: z.array(z.string()), options: z.record(z.string(), z.unknown()) }),
});

const paths = ['workflows/clevertap-receipts.json', 'workflows/moengage-receipts.json'];

describe.each(paths)('%s', (path) => {
	let workflow: z.infer<typeof workflowSchema>;
	let text: string;
	beforeAll(async () => {
		text = await readFile(join(projectRoot, path), 'utf8');
		workflow = workflowSchema.parse(JSON.parse(text));
	});

	test('connects nodes that are there, each with an ID of its own', () => {
		const names = workflow.nodes.map(({ name }) => name);
		const ends = Object.entries(workflow.connections).flatMap(([from, { main }]) => [
			from,
			...main.flat().map(({ node }) => node),
		]);
		expect(ends.filter((name) => !names.includes(name))).toEqual([]);
		expect(new Set(names).size).toBe(names.length);
		expect(new Set(workflow.nodes.map(({ id }) => id)).size).toBe(names.length);
	});

	test('refers in expressions to nodes that are there', () => {
		const names = workflow.nodes.map(({ name }) => name);
		const mentioned = [...text.matchAll(/\$\('([^']+)'\)/g)].map(([, name]) => name ?? '');
		expect(mentioned.length).toBeGreaterThan(0);
		expect(mentioned.filter((name) => !names.includes(name))).toEqual([]);
	});

	test("gives 8x8's trigger fields and options that it has", () => {
		const trigger = workflow.nodes.find(({ type }) => type === 'n8n-nodes-8x8-sms.eightByEightSmsTrigger');
		const fields = new EightByEightSmsTrigger().description.properties;
		const options = fields.find(({ name }) => name === 'options')?.options ?? [];
		const events = fields.find(({ name }) => name === 'events')?.options ?? [];
		const { parameters } = triggerSchema.parse(trigger);
		const unknown = Object.keys(parameters).filter((name) => !fields.some((field) => field.name === name));
		expect(unknown).toEqual([]);
		expect(options.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(parameters.options)));
		expect(events.map((event) => ('value' in event ? event.value : ''))).toEqual(
			expect.arrayContaining(parameters.events),
		);
	});

	test("holds no credential and nobody's address", () => {
		expect(text).not.toContain('"credentials"');
		expect(text).not.toMatch(/https?:\/\/\w/);
		expect(text).toMatch(/PASTE THE .* URL/);
	});
});
