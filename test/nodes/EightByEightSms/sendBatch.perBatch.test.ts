import { afterEach, describe, expect, test } from 'vitest';
import { api, closeApi, batchAnswer, bodyOf, rejecting, sendBatch, people, jsonOf, fail } from './batchApi';

afterEach(closeApi);

describe('one item per batch', () => {
	test('counts the outcomes of each batch', async () => {
		const { outputs } = await sendBatch(people(5), {
			parameters: { output: 'perBatch', options: { batchSize: 3, clientBatchId: 'june', concurrency: 1 } },
		});
		expect(outputs[0]).toMatchObject([
			{
				json: { clientBatchId: 'june', acceptedCount: 3, rejectedCount: 0, unknownCount: 0, skippedCount: 0 },
				pairedItem: [{ item: 0 }, { item: 1 }, { item: 2 }],
			},
			{ json: { clientBatchId: 'june', acceptedCount: 2 }, pairedItem: [{ item: 3 }, { item: 4 }] },
		]);
	});

	test('every failed message still comes out', async () => {
		const { outputs } = await sendBatch(people(3), {
			parameters: { output: 'perBatch' },
			settings: { onError: 'continueErrorOutput' },
			answer: (request) => batchAnswer(request, rejecting('6591230011')),
		});
		expect(jsonOf(outputs[0])).toMatchObject([{ acceptedCount: 2, rejectedCount: 1 }]);
		expect(jsonOf(outputs[1])).toMatchObject([{ details: { outcome: 'rejected', destination: '+6591230011' } }]);
	});

	test('8x8 need not list the messages where the user says so', async () => {
		const { outputs } = await sendBatch(people(2), {
			parameters: { output: 'perBatch', options: { includeMessages: false } },
		});
		expect(bodyOf(api.requests[0] ?? fail()).includeMessagesInResponse).toBe(false);
		expect(jsonOf(outputs[0])).toMatchObject([{ acceptedCount: 2, unknownCount: 0 }]);
	});

	test('without the list a batch with rejected messages cannot say which they are', async () => {
		const { error } = await sendBatch(people(2), {
			parameters: { output: 'perBatch', options: { includeMessages: false } },
			answer: () => ({
				status: 200,
				body: { batchId: '0d449c28-4e42-46ff-99dd-44cd1e1351c0', acceptedCount: 1, rejectedCount: 1 },
			}),
		});
		expect(error?.message).toContain('accepted 1 and rejected 1');
		expect(error?.description).toContain('2 unconfirmed');
	});

	test('without the list, messages that were all rejected are known not to be sent, and Retry On Fail sends them', async () => {
		const { outputs } = await sendBatch(people(2), {
			settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
			parameters: { output: 'perBatch', options: { includeMessages: false } },
			answer: (request, index) =>
				index === 0
					? {
							status: 200,
							body: { batchId: '0d449c28-4e42-46ff-99dd-44cd1e1351c0', acceptedCount: 0, rejectedCount: 2 },
						}
					: batchAnswer(request),
		});
		expect(api.requests).toHaveLength(2);
		expect(jsonOf(outputs[0])).toMatchObject([{ acceptedCount: 2, rejectedCount: 0, unknownCount: 0 }]);
	});

	test('the option has no effect on the output per message, which needs the list', async () => {
		await sendBatch(people(1), { parameters: { options: { includeMessages: false } } });
		expect(bodyOf(api.requests[0] ?? fail()).includeMessagesInResponse).toBe(true);
	});
});
