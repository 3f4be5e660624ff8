import { expect, test } from 'vitest';
import { allowedNumbers } from '../../workflows/code/agent/allowed';

test('are in the form in which the agent has to name them', () => {
	expect(allowedNumbers('+65 9123 4567\n\n 0044 7700 900123 ')).toEqual(['+6591234567', '+447700900123']);
	expect(allowedNumbers('')).toEqual([]);
});

test.each([
	['6591234567', /write \+6591234567 with a plus/],
	['07700 900123', /without its country/],
	['+6591234567, +6591234568', /more than one number/],
])('%s stops the agent', (lines, reason) => {
	expect(() => allowedNumbers(`+6591234567\n${lines}`)).toThrow(reason);
});
