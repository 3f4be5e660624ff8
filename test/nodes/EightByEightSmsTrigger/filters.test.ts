import { describe, expect, test } from 'vitest';
import { readEvent } from '../../../nodes/events/envelope';
import { passes, readFilters } from '../../../nodes/EightByEightSmsTrigger/filters';
import { deliveryReceipt, inboundMessage, surveyAnswer } from './samples';

function isLetThrough(body: unknown, options: Record<string, unknown>): boolean {
	const event = readEvent(body);
	if (!event.ok || event.value === undefined) throw new Error('No event');
	return passes(event.value, readFilters(options));
}

const says = (body: string, keywords: unknown) => isLetThrough(inboundMessage({ body }), { keywords });

describe('keywords', () => {
	test.each([
		['STOP', 'STOP'],
		['Stop', 'STOP'],
		['ＳＴＯＰ', 'STOP'],
		['stop', 'ＳＴＯＰ'],
		['Please stop.', 'stop'],
		['stop,please', 'STOP'],
		['"STOP"', 'stop'],
		['I want to opt\nout now', 'opt out'],
		['opt-out', 'opt-out'],
		['Straße', 'STRASSE'],
		['İPTAL', 'iptal'],
		['ARRÊT', 'arrêt'],
		['ARRE\u0302T', 'arrêt'],
		['СТОП', 'стоп'],
		['停止', '停止'],
		['请停止发送', '停止'],
		['👍stop👍', 'stop'],
		['a, b or c', 'x; b'],
		['two lines', 'one\ntwo'],
		['𝓼𝓽𝓸𝓹', 'stop'],
	])('are found in %j: %j', (body, keywords) => {
		expect(says(body, keywords)).toBe(true);
	});

	test.each([
		['Nonstop', 'stop'],
		['stopping', 'stop'],
		['stop2', 'stop'],
		['sto p', 'stop'],
		['option', 'opt'],
		['arrêter', 'arrêt'],
		['नमस्ते', 'नम'],
		['', 'stop'],
		['yes', 'stop, end'],
	])('are not found in %j: %j', (body, keywords) => {
		expect(says(body, keywords)).toBe(false);
	});

	test.each(['', ' , ;', [], undefined, null, [null, '']])('let everything through when they are %j', (keywords) => {
		expect(says('Hello', keywords)).toBe(true);
	});

	test('leave receipts and survey answers alone', () => {
		expect(isLetThrough(deliveryReceipt(), { keywords: 'STOP' })).toBe(true);
		expect(isLetThrough(surveyAnswer(), { keywords: 'STOP' })).toBe(true);
	});
});

describe('virtual numbers', () => {
	test.each(['+6531580000', '6531580000', '+65 3158-0000', '006531580000', 'x, +6531580000', [6531580000]])(
		'are the same however they are written: %j',
		(destinations) => {
			expect(isLetThrough(inboundMessage({ destination: '+6531580000' }), { destinations })).toBe(true);
			expect(isLetThrough(inboundMessage({ destination: '6531580000' }), { destinations })).toBe(true);
			expect(isLetThrough(inboundMessage({ destination: '+6531580001' }), { destinations })).toBe(false);
		},
	);

	test('can be short codes', () => {
		expect(isLetThrough(inboundMessage({ destination: '73388' }), { destinations: '73388' })).toBe(true);
	});

	test('leave receipts alone, whose destination is a phone', () => {
		expect(isLetThrough(deliveryReceipt(), { destinations: '+6531580000' })).toBe(true);
	});
});

describe('states', () => {
	test.each([
		[{}, ['rejected', 'delivered', 'undelivered', 'read']],
		[{ finalStatesOnly: true }, ['rejected', 'delivered', 'undelivered', 'read']],
		[{ finalStatesOnly: false }, ['queued', 'sent', 'rejected', 'delivered', 'undelivered', 'read']],
		[{ states: ['sent', 'read'] }, ['sent', 'read']],
		[{ states: ['sent', 'read'], finalStatesOnly: true }, ['read']],
		[{ states: [] }, ['rejected', 'delivered', 'undelivered', 'read']],
	])('with %j let through %j', (options, expected) => {
		const states = ['queued', 'sent', 'rejected', 'delivered', 'undelivered', 'read'];
		expect(states.filter((state) => isLetThrough(deliveryReceipt({ state }), options))).toEqual(expected);
		expect(isLetThrough(inboundMessage(), options)).toBe(true);
	});
});
