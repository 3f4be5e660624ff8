import { afterEach, describe, expect, test } from 'vitest';
import type { ScriptedApi } from '../engine/scriptedApi';
import {
	apiError,
	continueErrorOutput,
	continueRegularOutput,
	detailsOf,
	jsonOf,
	messageIn,
	queued,
	retryOnFail,
	send,
	startScripted,
	waysOfAllTransports,
} from './ways';

describe.each(waysOfAllTransports)('$name', (way) => {
	let api: ScriptedApi;

	afterEach(async () => {
		await api.close();
	});

	const scheduled = new Date(Math.floor(Date.now() / 1000) * 1000 + 3_600_000).toISOString();
	const items = [
		{ phone: '+65 9123 1000', text: 'z'.repeat(161) },
		{ phone: '6591231001', text: 'Hello 你' },
	];
	const parameters = { source: 'Bistro', options: { scheduled, concurrency: 1 } };
	const sentAs = [
		{ source: 'Bistro', segments: way.hasNoSegments ? null : 2, scheduled },
		{ source: 'Bistro', segments: way.hasNoSegments ? null : 1, scheduled },
	];

	test('an accepted item says what the message went out as, and not its text', async () => {
		api = await startScripted(way, (request) => queued(way, request));
		const { outputs } = await send(way, api.url, items, { parameters });
		const [first, second] = jsonOf(outputs[0]);
		expect(Object.keys(first ?? {}).slice(0, 9)).toEqual([
			...['outcome', 'umid', 'clientMessageId', 'destination', 'source', 'encoding', 'segments', 'scheduled', 'status'],
		]);
		expect([first, second]).toMatchObject([
			{ outcome: 'accepted', destination: '+6591231000', ...sentAs[0] },
			{ outcome: 'accepted', destination: '+6591231001', ...sentAs[1] },
		]);
		expect(JSON.stringify(outputs)).not.toMatch(/zzz|你/);
	});

	test('what was left to the sub-account and to 8x8 is null', async () => {
		api = await startScripted(way, (request) => queued(way, request));
		const { outputs } = await send(way, api.url, items);
		// A message that goes out at a limited speed has its own time.
		const time = 'sendingSpeed' in way.options ? {} : { scheduled: null };
		expect(jsonOf(outputs[0])).toMatchObject([
			{ source: null, ...time },
			{ source: null, ...time },
		]);
	});

	test.each([continueRegularOutput, continueErrorOutput])(
		'the details of a failed item say it too (%o)',
		async (settings) => {
			api = await startScripted(way, () => apiError(400, 1005));
			const { outputs } = await send(way, api.url, items, { parameters, settings });
			expect(outputs.flat().map(detailsOf)).toMatchObject(sentAs);
		},
	);

	test('so does the item of a message whose number cannot be read, as far as anything is known', async () => {
		api = await startScripted(way, (request) => queued(way, request));
		const { outputs } = await send(way, api.url, [{ phone: 'x', text: 'Hi' }], { settings: continueRegularOutput });
		expect(detailsOf(outputs[0]?.[0])).toMatchObject({ source: null, segments: null, scheduled: null });
	});

	test('a message that was not started has the same in the list of the error', async () => {
		api = await startScripted(way, () => apiError(400, 1005));
		const { error } = await send(way, api.url, items, { parameters });
		const { data } = (error as unknown as { context: { data: { messages: object[] } } }).context;
		expect(data.messages).toMatchObject(sentAs);
	});

	test('a later try outputs the same as if it had sent all', async () => {
		let isRefused = false;
		api = await startScripted(way, (request) => {
			if (isRefused || messageIn(way, request).destination !== '+6591231001') return queued(way, request);
			isRefused = true;
			return apiError(400, 1000);
		});
		const { outputs } = await send(way, api.url, items, { parameters, settings: retryOnFail });
		// Over SMPP each part of the long text is one.
		expect(api.requests).toHaveLength(way.over === undefined ? 3 : 4);
		expect(jsonOf(outputs[0])).toMatchObject(sentAs);
	});
});
