import { describe, expect, test } from 'vitest';
import { errorCodeOf, uuidOf, wordsOf8x8 } from '../../../nodes/sending/redaction';

describe("8x8's words are shown", () => {
	test.each([
		['Invalid MSISDN format', 'Invalid MSISDN format'],
		['The destination is not an E.164 number', undefined],
		['Message expiry has already been reached', 'Message expiry has already been reached'],
		['messages[3].destination is not valid', 'messages.destination is not valid'],
		['SMS is accepted and queued for processing', 'SMS is accepted and queued for processing'],
	])('%s', (words, shown) => {
		expect(wordsOf8x8(words)).toBe(shown);
	});
});

const text = 'Dear Ann, your code is 384-756';
const key = 'key-4f9a1c77';
const percent = (value: string) => [...Buffer.from(value)].map((byte) => `%${byte.toString(16)}`).join('');

describe('whatever else an answer quotes is not', () => {
	test.each([
		['the text', `Not allowed: ${text}`],
		['a name', 'Invalid destination of Ann'],
		['a code', 'Invalid code 384756'],
		['a code in pieces', 'Invalid code 38 47 56'],
		['a code in full-width digits', 'Invalid code ３８４７５６'],
		['a code in words of digits and letters', 'Invalid code 3x8x4x7x5x6'],
		['a code as the number of an entry', 'messages[384756] is not valid'],
		['the text in capitals', text.toUpperCase()],
		['the text cut', text.slice(3, 12)],
		['the text escaped', 'Invalid text &#68;&#101;ar'],
		['the text percent-encoded', `Invalid text ${percent(text)}`],
		['the text in base64', `Invalid text ${Buffer.from(text).toString('base64')}`],
		['the text in hex', `Invalid text ${Buffer.from(text).toString('hex')}`],
		['the text backwards', Buffer.from(text).reverse().toString()],
		['the key', `Invalid API key ${key}`],
		['half of the key', `Invalid API key ${key.slice(6)}`],
		['other letters', 'Invalid text Ａnn'],
		['something that is not a text', { message: 'Invalid' }],
	])('%s', (_name, words) => {
		expect(wordsOf8x8(words)).toBeUndefined();
	});
});

test.each([
	['7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e11', true],
	['7C1F9B524B0E4A8E9D3C2F6D0A4F1E11', true],
	[key, false],
	['384756', false],
	[Buffer.from(text).toString('base64url'), false],
	[undefined, false],
])('%s is an ID of 8x8: %s', (value, isId) => {
	expect(uuidOf(value)).toBe(isId ? value : undefined);
});

test.each([
	[{ code: 1002 }, 1002],
	[{ code: 384756 }, undefined],
	[{ code: '1002' }, undefined],
	[[], undefined],
])('the error code of %o is %s', (body, code) => {
	expect(errorCodeOf(body)).toBe(code);
});

describe('the number of an error', () => {
	test.each([
		[0, 0],
		[1002, 1002],
		[9999, 9999],
		[-1, undefined],
		[10_000, undefined],
		[1.5, undefined],
		['1002', undefined],
		[null, undefined],
	])('%s', (code, shown) => {
		expect(errorCodeOf({ code })).toBe(shown);
	});
});
