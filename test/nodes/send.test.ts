import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { runWorkflow } from '../engine/runWorkflow';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});

afterAll(async () => {
	await sandbox.close();
});

test('each input item becomes a text of its own, with the fields its expressions give', async () => {
	const { outputs } = await runWorkflow({
		items: [
			{ phone: 6591234567, name: 'Ann' },
			{ phone: '00 44 7911 123456', name: 'Bob' },
		],
		parameters: { destination: '={{ $json.phone }}', text: '=Hello {{ $json.name }}', source: 'Bistro' },
		credential: {
			apiKey: sandbox.apiKey,
			region: 'custom',
			baseUrl: sandbox.url,
			subAccountId: sandbox.subAccountId,
		},
	});
	const [first, second] = sandbox.messages();
	expect(first).toMatchObject({ destination: '6591234567', text: 'Hello Ann', source: 'Bistro' });
	expect(second).toMatchObject({ destination: '447911123456', text: 'Hello Bob', source: 'Bistro' });
	const status = { code: 'QUEUED', description: 'SMS is accepted and queued for processing' };
	expect(outputs).toEqual([
		[
			{
				json: {
					outcome: 'accepted',
					umid: first?.umid,
					clientMessageId: '4711-0f9b7c11-0-0',
					destination: '+6591234567',
					source: 'Bistro',
					encoding: 'GSM7',
					segments: 1,
					scheduled: null,
					status,
				},
				pairedItem: { item: 0 },
			},
			{
				json: {
					outcome: 'accepted',
					umid: second?.umid,
					clientMessageId: '4711-0f9b7c11-0-1',
					destination: '+447911123456',
					source: 'Bistro',
					encoding: 'GSM7',
					segments: 1,
					scheduled: null,
					status,
				},
				pairedItem: { item: 1 },
			},
		],
	]);
});

test.each([
	[299, []],
	[
		300,
		[
			{
				message:
					'These 300 messages took 300 requests. The operation Send Batch would have needed about 1, and also reports the outcome of each message.',
				location: 'outputPane',
			},
		],
	],
])('of %s messages, a hint says so where a batch would need fewer requests', async (count, hints) => {
	const { nodeRuns } = await runWorkflow({
		items: Array.from({ length: count }, (_, index) => ({ phone: `+${6_591_000_000 + index}` })),
		parameters: { destination: '={{ $json.phone }}', text: 'Hello' },
		credential: {
			apiKey: sandbox.apiKey,
			region: 'custom',
			baseUrl: sandbox.url,
			subAccountId: sandbox.subAccountId,
		},
	});
	expect(nodeRuns[0]?.hints ?? []).toEqual(hints);
});
