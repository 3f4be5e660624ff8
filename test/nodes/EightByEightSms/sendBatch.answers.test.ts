import { type IDataObject } from 'n8n-workflow';
import { afterEach, describe, expect, test } from 'vitest';
import type { ScriptedAnswer } from '../../engine/scriptedApi';
import {
	api,
	closeApi,
	batchAnswer,
	bodyOf,
	rejecting,
	sendBatch,
	people,
	jsonOf,
	continueRegularOutput,
	apiError,
	type Answer,
} from './batchApi';

afterEach(closeApi);

describe('the outcome of every message', () => {
	test('answers in another order find their messages by clientMessageId, also where two have one number', async () => {
		const items = [
			{ phone: '+6591230010', text: 'a' },
			{ phone: '6591230010', text: 'b' },
			{ phone: '+6591230011', text: 'c' },
		];
		let umids: (string | undefined)[] = [];
		const { outputs } = await sendBatch(items, {
			answer: (request) =>
				batchAnswer(request, (listed) => {
					umids = listed.map(({ umid }) => umid);
					return listed.reverse();
				}),
		});
		expect(jsonOf(outputs[0]).map(({ umid }) => umid)).toEqual(umids);
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
	});

	test('a rejected message fails alone, with its umid and batch in the details', async () => {
		const { outputs } = await sendBatch(people(3), {
			settings: { onError: 'continueErrorOutput' },
			answer: (request) => batchAnswer(request, rejecting('6591230011')),
		});
		expect(jsonOf(outputs[0]).map(({ destination }) => destination)).toEqual(['+6591230010', '+6591230012']);
		expect(jsonOf(outputs[1])).toMatchObject([
			{
				phone: '+6591230011',
				error: 'Row 2 (item 1): 8x8 rejected the message: Invalid MSISDN format',
				details: { outcome: 'rejected', code: 'REJECTED', status: 200, umid: expect.any(String) as string },
			},
		]);
		expect(JSON.stringify(outputs[1])).toContain('batchId');
	});

	test('of a single message the error has no count, and names its row as a table does', async () => {
		const refused = { answer: () => ({ status: 400, body: apiError(1007, 'Template is wrong') }) };
		const { error } = await sendBatch(people(1), refused);
		expect(error?.message).toMatch(/^Row 1 \(item 0\): /);
		expect(error?.description).toMatch(/Nothing was sent\.$/);
		expect(error?.description).not.toMatch(/Of \d+ messages?|The error's details/);
	});

	test('messages that the answer leaves out are unknown', async () => {
		const { outputs } = await sendBatch(people(3), {
			settings: continueRegularOutput,
			answer: (request) => batchAnswer(request, (listed) => listed.slice(1)),
		});
		expect(jsonOf(outputs[0]).map(({ details }) => (details as IDataObject | undefined)?.outcome)).toEqual([
			'unknown',
			undefined,
			undefined,
		]);
	});

	test('where the answer only counts, nothing is invented', async () => {
		const { outputs } = await sendBatch(people(2), {
			settings: continueRegularOutput,
			answer: (request) => batchAnswer({ ...request, body: { ...bodyOf(request), includeMessagesInResponse: false } }),
		});
		expect(jsonOf(outputs[0])).toMatchObject([
			{
				message: expect.stringContaining('accepted 2 and rejected 0 of this batch') as string,
				details: { outcome: 'unknown', umid: null },
			},
			{ details: { outcome: 'unknown', umid: null } },
		]);
	});

	test('an answer with fewer entries for a number than messages leaves all of them unknown', async () => {
		const { outputs } = await sendBatch([{ list: '+6591230010, +6591230010, +6591230011' }], {
			settings: continueRegularOutput,
			parameters: {
				messagesFrom: 'list',
				destinations: '={{ $json.list }}',
				text: 'Hi',
				options: { skipDuplicates: false },
			},
			answer: (request) => batchAnswer(request, (listed) => listed.slice(1)),
		});
		expect(jsonOf(outputs[0]).map(({ details }) => (details as IDataObject | undefined)?.outcome)).toEqual([
			'unknown',
			'unknown',
			undefined,
		]);
	});

	test('an answer that is not of 8x8 leaves the batch unknown', async () => {
		const { error } = await sendBatch(people(2), { answer: () => ({ status: 200, text: '<html>ok</html>' }) });
		expect(error?.message).toBe('Row 1 (item 0): The answer (HTTP 200) is not a valid 8x8 answer');
		expect(error?.description).toContain('2 unconfirmed');
	});

	test('a refused batch names the item that 8x8 blames', async () => {
		const { outputs } = await sendBatch(people(3), {
			settings: continueRegularOutput,
			answer: () => ({ status: 400, body: apiError(1002, 'messages[1].destination is not an MSISDN') }),
		});
		expect(jsonOf(outputs[0]).map(({ error }) => error)).toEqual([
			expect.stringContaining('The batch was refused because of row 2 (item 1)'),
			expect.not.stringContaining('The batch was refused'),
			expect.stringContaining('The batch was refused because of row 2 (item 1)'),
		]);
		expect(jsonOf(outputs[0])[1]?.error).toContain('code 1002');
	});

	test.each([
		[{}, 'destinations[1] is not an MSISDN'],
		[{ country: 'SG' }, 'messages[1].destination is not an MSISDN'],
	])('a refused list (%o) names the number that 8x8 blames', async (options, message) => {
		const { outputs } = await sendBatch([{ list: '+6591230010, +6591230011' }], {
			settings: continueRegularOutput,
			parameters: { messagesFrom: 'list', destinations: '={{ $json.list }}', text: 'Hi', options },
			answer: () => ({ status: 400, body: apiError(1002, message) }),
		});
		expect(jsonOf(outputs[0])[0]?.error).toContain('The batch was refused because of row 1 (item 0), number 2');
	});

	test('a refused batch names its own items alone', async () => {
		const items = people(6).map((person, index) => ({ ...person, from: index % 2 === 0 ? 'Bistro' : 'Bar' }));
		const { outputs } = await sendBatch(items, {
			settings: continueRegularOutput,
			parameters: { source: '={{ $json.from }}', options: { concurrency: 1 } },
			answer: (request) =>
				bodyOf(request).template?.source === 'Bar'
					? batchAnswer(request)
					: { status: 400, body: apiError(1007, 'Template is wrong') },
		});
		expect(jsonOf(outputs[0])[0]?.error).toMatch(/The whole batch was refused: rows 1, 3, 5$/);
	});

	test('a refused batch names its items where 8x8 blames none', async () => {
		const { error } = await sendBatch(people(3), {
			answer: () => ({ status: 400, body: apiError(1007, 'Template is wrong') }),
		});
		expect(error?.message).toContain('The whole batch was refused: rows 1 to 3');
		expect(error?.description).toContain('Nothing was sent. Of 3 messages: 3 not sent because of an error.');
	});
});

describe('partial failure', () => {
	/** Five batches of two, the third of which meets the given fate at its first try. */
	const thirdFails = (fate: ScriptedAnswer): Answer => {
		let failed = false;
		return (request) => {
			const isThird = bodyOf(request).messages?.some(({ destination }) => destination === '+6591230014');
			if (!isThird || failed) return batchAnswer(request);
			failed = true;
			return fate;
		};
	};
	const options = { batchSize: 2, concurrency: 1 };

	test('in stop mode the batches after an unconfirmed one are not started', async () => {
		const { error } = await sendBatch(people(10), { parameters: { options }, answer: thirdFails('reset') });
		expect(api.requests).toHaveLength(3);
		expect(error?.message).toBe('Row 5 (item 4): 8x8 did not answer (ECONNRESET)');
		expect(error?.description).toContain('4 accepted, 2 unconfirmed, 4 not tried');
	});

	test('in a continue mode they are sent, and all of it is visible', async () => {
		const { outputs } = await sendBatch(people(10), {
			parameters: { options },
			settings: continueRegularOutput,
			answer: thirdFails('reset'),
		});
		expect(api.requests).toHaveLength(5);
		expect(
			jsonOf(outputs[0]).map(({ details }) => (details as IDataObject | undefined)?.outcome ?? 'accepted'),
		).toEqual([
			'accepted',
			'accepted',
			'accepted',
			'accepted',
			'unknown',
			'unknown',
			'accepted',
			'accepted',
			'accepted',
			'accepted',
		]);
	});

	const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
	const timesSent = () => {
		const times = new Map<string, number>();
		for (const request of api.requests) {
			for (const { destination } of bodyOf(request).messages ?? []) {
				times.set(destination, (times.get(destination) ?? 0) + 1);
			}
		}
		return times;
	};

	test('Retry On Fail sends only what was never taken', async () => {
		const { error } = await sendBatch(people(10), {
			parameters: { options },
			settings: retry,
			answer: thirdFails('reset'),
		});
		expect([...timesSent().values()]).toEqual(Array.from({ length: 10 }, () => 1));
		expect(error?.message).toBe('Row 5 (item 4): 8x8 did not answer (ECONNRESET)');
		expect(error?.description).toContain('8 accepted, 2 unconfirmed.');
	});

	test('a refused batch is sent again by Retry On Fail, the accepted ones are not', async () => {
		const { outputs } = await sendBatch(people(10), {
			parameters: { options },
			settings: retry,
			answer: thirdFails({ status: 403, body: apiError(1201, 'No credit') }),
		});
		expect(outputs[0]).toHaveLength(10);
		expect([...timesSent().values()].reduce((sum, times) => sum + times, 0)).toBe(12);
	});

	test('a list that comes in another order at the second try is texted only once', async () => {
		let tries = 0;
		const { outputs } = await sendBatch([{}], {
			parameters: {
				messagesFrom: 'list',
				// A different order at each evaluation.
				destinations:
					"={{ ['+6591230010', '+6591230011', '+6591230012', '+6591230013'].sort(() => Math.random() - 0.5) }}",
				text: 'Hi',
				options: { batchSize: 1, concurrency: 1 },
			},
			settings: { ...retry, maxTries: 5 },
			answer: (request) => (++tries === 2 ? { status: 403, body: apiError(1201, 'No') } : batchAnswer(request)),
		});
		expect(outputs[0]).toHaveLength(4);
		const sent = api.requests.flatMap((request) => bodyOf(request).destinations ?? []);
		expect(sent).toHaveLength(5);
		expect(new Set(sent).size).toBe(4);
	});
});
