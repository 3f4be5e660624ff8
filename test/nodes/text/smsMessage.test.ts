import type { INodeProperties } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import type { CheckContext } from '../../../nodes/text/checkContext';
import { draftMessage, type RawFields } from '../../../nodes/text/smsMessage';
import { sendSms } from '../../../nodes/generated/sms';

const offeredFields: INodeProperties[] = [...sendSms.panel, ...sendSms.options];

const now = Date.parse('2026-06-01T08:00:00Z');
const hour = 3_600_000;
const day = 24 * hour;

const context: CheckContext = { timeZone: 'Asia/Singapore', now, isPublicApi: true, allowTruncation: false };
const valid = { destination: '+6591234567', text: 'Your table is booked.' };

function draft(fields: RawFields, changes: Partial<CheckContext> = {}) {
	return draftMessage({ ...valid, ...fields }, { ...context, ...changes });
}

function requestOf(fields: RawFields, changes?: Partial<CheckContext>) {
	const result = draft(fields, changes);
	return 'problem' in result ? undefined : result.request;
}

function problemOf(fields: RawFields, changes?: Partial<CheckContext>) {
	const result = draft(fields, changes);
	return 'problem' in result ? result.problem : undefined;
}

describe('a request', () => {
	test('holds the fields that were given, and no others', () => {
		expect(requestOf({})).toEqual({ destination: '+6591234567', text: 'Your table is booked.' });
		const request = requestOf({
			source: 'Bistro',
			country: 'sg',
			clientMessageId: 4711,
			encoding: 'UCS2',
			scheduled: '2026-06-02T10:00:00',
			expiry: '2026-06-02T11:00:00+08:00',
			dlrCallbackUrl: 'https://example.com/dlr',
			clientIp: '203.0.113.7',
			track: 'Outcome',
		});
		expect(request).toEqual({
			...valid,
			source: 'Bistro',
			clientMessageId: '4711',
			encoding: 'UCS2',
			scheduled: '2026-06-02T02:00:00.000Z',
			expiry: '2026-06-02T03:00:00.000Z',
			dlrCallbackUrl: 'https://example.com/dlr',
			clientIp: '203.0.113.7',
			track: 'Outcome',
		});
		// Every field that the panel offers must be sent, except Country, which is for reading the destination.
		const offered = offeredFields.map(({ name }) => name).filter((name) => name !== 'country');
		expect(Object.keys(request ?? {}).sort()).toEqual(offered.sort());
	});

	const optional = offeredFields.map(({ name }) => name).filter((name) => name !== 'destination' && name !== 'text');

	test.each(optional)('leaves %s out where it is empty', (name) => {
		const isDate = name === 'scheduled' || name === 'expiry';
		for (const empty of isDate ? [''] : ['', null, undefined]) {
			expect(requestOf({ [name]: empty })).toEqual(valid);
		}
	});

	test.each(['scheduled', 'expiry'])('is refused where an expression for %s gave nothing', (name) => {
		for (const nothing of [null, undefined]) {
			expect(problemOf({ [name]: nothing })?.happened).toContain('has no result');
		}
	});

	test.each(['source', 'country', 'clientMessageId', 'dlrCallbackUrl', 'clientIp'])(
		'leaves %s out where it is blank',
		(name) => {
			expect(requestOf({ [name]: ' \n ' })).toEqual(valid);
		},
	);

	test('keeps the text exactly as it is', () => {
		for (const text of ['  two\n\nlines  ', '😀 emoji', '0']) expect(requestOf({ text })?.text).toBe(text);
		expect(requestOf({ text: 384756 })?.text).toBe('384756');
		expect(requestOf({ text: false })?.text).toBe('false');
	});
});

describe('what the credential has in place of empty fields', () => {
	test('is the country and the sender ID', () => {
		const defaults = { origin: { country: 'SG' }, defaultSource: 'Bistro' };
		const national = { destination: '9123 4567', country: ' ', source: '' };
		expect(requestOf(national, defaults)).toMatchObject({ destination: '+6591234567', source: 'Bistro' });
		expect(requestOf({ ...national, source: 'Cafe' }, defaults)).toMatchObject({ source: 'Cafe' });
		expect(problemOf({ ...national, country: 'GB' }, defaults)?.code).toBe('DESTINATION_NOT_OF_COUNTRY');
	});

	test('is the region, whose own numbers bare digits may be', () => {
		expect(requestOf({ destination: '4792345678' })?.destination).toBe('+4792345678');
		expect(problemOf({ destination: '4792345678' }, { origin: { homeCallingCode: '1' } })?.code).toBe(
			'DESTINATION_EITHER',
		);
	});
});

test('no example is a default', () => {
	for (const { name, default: value, type, placeholder, options } of offeredFields) {
		if (type === 'options') expect(options).toContainEqual(expect.objectContaining({ value }));
		else expect([name, value]).toEqual([name, '']);
		expect(placeholder ?? 'e.g. ').toMatch(/^e\.g\. /);
	}
});

describe('a text', () => {
	test.each([
		['', 'Text is empty'],
		['  \n', 'Text is empty'],
		[null, 'Text is empty'],
		[undefined, 'Text is empty'],
		[{ body: 'Hello' }, 'Text is an object'],
		[['Hello'], 'Text is a list'],
		[NaN, 'Text is not text'],
		['Hello [object Object]', '[object Object]'],
		['Hi {Name}', "Text contains '{Name}'"],
		['Hi {Name|1234 5678}', "Text contains '{Name}'"],
		['Due on Invalid DateTime', "Text contains 'Invalid DateTime'"],
		['null', "Text contains 'null'"],
		['\u200b', 'Text is empty'],
	])('%j is refused', (text, reason) => {
		expect(problemOf({ text })?.happened).toContain(reason);
	});

	test('with placeholders goes out where they are meant, and is well-formed', () => {
		expect(requestOf({ text: 'Hi {Name}' }, { allowPlaceholders: true })?.text).toBe('Hi {Name}');
		expect(requestOf({ text: 'Hi \ud83d' })?.text).toBe('Hi \ufffd');
	});

	test('of ten segments goes out, and of more only where that is allowed', () => {
		expect(requestOf({ text: 'a'.repeat(1530) })).toBeDefined();
		const problem = problemOf({ text: 'a'.repeat(1531) });
		expect(problem?.happened).toBe('Text needs 11 segments, but 8x8 cuts a message off after 10');
		expect(problem?.remedy).toContain('Allow Truncation');
		expect(requestOf({ text: 'a'.repeat(1531) }, { allowTruncation: true })?.text).toHaveLength(1531);
	});

	test('is counted in the encoding that is chosen', () => {
		expect(problemOf({ text: 'ж'.repeat(671) })?.happened).toContain('11 segments');
		expect(requestOf({ text: 'ж'.repeat(670) })).toBeDefined();
		expect(problemOf({ text: 'a'.repeat(671), encoding: 'UCS2' })?.happened).toContain('11 segments');
		expect(requestOf({ text: 'ж'.repeat(671), encoding: 'GSM7' })).toBeDefined();
	});
});

describe('dates', () => {
	test('Scheduled is at most 7 days ahead', () => {
		expect(requestOf({ scheduled: now + 7 * day })?.scheduled).toBe('2026-06-08T08:00:00.000Z');
		// Reading the items takes time, and an expression may result in 7 days from that moment.
		expect(requestOf({ scheduled: now + 7 * day + 30_000 })).toBeDefined();
		expect(problemOf({ scheduled: now + 7 * day + 60_001 })?.happened).toContain('Scheduled is more than 7 days ahead');
	});

	test('are sent in whole seconds, so that messages of the same moment share a batch', () => {
		const dates = { scheduled: now + hour + 999, expiry: now + 2 * hour + 1 };
		expect(requestOf(dates)).toMatchObject({
			scheduled: new Date(now + hour).toISOString(),
			expiry: new Date(now + 2 * hour + 1000).toISOString(),
		});
	});

	test('Scheduled is not in the past, in the time zone of the workflow', () => {
		expect(requestOf({ scheduled: '2026-06-01T16:00:01' })).toBeDefined();
		expect(problemOf({ scheduled: '2026-06-01T16:00:00' })?.happened).toContain('Scheduled is in the past');
		expect(problemOf({ scheduled: '2026-06-01T16:00:01' }, { timeZone: 'Asia/Tokyo' })?.happened).toContain('past');
	});

	test('Expiry is in the future and after Scheduled', () => {
		const scheduled = now + hour;
		expect(requestOf({ scheduled, expiry: scheduled + 1 })).toBeDefined();
		expect(problemOf({ scheduled, expiry: scheduled })?.happened).toContain('Expiry is not after Scheduled');
		expect(problemOf({ scheduled, expiry: now + 1 })?.happened).toContain('Expiry is not after Scheduled');
		expect(problemOf({ expiry: now })?.happened).toContain('Expiry is in the past');
		expect(requestOf({ expiry: now + 30 * day })).toBeDefined();
	});

	test('a DateTime of an expression keeps its moment', () => {
		const scheduled = DateTime.fromMillis(now + hour, { zone: 'America/New_York' });
		expect(requestOf({ scheduled })?.scheduled).toBe('2026-06-01T09:00:00.000Z');
	});

	test.each(['tomorrow', '01/06/2026', {}, true])('%j is refused with an example', (scheduled) => {
		const problem = problemOf({ scheduled });
		expect(problem?.happened).toContain('Scheduled');
		expect(problem?.remedy).toContain('2030-06-01T09:00:00+08:00');
	});
});

describe('limits of the contract', () => {
	test('Client Message ID has 350 characters at most', () => {
		expect(requestOf({ clientMessageId: 'x'.repeat(350) })).toBeDefined();
		const problem = problemOf({ clientMessageId: 'x'.repeat(351) });
		expect(problem?.happened).toContain('Client Message ID has 351 characters');
		expect(problem?.remedy).toBe('Shorten it to 350 characters.');
	});

	test('Sender ID is a number of 16 digits at most, or 11 characters', () => {
		for (const source of ['Bistro', 'ElevenChars', '1234567890123456', '+123456789012345', 8888]) {
			expect(requestOf({ source })?.source).toBe(String(source));
		}
		expect(problemOf({ source: 'TwelveChars!' })?.remedy).toContain('11 characters');
		expect(problemOf({ source: '12345678901234567' })?.happened).toContain('17 characters');
	});

	test.each(['UK', 'Singapore', 'S', '65', 'ZZ', 65, {}, 'constructor'])('Country %j is refused', (country) => {
		expect(problemOf({ country })?.happened).toContain('is not a country code');
	});

	test('Country UK is told to be GB', () => {
		expect(problemOf({ country: 'uk' })?.remedy).toBe('Write GB.');
	});

	test.each([
		['encoding', 'auto', 'AUTO, GSM7, UCS2'],
		['encoding', 'UTF-8', 'AUTO, GSM7, UCS2'],
		['track', 'yes', 'None, Outcome'],
		['track', true, 'None, Outcome'],
	])('%s %j is refused, and what there is is listed', (name, value, listed) => {
		expect(problemOf({ [name]: value })?.remedy).toContain(listed);
	});

	test('Client IP is an internet address', () => {
		for (const clientIp of ['203.0.113.7', '2001:db8::7', '::ffff:203.0.113.7']) {
			expect(requestOf({ clientIp })?.clientIp).toBe(clientIp);
		}
		for (const clientIp of ['203.0.113', '203.0.113.256', 'example.com', '2001:db8::g', ':::', '1.2.3.4:80', '[::1]']) {
			expect(problemOf({ clientIp })?.happened).toContain('is not an internet address');
		}
	});

	test('Delivery Receipt URL is a web address', () => {
		for (const dlrCallbackUrl of ['example.com/dlr', 'ftp://example.com', '/dlr', 'javascript:alert(1)', 'https://']) {
			expect(problemOf({ dlrCallbackUrl })?.happened).toContain('is not a web address');
		}
	});

	test.each([
		'http://localhost:5678/x',
		'http://127.0.0.1/x',
		'http://[::1]/x',
		'http://n8n.localhost/x',
		'http://0.0.0.0',
	])('Delivery Receipt URL %s is refused where 8x8 itself would have to reach it', (dlrCallbackUrl) => {
		expect(problemOf({ dlrCallbackUrl })?.remedy).toContain('WEBHOOK_URL');
		expect(requestOf({ dlrCallbackUrl }, { isPublicApi: false })?.dlrCallbackUrl).toBe(dlrCallbackUrl);
	});

	test.each(['source', 'clientMessageId', 'dlrCallbackUrl', 'clientIp', 'country', 'encoding', 'track', 'scheduled'])(
		'a text with a code that ended up in %s is not quoted whole',
		(name) => {
			const problem = problemOf({ [name]: `Your code is 384756. ${'x'.repeat(400)}` });
			expect(problem).toBeDefined();
			expect(JSON.stringify(problem)).not.toContain('384756');
		},
	);
});

test('the first problem in the order of the fields is told, with the destination where it can be read', () => {
	expect(draft({ destination: 'x', text: '' })).toMatchObject({
		problem: { happened: expect.stringContaining('Destination') as unknown },
	});
	expect(draft({ text: '', encoding: 'x' })).toEqual({
		destination: '+6591234567',
		problem: expect.objectContaining({ happened: 'Text is empty', code: 'TEXT_EMPTY' }) as unknown,
	});
});
