import { afterEach, describe, expect, test } from 'vitest';
import { api, closeApi, bodyOf, sendBatch, people, jsonOf, continueRegularOutput } from './batchApi';

afterEach(closeApi);

describe('from items', () => {
	test('each item is a separate message, with its own text and an ID to find it by', async () => {
		const { outputs } = await sendBatch(people(3));
		expect(api.requests).toHaveLength(1);
		expect(api.requests[0]?.path).toBe('/api/v1/subaccounts/acme_hq/messages/batch');
		expect(api.requests[0]?.body).toEqual({
			messages: [
				{ destination: '+6591230010', text: 'Hello 0', clientMessageId: '4711-0f9b7c11-0-0' },
				{ destination: '+6591230011', text: 'Hello 1', clientMessageId: '4711-0f9b7c11-0-1' },
				{ destination: '+6591230012', text: 'Hello 2', clientMessageId: '4711-0f9b7c11-0-2' },
			],
			includeMessagesInResponse: true,
		});
		expect(jsonOf(outputs[0])).toMatchObject([
			{ clientMessageId: '4711-0f9b7c11-0-0', destination: '+6591230010', status: { code: 'QUEUED' } },
			{ clientMessageId: '4711-0f9b7c11-0-1', destination: '+6591230011', status: { code: 'QUEUED' } },
			{ clientMessageId: '4711-0f9b7c11-0-2', destination: '+6591230012', status: { code: 'QUEUED' } },
		]);
	});

	test('what all messages share is in the template, once', async () => {
		await sendBatch(
			people(2).map(({ phone }) => ({ phone, text: 'Closed today' })),
			{
				parameters: {
					source: 'Bistro',
					options: {
						encoding: 'UCS2',
						dlrCallbackUrl: 'https://example.com/dlr',
						clientIp: '203.0.113.7',
						clientBatchId: 'today',
					},
				},
			},
		);
		expect(api.requests[0]?.body).toEqual({
			messages: [
				{ destination: '+6591230010', clientMessageId: '4711-0f9b7c11-0-0' },
				{ destination: '+6591230011', clientMessageId: '4711-0f9b7c11-0-1' },
			],
			template: {
				source: 'Bistro',
				text: 'Closed today',
				encoding: 'UCS2',
				dlrCallbackUrl: 'https://example.com/dlr',
			},
			clientIp: '203.0.113.7',
			clientBatchId: 'today',
			includeMessagesInResponse: true,
		});
	});

	test('messages are split by the fields that a batch must share, and by Batch Size', async () => {
		const items = people(7).map((person, index) => ({ ...person, source: index % 2 === 0 ? 'Even' : 'Odd' }));
		const { outputs } = await sendBatch(items, {
			parameters: { source: '={{ $json.source }}', options: { batchSize: 2, concurrency: 1 } },
		});
		const batches = api.requests.map(bodyOf);
		expect(batches.map(({ messages, template }) => [template?.source, messages?.length])).toEqual([
			['Even', 2],
			['Even', 2],
			['Odd', 2],
			['Odd', 1],
		]);
		expect(jsonOf(outputs[0]).map(({ destination }) => destination)).toEqual(items.map(({ phone }) => phone));
	});

	test('each sub-account gets its own batches', async () => {
		const items = people(2).map((person, index) => ({ ...person, account: index === 0 ? 'acme_hq' : 'a&b' }));
		await sendBatch(items, { parameters: { subAccountId: '={{ $json.account }}', options: { concurrency: 1 } } });
		expect(api.requests.map(({ path }) => path)).toEqual([
			'/api/v1/subaccounts/acme_hq/messages/batch',
			'/api/v1/subaccounts/a%26b/messages/batch',
		]);
	});

	test('a Client Message ID that two items share is refused before anything is sent', async () => {
		const { error } = await sendBatch(people(3), { parameters: { options: { clientMessageId: 'same' } } });
		expect(error?.message).toBe("Row 2 (item 1): Client Message ID 'same' is also used by row 1 (item 0)");
		expect(api.requests).toHaveLength(0);
	});

	test('a Client Message ID that two items share stays refused when Retry On Fail has sent the first', async () => {
		// In the continue modes n8n tries again where the first item has failed.
		const items = [{ phone: 'none', text: 'x', id: 'c' }, ...people(2).map((person) => ({ ...person, id: 'same' }))];
		const { outputs } = await sendBatch(items, {
			settings: { ...continueRegularOutput, retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
			parameters: { options: { clientMessageId: '={{ $json.id }}' } },
		});
		expect(api.requests.map((request) => bodyOf(request).messages?.length)).toEqual([1]);
		expect(jsonOf(outputs[0])[2]).toMatchObject({
			error: expect.stringContaining("'same' is also used by row 2 (item 1)") as string,
		});
	});

	test('a time that is calculated anew for each item keeps messages in one batch', async () => {
		await sendBatch(people(300), {
			parameters: {
				options: {
					scheduled: '={{ $now.plus({ hours: 1 }) }}',
					expiry: '={{ $now.plus({ hours: 2 }).toISO() }}',
				},
			},
		});
		const sizes = api.requests.map((request) => bodyOf(request).messages?.length ?? 0);
		expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(300);
		// A new second, or a few on a slow machine, may begin while the items are read.
		expect(Math.max(...sizes)).toBeGreaterThan(20);
	});

	test('items with different Client Batch IDs go out in different batches', async () => {
		const items = people(4).map((person, index) => ({ ...person, season: index % 2 === 0 ? 'spring' : 'summer' }));
		const { outputs } = await sendBatch(items, {
			parameters: { options: { clientBatchId: '={{ $json.season }}', concurrency: 1 } },
		});
		expect(api.requests.map((request) => [bodyOf(request).clientBatchId, bodyOf(request).messages?.length])).toEqual([
			['spring', 2],
			['summer', 2],
		]);
		expect(jsonOf(outputs[0]).map(({ clientBatchId }) => clientBatchId)).toEqual([
			'spring',
			'summer',
			'spring',
			'summer',
		]);
	});

	test.each([
		['scheduled', '={{ $json.own.toDateTime().toISO() }}', 'soon', 'A field of this item could not be read'],
		['clientBatchId', '={{ $json.own }}', 'x'.repeat(30), 'Client Batch ID has 30 characters'],
	])('an option %s that is bad for the first item fails that item alone', async (name, expression, bad, reason) => {
		const good = new Date(Date.now() + 3_600_000).toISOString().slice(0, 19);
		const items = people(3).map((person, index) => ({ ...person, own: index === 0 ? bad : good }));
		const { outputs } = await sendBatch(items, {
			settings: continueRegularOutput,
			parameters: { options: { [name]: expression } },
		});
		const [first, ...others] = jsonOf(outputs[0]);
		expect(first?.error).toContain(`Row 1 (item 0): ${reason}`);
		for (const other of others) expect(other).toMatchObject({ status: { code: 'QUEUED' } });
	});
});

describe('bad input is named before anything is sent', () => {
	test.each([
		[
			'Client Batch ID',
			{ clientBatchId: 'x'.repeat(21) },
			"Row 1 (item 0): Client Batch ID has 21 characters: 'xxxxxxxxxxxxxxxxxxxx…'",
		],
		['Client Message ID', { clientMessageId: 'x'.repeat(351) }, 'Row 1 (item 0): Client Message ID has 351 characters'],
		['Batch Size of zero', { batchSize: 0 }, "Row 1 (item 0): Batch Size is '0'"],
		['Batch Size over the limit', { batchSize: 10001 }, "Row 1 (item 0): Batch Size is '10001'"],
		['Scheduled in the past', { scheduled: '2020-01-01T00:00:00' }, 'Row 1 (item 0): Scheduled is in the past'],
		[
			'Scheduled too far ahead',
			{ scheduled: '2999-01-01T00:00:00' },
			'Row 1 (item 0): Scheduled is more than 7 days ahead',
		],
	])('%s', async (_, options, message) => {
		const { error } = await sendBatch(people(2), { parameters: { options } });
		expect(error?.message).toContain(message);
		expect(api.requests).toHaveLength(0);
	});

	test('expiry before scheduled', async () => {
		const { error } = await sendBatch(people(1), {
			parameters: {
				options: {
					scheduled: '={{ $now.plus({ hours: 2 }).toISO() }}',
					expiry: '={{ $now.plus({ hours: 1 }).toISO() }}',
				},
			},
		});
		expect(error?.message).toContain('Row 1 (item 0): Expiry is not after Scheduled');
		expect(api.requests).toHaveLength(0);
	});
});
