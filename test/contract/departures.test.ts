import { expect, test } from 'vitest';
import { readDepartures } from '../../contract/vendor/departures';
import { report } from '../../contract/vendor/report';
import { type FiledDifference, review } from '../../contract/vendor/review';

const file = 'sms_api.json';
const call = 'POST /messages';
const limit: FiledDifference = {
	file,
	operation: 'send',
	call,
	at: 'request text maxLength',
	theirs: '20',
	ours: '50',
};
const status: FiledDifference = {
	file,
	operation: 'send',
	call,
	at: 'response 403',
	theirs: 'absent',
	ours: 'present',
};

function departure(fields: Partial<Record<'file' | 'operation' | 'at' | 'theirs' | 'ours', unknown>>): string {
	const entry = { file, operation: 'send', at: limit.at, theirs: 20, ours: 50, ...fields };
	return JSON.stringify([{ reason: 'The guide says 50.', differences: [entry] }]);
}

test('takes a listed difference for deliberate, and leaves the others', () => {
	const outcome = review([limit, status], readDepartures(departure({})), [file]);
	expect(outcome).toEqual({
		unlisted: [status],
		deliberate: [{ reason: 'The guide says 50.', differences: [limit] }],
		stale: [],
	});
});

test.each([
	['value of 8x8', { theirs: 21 }],
	['value of ours', { ours: 51 }],
	['place', { at: 'request text minLength' }],
	['operation', { operation: 'sendBatch' }],
])('takes a difference with another %s for a new one, and the entry for a stale one', (_, fields) => {
	const { unlisted, stale } = review([limit], readDepartures(departure(fields)), [file]);
	expect(unlisted).toEqual([limit]);
	expect(stale).toHaveLength(1);
});

test('expects every combination of files, operations and places', () => {
	const list = readDepartures(
		departure({ operation: ['send', 'sendBatch'], at: [limit.at, 'request text minLength'] }),
	);
	const { unlisted, stale } = review([limit], list, [file]);
	expect(unlisted).toEqual([]);
	expect(stale.map(({ operation, at }) => `${operation} ${at}`)).toEqual([
		'send request text minLength',
		'sendBatch request text maxLength',
		'sendBatch request text minLength',
	]);
});

test('reads * as any text, and every other character as itself', () => {
	const everywhere = departure({
		operation: '*',
		at: 'response * message required',
		theirs: 'optional',
		ours: 'required',
	});
	const required = (at: string): FiledDifference => ({ ...limit, at, theirs: 'optional', ours: 'required' });
	const found = [required('response 400 message required'), required('response 500 message required')];
	expect(review(found, readDepartures(everywhere), [file]).unlisted).toEqual([]);
	const lists = departure({ at: 'request messages[].text maxLength' });
	expect(
		review([{ ...limit, at: 'request messages[].text maxLength' }], readDepartures(lists), [file]).unlisted,
	).toEqual([]);
	expect(
		review([{ ...limit, at: 'request messages.text maxLength' }], readDepartures(lists), [file]).unlisted,
	).toHaveLength(1);
});

test('ignores entries about files that were not compared', () => {
	expect(review([], readDepartures(departure({ file: 'configuration_api.json' })), [file]).stale).toEqual([]);
	expect(review([], readDepartures(departure({ file: ['configuration_api.json', file] })), [file]).stale).toHaveLength(
		1,
	);
});

test.each([
	['without a reason', [{ differences: [{ file, operation: 'send', at: 'request', theirs: 1, ours: 2 }] }], /reason/],
	['without a value', [{ reason: 'x', differences: [{ file, operation: 'send', at: 'request', theirs: 1 }] }], /ours/],
	['without differences', [{ reason: 'x', differences: [] }], /fewer than 1/],
	['with an unknown key', [{ reason: 'x', differences: [], note: 'y' }], /additional/],
])('refuses an entry %s', (_, list, message) => {
	expect(() => readDepartures(JSON.stringify(list))).toThrow(message);
});

test('reports what is new by operation, and what is deliberate by reason', () => {
	expect(report(review([limit, status], readDepartures(departure({})), [file]))).toBe(
		[
			'1 difference not listed in openapi/departures.yaml:',
			'  send  POST /messages  in sms_api.json',
			'    response 403',
			'        8x8 says  absent',
			'        we say    present',
			'',
			"1 deliberate difference from 8x8's files, with 1 reason:",
			'  The guide says 50.',
			'      request text maxLength: 8x8 says 20, we say 50  (send)',
			'',
		].join('\n'),
	);
});

test('reports entries with no difference left', () => {
	expect(report(review([], readDepartures(departure({})), [file]))).toBe(
		[
			'1 entry of openapi/departures.yaml with no difference left:',
			'  send  request text maxLength  in sms_api.json (8x8 says 20, we say 50)',
			'',
		].join('\n'),
	);
});
