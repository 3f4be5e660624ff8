import { type IDataObject } from 'n8n-workflow';
import { afterEach, describe, expect, test } from 'vitest';
import { EightByEightSms } from '../../../nodes/EightByEightSms/EightByEightSms.node';
import {
	api,
	closeApi,
	bodyOf,
	sendBatch,
	batchAnswer,
	rejecting,
	jsonOf,
	continueRegularOutput,
	fail,
} from './batchApi';

afterEach(closeApi);

describe('from a list', () => {
	const list = (destinations: unknown, options: IDataObject = {}) => ({
		parameters: {
			messagesFrom: 'list',
			destinations: '={{ $json.list }}',
			text: 'Closed today',
			source: 'Bistro',
			options: options as Record<string, string | number | boolean>,
		},
		items: [{ list: destinations }] as IDataObject[],
	});

	test('takes a pasted column, whose line breaks the field of several lines keeps', async () => {
		const fields = new EightByEightSms().description.properties.filter(({ name }) => name === 'destinations');
		expect(fields.map(({ typeOptions }) => typeOptions?.rows)).toEqual([4]);
		const column = ['+6591230010', '+6591230011', '+6591230012'];
		const { items, parameters } = list(column.join('\n'));
		await sendBatch(items, { parameters });
		expect(bodyOf(api.requests[0] ?? fail()).destinations).toEqual(column);
	});

	test.each([
		['an array of texts and numbers', ['+65 9123 0010', 6591230011]],
		['commas', '+6591230010,+6591230011'],
		['semicolons and spaces', ' +6591230010 ; +6591230011 '],
		['line breaks', '+6591230010\r\n+6591230011\n'],
		['an array written as text', '["+6591230010", "+6591230011"]'],
	])('takes %s, and sends the compact form', async (_, destinations) => {
		const { items, parameters } = list(destinations);
		const { outputs } = await sendBatch(items, { parameters });
		expect(api.requests.map(({ body }) => body)).toEqual([
			{
				destinations: ['+6591230010', '+6591230011'],
				template: { text: 'Closed today', source: 'Bistro' },
				includeMessagesInResponse: true,
			},
		]);
		expect(outputs[0]).toMatchObject([
			{ json: { destination: '+6591230010', clientMessageId: null }, pairedItem: { item: 0 } },
			{ json: { destination: '+6591230011', clientMessageId: null }, pairedItem: { item: 0 } },
		]);
	});

	test('blank entries are skipped, and a hint counts them', async () => {
		const { items, parameters } = list('+6591230010,, ;+6591230011');
		const { nodeRuns, outputs } = await sendBatch(items, { parameters });
		expect(outputs[0]).toHaveLength(2);
		expect(nodeRuns[0]?.hints).toEqual([
			{ message: '2 blank entries were skipped in Destinations.', location: 'outputPane' },
		]);
	});

	test.each([
		['nothing', '', 'Destinations is empty'],
		['an empty array', [], 'Destinations is empty'],
		['blanks alone', ' , ;', "Destinations contains no number: ' , ;'"],
	])('%s in the list is refused', async (_, destinations, happened) => {
		const { items, parameters } = list(destinations);
		const { error } = await sendBatch(items, { parameters });
		expect(error?.message).toBe(`Row 1 (item 0): ${happened}`);
		expect(api.requests).toHaveLength(0);
	});

	test('a number that cannot be texted is named by its position, and nothing is sent', async () => {
		const { items, parameters } = list(['+6591230010', 'Ann', '+6591230012']);
		const { error } = await sendBatch(items, { parameters });
		expect(error?.message).toBe(
			"Row 1 (item 0), number 2: Destination 'Ann' is not a phone number that can receive texts",
		);
		expect(api.requests).toHaveLength(0);
	});

	test('in a continue mode the other numbers are texted', async () => {
		const { items, parameters } = list(['+6591230010', 'Ann', '+6591230012']);
		const { outputs } = await sendBatch(items, { parameters, settings: continueRegularOutput });
		expect(bodyOf(api.requests[0] ?? fail()).destinations).toEqual(['+6591230010', '+6591230012']);
		expect(jsonOf(outputs[0])).toMatchObject([
			{ destination: '+6591230010' },
			{ details: { outcome: 'rejected', code: 'DESTINATION_UNREADABLE' } },
			{ destination: '+6591230012' },
		]);
	});

	test('national numbers are made international, and go out as bare numbers too', async () => {
		const { items, parameters } = list('07911 123456, 7911 123457');
		await sendBatch(items, { parameters: { ...parameters, country: 'GB' } });
		expect(bodyOf(api.requests[0] ?? fail()).destinations).toEqual(['+447911123456', '+447911123457']);
	});

	test('each input item is a list with its own text', async () => {
		const items = [
			{ list: '+6591230010', text: 'One' },
			{ list: '+6591230010,+6591230011', text: 'Two' },
		];
		const { outputs } = await sendBatch(items, {
			parameters: { messagesFrom: 'list', destinations: '={{ $json.list }}', options: { concurrency: 1 } },
		});
		expect(api.requests.map((request) => [bodyOf(request).template?.text, bodyOf(request).destinations])).toEqual([
			['One', ['+6591230010']],
			['Two', ['+6591230010', '+6591230011']],
		]);
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 1 }]);
	});

	test('a number in two lists is two messages with different IDs', async () => {
		const items = [
			{ list: '91230010, 91230011', text: 'One' },
			{ list: '91230010', text: 'Two' },
		];
		const { outputs } = await sendBatch(items, {
			parameters: {
				messagesFrom: 'list',
				destinations: '={{ $json.list }}',
				country: 'SG',
				options: { track: 'Outcome' },
			},
		});
		expect(bodyOf(api.requests[0] ?? fail()).messages?.map(({ clientMessageId }) => clientMessageId)).toEqual([
			'4711-0f9b7c11-0-0.6591230010/0',
			'4711-0f9b7c11-0-0.6591230011/0',
			'4711-0f9b7c11-0-1.6591230010/0',
		]);
		expect(jsonOf(outputs[0]).map(({ umid }) => typeof umid)).toEqual(['string', 'string', 'string']);
	});

	test('a repeated number is texted once, and twice only if duplicates are not skipped', async () => {
		const { items, parameters } = list('+6591230010, 6591230010');
		await sendBatch(items, { parameters });
		expect(bodyOf(api.requests[0] ?? fail()).destinations).toEqual(['+6591230010']);
		await closeApi();
		const both = list('+6591230010, 6591230010', { skipDuplicates: false });
		const { outputs } = await sendBatch(items, { parameters: both.parameters });
		const [first, second] = jsonOf(outputs[0]);
		expect(first?.umid).not.toBe(second?.umid);
		expect(bodyOf(api.requests[0] ?? fail()).destinations).toEqual(['+6591230010', '+6591230010']);
	});

	test('a number that stands in it twice on purpose is texted twice, however often the rest is tried', async () => {
		const { items, parameters } = list('+6591230010, +6591230010, +6591230011', { skipDuplicates: false });
		const refusals = [['6591230011'], ['6591230011'], []];
		const { error, outputs } = await sendBatch(items, {
			parameters: { ...parameters, text: '={{ "Closed today " + Math.random() }}' },
			settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 },
			answer: (request, index) => batchAnswer(request, rejecting(...(refusals[index] ?? fail()))),
		});
		expect(error).toBeUndefined();
		expect(api.requests.map((request) => bodyOf(request).destinations)).toEqual([
			['+6591230010', '+6591230010', '+6591230011'],
			['+6591230011'],
			['+6591230011'],
		]);
		expect(new Set(jsonOf(outputs[0]).map(({ umid }) => umid)).size).toBe(3);
	});

	test('the list runs once for each item: a constant list with a constant text still texts nobody twice', async () => {
		const { parameters } = list('');
		const destinations = '+6591230010, +6591230011';
		const { outputs, nodeRuns } = await sendBatch([{}, {}, {}], { parameters: { ...parameters, destinations } });
		expect(api.requests.flatMap((request) => bodyOf(request).destinations)).toEqual(['+6591230010', '+6591230011']);
		expect(jsonOf(outputs[0]).map(({ skipped }) => skipped)).toEqual([undefined, undefined, true, true, true, true]);
		expect(nodeRuns[0]?.hints?.[0]?.message).toMatch(/^4 messages were skipped as duplicates: same text, same number/);
	});
});
