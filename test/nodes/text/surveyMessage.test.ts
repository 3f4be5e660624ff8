import { expect, test } from 'vitest';
import { draftSurvey } from '../../../nodes/text/surveyMessage';
import { surveyText } from '../../../nodes/text/surveyTemplate';

const context = { timeZone: 'Asia/Singapore', now: Date.UTC(2026, 5, 1), isPublicApi: true, allowTruncation: false };

/** A survey with the variables of an object, which may be JSON. */
function draft(templateBody: string, variables: unknown = {}) {
	const given = { templateVariablesFrom: 'json', templateVariablesJson: variables };
	return draftSurvey({ surveyId: 'table', destination: '+6591234567', templateBody, ...given }, context);
}

function requestOf(templateBody: string, variables?: unknown) {
	const made = draft(templateBody, variables);
	if (!('request' in made)) throw new Error(made.problem.happened);
	return made.request;
}

function codeOf(templateBody: string, variables?: unknown) {
	const made = draft(templateBody, variables);
	return 'problem' in made ? made.problem.code : undefined;
}

test.each([
	['{{url}}', '{{url:}}'],
	['{URL}', '{{url:}}'],
	['{{ Url : a }}', '{{url:a}}'],
	['{{url::a:}}', '{{url:a}}'],
	['{url:a:b} and {{url}}', '{{url:a:b}} and {{url:}}'],
	['{{{url}}}', '{{{url:}}}'],
])('%s is sent as %s', (given, sent) => {
	expect(requestOf(given, { a: 1, b: 2 }).templateBody).toBe(sent);
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
	'%s is a variable only where it has a value, which is then the one in the text and in the request',
	(name) => {
		expect(codeOf(`{{${name}}} {{url}}`)).toBe('SURVEY_VARIABLE_MISSING');
		expect(codeOf(`{{url:${name}}}`)).toBe('SURVEY_VARIABLE_MISSING');
		const request = requestOf(`{{${name}}} {{url:${name}}}`, `{"${name}":"Ann"}`);
		expect(surveyText(request)).toMatch(/^Ann /);
		expect(JSON.stringify(request)).toContain(`{"${name}":"Ann"}`);
		expect(Reflect.get({}, 'Ann')).toBeUndefined();
	},
);

test.each([
	['an object', { a: { b: 1 } }],
	['a list', { a: [1] }],
	['a date', { a: new Date(0) }],
	['a function', { a: () => 'x' }],
	['an infinite number', { a: Infinity }],
])('%s is not a value', (_name, variables) => {
	expect(codeOf('{{a}} {{url}}', variables)).toBe('SURVEY_VARIABLE_NOT_TEXT');
});

test('a variable of which nothing would be seen has no value', () => {
	for (const unseen of ['\u200b', ' \u200e\u2060 ', '\u00ad', '\n']) {
		expect(codeOf('Hi {{a}}: {{url}}', { a: unseen })).toBe('SURVEY_VARIABLE_MISSING');
	}
	expect(codeOf('Hi {{a}}: {{url}}', { 'a\u200b': 'Ann' })).toBe('SURVEY_VARIABLE_MISSING');
});

test('marks for right-to-left text stay in a value', () => {
	const name = '\u2067\u05d0\u05e0\u05d4\u2069';
	expect(surveyText(requestOf('Hi {{a}}: {{url}}', { a: name }))).toContain(name);
});

test('a value is text, and nothing in it is filled in', () => {
	expect(surveyText(requestOf('{{a}} {{url}}', { a: "$& $1 $' 100%" }))).toContain("$& $1 $' 100%");
	for (const a of ['{{url}}', '{{b}}', '{b}']) {
		expect(codeOf('{{a}} {{url}}', { a, b: 'Ben' })).toBe('SURVEY_VARIABLE_BROKEN');
	}
});

const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`v${index}`, 'x']));

test.each([
	['10,000 variables', many(10_000)],
	['a long value that the text does not have', { row: 'x'.repeat(20_000) }],
	['long JSON', JSON.stringify({ row: 'x'.repeat(1_000_000) })],
])('%s would make the answers too large for the trigger', (_name, variables) => {
	expect(codeOf('{{url}}', variables)).toBe('SURVEY_VARIABLES_TOO_LONG');
});

test('hundreds of variables are taken', () => {
	expect(Object.keys(requestOf('{{url}}', many(500)).templateVariables ?? {})).toHaveLength(500);
});
