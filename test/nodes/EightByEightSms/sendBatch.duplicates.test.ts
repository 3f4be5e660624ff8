import type { IDataObject } from 'n8n-workflow';
import { afterEach, describe, expect, test } from 'vitest';
import {
	api,
	batchAnswer,
	bodyOf,
	closeApi,
	continueRegularOutput,
	fail,
	jsonOf,
	rejecting,
	sendBatch,
} from './batchApi';

afterEach(closeApi);

describe('Skip Duplicates', () => {
	const items = [
		{ phone: '+6591230010', text: 'Hi' },
		{ phone: '+65 9123 0010', text: 'Hi' },
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

	test('a number is recognised in all its forms, with a country too', async () => {
		const forms = ['91234567', '+65 9123 4567', '6591234567', '0065 9123 4567'];
		await sendBatch(
			forms.map((phone) => ({ phone, text: 'Closed today' })),
			{ parameters: { country: 'SG' }, settings: continueRegularOutput },
		);
		expect(bodyOf(api.requests[0] ?? fail()).messages?.map(({ destination }) => destination)).toEqual(['+6591234567']);
	});

	test('texts that differ in spaces and line breaks are the same, and texts that differ in letters are not', async () => {
		const texts = ['Closed today', ' Closed  today\n', 'Closed\ntoday', 'closed today', 'Closed today!'];
		await sendBatch(texts.map((text) => ({ phone: '+6591230010', text })));
		const sent = bodyOf(api.requests[0] ?? fail()).messages?.map(({ text }) => text);
		expect(sent).toEqual(['Closed today', 'closed today', 'Closed today!']);
	});

	test('a duplicate shares the outcome of the message that it repeats', async () => {
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
			error: 'Row 2 (item 1): Duplicate of row 1 (item 0): 8x8 rejected the message: Invalid destination',
			details: { outcome: 'rejected', duplicateOf: { item: 0, clientMessageId: '4711-0f9b7c11-0-0' } },
		});
	});

	test('a hint says how many were left out', async () => {
		const { nodeRuns } = await sendBatch(items);
		const message =
			'1 message was skipped as a duplicate: same text, same number. Turn off Skip Duplicates under Options to send such messages too.';
		expect(nodeRuns[0]?.hints).toEqual([{ message, location: 'outputPane' }]);
	});

	const changes: [string, (item: IDataObject) => void][] = [
		['with a text that is refused', (item) => (item.text = '')],
		['with another text', (item) => (item.text = 'Something else')],
		['with a sender that is refused', (item) => (item.source = 'x'.repeat(99))],
		['with a number that cannot be read', (item) => (item.phone = 'nobody')],
		['with no number', (item) => (item.phone = '')],
		['with another number', (item) => (item.phone = '+6591230055')],
		['with an expression that fails', (item) => (item.text = null)],
	];

	test.each(changes)(
		'the duplicate of a message that was sent is not sent on the next try, %s',
		async (_how, change) => {
			const failing = { phone: '+6591230020', text: 'Fails' };
			const equal = () => ({ phone: '+6591230010', text: 'Hi', source: '' });
			const changing: IDataObject[] = [failing, equal(), equal()];
			const { outputs } = await sendBatch(changing, {
				parameters: { text: '={{ $json.text.trim() }}', source: '={{ $json.source }}', options: { batchSize: 1 } },
				settings: { ...continueRegularOutput, retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
				answer: (request) => {
					const isFailing = bodyOf(request).messages?.[0]?.destination === failing.phone;
					if (isFailing) change(changing[1] ?? {});
					return batchAnswer(request, isFailing ? rejecting('6591230020') : undefined);
				},
			});
			const toThem = api.requests.filter(({ body }) => JSON.stringify(body).includes('+6591230010'));
			expect(toThem).toHaveLength(1);
			expect(JSON.stringify(outputs[0]?.slice(1))).toContain('"outcome":"accepted"');
		},
	);

	test('where it is off, both are sent', async () => {
		const { outputs } = await sendBatch(items, { parameters: { options: { skipDuplicates: false } } });
		expect(bodyOf(api.requests[0] ?? fail()).messages).toHaveLength(3);
		expect(outputs[0]).toHaveLength(3);
	});
});
