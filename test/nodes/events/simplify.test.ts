import { describe, expect, test } from 'vitest';
import { readEvent } from '../../../nodes/events/envelope';
import { simplified } from '../../../nodes/events/simplify';
import { wordsAlone } from '../../../nodes/events/wordsAlone';
import { contractCheck } from '../../contract/contractCheck';
import { deliveryReceipt, inboundMessage, surveyAnswer } from '../EightByEightSmsTrigger/samples';

function simplify(body: unknown) {
	const event = readEvent(body);
	if (!event.ok || event.value === undefined) throw new Error('No event');
	return simplified(event.value);
}

describe('the events of these tests', () => {
	test.each([
		['InboundMessageEvent', inboundMessage()],
		['DeliveryReceiptEvent', deliveryReceipt()],
		['SurveyAnswerEvent', surveyAnswer()],
	])('are as the contract says: %s', async (schema, event) => {
		const fits = await contractCheck(schema);
		expect(fits(event), JSON.stringify(fits.errors)).toBe(true);
	});
});

describe('a simplified delivery receipt', () => {
	test('has the fields of receipt, message and price side by side', () => {
		const umid = crypto.randomUUID();
		expect(simplify(deliveryReceipt({}, { umid }))).toEqual({
			eventType: 'outbound_message_status_changed',
			umid,
			state: 'delivered',
			detail: 'delivered_to_recipient',
			isFinal: true,
			timestamp: '2026-05-04T11:30:08.21Z',
			errorCode: null,
			errorName: null,
			errorMeaning: null,
			errorRemedy: null,
			errorMessage: null,
			clientMessageId: 'booking-4711',
			batchId: '3b7e2f7c-9f0a-4c1d-8a55-7f4f3f0c9a02',
			clientBatchId: 'reminders-0601',
			source: 'Bistro',
			destination: '+6591234567',
			smsCount: 1,
			price: 0.0375,
			currency: 'EUR',
			subAccountId: 'acme_hq',
		});
	});

	test("says what the error code means, in this project's words beside 8x8's", () => {
		expect(
			simplify(deliveryReceipt({ state: 'undelivered', errorCode: 15, errorMessage: 'Invalid destination' })),
		).toMatchObject({
			errorCode: 15,
			errorName: 'Wrong destination',
			errorMeaning: expect.stringContaining('cannot receive messages') as string,
			errorRemedy: expect.stringContaining('Check the number') as string,
			errorMessage: 'Invalid destination',
		});
	});

	test.each([
		['undelivered', 0, 'No reason given'],
		['undelivered', '15', 'Wrong destination'],
		['undelivered', 999, null],
		['undelivered', 'constructor', null],
		['undelivered', '__proto__', null],
		['undelivered', 'toString', null],
		['undelivered', undefined, null],
		['delivered', 0, null],
		['sent', 0, null],
	])('of a message that is %s, code %s, has the name %s', (state, errorCode, errorName) => {
		expect(simplify(deliveryReceipt({ state, errorCode }))).toMatchObject({ errorName });
	});

	test.each([
		['queued', false],
		['sent', false],
		['delivered', true],
		['undelivered', true],
		['rejected', true],
		['read', true],
		['failed', true],
	])('tells of %s whether it is final: %s', (state, isFinal) => {
		expect(simplify(deliveryReceipt({ state }))).toMatchObject({ state, isFinal });
	});

	test('has null for what 8x8 leaves out', () => {
		const left = { batchId: undefined, clientMessageId: null, clientBatchId: undefined, price: undefined };
		const none = { batchId: null, clientMessageId: null, clientBatchId: null, price: null, currency: null };
		expect(simplify(deliveryReceipt({ detail: undefined }, left))).toMatchObject({ ...none, detail: null });
	});
});

describe('a simplified inbound message', () => {
	test('has the fields of message and price side by side', () => {
		const umid = crypto.randomUUID();
		expect(simplify(inboundMessage({ umid }))).toEqual({
			eventType: 'inbound_message_received',
			umid,
			source: '+6591234567',
			destination: '+6531580000',
			body: 'Yes, please keep the table.',
			isOptOut: false,
			timestamp: '2026-05-04T11:42:17.030Z',
			encoding: 'GSM7',
			smsCount: 1,
			price: 0.01,
			currency: 'EUR',
			subAccountId: 'acme_hq',
		});
	});

	test.each([
		'STOP',
		'stop',
		' Stop. ',
		'ＳＴＯＰ',
		'"Stop!"',
		'Stop all',
		'STOPALL',
		'unsubscribe',
		'Opt-out',
		'S T O P',
		's.t.o.p.',
		'STOP STOP stop',
		'STÓP',
		'END',
		'quit',
	])('is an opt-out when it says %s and no more', (body) => {
		expect(simplify(inboundMessage({ body }))).toMatchObject({ isOptOut: true });
	});

	test.each(['', 'Please stop by at six', 'nonstop', 'The end is near', 'STOP END', 'Cancel my order please', '停止'])(
		'is not an opt-out when it says %j',
		(body) => {
			expect(simplify(inboundMessage({ body }))).toMatchObject({ isOptOut: false });
		},
	);
});

describe('a number', () => {
	test.each([
		['6591234567', '+6591234567'],
		['+6591234567', '+6591234567'],
		['006591234567', '+6591234567'],
		['73388', '73388'],
		['Bistro', 'Bistro'],
		['8x8', '8x8'],
	])('%s of an event comes out as %s', (number, expected) => {
		const text = simplify(inboundMessage({ source: number, destination: number }));
		expect([text.source, text.destination]).toEqual([expected, expected]);
		const receipt = simplify(deliveryReceipt({}, { source: number, destination: number }));
		expect([receipt.source, receipt.destination]).toEqual([expected, expected]);
	});
});

describe('words for opting out', () => {
	test.each([
		['ARRÊT', 'arret'],
		['İPTAL', 'iptal'],
		['DỪNG', 'DUNG'],
		['रोकें', ' रोकें.'],
		['ストップ', 'ｽﾄｯﾌﾟ'],
		['S T O P', 'stop'],
		['Stop. Stop!', 'STOP'],
		['stop  ALL', 'STOP-ALL'],
	])('are the same: %s and %s', (one, other) => {
		expect(wordsAlone(one)).not.toBe('');
		expect(wordsAlone(one)).toBe(wordsAlone(other));
	});

	test.each([
		['रोकें', 'रुक'],
		['बंद', 'बाद'],
		['ストップ', 'ストッフ'],
		['stop', 'stops'],
		['STOP END', 'STOP'],
		['opt out', 'optout'],
	])('are different: %s and %s', (one, other) => {
		expect(wordsAlone(one)).not.toBe(wordsAlone(other));
	});

	test('are in no text of more than 200 characters', () => {
		expect(wordsAlone(`STOP ${'!'.repeat(250)}`)).toBe('');
	});
});

describe('a simplified SMS Engage answer', () => {
	test('has the variables by their names, and a list of answers', () => {
		const umid = crypto.randomUUID();
		expect(simplify(surveyAnswer({ umid }))).toEqual({
			eventType: 'survey_response',
			umid,
			surveyId: 'table-feedback',
			surveyStartedAt: '2026-05-04T20:01:48Z',
			surveySubmittedAt: '2026-05-04T20:02:14Z',
			templateVariables: { firstName: 'Ann' },
			answers: [
				{ questionId: '3', question: 'How was your evening?', answerId: '10003', answer: 'Very good' },
				{ questionId: '16', question: 'Anything else?', answerId: null, answer: 'More salad' },
			],
		});
	});

	test('comes out whatever is in its lists', () => {
		const odd = { templateVariables: [null, 'x', { name: '__proto__', value: 'y' }], answers: [5, {}] };
		const simple = simplify(surveyAnswer(odd));
		expect(JSON.stringify(simple.templateVariables)).toBe('{"__proto__":"y"}');
		expect(simple.answers).toEqual([{ questionId: null, question: null, answerId: null, answer: null }]);
		expect({}).not.toHaveProperty('y');
	});
});
