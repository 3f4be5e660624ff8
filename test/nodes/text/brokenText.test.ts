import { expect, test } from 'vitest';
import { brokenPart, isInvisible, wellFormed } from '../../../nodes/text/brokenText';

test.each([
	['Your visit is on Invalid DateTime.', 'Invalid DateTime'],
	['Your visit: Invalid Date', 'Invalid Date'],
	['Hello [object Object]', '[object Object]'],
	['Pay $NaN today', 'NaN'],
	['Hi undefined, see you on null.', 'undefined'],
	['Hi Ann, see you on null.', 'null'],
	['Your code is undefined', 'undefined'],
	['null', 'null'],
	['Dear #N/A', '#N/A'],
	['Total: #REF!', '#REF!'],
	['#ERROR! #NAME? #VALUE!', '#ERROR!'],
	['Hi Loading..., your order', 'Loading...'],
	['Hi {{ $json.name }}', '{{ $json.name }}'],
	['Hi {Name}', '{Name}'],
	['Hi {First Name|there}', '{First Name|there}'],
])('%j is broken by %j', (text, part) => {
	expect(brokenPart(text)).toBe(part);
});

test.each([
	'The contract was declared null and void.',
	'Division by zero has an undefined value.',
	'Nullify the offer, Undefined Studio says',
	'Nan, your banana bread is ready',
	'Ranked #1, up from #2',
	'We are loading the van',
	'Use {} or { 1 } as you like :-{',
	'Room {12}',
])('%j is prose', (text) => {
	expect(brokenPart(text)).toBeUndefined();
});

test('a text of marks that nobody sees is invisible', () => {
	for (const text of ['', ' \n', '\u200b\u2060\ufeff', '\u00ad', '\u3164', '\u2800', '\u{e0020}']) {
		expect(isInvisible(text)).toBe(true);
	}
	expect(isInvisible('\u200b.')).toBe(false);
});

test('half of an emoji becomes a replacement character, a whole one stays', () => {
	expect(wellFormed('a\ud83d b\ude00 \ud83d\ude00')).toBe('a\ufffd b\ufffd \ud83d\ude00');
});
