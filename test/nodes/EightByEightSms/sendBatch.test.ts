import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { afterEach, describe, expect, test } from 'vitest';
import { runWorkflow, type WorkflowRunOptions } from '../../engine/runWorkflow';
import {
	type RecordedRequest,
	type ScriptedAnswer,
	type ScriptedApi,
	startScriptedApi,
} from '../../engine/scriptedApi';
import { batchAnswer, bodyOf, rejecting } from './batchApi';

let api: ScriptedApi;

afterEach(async () => {
	await api.close();
});

type Answer = (request: RecordedRequest, index: number) => ScriptedAnswer | Promise<ScriptedAnswer>;

async function sendBatch(
	items: readonly IDataObject[],
	{ answer = (request) => batchAnswer(request), ...options }: Partial<WorkflowRunOptions> & { answer?: Answer } = {},
) {
	api = await startScriptedApi(answer);
	return await runWorkflow({
		items,
		credential: { apiKey: 'key-123456', region: 'custom', baseUrl: api.url, subAccountId: 'acme_hq' },
		...options,
		parameters: {
			operation: 'sendBatch',
			destination: '={{ $json.phone }}',
			text: '={{ $json.text }}',
			...options.parameters,
		},
	});
}

const people = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ phone: `+65912300${10 + index}`, text: `Hello ${index}` }));

const jsonOf = (items: INodeExecutionData[] | undefined) => (items ?? []).map(({ json }) => json);
const continueRegularOutput = { onError: 'continueRegularOutput' } as const;

describe('from items', () => {
	test('each item is a message of its own, with its own text and an ID to find it by', async () => {
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
			{ clientMessageId: '4711-0f9b7c11-0-0', destination: '6591230010', status: { code: 'QUEUED' } },
			{ clientMessageId: '4711-0f9b7c11-0-1', destination: '6591230011', status: { code: 'QUEUED' } },
			{ clientMessageId: '4711-0f9b7c11-0-2', destination: '6591230012', status: { code: 'QUEUED' } },
		]);
	});

	test('what all messages share stands once, in the template', async () => {
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
		expect(jsonOf(outputs[0]).map(({ destination }) => destination)).toEqual(
			items.map(({ phone }) => phone.replace('+', '')),
		);
	});

	test('each sub-account gets batches of its own', async () => {
		const items = people(2).map((person, index) => ({ ...person, account: index === 0 ? 'acme_hq' : 'a&b' }));
		await sendBatch(items, { parameters: { subAccountId: '={{ $json.account }}', options: { concurrency: 1 } } });
		expect(api.requests.map(({ path }) => path)).toEqual([
			'/api/v1/subaccounts/acme_hq/messages/batch',
			'/api/v1/subaccounts/a%26b/messages/batch',
		]);
	});

	test('as many batches are under way as Concurrency allows, and not more', async () => {
		let underWay = 0;
		let most = 0;
		const waiting: (() => void)[] = [];
		const { outputs } = await sendBatch(people(6), {
			parameters: { options: { batchSize: 1, concurrency: 3 } },
			answer: async (request) => {
				most = Math.max(most, ++underWay);
				// Nobody is answered before three are there: with fewer under way this would wait for ever.
				await new Promise<void>((go) => {
					waiting.push(go);
					if (waiting.length === 3) for (const next of waiting.splice(0)) next();
				});
				underWay--;
				return batchAnswer(request);
			},
		});
		expect(most).toBe(3);
		expect(jsonOf(outputs[0]).map(({ clientMessageId }) => clientMessageId)).toEqual(
			[0, 1, 2, 3, 4, 5].map((item) => `4711-0f9b7c11-0-${item}`),
		);
	});

	test('a Client Message ID that two items share is refused before anything is sent', async () => {
		const { error } = await sendBatch(people(3), { parameters: { options: { clientMessageId: 'same' } } });
		expect(error?.message).toBe("Item 1: Client Message ID 'same' is that of item 0 too");
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
			error: expect.stringContaining("'same' is that of item 1 too") as string,
		});
	});

	test('a moment that is reckoned anew for each item keeps messages in one batch', async () => {
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

	test('items with Client Batch IDs of their own go out in batches of their own', async () => {
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
		expect(first?.error).toContain(`Item 0: ${reason}`);
		for (const other of others) expect(other).toMatchObject({ status: { code: 'QUEUED' } });
	});
});

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
			{ json: { destination: '6591230010', clientMessageId: null }, pairedItem: { item: 0 } },
			{ json: { destination: '6591230011', clientMessageId: null }, pairedItem: { item: 0 } },
		]);
	});

	test('blank entries are skipped, and their count is told', async () => {
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
		['blanks alone', ' , ;', "Destinations holds no number: ' , ;'"],
	])('%s in the list is refused', async (_, destinations, happened) => {
		const { items, parameters } = list(destinations);
		const { error } = await sendBatch(items, { parameters });
		expect(error?.message).toBe(`Item 0: ${happened}`);
		expect(api.requests).toHaveLength(0);
	});

	test('a number that cannot be texted is named by its position, and nothing is sent', async () => {
		const { items, parameters } = list(['+6591230010', 'Ann', '+6591230012']);
		const { error } = await sendBatch(items, { parameters });
		expect(error?.message).toBe("Item 0, number 2: Destination 'Ann' is no phone number that can be texted");
		expect(api.requests).toHaveLength(0);
	});

	test('in a continue mode the other numbers are texted', async () => {
		const { items, parameters } = list(['+6591230010', 'Ann', '+6591230012']);
		const { outputs } = await sendBatch(items, { parameters, settings: continueRegularOutput });
		expect(bodyOf(api.requests[0] ?? fail()).destinations).toEqual(['+6591230010', '+6591230012']);
		expect(jsonOf(outputs[0])).toMatchObject([
			{ destination: '6591230010' },
			{ details: { outcome: 'rejected', code: 'INVALID' } },
			{ destination: '6591230012' },
		]);
	});

	test('national numbers go out with their country, and so as messages of their own', async () => {
		const { items, parameters } = list('91230010, 07911 123456', { country: 'GB' });
		await sendBatch(items, { parameters });
		expect(bodyOf(api.requests[0] ?? fail()).messages).toMatchObject([
			{ destination: '91230010', country: 'GB' },
			{ destination: '+447911123456', country: 'GB' },
		]);
	});

	test('each input item is a list with a text of its own', async () => {
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

	test('a number in two lists is two messages with IDs of their own', async () => {
		const items = [
			{ list: '91230010, 91230011', text: 'One' },
			{ list: '91230010', text: 'One' },
		];
		const { outputs } = await sendBatch(items, {
			parameters: { messagesFrom: 'list', destinations: '={{ $json.list }}', options: { country: 'SG' } },
		});
		expect(bodyOf(api.requests[0] ?? fail()).messages?.map(({ clientMessageId }) => clientMessageId)).toEqual([
			'4711-0f9b7c11-0-0.91230010/0',
			'4711-0f9b7c11-0-0.91230011/0',
			'4711-0f9b7c11-0-1.91230010/0',
		]);
		expect(jsonOf(outputs[0]).map(({ umid }) => typeof umid)).toEqual(['string', 'string', 'string']);
	});

	test('the same number twice is texted twice, unless duplicates are skipped', async () => {
		const { items, parameters } = list('+6591230010, 6591230010');
		const { outputs } = await sendBatch(items, { parameters });
		const [first, second] = jsonOf(outputs[0]);
		expect(first?.umid).not.toBe(second?.umid);
		expect(bodyOf(api.requests[0] ?? fail()).destinations).toEqual(['+6591230010', '+6591230010']);
	});
});

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
		expect(jsonOf(outputs[0]).map(({ destination }) => destination)).toEqual(['6591230010', '6591230012']);
		expect(jsonOf(outputs[1])).toMatchObject([
			{
				phone: '+6591230011',
				error: 'Item 1: 8x8 rejected the message: Invalid MSISDN format',
				details: { outcome: 'rejected', code: 'REJECTED', status: 200, umid: expect.any(String) as string },
			},
		]);
		expect(JSON.stringify(outputs[1])).toContain('batchId');
	});

	test('in stop mode a rejected message stops the workflow, and the error holds the umids of the accepted', async () => {
		const { error } = await sendBatch(people(3), {
			answer: (request) => batchAnswer(request, rejecting('6591230011')),
		});
		expect(error?.message).toBe('Item 1: 8x8 rejected the message: Invalid MSISDN format');
		expect(error?.description).toContain('Of 3 messages: 2 accepted, 1 not sent because of an error');
		expect(error && 'context' in error && error.context.data).toMatchObject({
			messages: [
				{ item: 0, outcome: 'accepted', umid: expect.any(String) as string },
				{ item: 1, outcome: 'rejected' },
				{ item: 2, outcome: 'accepted', umid: expect.any(String) as string },
			],
		});
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
			parameters: { messagesFrom: 'list', destinations: '={{ $json.list }}', text: 'Hi' },
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
		expect(error?.message).toBe("Item 0: The answer (HTTP 200) is not one of 8x8's");
		expect(error?.description).toContain('2 unconfirmed');
	});

	test('a refused batch names the item that 8x8 blames', async () => {
		const { outputs } = await sendBatch(people(3), {
			settings: continueRegularOutput,
			answer: () => ({ status: 400, body: apiError(1002, 'messages[1].destination is no MSISDN') }),
		});
		expect(jsonOf(outputs[0]).map(({ error }) => error)).toEqual([
			expect.stringContaining('The batch was refused because of item 1'),
			expect.not.stringContaining('The batch was refused'),
			expect.stringContaining('The batch was refused because of item 1'),
		]);
		expect(jsonOf(outputs[0])[1]?.error).toContain('code 1002');
	});

	test.each([
		[{}, 'destinations[1] is no MSISDN'],
		[{ country: 'SG' }, 'messages[1].destination is no MSISDN'],
	])('a refused list (%o) names the number that 8x8 blames', async (options, message) => {
		const { outputs } = await sendBatch([{ list: '+6591230010, +6591230011' }], {
			settings: continueRegularOutput,
			parameters: { messagesFrom: 'list', destinations: '={{ $json.list }}', text: 'Hi', options },
			answer: () => ({ status: 400, body: apiError(1002, message) }),
		});
		expect(jsonOf(outputs[0])[0]?.error).toContain('The batch was refused because of item 0, number 2');
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
		expect(jsonOf(outputs[0])[0]?.error).toMatch(/The whole batch was refused: items 0, 2, 4$/);
	});

	test('a refused batch names its items where 8x8 blames none', async () => {
		const { error } = await sendBatch(people(3), {
			answer: () => ({ status: 400, body: apiError(1007, 'Template is wrong') }),
		});
		expect(error?.message).toContain('The whole batch was refused: items 0 to 2');
		expect(error?.description).toContain('Nothing was sent. Of 3 messages: 3 not sent because of an error.');
	});
});

describe('partial failure', () => {
	/** Five batches of two, of which the third meets the given fate at its first try. */
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
		expect(error?.message).toBe('Item 4: No answer came from 8x8 (ECONNRESET)');
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
		expect(error?.message).toBe('Item 4: No answer came from 8x8 (ECONNRESET)');
		expect(error?.description).toContain('8 accepted, 2 unconfirmed.');
	});

	test('with Resend Unconfirmed, Retry On Fail sends the unconfirmed again too', async () => {
		const { outputs, error } = await sendBatch(people(10), {
			parameters: { options: { ...options, resendUnconfirmed: true } },
			settings: retry,
			answer: thirdFails('reset'),
		});
		expect(error).toBeUndefined();
		expect(outputs[0]).toHaveLength(10);
		expect([...timesSent()].filter(([, times]) => times === 2).map(([destination]) => destination)).toEqual([
			'+6591230014',
			'+6591230015',
		]);
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
				// Another order at each evaluation.
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

describe('Skip Duplicates', () => {
	const items = [
		{ phone: '+6591230010', text: 'Hi' },
		{ phone: '65 9123 0010', text: 'Hi' },
		{ phone: '+6591230010', text: 'Another text' },
	];

	test('the same text goes to the same number once, and the skipped item names the one that was sent', async () => {
		const { outputs } = await sendBatch(items, { parameters: { options: { skipDuplicates: true } } });
		expect(bodyOf(api.requests[0] ?? fail()).messages).toHaveLength(2);
		const [sent, skipped, other] = outputs[0] ?? [];
		expect(skipped).toEqual({
			json: {
				skipped: true,
				destination: '6591230010',
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
			{ parameters: { options: { skipDuplicates: true, country: 'SG' } }, settings: continueRegularOutput },
		);
		expect(bodyOf(api.requests[0] ?? fail()).messages?.map(({ destination }) => destination)).toEqual(['91234567']);
	});

	test('what becomes of the one becomes of its duplicate', async () => {
		const { outputs } = await sendBatch(items, {
			parameters: { options: { skipDuplicates: true } },
			settings: continueRegularOutput,
			answer: (request) =>
				batchAnswer(request, (listed) =>
					listed.map((message, index) =>
						index === 0 ? { ...message, status: { code: 'REJECTED', description: 'No' } } : message,
					),
				),
		});
		expect(jsonOf(outputs[0])[1]).toMatchObject({
			error: 'Item 1: As for its duplicate, Item 0: 8x8 rejected the message: No',
			details: { outcome: 'rejected', duplicateOf: { item: 0, clientMessageId: '4711-0f9b7c11-0-0' } },
		});
	});

	test('without it both are sent', async () => {
		const { outputs } = await sendBatch(items);
		expect(bodyOf(api.requests[0] ?? fail()).messages).toHaveLength(3);
		expect(outputs[0]).toHaveLength(3);
	});
});

describe('one item per batch', () => {
	test('counts what became of each batch', async () => {
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

describe('bad input is named before anything is sent', () => {
	test.each([
		[
			'Client Batch ID',
			{ clientBatchId: 'x'.repeat(21) },
			"Item 0: Client Batch ID has 21 characters: 'xxxxxxxxxxxxxxxxxxxx…'",
		],
		['Client Message ID', { clientMessageId: 'x'.repeat(351) }, 'Item 0: Client Message ID has 351 characters'],
		['Batch Size of zero', { batchSize: 0 }, "Item 0: Batch Size is '0'"],
		['Batch Size over the limit', { batchSize: 10001 }, "Item 0: Batch Size is '10001'"],
		['Scheduled in the past', { scheduled: '2020-01-01T00:00:00' }, 'Item 0: Scheduled is in the past'],
		['Scheduled too far ahead', { scheduled: '2999-01-01T00:00:00' }, 'Item 0: Scheduled is more than 7 days ahead'],
		['Concurrency', { concurrency: 101 }, "Item 0: Concurrency is '101'"],
	])('%s', async (_, options, message) => {
		const { error } = await sendBatch(people(2), { parameters: { options } });
		expect(error?.message).toContain(message);
		expect(api.requests).toHaveLength(0);
	});

	test('an empty text is named with its item', async () => {
		const { error } = await sendBatch([...people(2), { phone: '+6591230019', text: '' }]);
		expect(error?.message).toBe('Item 2: Text is empty');
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
		expect(error?.message).toContain('Item 0: Expiry is not after Scheduled');
		expect(api.requests).toHaveLength(0);
	});

	test('in a continue mode a wrong setting becomes one failed item for each input item', async () => {
		const { outputs } = await sendBatch(people(2), {
			parameters: { options: { batchSize: 0 } },
			settings: continueRegularOutput,
		});
		expect(jsonOf(outputs[0])).toMatchObject([{ details: { code: 'INVALID' } }, { details: { code: 'INVALID' } }]);
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});
});

function apiError(code: number, message: string) {
	return { code, message, errorId: '0d7f3c1e-6a54-4b0e-8f0b-6f5a1b2c3d01', timestamp: '2026-05-04T11:30:05.60Z' };
}

function fail(): never {
	throw new Error('No request came');
}
