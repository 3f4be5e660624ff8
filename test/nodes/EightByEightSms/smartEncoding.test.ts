import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ScriptedApi, startScriptedApi } from '../../engine/scriptedApi';
import {
	apiError,
	continueRegularOutput,
	detailsOf,
	jsonOf,
	queued,
	retryOnFail,
	send,
	waysInSegments,
} from '../../rules/ways';

const phone = '+6591234567';
const on = { options: { smartEncoding: true } };

describe.each(waysInSegments)('$name with Smart Encoding', (way) => {
	let api: ScriptedApi;

	beforeEach(async () => {
		api = await startScriptedApi((request) => queued(way, request));
	});

	afterEach(async () => {
		await api.close();
	});

	const texts = () => api.requests.flatMap((request) => way.messagesIn(request).map(({ text }) => text));

	test('is off unless it is asked for', async () => {
		await send(way, api.url, [{ phone, text: 'It’s here' }]);
		expect(texts()).toEqual(['It’s here']);
	});

	test.each([
		['AUTO', "It's here"],
		['GSM7', "It's here"],
		['UCS2', 'It’s here'],
	])('with Encoding %s sends %j', async (encoding, text) => {
		await send(way, api.url, [{ phone, text: 'It’s here' }], {
			parameters: { options: { smartEncoding: true, encoding } },
		});
		expect(texts()).toEqual([text]);
	});

	test('changes only the texts that then fit', async () => {
		const items = ['“Hi”', '“Hi” 😀', 'Hi'].map((text) => ({ phone, text }));
		await send(way, api.url, items, { parameters: on });
		expect(texts().sort()).toEqual(['"Hi"', 'Hi', '“Hi” 😀'].sort());
	});

	test('checks the text as it is sent: braces that become those of a placeholder are refused', async () => {
		const { outputs } = await send(way, api.url, [{ phone, text: 'Hi ｛Name｝' }], {
			parameters: on,
			settings: continueRegularOutput,
		});
		expect(detailsOf(outputs[0]?.[0])).toMatchObject({ code: 'TEXT_BROKEN' });
		expect(api.requests).toEqual([]);
	});

	test('a text that is only short enough with it is sent', async () => {
		const text = `${'a'.repeat(1000)}’`;
		const without = await send(way, api.url, [{ phone, text }], { settings: continueRegularOutput });
		expect(detailsOf(without.outputs[0]?.[0])).toMatchObject({ code: 'TEXT_TOO_LONG' });
		await send(way, api.url, [{ phone, text }], { parameters: on });
		expect(texts()).toEqual([`${'a'.repeat(1000)}'`]);
	});

	test('a later try sends only the failed messages again, in plain characters', async () => {
		await api.close();
		let isRefused = false;
		api = await startScriptedApi((request) => {
			const isSecond = way.messagesIn(request).some(({ text }) => text === "It's two");
			if (!isSecond || isRefused) return queued(way, request);
			isRefused = true;
			return apiError(400, 1000);
		});
		const items = ['It’s one', 'It’s two'].map((text) => ({ phone, text }));
		const { outputs } = await send(way, api.url, items, {
			parameters: { options: { smartEncoding: true, concurrency: 1 } },
			settings: retryOnFail,
		});
		expect(jsonOf(outputs[0])).toMatchObject([{ outcome: 'accepted' }, { outcome: 'accepted' }]);
		expect(texts()).toEqual(["It's one", "It's two", "It's two"]);
	});
});

describe('Send Batch with Smart Encoding', () => {
	test('skips a text that equals another one in plain characters', async () => {
		const [, batch] = waysInSegments;
		if (batch === undefined) throw new Error('No way sends batches');
		const api = await startScriptedApi((request) => queued(batch, request));
		const items = [
			{ phone, text: 'It’s here' },
			{ phone, text: "It's here" },
		];
		const { outputs } = await send(batch, api.url, items, { parameters: on });
		const other = await send(batch, api.url, items);
		await api.close();
		expect(jsonOf(outputs[0])[1]).toMatchObject({ skipped: true });
		expect(jsonOf(other.outputs[0])[1]).not.toHaveProperty('skipped');
		expect(api.requests).toHaveLength(3);
	});
});
