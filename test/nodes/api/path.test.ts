import { describe, expect, test } from 'vitest';
import { fillPath } from '../../../nodes/api/path';

describe('a path of the contract', () => {
	test('has each value as one segment', () => {
		const path = '/subaccounts/{subAccountId}/messages/{umid}/feedback';
		expect(fillPath(path, { subAccountId: 'a&b', umid: '1/2?3#4 é' })).toBe(
			'/subaccounts/a%26b/messages/1%2F2%3F3%234%20%C3%A9/feedback',
		);
	});

	test.each(['', '.', '..'])('is not made with %j', (umid) => {
		expect(fillPath('/messages/{umid}', { umid })).toBeUndefined();
	});

	test('is not made without one of its values, nor with one that every object has', () => {
		expect(fillPath('/messages/{umid}', {})).toBeUndefined();
		expect(fillPath('/messages/{constructor}', {})).toBeUndefined();
	});
});
