import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import { EightByEightSmsTrigger } from '../../nodes/EightByEightSmsTrigger/EightByEightSmsTrigger.node';
import { codeText, receiptWorkflows } from '../../tools/providers/codeNodes';
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

describe.each(receiptWorkflows)('$path', ({ path, nodes: codeNodes }) => {
	let workflow: z.infer<typeof workflowSchema>;
	let text: string;
	beforeAll(async () => {
		text = await readFile(join(projectRoot, path), 'utf8');
		workflow = workflowSchema.parse(JSON.parse(text));
	});

	it('holds the mapping as it is in providers/receipts, and no other code', async () => {
		const inNodes = workflow.nodes
			.filter(({ type }) => type === 'n8n-nodes-base.code')
			.map(({ name, parameters }) => ({ name, code: String(parameters.jsCode).split('\n').slice(0, -2).join('\n') }));
		const made = await Promise.all(
			codeNodes('[]').map(async (code) => ({
				name: code.node,
				code: (await codeText(code)).split('\n').slice(0, -2).join('\n'),
			})),
		);
		expect(inNodes).toEqual(made);
	});

	it('connects nodes that are there, each with an ID of its own', () => {
		const names = workflow.nodes.map(({ name }) => name);
		const ends = Object.entries(workflow.connections).flatMap(([from, { main }]) => [
			from,
			...main.flat().map(({ node }) => node),
		]);
		expect(ends.filter((name) => !names.includes(name))).toEqual([]);
		expect(new Set(names).size).toBe(names.length);
		expect(new Set(workflow.nodes.map(({ id }) => id)).size).toBe(names.length);
	});

	it('refers in expressions to nodes that are there', () => {
		const names = workflow.nodes.map(({ name }) => name);
		const mentioned = [...text.matchAll(/\$\('([^']+)'\)/g)].map(([, name]) => name ?? '');
		expect(mentioned.length).toBeGreaterThan(0);
		expect(mentioned.filter((name) => !names.includes(name))).toEqual([]);
	});

	it("gives 8x8's trigger fields and options that it has", () => {
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

	it("holds no credential and nobody's address", () => {
		expect(text).not.toContain('"credentials"');
		expect(text).not.toMatch(/https?:\/\//);
		expect(text).toMatch(/PASTE THE .* URL/);
	});
});

describe('the text of a Code node', () => {
	const modules = [
		'nodes/problems/unknownValues',
		'nodes/api/connectionFailures',
		'excerpt',
		'posting',
		'status',
		'clevertap',
	];

	async function run(call: string, json: unknown, runIndex = 0): Promise<unknown> {
		const code = await codeText({ modules, call });
		const context = { $input: { first: () => ({ json }) }, $runIndex: runIndex, Date, JSON, Reflect, Array };
		return runInNewContext(`(() => {\n${code}\n})()`, context) as unknown;
	}

	it('maps a receipt, standing alone', async () => {
		const status = { state: 'undelivered', errorCode: 43, errorMessage: 'Spam', timestamp: '2026-05-04T11:30:05Z' };
		const payload = { umid: 'u', clientMessageId: 'm', destination: '+6591234567', status };
		const call = 'return mapEvent($input.first().json);';
		expect(await run(call, { eventType: 'outbound_message_status_changed', payload })).toEqual({
			umid: 'u',
			phone: '6591234567',
			messageId: 'm',
			event: 'failed',
			data: { ts: 1777894205, code: '902', description: 'Spam (8x8 code 43)' },
		});
	});

	it('judges an answer by the number of tries before', async () => {
		const call = 'return judge($input.first().json, $runIndex, [10, 20], refusalIn);';
		expect(await run(call, { statusCode: 503 }, 1)).toMatchObject({ next: 'again', waitMinutes: 20 });
		expect(await run(call, { statusCode: 503 }, 2)).toMatchObject({ next: 'failed' });
		expect(await run(call, { error: { code: 'CERT_HAS_EXPIRED' } }, 1)).toMatchObject({ next: 'again' });
	});

	it('holds neither types nor imports', async () => {
		const code = await codeText({ modules, call: 'return [];' });
		expect(code).not.toMatch(/^(import|export|interface|type) /m);
		expect(code).not.toMatch(/: (string|number|unknown)\b[^']/);
	});
});
