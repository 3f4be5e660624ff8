import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DuplicateFinder } from '../../../nodes/sending/duplicates';
import { Ledger, type Remembered } from '../../../nodes/sending/ledger';

const path = { subAccountId: 'shop' };

function accepted(twin: string): Remembered {
	const status = { code: 'QUEUED', description: 'Queued' };
	return {
		outcome: 'accepted',
		destination: '+6591234567',
		umid: twin,
		clientMessageId: null,
		encoding: 'GSM7',
		status,
		twin,
	};
}

describe('two messages are twins', () => {
	const finder = new DuplicateFinder('key', new Ledger({}, '0', false, false, undefined), true);
	const number = fc.stringMatching(/^[1-9]\d{6,14}$/);
	/** Texts and numbers that would be ambiguous if they were simply joined. */
	const hostile = fc.string({ unit: fc.constantFrom('1', '"', ',', '\\', '[', ']', ' ', '\n', '\u00a0', 'é') });
	const text = fc.oneof(hostile, fc.string({ unit: 'binary' }));
	const folded = (words: string) => words.split(/\s+/).filter(Boolean).join(' ');

	test('if and only if their numbers and their texts, apart from the kind of space, are the same', () => {
		fc.assert(
			fc.property(number, number, text, text, (one, other, first, second) => {
				const isSame = one === other && folded(first) === folded(second);
				expect(finder.twinOf(path, one, first) === finder.twinOf(path, other, second)).toBe(isSame);
			}),
		);
	});

	test('also where line breaks and runs of spaces stand in place of a space', () => {
		const space = fc.stringMatching(/^[ \n\t\r\u00a0]{1,4}$/);
		fc.assert(
			fc.property(number, fc.array(hostile), space, space, (digits, words, one, other) => {
				expect(finder.twinOf(path, digits, words.join(one))).toBe(finder.twinOf(path, digits, words.join(other)));
			}),
		);
	});

	test('not where the same characters are divided in another way between number, text and sub-account', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[1-9]\d{9,20}$/), fc.nat(8), fc.nat(8), (all, one, other) => {
				const twin = (cut: number) => finder.twinOf(path, all.slice(0, cut + 1), all.slice(cut + 1));
				const inPath = (cut: number) => finder.twinOf({ subAccountId: all.slice(0, cut) }, all.slice(cut), '');
				expect(twin(one) === twin(other)).toBe(one === other);
				expect(inPath(one) === inPath(other)).toBe(one === other);
			}),
		);
	});
});

describe('what a try has replaced or forgotten', () => {
	const place = { itemIndex: 0, digits: '6591234567', occurrence: 0 };

	test('is not taken for a message of a place that is gone, once the place has another note', () => {
		const ledger = new Ledger({ 0: { '0/6591234567/0': accepted('old') } }, '0', false, false, undefined);
		// Both are found by what was noted at the start.
		expect(ledger.claimTwin('none')).toBeUndefined();
		expect(ledger.claim(1)).toBeUndefined();
		ledger.record(place, accepted('new'), 'new');
		expect([ledger.claimTwin('old'), ledger.claim(0), ledger.strays()]).toEqual([undefined, undefined, []]);
	});

	test('is found no longer when the work is done', () => {
		const ledger = new Ledger({ 0: { '0/6591234567/0': accepted('old') } }, '0', false, false, undefined);
		expect(ledger.claimTwin('none')).toBeUndefined();
		expect(ledger.claim(1)).toBeUndefined();
		ledger.forget();
		expect([ledger.claimTwin('old'), ledger.claim(0), ledger.strays()]).toEqual([undefined, undefined, []]);
	});

	test('is found once, where its place is gone', () => {
		const left = accepted('old');
		const ledger = new Ledger({ 0: { '0/6591234567/0': left } }, '0', false, false, undefined);
		expect(ledger.strays()).toEqual([{ itemIndex: 0, outcome: left }]);
		expect([ledger.claimTwin('old'), ledger.claimTwin('old'), ledger.claim(0)]).toEqual([left, undefined, undefined]);
		expect(ledger.strays()).toEqual([]);
	});
});

test('what an earlier try sent and this one has no place for comes in the order of the items', () => {
	const sent = Object.fromEntries([2, 10, 1].map((itemIndex) => [`${itemIndex}/6591234567/0`, accepted('x')]));
	const ledger = new Ledger({ here: sent }, 'here', false, false, undefined);
	expect(ledger.strays().map(({ itemIndex }) => itemIndex)).toEqual([1, 2, 10]);
});
