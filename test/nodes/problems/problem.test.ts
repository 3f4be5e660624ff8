import { expect, test } from 'vitest';
import { reasonOf } from '../../../nodes/problems/problem';

test.each([
	[new Error('Cannot read it. \n'), 'Cannot read it'],
	[new Error('Your code 1234 failed'), 'Your code •••• failed'],
	[new Error('one\n[error] two'), 'one [error] two'],
	['not an error', 'no reason given'],
])('the reason in %o is %j', (thrown, reason) => {
	expect(reasonOf(thrown)).toBe(reason);
});

test('a reason is cut off before it is read, however long it is', () => {
	expect(reasonOf(new Error('x'.repeat(1_000_000)))).toHaveLength(1000);
	expect(reasonOf(new Error(`No${'. '.repeat(1_000_000)}x`))).toBe('No');
});
