import { expect, test } from 'vitest';
import { problemReference, withGaps } from '../../generate/problemReference';
import { catalogue, type Entry } from '../../nodes/problems/catalogue';

test('what differs from case to case is a gap', () => {
	expect(withGaps('Text is empty')).toBe('Text is empty');
	expect(withGaps(({ shown, at }: { shown: string; at: number }) => `Item ${at} is ${shown}`)).toBe('Item … is …');
});

test('a problem is in the table by its code, on one line, with its bars escaped', () => {
	const late = { happened: ({ by }: { by: number }) => `Late by ${by}`, remedy: 'Use a | b.' };
	expect(problemReference({ LATE: late }).split('\n').at(-2)).toBe('| `LATE` | Late by … | Use a \\| b. |');
});

test.each(Object.entries<Entry>(catalogue))('%s is whole sentences, with gaps for all of its data', (_code, entry) => {
	for (const sentence of [withGaps(entry.happened), withGaps(entry.remedy)]) {
		expect(sentence).toMatch(/\S/);
		expect(sentence).not.toMatch(/undefined|NaN|\[object|\n/);
	}
});
