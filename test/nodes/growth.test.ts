import { afterEach, describe, expect, test, vi } from 'vitest';
import { accountOf } from '../../nodes/api/account';
import { fillPath } from '../../nodes/api/path';
import { isIpAddress, isPrivateAddress } from '../../nodes/api/publicAddress';
import { saysTaken } from '../../nodes/api/reply';
import { retryAfterMs } from '../../nodes/api/retryAfter';
import { reasonOf } from '../../nodes/problems/problem';
import { withoutEnds } from '../../nodes/problems/trimmed';
import { inOneLine, quote, withoutCodes } from '../../nodes/problems/unknownValues';
import { inOneSpacing } from '../../nodes/text/spacing';
import { outcomeOfAnswer } from '../../nodes/sending/formats/smsAnswer';
import { errorCodeOf, uuidOf, wordsOf8x8 } from '../../nodes/sending/redaction';
import { brokenPart, isInvisible, wellFormed } from '../../nodes/text/brokenText';
import { readCountry } from '../../nodes/text/country';
import { readInstant } from '../../nodes/text/dateTime';
import { readDestination } from '../../nodes/text/destination';
import { countSegments } from '../../nodes/text/segments';
import { smartlyEncoded } from '../../nodes/text/smartEncoding';
import { draftMessage } from '../../nodes/text/smsMessage';
import { surveyTemplate, surveyText } from '../../nodes/text/surveyTemplate';
import { fillTemplate } from '../../nodes/text/templates';
import { stepsOf } from './steps';

afterEach(() => {
	vi.restoreAllMocks();
});

/** Texts on which patterns are slow, of so many units. */
const slowTexts: Record<string, (length: number) => string> = {
	digits: (length) => '6'.repeat(length),
	'digits in groups': (length) => `a${'1 2-'.repeat(length / 4)}`,
	'quotes at the end': (length) => `6591234567${'"'.repeat(length)}x`,
	'dots and spaces at the end': (length) => `Why${'. '.repeat(length / 2)}x`,
	'slashes at the end': (length) => `http://localhost/a${'/'.repeat(length)}`,
	'braces that open': (length) => '{'.repeat(length),
	'doubled braces that open': (length) => '{{a '.repeat(length / 4),
	'braces and bars': (length) => `{a${'|'.repeat(length)}`,
	'spaces in a brace': (length) => `{${' '.repeat(length)}`,
	'line breaks': (length) => `a${'\n\u2028\r'.repeat(length / 3)}b`,
	'halves of surrogate pairs': (length) => '\ud83d'.repeat(length),
	'marks that nobody sees': (length) => `${'\u200b'.repeat(length)}a`,
	'marks in a row': (length) => `a${'\u0301\u0323'.repeat(length / 2)}`,
	emoji: (length) => '😀'.repeat(length / 2),
	'almost a date': (length) => `2026-05-04T10:00${' '.repeat(length)}x`,
	'words of 8x8': (length) => 'message '.repeat(length / 8),
	nothings: (length) => 'null and '.repeat(length / 9),
};

const context = { timeZone: 'UTC', now: 0, isPublicApi: true, allowTruncation: true };
const message = { destination: '+6591234567', digits: '6591234567', clientMessageId: '1' };

const functions: Record<string, (text: string) => unknown> = {
	'a quote': (text) => quote(text),
	'a quote of an object': (text) => quote({ text }),
	'hiding codes': withoutCodes,
	'putting in one line': inOneLine,
	trimming: (text) => withoutEnds(text, (sign) => sign === ' '),
	'a reason': (text) => reasonOf(new Error(text)),
	'a wait': (text) => retryAfterMs(text, 0),
	'an account': (text) => accountOf({ apiKey: 'k', region: 'custom', baseUrl: text }),
	'a path': (text) => fillPath('/{a}', { a: text.replace(/[\ud800-\udfff]/g, '') }),
	'an IP address': isIpAddress,
	'a web address': isPrivateAddress,
	'an answer': (text) => saysTaken([text, { text }]),
	'a number': readDestination,
	'a country': readCountry,
	'a date': (text) => readInstant(text, 'UTC'),
	'what is broken in a text': brokenPart,
	'whether a text is seen': isInvisible,
	'mending a text': wellFormed,
	'counting segments': countSegments,
	'encoding smartly': (text) => smartlyEncoded(text, 'AUTO'),
	'the text of a survey': (text) => surveyTemplate(`${text}{{url}}`, new Map([['a', text]]), true),
	'what a survey says': (text) => surveyText({ templateBody: `${text}{{a}}{{url:a}}`, templateVariables: { a: text } }),
	'filling in': (text) => fillTemplate(text, () => text),
	'one spacing': inOneSpacing,
	'words of an answer': wordsOf8x8,
	'an ID': uuidOf,
	'a code': (text) => errorCodeOf({ code: text }),
	'the outcome in an answer': (text) =>
		outcomeOfAnswer({ umid: text, status: { code: text, description: text }, clientMessageId: text }, 200, message),
	'a whole message': (text) =>
		draftMessage({ destination: '+6591234567', text, source: text, scheduled: text }, context),
};

describe.each(Object.entries(functions))('the work of reading %s', (_name, work) => {
	test.each(Object.entries(slowTexts))('grows no faster than a text of %s', (_kind, make) => {
		const sizes = [3000, 6000, 12_000, 24_000].map((length) => stepsOf(() => work(make(length))));
		sizes.slice(1).forEach((steps, index) => {
			expect(steps, sizes.join(', ')).toBeLessThanOrEqual(2.5 * Math.max(sizes[index] ?? 0, 200));
		});
	});
});

test('a list has its text checked once, however many its numbers', () => {
	const text = `${'Hello '.repeat(20_000)}#N/A`;
	const [some, more] = [100, 200].map((count) => {
		const texts = {};
		return stepsOf(() => {
			for (let each = 0; each < count; each++) {
				const draft = draftMessage({ destination: `+6591234${100 + each}`, text }, { ...context, texts });
				expect(draft).toMatchObject({ problem: { code: 'TEXT_BROKEN' } });
			}
		});
	});
	expect(more).toBeLessThanOrEqual(1.5 * (some ?? 0));
});
