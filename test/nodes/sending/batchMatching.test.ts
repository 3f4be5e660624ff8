import { describe, expect, test } from 'vitest';
import { matchAnswers } from '../../../nodes/sending/batchMatching';
import type { AnyRequest } from '../../../nodes/sending/format';
import type { Message } from '../../../nodes/sending/message';

const [one, other, stranger] = ['6591234567', '6591234568', '6599999999'];

function message(clientMessageId: string, digits: string): Message<AnyRequest> {
	const destination = `+${digits}`;
	return {
		slot: { index: 0, itemIndex: 0 },
		itemIndex: 0,
		occurrence: 0,
		isUnicode: false,
		path: { subAccountId: 'shop' },
		clientBatchId: undefined,
		sentAs: { source: null, segments: null, scheduled: null },
		request: { destination },
		destination,
		clientMessageId,
	};
}

const answer = (umid: string, destination: string, more: { clientMessageId?: string } = {}) => ({
	umid,
	destination,
	status: { code: 'QUEUED' },
	...more,
});

describe('an answer without an ID', () => {
	test('belongs to the message to its number that no other answer names', () => {
		const messages = [message('a', one), message('b', one)];
		const [ofFirst, ofSecond] = [answer('1', one, { clientMessageId: 'a' }), answer('2', one)];
		const { answers, hasStrangers } = matchAnswers(messages, [ofFirst, ofSecond]);
		expect(answers).toEqual([ofFirst, ofSecond]);
		expect(hasStrangers).toBe(false);
	});

	test('does not belong to a message that the list contradicts itself about', () => {
		const messages = [message('a', one), message('b', one)];
		const twice = answer('1', one, { clientMessageId: 'a' });
		const { answers, contradicted } = matchAnswers(messages, [twice, twice, answer('2', one)]);
		expect(answers).toEqual([undefined, answer('2', one)]);
		expect([...contradicted]).toEqual([0]);
	});

	test('to a number that nobody was sent a message at is a stranger, also beside one that fits', () => {
		const messages = [message('a', one), message('b', other)];
		const { hasStrangers } = matchAnswers(messages, [answer('1', one), answer('2', stranger)]);
		expect(hasStrangers).toBe(true);
	});
});

test('an answer belongs to the message that it names, in any order', () => {
	const messages = [message('a', one), message('b', other)];
	const named = [answer('1', one, { clientMessageId: 'a' }), answer('2', other, { clientMessageId: 'b' })];
	expect(matchAnswers(messages, named).answers).toEqual(named);
	expect(matchAnswers(messages, named.toReversed()).answers).toEqual(named);
});
