import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod/v4';
import { itemsOf, nodeName, runWorkflow, TestNode } from '../../engine/runWorkflow';
import { type RecordedRequest, type ScriptedApi, startScriptedApi } from '../../engine/scriptedApi';
import { batchAnswer, bodyOf, jsonOf } from '../../nodes/EightByEightSms/batchApi';
import { parseWorkflow, readJson } from '../../../tools/workflows/workflow';

// The sending nodes of the workflows for Google Sheets, as they are shipped, with what is filled in in Settings.

let api: ScriptedApi;

// A Monday, 10:00 in Singapore.
beforeEach(() => {
	vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-06-08T02:00:00Z') });
});

afterEach(async () => {
	vi.useRealTimers();
	await api.close();
});

const assignments = z.object({
	assignments: z.array(z.object({ name: z.string(), value: z.union([z.string(), z.number()]) })),
});

/** Runs a workflow's sending node for these rows behind its Settings, of which some are filled in. */
async function send(file: string, sender: string, settings: Record<string, string | number>, rows: IDataObject[]) {
	const parsed = parseWorkflow(await readJson(`workflows/${file}`));
	if ('problems' in parsed) throw new Error(parsed.problems.join());
	const parametersOf = (name: string) => parsed.workflow.nodes.find((node) => node.name === name)?.parameters;
	const shipped = assignments.parse(parametersOf('Settings')?.assignments).assignments;
	const names = shipped.map(({ name }) => name);
	expect(names).toEqual(expect.arrayContaining(Object.keys(settings)));
	const filledIn = { ...Object.fromEntries(shipped.map(({ name, value }) => [name, value])), ...settings };
	api = await startScriptedApi((request) => (request.path.endsWith('/batch') ? batchAnswer(request) : single(request)));
	const to = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });
	return await runWorkflow({
		items: [],
		parameters: parametersOf(sender) ?? {},
		credential: { apiKey: 'key-123456', region: 'custom', baseUrl: api.url, subAccountId: 'acme_hq' },
		graph: {
			types: {
				settings: new TestNode('settings', () => Promise.resolve([itemsOf([filledIn])])),
				rows: new TestNode('rows', () => Promise.resolve([itemsOf(rows)])),
			},
			nodes: [
				{ name: 'Settings', type: 'settings' },
				{ name: 'Rows', type: 'rows' },
			],
			connections: { Settings: to('Rows'), Rows: to(nodeName) },
			start: 'Settings',
		},
	});
}

const sent = z.object({ destination: z.string(), clientMessageId: z.string(), dlrCallbackUrl: z.string().optional() });

function single({ body }: RecordedRequest) {
	const { destination, clientMessageId } = sent.parse(body);
	const status = { code: 'QUEUED', description: 'SMS is accepted and queued for processing' };
	return {
		status: 200,
		body: { umid: randomUUID(), clientMessageId, destination: destination.slice(1), encoding: 'GSM7', status },
	};
}

const rows = [1, 2, 3].map((id) => ({ ID: String(id), Phone: `+659123456${id}`, Text: 'The sale starts at 9.' }));

describe('Delivery Receipt URL', () => {
	const url = 'https://example.com/receipts';

	test.each([
		['of Google Sheets to SMS', 'google-sheets-to-sms.json', 'Send SMS', 1],
		['of the campaign', 'google-sheets-campaign.json', 'Send SMS Batch', 3],
	])('%s is where 8x8 posts the receipts of these texts; empty, it is left to the account', async (...of) => {
		const [, file, sender, count] = of;
		const asked = () =>
			api.requests.map(({ body }) => {
				const { dlrCallbackUrl, template } = z
					.object({ dlrCallbackUrl: z.unknown(), template: z.object({ dlrCallbackUrl: z.unknown() }).optional() })
					.parse(body);
				return dlrCallbackUrl ?? template?.dlrCallbackUrl;
			});
		const filledIn = await send(file, sender, { 'Delivery Receipt URL': url }, rows.slice(0, count));
		expect(jsonOf(filledIn.outputs[0])).toHaveLength(count);
		expect(asked()).toEqual([url]);
		await api.close();
		const empty = await send(file, sender, {}, rows.slice(0, count));
		expect(jsonOf(empty.outputs[0])).toHaveLength(count);
		expect(asked()).toEqual([undefined]);
		expect(api.requests[0]?.text).not.toContain('dlrCallbackUrl');
	});
});

describe('the settings of a campaign about speed and hours', () => {
	const campaign = async (settings: Record<string, string | number>) => {
		const { outputs } = await send('google-sheets-campaign.json', 'Send SMS Batch', settings, rows);
		return jsonOf(outputs[0]).map(({ scheduled }) => scheduled);
	};

	test('as they are imported let all go out at once, in one batch without a name', async () => {
		await campaign({});
		expect(api.requests).toHaveLength(1);
		expect(api.requests[0]?.text).not.toMatch(/scheduled|clientBatchId/);
	});

	test('give a speed', async () => {
		expect(await campaign({ 'Texts at most': 2, Per: 'minute', Campaign: 'Summer sale' })).toEqual([
			...['2026-06-08T02:00:00.000Z', '2026-06-08T02:00:00.000Z', '2026-06-08T02:01:00.000Z'],
		]);
		expect(api.requests.map((request) => bodyOf(request).clientBatchId)).toEqual(['Summer sale', 'Summer sale']);
	});

	test.each([
		['by the clocks of each recipient', {}, '2026-06-10T01:00:00.000Z'],
		['by those of a place', { Clocks: 'Europe/London' }, '2026-06-10T08:00:00.000Z'],
	])('give hours and days, %s', async (_name, clocks, expected) => {
		const times = await campaign({ From: '09:00', To: '20:00', Days: 'wed, fri', ...clocks });
		expect(times).toEqual(rows.map(() => expected));
	});

	test('give the rest of the day where only a start is filled in', async () => {
		expect(await campaign({ From: '11:00' })).toEqual(rows.map(() => '2026-06-08T03:00:00.000Z'));
	});
});
