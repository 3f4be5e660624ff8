import { afterEach, describe, expect, test, vi } from 'vitest';
import { longestText } from '../../../nodes/events/folding';
import { holdsKeyword } from '../../../nodes/events/keywords';
import { isOptOut } from '../../../nodes/events/optOut';
import { internationalNumber } from '../../../nodes/events/phoneNumbers';
import { wordsAlone } from '../../../nodes/events/wordsAlone';
import { stepsOf } from '../steps';

afterEach(() => {
	vi.restoreAllMocks();
});

/** Texts on which patterns and normalisation are slow, of about so many units. */
const slowTexts: Record<string, (length: number) => string> = {
	'marks of one class': (length) => `a${'\u0301'.repeat(length)}`,
	'marks in the wrong order': (length) => `a${'\u0301\u0327\u0345\u0334'.repeat(length / 4)}`,
	'half-width marks between others': (length) => `カ${'ﾞ\u0301\u0334'.repeat(length / 3)}`,
	'ligatures that become many letters': (length) => '\ufdfa'.repeat(length),
	'spaces at the end': (length) => `a${' '.repeat(length)}`,
	'the keyword inside words': (length) => 'xstopx'.repeat(length / 6),
	'a keyword of one letter': (length) => 'a'.repeat(length),
	quotes: (length) => `STOP${'"'.repeat(length)}`,
	digits: (length) => `+${'6'.repeat(length)}`,
};

const functions: Record<string, (text: string) => unknown> = {
	'looking for keywords': (text) => holdsKeyword(text, ['stop', 'a', 'é']),
	'looking for an opt-out': isOptOut,
	'comparing words': wordsAlone,
	'reading a number': internationalNumber,
};

describe.each(Object.entries(functions))('the work of %s', (_name, work) => {
	test.each(Object.entries(slowTexts))('grows no faster than a text of %s', (_kind, make) => {
		const sizes = [3000, 6000, 12_000, 24_000].map((length) => stepsOf(() => work(make(length))));
		sizes.slice(1).forEach((steps, index) => {
			expect(steps, sizes.join(', ')).toBeLessThanOrEqual(2.5 * (sizes[index] ?? 0));
		});
	});

	test('stays the same beyond the longest text', () => {
		const make = slowTexts['marks in the wrong order'] ?? String;
		const [longest, longer] = [longestText, 4 * longestText].map((length) => stepsOf(() => work(make(length))));
		expect(longer).toBeLessThanOrEqual((longest ?? 0) + 8 * longestText);
	});
});
