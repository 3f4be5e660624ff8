import { expect, test } from 'vitest';
import { isRefusal } from '../../../nodes/sending/answers';
import { isOfAnother } from '../../../nodes/sending/message';

const apiError = { code: 1002, message: 'Invalid MSISDN format' };

test.each([
	[400, apiError, true],
	[409, apiError, true],
	[499, apiError, true],
	[408, apiError, false],
	[302, apiError, false],
	[399, apiError, false],
	[500, apiError, false],
	[400, '<html>', true],
	[409, '<html>', false],
	[400, { ...apiError, status: { code: 'QUEUED' } }, false],
])('HTTP %s with %j is a refusal: %s', (status, body, expected) => {
	expect(isRefusal({ status, body })).toBe(expected);
});

const destination = '+6591234567';

test.each([
	['the same number without a plus', { destination: '6591234567' }, 'a', false],
	['another number', { destination: '6591234568' }, 'a', true],
	['a number that ends in the same digits', { destination: '16591234567' }, 'a', true],
	['no number', { destination: null }, 'a', false],
	['the same ID', { clientMessageId: 'a' }, 'a', false],
	['another ID', { clientMessageId: 'b' }, 'a', true],
	['an ID of its own for a message that was sent without one', { clientMessageId: 'b' }, null, false],
])('an answer with %s', (_name, answer, clientMessageId, isAnother) => {
	expect(isOfAnother(answer, { destination, clientMessageId })).toBe(isAnother);
});
