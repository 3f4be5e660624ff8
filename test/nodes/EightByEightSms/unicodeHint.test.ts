import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ScriptedApi, startScriptedApi } from '../../engine/scriptedApi';
import { continueRegularOutput, messageIn, queued, rejected, send, waysInSegments } from '../../rules/ways';

const long = 'a'.repeat(100);

/** Messages with these texts, each to a different number. */
const withTexts = (...texts: string[]) => texts.map((text, index) => ({ phone: `+6591231${100 + index}`, text }));

describe.each(waysInSegments)('$name, after a run', (way) => {
	let api: ScriptedApi;

	beforeEach(async () => {
		api = await startScriptedApi((request) =>
			messageIn(way, request).text.startsWith('no') ? rejected(way, request, 'Invalid') : queued(way, request),
		);
	});

	afterEach(async () => {
		await api.close();
	});

	const hints = async (texts: string[], options = {}) => {
		const settings = continueRegularOutput;
		const { nodeRuns } = await send(way, api.url, withTexts(...texts), { parameters: { options }, settings });
		return (nodeRuns.at(-1)?.hints ?? []).map(({ message }) => message);
	};

	test('a hint says how many messages take more segments for a few characters, and what would save them', async () => {
		expect(await hints([`${long}’`, `’${long}–’`, `${long}😀`, 'Hi', 'It’s'])).toEqual([
			"3 of 5 messages hold characters outside GSM's alphabet (’ in 2, – in 1, 😀 in 1) and take 6 segments. Smart Encoding, under Options, would save 2 of them.",
		]);
	});

	test('what is left with Smart Encoding has no such advice', async () => {
		expect(await hints([`${long}’`, `${long}’😀`], { smartEncoding: true })).toEqual([
			"1 of 2 messages holds characters outside GSM's alphabet (’ in 1, 😀 in 1) and takes 2 segments. Without these characters it would be fewer.",
		]);
	});

	test.each([
		['fit the alphabet', [`${long}é`], {}],
		['take no more segments for it', ['It’s'], {}],
		['are of another script', [`${long}’ Привет`, '你好'.repeat(60)], {}],
		['were asked for in Unicode', [`${long}’`], { encoding: 'UCS2' }],
		['were not sent', [`no ${long}’`], {}],
	])('messages that %s are not mentioned', async (_which, texts, options) => {
		expect(await hints(texts, options)).toEqual([]);
	});

	test('single characters are named, at most five, and those that nobody sees by their number', async () => {
		const [hint] = await hints([`${long}\u200b`, `${long}‘’‚‛“”`]);
		expect(hint).toContain('(U+200B in 1, ‘ in 1, ’ in 1, ‚ in 1, ‛ in 1, and 2 more)');
	});
});

test('duplicates that are left out are not counted', async () => {
	const [, batch] = waysInSegments;
	if (batch === undefined) throw new Error('No way sends batches');
	const api = await startScriptedApi((request) => queued(batch, request));
	const [message] = withTexts(`${long}’`);
	const { nodeRuns } = await send(batch, api.url, [message ?? {}, message ?? {}]);
	await api.close();
	expect(nodeRuns.at(-1)?.hints?.map((hint) => hint.message)).toContainEqual(expect.stringMatching(/^1 of 1 message /));
});
