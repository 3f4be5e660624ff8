import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { describe, expect, test } from 'vitest';
import { alwaysFits, countSegments } from '../../../nodes/text/segments';

const gsm = '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡AZÄÖÑÜ§¿azäöñüà';
const extension = '^{}\\[~]|€\f';

const oneOf = (characters: string) => fc.constantFrom(...Array.from(characters));

const character = {
	gsm: oneOf(gsm),
	extension: oneOf(extension),
	unicode: oneOf('你好мирعربहçâ–’“”\u200b\u00a0'),
	surrogatePair: fc.constantFrom('😀', '𝒳', '🚀'),
	loneSurrogate: fc.constantFrom('\ud83d', '\ude00'),
	cluster: fc.constantFrom('👩‍👩‍👧', '🇸🇬', 'e\u0301', '👍🏽'),
};

/** Texts of some kinds of characters, most of them near the borders of one, two and ten parts. */
function textsOf(...kinds: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
	const border = fc.constantFrom(1, 67, 70, 134, 153, 160, 201, 306, 459, 670, 1530);
	const length = fc.tuple(border, fc.integer({ min: -4, max: 4 })).map(([at, by]) => Math.max(0, at + by));
	const filler = fc.constantFrom('a', '你');
	return fc
		.tuple(length, filler, fc.array(fc.tuple(fc.oneof(...kinds), fc.nat(1600)), { maxLength: 12 }))
		.map(([size, fill, odd]) => {
			const characters: string[] = Array.from({ length: size }, () => fill);
			for (const [text, place] of odd) characters.splice(place % (characters.length + 1), 1, text);
			return characters.join('');
		});
}

function oracle(text: string) {
	const { encodingName, segmentsCount, encodedChars } = new SegmentedMessage(text, 'auto', false);
	return {
		encoding: encodingName === 'GSM-7' ? 'GSM7' : 'UCS2',
		segments: Math.min(10, segmentsCount),
		units:
			encodedChars.reduce((units, encoded) => units + encoded.sizeInBits(), 0) / (encodingName === 'GSM-7' ? 7 : 16),
	};
}

const ours = (text: string) => {
	const { encoding, segments, units } = countSegments(text);
	return { encoding, segments, units };
};

const codePointsAlone = textsOf(character.gsm, character.extension, character.unicode, character.surrogatePair);

describe('countSegments', () => {
	test('agrees with sms-segments-calculator on every text whose characters are single code points', () => {
		fc.assert(
			fc.property(codePointsAlone, (text) => {
				expect(ours(text)).toEqual(oracle(text));
			}),
		);
	});

	// The calculator never splits a cluster of code points that reads as one character. The standard has no clusters:
	// 8x8 cuts after 67 code units. So the calculator may need more parts, never fewer.
	test('counts no more parts than sms-segments-calculator where it keeps clusters whole, and as many units', () => {
		const clusters = textsOf(character.cluster, character.surrogatePair, character.unicode);
		fc.assert(
			fc.property(clusters, (text) => {
				const [mine, theirs] = [ours(text), oracle(text)];
				expect({ ...mine, segments: 0 }).toEqual({ ...theirs, segments: 0 });
				expect(mine.segments).toBeLessThanOrEqual(theirs.segments);
				if (mine.units <= 70) expect(mine.segments).toBe(theirs.segments);
			}),
		);
	});

	test('is the count that splits a cluster, where sms-segments-calculator does not', () => {
		const text = 'a'.repeat(66) + 'e\u0301' + 'a'.repeat(66);
		expect(countSegments(text).segments).toBe(2);
		expect(oracle(text).segments).toBe(3);
	});

	test('knows the alphabet and sizes of sms-segments-calculator for every character of the basic plane', () => {
		const differing = Array.from({ length: 0xd800 }, (_, code) => String.fromCharCode(code)).filter(
			(text) => JSON.stringify(ours(text)) !== JSON.stringify(oracle(text)),
		);
		expect(differing).toEqual([]);
	});

	test('counts a lone surrogate as the one unit that it is', () => {
		fc.assert(
			fc.property(textsOf(character.loneSurrogate, character.unicode), (text) => {
				expect(countSegments(text, 'UCS2').units).toBe(text.length);
			}),
		);
	});

	test.each([
		['', 'GSM7', 1, 0],
		['a'.repeat(160), 'GSM7', 1, 160],
		['a'.repeat(161), 'GSM7', 2, 161],
		['a'.repeat(306), 'GSM7', 2, 306],
		['a'.repeat(307), 'GSM7', 3, 307],
		['€'.repeat(80), 'GSM7', 1, 160],
		['€'.repeat(81), 'GSM7', 2, 162],
		['a'.repeat(152) + '€' + 'a'.repeat(152), 'GSM7', 3, 306],
		['你'.repeat(70), 'UCS2', 1, 70],
		['你'.repeat(71), 'UCS2', 2, 71],
		['你'.repeat(66) + '😀' + '你'.repeat(66), 'UCS2', 3, 134],
		['{'.repeat(760), 'GSM7', 10, 1520],
	])('counts text %# at its border', (text, encoding, segments, units) => {
		expect(ours(text)).toEqual({ encoding, segments, units });
	});

	test('keeps what fits ten parts of a longer text, and splits neither an extension character nor a pair', () => {
		expect(countSegments('a'.repeat(1530))).toMatchObject({ segments: 10, keptLength: 1530, truncated: false });
		expect(countSegments('a'.repeat(1531))).toMatchObject({ segments: 10, keptLength: 1530, truncated: true });
		expect(countSegments('😀'.repeat(400))).toMatchObject({ segments: 10, keptLength: 660, truncated: true });
		expect(countSegments('a'.repeat(1529) + '€')).toMatchObject({ segments: 10, keptLength: 1529, truncated: true });
	});

	test.each([
		['😀', 'UCS2'],
		['€', 'GSM7'],
		['€你', 'UCS2'],
		['你', 'GSM7'],
	] as const)('never cuts a text that always fits, of nothing but %s in %s', (character, encoding) => {
		expect(alwaysFits).toBe(660);
		const text = character.repeat(alwaysFits / character.length);
		expect(countSegments(text, encoding)).toMatchObject({ keptLength: 660, truncated: false });
	});

	test('reports how much room the last part has', () => {
		expect(countSegments('Hello').unitsLeft).toBe(155);
		expect(countSegments('a'.repeat(161)).unitsLeft).toBe(145);
		expect(countSegments('a'.repeat(2000)).unitsLeft).toBe(0);
	});

	test('takes the encoding it is told', () => {
		expect(countSegments('a'.repeat(71), 'UCS2')).toMatchObject({ encoding: 'UCS2', segments: 2, units: 71 });
		expect(countSegments('你'.repeat(160), 'GSM7')).toMatchObject({ encoding: 'GSM7', segments: 1, units: 160 });
		expect(countSegments('€', 'UCS2').units).toBe(1);
	});

	test('cuts at a place that leaves the parts it counted', () => {
		fc.assert(
			fc.property(textsOf(character.gsm, character.extension, character.surrogatePair), (text) => {
				const count = countSegments(text);
				const kept = countSegments(text.slice(0, count.keptLength), count.encoding);
				expect(kept.truncated).toBe(false);
				expect(kept.segments).toBe(count.segments);
			}),
		);
	});
});
