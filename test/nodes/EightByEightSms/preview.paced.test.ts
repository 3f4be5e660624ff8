import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runWorkflow } from '../../engine/runWorkflow';
import { type ScriptedApi, startScriptedApi } from '../../engine/scriptedApi';
import { batchAnswer, jsonOf } from './batchApi';

let api: ScriptedApi;

beforeEach(async () => {
	// A Monday, 10:00 in Singapore.
	vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-06-08T02:00:00Z') });
	api = await startScriptedApi((request) => batchAnswer(request));
});

afterEach(async () => {
	vi.useRealTimers();
	await api.close();
});

async function run(operation: 'preview' | 'sendBatch', items: readonly IDataObject[], options: INodeParameters) {
	const { outputs, nodeRuns, error } = await runWorkflow({
		items,
		credential: { apiKey: 'key-123456', region: 'custom', baseUrl: api.url, subAccountId: 'acme_hq' },
		parameters: { operation, destination: '={{ $json.phone }}', country: '', text: '={{ $json.text }}', options },
	});
	const hints = (nodeRuns.at(-1)?.hints ?? []).map(({ message }) => message);
	return { json: jsonOf(outputs[0]), hints, error };
}

const people = ['+6591230010', '+447400123456', '+6591230011', '+447400123457', '+6591230012'].map((phone, index) => ({
	phone,
	text: `Hello ${index}`,
}));

const paced: INodeParameters = {
	sendingSpeed: { speed: { messages: 2, unit: 'hour' } },
	deliveryWindow: { window: { startTime: '09:00', endTime: '18:00', days: ['mon', 'tue'], timeZone: 'recipient' } },
};

describe('Preview with Sending Speed and Delivery Window', () => {
	test('shows the times that Send Batch then gives, and makes no request', async () => {
		const preview = await run('preview', people, paced);
		expect(preview.error).toBeUndefined();
		expect(api.requests).toHaveLength(0);
		const sent = await run('sendBatch', people, paced);
		const times = preview.json.map(({ scheduled }) => scheduled);
		expect(times).toEqual(sent.json.map(({ scheduled }) => scheduled));
		expect(new Set(times).size).toBe(3);
	});

	test('says how many go out at which hours, by country', async () => {
		const { json, hints } = await run('preview', people, { ...paced, summaryItem: true });
		expect(json.at(-1)?.hours).toEqual([
			{ from: '2026-06-08T02:00:00.000Z', messages: 2, countries: [{ country: 'SG', messages: 2 }] },
			{ from: '2026-06-08T03:00:00.000Z', messages: 1, countries: [{ country: 'SG', messages: 1 }] },
			{ from: '2026-06-08T08:00:00.000Z', messages: 2, countries: [{ country: 'GB', messages: 2 }] },
		]);
		expect(hints.join(' ')).toContain(
			'Messages would go out from the hour of 2026-06-08T02:00:00.000Z to that of 2026-06-08T08:00:00.000Z, at most 2 in an hour.',
		);
	});

	test('reports for every message that the plan does not fit', async () => {
		const slow = { sendingSpeed: { speed: { messages: 1, unit: 'day' } } };
		const many = Array.from({ length: 8 }, (_, index) => ({ phone: `+659123001${index}`, text: 'Hello' }));
		const { json } = await run('preview', many, slow);
		expect(json.map(({ wouldSend, code }) => [wouldSend, code])).toEqual(Array(8).fill([false, 'PLAN_DOES_NOT_FIT']));
		expect(json[0]?.problem).toContain('Row 1 (item 0): 1 a day for 7 days reaches only 7 of 8 messages');
	});

	test('refuses options that Send Batch refuses', async () => {
		const wrong = { sendingSpeed: { speed: { messages: 0, unit: 'day' } } };
		const { error } = await run('preview', people, wrong);
		expect(error?.message).toBe("Row 1 (item 0): Messages is '0'");
	});
});
