import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lookAlikes } from '../../../generate/lookAlikes';
import { fitsGsm7, septets } from '../../../nodes/text/gsm';
import { countSegments } from '../../../nodes/text/segments';
import { smartlyEncoded } from '../../../nodes/text/smartEncoding';

const table = lookAlikes();
const encodings = ['AUTO', 'GSM7', 'UCS2'] as const;

/** Texts in which what is looked for is frequent: look-alikes, GSM's own, accents apart, emoji, other scripts, half pairs. */
const texts = fc
	.array(
		fc.oneof(
			{ weight: 4, arbitrary: fc.constantFrom(...table.keys()) },
			{ weight: 4, arbitrary: fc.constantFrom(...septets.keys()) },
			fc.constantFrom('e\u0301', 'a\u0300', 'ç', 'ë', '½', '²', '™', '😀', '❤️', '你', 'м', '\ud83d', 'Ａ', '…'),
			fc.constantFrom('…'.repeat(60), 'word '.repeat(30), '“'.repeat(70), '｛'.repeat(70)),
		),
		{ maxLength: 20 },
	)
	.map((parts) => parts.join(''));

describe('Smart Encoding', () => {
	test.each([
		['“It’s here” – now…', '"It\'s here" - now...'],
		['Table\u00a0for\u2009two', 'Table for two'],
		['Ｈｅｌｌｏ！', 'Hello!'],
		['𝐇𝐞𝐥𝐥𝐨', 'Hello'],
		['ﬁne', 'fine'],
		['Cafe\u0301', 'Café'],
		['code:\t4711\u200b', 'code: 4711'],
		['5 × 3 − 1', '5 x 3 - 1'],
	])('writes %j as %j', (text, expected) => {
		expect(smartlyEncoded(text, 'AUTO')).toBe(expected);
		expect(smartlyEncoded(text, 'GSM7')).toBe(expected);
	});

	test.each(['“Привет”', '“Hi” 😀', 'It’s 你好', 'François’s', 'it’s 1½', 'it’s x²', 'it’s 1º', '’\ufe0f', 'it’s ™'])(
		'leaves %j as it is, since not all of it fits',
		(text) => {
			expect(smartlyEncoded(text, 'AUTO')).toBe(text);
		},
	);

	test('leaves a text that was asked for in Unicode as it is', () => {
		expect(smartlyEncoded('It’s', 'UCS2')).toBe('It’s');
	});

	test('leaves a text that would take more segments as it is', () => {
		const dots = '…'.repeat(60);
		expect(countSegments(dots).segments).toBe(1);
		expect(smartlyEncoded(dots, 'AUTO')).toBe(dots);
		expect(smartlyEncoded('…'.repeat(53), 'AUTO')).toBe('...'.repeat(53));
	});

	test('comes out as it went in, or all in the alphabet, in no more segments, and the same when done again', () => {
		fc.assert(
			fc.property(texts, fc.constantFrom(...encodings), (text, encoding) => {
				const encoded = smartlyEncoded(text, encoding);
				expect(encoded === text || fitsGsm7(encoded)).toBe(true);
				const needed = (each: string) => countSegments(each, encoding).segmentsNeeded;
				expect(needed(encoded)).toBeLessThanOrEqual(needed(text));
				expect(smartlyEncoded(encoded, encoding)).toBe(encoded);
				if (fitsGsm7(text)) expect(encoded).toBe(text);
			}),
			{ numRuns: 2000 },
		);
	});
});

describe('the table of look-alikes', () => {
	test('replaces no emoji and no mark, and each of its characters by some of the alphabet', () => {
		expect(table.size).toBeGreaterThan(500);
		for (const [character, lookAlike] of table) {
			expect(fitsGsm7(character)).toBe(false);
			expect(fitsGsm7(lookAlike)).toBe(true);
			expect(character).not.toMatch(/\p{Emoji}|\p{M}/u);
			expect(smartlyEncoded(`a${character}`, 'AUTO')).toBe(`a${lookAlike}`);
		}
	});

	test('keeps every letter and digit what it is, with its accent', () => {
		for (const [character, lookAlike] of table) {
			const isApostrophe = /\p{Lm}/u.test(character);
			if (isApostrophe || !/[\p{L}\p{N}]/u.test(character)) continue;
			expect(character).toMatch(/[\p{Script=Latin}\p{Script=Common}]/u);
			expect(lookAlike).toBe(character.normalize('NFKC'));
		}
	});
});
