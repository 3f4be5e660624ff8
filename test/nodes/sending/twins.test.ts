import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DuplicateFinder } from '../../../nodes/sending/duplicates';
import { Ledger } from '../../../nodes/sending/ledger';
import type { MaybeSent } from '../../../nodes/sending/outcome';
import type { PathOf } from '../../../nodes/sending/format';
import type { SmsRequest } from '../../../nodes/text/smsMessage';

const path = { subAccountId: 'shop' };

function accepted(umid: string): MaybeSent {
	const status = { code: 'QUEUED', description: 'Queued' };
	return { outcome: 'accepted', destination: '+6591234567', umid, clientMessageId: null, encoding: 'GSM7', status };
}

const placeOf = (itemIndex: number) => ({ itemIndex, destination: '+6591234567', occurrence: 0 });

/** The ledger of a try after one that sent these. Each is noted with the words `said <umid>`. */
function ledgerAfter(...sent: [itemIndex: number, outcome: MaybeSent][]): Ledger {
	const scopes = {};
	const earlier = new Ledger(scopes, '0', 'key', false, false, undefined);
	for (const [itemIndex, outcome] of sent) {
		const umid = outcome.outcome === 'accepted' ? outcome.umid : '';
		earlier.recordTwin(earlier.record(placeOf(itemIndex), outcome), `said ${umid}`);
	}
	return new Ledger(scopes, '0', 'key', false, false, undefined);
}

describe('two messages are twins', () => {
	const finder = new DuplicateFinder(ledgerAfter(), true, ({ text }: SmsRequest) => text);
	const said = (within: PathOf, digits: string, words: string) =>
		finder.said({ path: within, destination: `+${digits}`, request: { destination: `+${digits}`, text: words } });
	const number = fc.stringMatching(/^[1-9]\d{6,14}$/);
	/** Texts and numbers that would be ambiguous if they were simply joined. */
	const hostile = fc.string({ unit: fc.constantFrom('1', '"', ',', '\\', '[', ']', ' ', '\n', '\u00a0', 'é') });
	const text = fc.oneof(hostile, fc.string({ unit: 'binary' }));
	const folded = (words: string) => words.split(/\s+/).filter(Boolean).join(' ');

	test('if and only if their numbers and their texts, apart from the kind of space, are the same', () => {
		fc.assert(
			fc.property(number, number, text, text, (one, other, first, second) => {
				const isSame = one === other && folded(first) === folded(second);
				expect(said(path, one, first) === said(path, other, second)).toBe(isSame);
			}),
		);
	});

	test('also where line breaks and runs of spaces stand in place of a space', () => {
		const space = fc.stringMatching(/^[ \n\t\r\u00a0]{1,4}$/);
		fc.assert(
			fc.property(number, fc.array(hostile), space, space, (digits, words, one, other) => {
				expect(said(path, digits, words.join(one))).toBe(said(path, digits, words.join(other)));
			}),
		);
	});

	test('not where the same characters are divided in another way between number, text and sub-account', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[1-9]\d{9,20}$/), fc.nat(8), fc.nat(8), (all, one, other) => {
				const twin = (cut: number) => said(path, all.slice(0, cut + 1), all.slice(cut + 1));
				const inPath = (cut: number) => said({ subAccountId: all.slice(0, cut) }, all.slice(cut), '');
				expect(twin(one) === twin(other)).toBe(one === other);
				expect(inPath(one) === inPath(other)).toBe(one === other);
			}),
		);
	});
});

describe('a message that a later try compares with what was noted', () => {
	test('is found by its words, of which only a hash is kept', () => {
		const scopes = {};
		const first = new Ledger(scopes, '0', 'key', false, false, undefined);
		first.recordTwin(first.record(placeOf(0), accepted('a')), 'Hello, Ann');
		expect(JSON.stringify(scopes)).toMatch(/"twin":"[\da-f]{32}"/);
		expect(JSON.stringify(scopes)).not.toContain('Hello');
		const later = new Ledger(scopes, '0', 'key', false, false, undefined);
		expect(later.claimTwin('Hello, Bob')).toBeUndefined();
		expect(later.claimTwin('Hello, Ann')).toMatchObject({ umid: 'a' });
		const withOtherKey = new Ledger(scopes, '0', 'other', false, false, undefined);
		expect(withOtherKey.claimTwin('Hello, Ann')).toBeUndefined();
	});
});

describe('what a try has replaced or forgotten', () => {
	test('is not taken for a message of a place that is gone, once the place has another note', () => {
		const ledger = ledgerAfter([0, accepted('old')]);
		// Both are found by what was noted at the start.
		expect(ledger.claimTwin('none')).toBeUndefined();
		expect(ledger.claim(1)).toBeUndefined();
		ledger.recordTwin(ledger.record(placeOf(0), accepted('new')), 'said new');
		expect([ledger.claimTwin('said old'), ledger.claim(0), ledger.strays()]).toEqual([undefined, undefined, []]);
	});

	test('has its new note at the next try, once', () => {
		const scopes = {};
		const tryWith = (umid: string) => {
			const ledger = new Ledger(scopes, '0', 'key', false, false, undefined);
			ledger.recordTwin(ledger.record(placeOf(0), accepted(umid)), `said ${umid}`);
		};
		tryWith('old');
		tryWith('new');
		const next = new Ledger(scopes, '0', 'key', false, false, undefined);
		expect(next.strays()).toEqual([{ itemIndex: 0, outcome: expect.objectContaining(accepted('new')) as MaybeSent }]);
		expect(next.claimTwin('said old')).toBeUndefined();
		expect(next.claimTwin('said new')).toMatchObject({ umid: 'new' });
	});

	test('has its own new note, and that of no other place', () => {
		const ledger = ledgerAfter([0, accepted('old')], [1, accepted('of another')]);
		ledger.record(placeOf(0), accepted('new'));
		expect(ledger.known(placeOf(0))).toMatchObject({ umid: 'new' });
		expect(ledger.known(placeOf(1))).toMatchObject({ umid: 'of another' });
	});

	test('is found no longer when the work is done', () => {
		const ledger = ledgerAfter([0, accepted('old')]);
		expect(ledger.claimTwin('none')).toBeUndefined();
		expect(ledger.claim(1)).toBeUndefined();
		ledger.forget();
		const found = [ledger.claimTwin('said old'), ledger.claim(0), ledger.known(placeOf(0)), ledger.strays()];
		expect(found).toEqual([undefined, undefined, undefined, []]);
	});

	test('is found once, where its place is gone', () => {
		const left = accepted('old');
		const ledger = ledgerAfter([0, left]);
		expect(ledger.strays()).toEqual([{ itemIndex: 0, outcome: expect.objectContaining(left) as MaybeSent }]);
		expect(ledger.claimTwin('said old')).toMatchObject(left);
		expect([ledger.claimTwin('said old'), ledger.claim(0)]).toEqual([undefined, undefined]);
		expect(ledger.strays()).toEqual([]);
	});
});

test('what an earlier try sent and this one has no place for comes in the order of the items', () => {
	const ledger = ledgerAfter([2, accepted('x')], [10, accepted('y')], [1, accepted('z')]);
	expect(ledger.strays().map(({ itemIndex }) => itemIndex)).toEqual([1, 2, 10]);
});
