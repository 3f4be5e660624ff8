import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RecordedRequest } from '../../engine/scriptedApi';
import {
	api,
	apiError,
	batchAnswer,
	bodyOf,
	closeApi,
	continueRegularOutput,
	jsonOf,
	people,
	sendBatch,
} from './batchApi';

// A Monday, 10:00 in Singapore.
const monday = Date.parse('2026-06-08T02:00:00Z');

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['Date'], now: monday });
});

afterEach(async () => {
	vi.useRealTimers();
	await closeApi();
});

const speed = (messages: number, unit: string) => ({ sendingSpeed: { speed: { messages, unit } } });
const window = (more: INodeParameters = {}) => ({
	deliveryWindow: {
		window: { startTime: '09:00', endTime: '18:00', days: ['mon', 'tue'], timeZone: 'recipient', ...more },
	},
});

const withOptions = (options: INodeParameters) => ({ parameters: { options } });

/** When the messages of a request should go out; undefined for immediately. */
const scheduledIn = (request: RecordedRequest) => bodyOf(request).template?.scheduled;
const textsIn = (request: RecordedRequest) =>
	(bodyOf(request).messages ?? []).map(({ text }) => text ?? bodyOf(request).template?.text);

describe('a limited speed', () => {
	test('makes a batch for each time, sends the first immediately, and keeps the order', async () => {
		const { outputs } = await sendBatch(people(5), withOptions({ ...speed(2, 'minute'), concurrency: 1 }));
		expect(api.requests.map((request) => [scheduledIn(request), textsIn(request)])).toEqual([
			[undefined, ['Hello 0', 'Hello 1']],
			['2026-06-08T02:01:00.000Z', ['Hello 2', 'Hello 3']],
			['2026-06-08T02:02:00.000Z', ['Hello 4']],
		]);
		const items = jsonOf(outputs[0]);
		expect(items.map(({ scheduled }) => scheduled)).toEqual([
			...Array<string>(2).fill('2026-06-08T02:00:00.000Z'),
			...Array<string>(2).fill('2026-06-08T02:01:00.000Z'),
			'2026-06-08T02:02:00.000Z',
		]);
		expect(items.map(({ clientMessageId }) => clientMessageId)).toEqual(
			[0, 1, 2, 3, 4].map((item) => `4711-0f9b7c11-0-${item}`),
		);
		expect(new Set(items.map(({ batchId }) => batchId)).size).toBe(3);
	});

	test('outputs the time of each batch, if the output has one item per batch', async () => {
		const { outputs } = await sendBatch(people(3), {
			parameters: { output: 'perBatch', options: { ...speed(2, 'minute'), concurrency: 1 } },
		});
		expect(jsonOf(outputs[0])).toMatchObject([
			{ acceptedCount: 2, scheduled: '2026-06-08T02:00:00.000Z' },
			{ acceptedCount: 1, scheduled: '2026-06-08T02:01:00.000Z' },
		]);
	});

	test('of a million a minute, the highest, lets all go out immediately', async () => {
		await sendBatch(people(5), withOptions({ ...speed(1_000_000, 'minute'), concurrency: 1 }));
		expect(api.requests.map((request) => [scheduledIn(request), textsIn(request).length])).toEqual([[undefined, 5]]);
	});

	test('holds for a list of numbers', async () => {
		await sendBatch([{ phones: people(3).map(({ phone }) => phone), text: 'Sale' }], {
			parameters: {
				messagesFrom: 'list',
				destinations: '={{ $json.phones }}',
				options: { ...speed(2, 'minute'), concurrency: 1 },
			},
		});
		expect(api.requests.map((request) => [scheduledIn(request), bodyOf(request).destinations?.length])).toEqual([
			[undefined, 2],
			['2026-06-08T02:01:00.000Z', 1],
		]);
	});

	test('begins for a message at its own Scheduled, which it does not come before', async () => {
		const items = people(3).map((person, index) => ({ ...person, at: index === 0 ? '2026-06-08T03:00:30Z' : '' }));
		const { outputs } = await sendBatch(items, withOptions({ ...speed(1, 'hour'), scheduled: '={{ $json.at }}' }));
		expect(jsonOf(outputs[0]).map(({ scheduled }) => scheduled)).toEqual([
			'2026-06-08T04:00:00.000Z',
			'2026-06-08T02:00:00.000Z',
			'2026-06-08T03:00:00.000Z',
		]);
	});

	test('with Scheduled for all, the whole campaign begins then', async () => {
		await sendBatch(
			people(2),
			withOptions({ ...speed(1, 'day'), scheduled: '2026-06-09T09:00:00+08:00', concurrency: 1 }),
		);
		expect(api.requests.map(scheduledIn)).toEqual(['2026-06-09T01:00:00.000Z', '2026-06-10T01:00:00.000Z']);
	});

	test('sends nothing where the plan does not fit, and says what would', async () => {
		const options = { ...speed(2, 'day'), ...window({ days: ['tue', 'wed', 'thu'] }) };
		const { error } = await sendBatch(people(10), withOptions(options));
		expect(api.requests).toHaveLength(0);
		expect(error?.message).toBe('Row 1 (item 0): 2 a day for 3 days reaches only 6 of 10 messages');
		expect(error?.description).toContain('4 a day would reach all of them');
		expect(error?.description).toContain('Nothing was sent. Of 10 messages');
	});

	test('fails every item in a continue mode where the plan does not fit', async () => {
		const { outputs } = await sendBatch(people(10), {
			...withOptions(speed(1, 'day')),
			settings: continueRegularOutput,
		});
		expect(api.requests).toHaveLength(0);
		const details = jsonOf(outputs[0]).map((item) => item.details);
		expect(details).toHaveLength(10);
		for (const each of details) expect(each).toMatchObject({ code: 'PLAN_DOES_NOT_FIT', outcome: 'rejected' });
	});

	test('refuses a message alone that would go out after its Expiry', async () => {
		const items = people(3).map((person, index) => ({ ...person, until: index === 1 ? '2026-06-08T02:30:00Z' : '' }));
		const { outputs } = await sendBatch(items, {
			...withOptions({ ...speed(1, 'hour'), expiry: '={{ $json.until }}' }),
			settings: continueRegularOutput,
		});
		expect(jsonOf(outputs[0]).map(({ scheduled, details }) => scheduled ?? (details as IDataObject).code)).toEqual([
			'2026-06-08T02:00:00.000Z',
			'PLANNED_AFTER_EXPIRY',
			'2026-06-08T04:00:00.000Z',
		]);
	});
});

describe('a delivery window', () => {
	const abroad = [
		{ phone: '+6591230010', text: 'Singapore' },
		{ phone: '+447400123456', text: 'London' },
		{ phone: '+12025550308', text: 'Washington' },
		{ phone: '+18765550123', text: 'Kingston' },
	];
	const timesOf = (outputs: Awaited<ReturnType<typeof sendBatch>>['outputs']) =>
		jsonOf(outputs[0]).map(({ scheduled }) => scheduled);

	test("opens by the clocks of each recipient's capital", async () => {
		const { outputs } = await sendBatch(abroad, withOptions(window()));
		expect(timesOf(outputs)).toEqual([
			'2026-06-08T02:00:00.000Z',
			'2026-06-08T08:00:00.000Z',
			'2026-06-08T13:00:00.000Z',
			'2026-06-08T14:00:00.000Z',
		]);
	});

	test.each([
		['the workflow', 'workflow', '2026-06-08T03:30:00.000Z'],
		['a named zone', 'Asia/Tokyo', '2026-06-09T00:00:00.000Z'],
	])('opens by the clocks of %s', async (_name, timeZone, expected) => {
		vi.setSystemTime(Date.parse(timeZone === 'workflow' ? '2026-06-08T02:00:00Z' : '2026-06-08T10:00:00Z'));
		const { outputs } = await sendBatch(abroad, { ...withOptions(window({ timeZone })), timeZone: 'Asia/Kolkata' });
		expect(timesOf(outputs)).toEqual(Array(4).fill(expected));
	});

	test('sends nothing to a number of no country by the clocks of the recipient, and does by others', async () => {
		const satellite = [{ phone: '+881612345678', text: 'Ahoy' }];
		const { error } = await sendBatch(satellite, withOptions(window()));
		expect(api.requests).toHaveLength(0);
		expect(error?.message).toBe(
			"Row 1 (item 0): Destination '+881612345678' does not belong to a country, so its time zone is not known",
		);
		await closeApi();
		await sendBatch(satellite, withOptions(window({ timeZone: 'Asia/Singapore' })));
		expect(api.requests).toHaveLength(1);
	});

	test('fields that are left out have their defaults', async () => {
		vi.setSystemTime(Date.parse('2026-06-13T23:00:00Z'));
		const { outputs } = await sendBatch(people(1), withOptions({ deliveryWindow: { window: {} } }));
		expect(timesOf(outputs)).toEqual(['2026-06-14T01:00:00.000Z']);
	});

	test.each([
		['a start that is not a time', window({ startTime: '9am' }), "Start Time is '9am'"],
		['an end that is not a time', window({ endTime: '25:00' }), "End Time is '25:00'"],
		['no days', window({ days: [] }), "Days is '[]'"],
		['a day that there is not', window({ days: ['mon', 'someday'] }), `Days is '["mon","someday"]'`],
		['a time zone that there is not', window({ timeZone: 'Asia/Atlantis' }), "Time Zone is 'Asia/Atlantis'"],
		['no messages', speed(0, 'day'), "Messages is '0'"],
		['more than a million', speed(1_000_001, 'minute'), "Messages is '1000001'"],
		['half a message', speed(0.5, 'day'), "Messages is '0.5'"],
		['a unit that there is not', speed(5, 'week'), "Per is 'week'"],
	])('%s is refused before anything is sent', async (_name, options, expected) => {
		const { error } = await sendBatch(people(1), withOptions(options));
		expect(api.requests).toHaveLength(0);
		expect(error?.message).toBe(`Row 1 (item 0): ${expected}`);
	});
});

describe('Retry On Fail', () => {
	const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };

	/** Refuses the batch with this text the first time that it comes. */
	function refusingOnce(text: string, then: () => void = () => undefined) {
		let left = 1;
		return (request: RecordedRequest) => {
			if (!textsIn(request).includes(text) || left-- <= 0) return batchAnswer(request);
			then();
			return { status: 400, body: apiError(1000, 'No') };
		};
	}

	test('keeps the times of accepted messages, and plans the rest after them in order', async () => {
		const items = people(8);
		const { outputs, error } = await sendBatch(items, {
			parameters: { options: { ...speed(2, 'minute'), concurrency: 1 }, source: 'Bistro' },
			settings,
			answer: refusingOnce('Hello 2', () => vi.setSystemTime(monday + 20_000)),
		});
		expect(error).toBeUndefined();
		expect(api.requests.map((request) => [scheduledIn(request), textsIn(request)[0]])).toEqual([
			[undefined, 'Hello 0'],
			['2026-06-08T02:01:00.000Z', 'Hello 2'],
			// 02:01 is less than a minute away by now.
			['2026-06-08T02:02:00.000Z', 'Hello 2'],
			['2026-06-08T02:03:00.000Z', 'Hello 4'],
			['2026-06-08T02:04:00.000Z', 'Hello 6'],
		]);
		expect(jsonOf(outputs[0]).map(({ scheduled }) => JSON.stringify(scheduled).slice(12, 17))).toEqual([
			...['02:00', '02:00', '02:02', '02:02', '02:03', '02:03', '02:04', '02:04'],
		]);
	});

	test('keeps the place of an unconfirmed message, which may be on its way, and does not send it again', async () => {
		let left = 1;
		const { error } = await sendBatch(people(3), {
			parameters: { options: { ...speed(1, 'day'), concurrency: 1, batchSize: 1 } },
			settings,
			answer: (request) => (scheduledIn(request) === undefined && left-- > 0 ? 'reset' : batchAnswer(request)),
		});
		expect(api.requests.map(scheduledIn)).toEqual([undefined, '2026-06-09T02:00:00.000Z', '2026-06-10T02:00:00.000Z']);
		expect(error?.context.data).toMatchObject({
			messages: [
				{ outcome: 'unknown', scheduled: '2026-06-08T02:00:00.000Z' },
				{ outcome: 'accepted' },
				{ outcome: 'accepted' },
			],
		});
	});
});

test('the options are there for text messages, and n8n shows no others for them', async () => {
	const { EightByEightSms } = await import('../../../nodes/EightByEightSms/EightByEightSms.node');
	const options = new EightByEightSms().description.properties.find(
		({ name, displayOptions }) => name === 'options' && displayOptions?.show?.operation?.includes('sendBatch'),
	);
	expect(options?.options?.map(({ name }) => name)).toEqual(expect.arrayContaining(['sendingSpeed', 'deliveryWindow']));
});
