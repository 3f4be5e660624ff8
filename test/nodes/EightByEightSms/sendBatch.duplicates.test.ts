import { afterEach, describe, expect, test } from 'vitest';
import { api, closeApi, batchAnswer, bodyOf, sendBatch, jsonOf, continueRegularOutput, fail } from './batchApi';

afterEach(closeApi);

describe('Skip Duplicates', () => {
	const items = [
		{ phone: '+6591230010', text: 'Hi' },
		{ phone: '65 9123 0010', text: 'Hi' },
		{ phone: '+6591230010', text: 'Another text' },
	];

	test('the same text goes to the same number once, and the skipped item names the one that was sent', async () => {
		const { outputs } = await sendBatch(items);
		expect(bodyOf(api.requests[0] ?? fail()).messages).toHaveLength(2);
		const [sent, skipped, other] = outputs[0] ?? [];
		expect(skipped).toEqual({
			json: {
				outcome: 'accepted',
				skipped: true,
				destination: '+6591230010',
				duplicateOf: { item: 0, umid: sent?.json.umid, clientMessageId: '4711-0f9b7c11-0-0' },
			},
			pairedItem: { item: 1 },
		});
		expect(other?.json.umid).not.toBe(sent?.json.umid);
	});

	test('a number is the same in all its forms, with a country too', async () => {
		const forms = ['91234567', '+65 9123 4567', '6591234567', '0065 9123 4567'];
		await sendBatch(
			forms.map((phone) => ({ phone, text: 'Closed today' })),
			{ parameters: { options: { country: 'SG' } }, settings: continueRegularOutput },
		);
		expect(bodyOf(api.requests[0] ?? fail()).messages?.map(({ destination }) => destination)).toEqual(['+6591234567']);
	});

	test('what becomes of the one becomes of its duplicate', async () => {
		const { outputs } = await sendBatch(items, {
			settings: continueRegularOutput,
			answer: (request) =>
				batchAnswer(request, (listed) =>
					listed.map((message, index) =>
						index === 0 ? { ...message, status: { code: 'REJECTED', description: 'Invalid destination' } } : message,
					),
				),
		});
		expect(jsonOf(outputs[0])[1]).toMatchObject({
			error: 'Item 1: As for its duplicate, Item 0: 8x8 rejected the message: Invalid destination',
			details: { outcome: 'rejected', duplicateOf: { item: 0, clientMessageId: '4711-0f9b7c11-0-0' } },
		});
	});

	test('where it is off, both are sent', async () => {
		const { outputs } = await sendBatch(items, { parameters: { options: { skipDuplicates: false } } });
		expect(bodyOf(api.requests[0] ?? fail()).messages).toHaveLength(3);
		expect(outputs[0]).toHaveLength(3);
	});
});
