import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { macrosIn, renderBody } from '../../generate/providers/macros';

const body = '{"to":"$$To","text":"$$Body"}';

describe('macros in dollars', () => {
	test('are replaced in one pass, so that a text may hold them', () => {
		const values = { $$To: '+6591234567', $$Body: 'Pay $$5, not $$To. $& $1 $$$$' };
		expect(renderBody('dollars', body, values, 'json')).toBe(
			'{"to":"+6591234567","text":"Pay $$5, not $$To. $& $1 $$$$"}',
		);
	});

	test('come through as they are, whatever they hold, when the platform escapes', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const rendered: unknown = JSON.parse(renderBody('dollars', body, { $$To: '1', $$Body: text }, 'json'));
				expect(rendered).toEqual({ to: '1', text });
			}),
		);
	});

	test('break the JSON at quotation marks when the platform does not escape', () => {
		expect(renderBody('dollars', body, { $$To: '1', $$Body: 'a "b"' }, 'none')).toBe('{"to":"1","text":"a "b""}');
	});

	test('need a value each', () => {
		expect(() => renderBody('dollars', '{"a":"$$From"}', { $$To: '1' }, 'json')).toThrow('no value for $$From');
	});

	test('are distinguished by their whole names', () => {
		expect(macrosIn('dollars', '{"a":"$$To $$TotalPrice","b":"$$To"}')).toEqual(['$$To', '$$TotalPrice']);
	});
});

describe('macros as words', () => {
	const values = { Moesms_destination: '6591234567', Moesms_message: 'Text me at Moesms_destination' };

	test('are replaced in one pass', () => {
		expect(renderBody('words', '["Moesms_destination","Moesms_message"]', values, 'json')).toBe(
			'["6591234567","Text me at Moesms_destination"]',
		);
	});

	test('need a value each', () => {
		expect(() => renderBody('words', '["Moesms_campaignId"]', values, 'json')).toThrow(
			'no value for Moesms_campaignId',
		);
	});
});

describe('Liquid', () => {
	const values = { '{{${first_name}}}': 'Ann "A" O\'Neil\\', '{{campaign.${dispatch_id}}}': 'd1' };

	test('puts attributes in, escaped or not', () => {
		const text = '{"a":"{{${first_name}}}","b":"{{ campaign.${dispatch_id} }}"}';
		expect(renderBody('liquid', text, values, 'none')).toBe('{"a":"Ann "A" O\'Neil\\","b":"d1"}');
		expect(renderBody('liquid', text, values, 'json')).toBe('{"a":"Ann \\"A\\" O\'Neil\\\\","b":"d1"}');
	});

	test('gives a default where there is no value', () => {
		expect(renderBody('liquid', "Hi {{${nickname} | default: 'there'}}", values, 'none')).toBe('Hi there');
		expect(renderBody('liquid', "Hi {{${first_name} | default: 'there'}}", values, 'none')).toContain('Ann');
	});

	test('captures a text and escapes it as a whole', () => {
		const text = '{% capture t %}"{{${first_name}}}"\nyours{% endcapture %}{"text":"{{t | json_escape}}"}';
		expect(JSON.parse(renderBody('liquid', text, values, 'none'))).toEqual({ text: '"Ann "A" O\'Neil\\"\nyours' });
	});

	test.each([['{% if x %}'], ['{{ x | upcase }}'], ['{{ a.b.c }}']])('refuses %s, which it does not know', (text) => {
		expect(() => renderBody('liquid', text, values, 'none')).toThrow('This renderer does not know');
	});
});
