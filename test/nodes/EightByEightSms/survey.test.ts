import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { runWorkflow, type WorkflowRunResult } from '../../engine/runWorkflow';
import { type ScriptedAnswer, type ScriptedApi, startScriptedApi } from '../../engine/scriptedApi';
import { apiError, continueRegularOutput, detailsOf, jsonOf, retryOnFail } from '../../rules/ways';

const guests = [
	{ phone: '+6591234567', name: 'Ann', visit: 4711 },
	{ phone: '+6591234568', name: 'Ben', visit: 4712 },
];

type Parameters = Record<string, NodeParameterValueType>;

interface SurveyRun {
	items?: IDataObject[];
	operation?: string;
	settings?: typeof continueRegularOutput | typeof retryOnFail;
}

const pairs = (values: Record<string, string | number>): Parameters => ({
	templateVariables: { values: Object.entries(values).map(([name, value]) => ({ name, value })) },
});

const visits: Parameters = {
	templateBody: 'Hi {{ firstName }}, how was it? {{ url : visit }}',
	...pairs({ firstName: '={{ $json.name }}', visit: '={{ $json.visit }}' }),
};

async function survey(
	baseUrl: string,
	apiKey: string,
	parameters: Parameters = visits,
	{ items = guests, operation = 'send', settings = continueRegularOutput }: SurveyRun = {},
): Promise<WorkflowRunResult> {
	return await runWorkflow({
		items,
		credential: { apiKey, region: 'custom', baseUrl, subAccountId: 'acme_hq' },
		parameters: {
			resource: 'survey',
			operation,
			surveyId: 'table feedback',
			destination: '={{ $json.phone }}',
			...parameters,
		},
		settings,
	});
}

describe('a survey, in the sandbox', () => {
	let sandbox: Sandbox;

	beforeEach(async () => {
		sandbox = await startSandbox({ subAccountIds: ['acme_hq'] });
	});

	afterEach(async () => {
		await sandbox.close();
	});

	test.each(['send', 'sendBatch'])(
		'%s: arrives with its variables filled in and a link of its own',
		async (operation) => {
			const { outputs } = await survey(sandbox.url, sandbox.apiKey, visits, { operation });
			const sent = sandbox.messages();
			expect(sent.map(({ text }) => text.replace(/http\S+$/, ''))).toEqual([
				'Hi Ann, how was it? ',
				'Hi Ben, how was it? ',
			]);
			expect(new Set(sent.map((message) => message.survey?.link)).size).toBe(2);
			expect(sent[0]?.survey).toMatchObject({
				surveyId: 'table feedback',
				passedOn: [{ name: 'visit', value: '4711' }],
			});
			expect(jsonOf(outputs[0])).toMatchObject(
				sent.map(({ umid, clientMessageId }) => ({
					outcome: 'accepted',
					umid,
					clientMessageId,
					surveyId: 'table feedback',
					segments: 1,
				})),
			);
		},
	);

	test('is charged for a link of 21 characters, as 8x8 makes them', async () => {
		const templateBody = `${'x'.repeat(160 - 21)}{{url}}`;
		const { outputs } = await survey(sandbox.url, sandbox.apiKey, { templateBody }, { items: guests.slice(0, 1) });
		expect(jsonOf(outputs[0])).toMatchObject([{ outcome: 'accepted', segments: 1 }]);
		await survey(sandbox.url, sandbox.apiKey, { templateBody: `${templateBody}!` }, { items: guests.slice(0, 1) });
		expect(sandbox.messages().map(({ segments }) => segments)).toEqual([1, 2]);
	});

	test('is left out in a batch where text, number and what the link passes on are the same', async () => {
		const [ann] = guests;
		const items = [ann, ann, { ...ann, visit: 4713 }].map((guest) => ({ ...guest }));
		const { outputs } = await survey(sandbox.url, sandbox.apiKey, visits, { items, operation: 'sendBatch' });
		expect(sandbox.messages()).toHaveLength(2);
		expect(jsonOf(outputs[0]).map(({ skipped }) => skipped)).toEqual([undefined, true, undefined]);
	});

	test('counts as a duplicate where only line breaks and spaces of its text differ', async () => {
		const templateBody = '={{ $itemIndex === 0 ? "Hi\\n{firstName}: {url}" : "Hi  {firstName}: {url} " }}';
		const items = guests.slice(0, 1).flatMap((guest) => [guest, guest]);
		await survey(sandbox.url, sandbox.apiKey, { ...visits, templateBody }, { items, operation: 'sendBatch' });
		expect(sandbox.messages()).toHaveLength(1);
	});

	test('is not sent again by Retry On Fail where its variables change with every try', async () => {
		sandbox.addFault({ times: 1, effects: [{ kind: 'answer', status: 400, code: 1000 }] });
		const variables = pairs({ firstName: '={{ $json.name }}', visit: '={{ String(Math.random()) }}' });
		const { outputs, error } = await survey(
			sandbox.url,
			sandbox.apiKey,
			{ ...visits, ...variables },
			{ settings: retryOnFail },
		);
		expect(error).toBeUndefined();
		expect(
			sandbox
				.messages()
				.map(({ destination }) => destination)
				.toSorted(),
		).toEqual(['6591234567', '6591234568']);
		expect(jsonOf(outputs[0]).map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
	});
});

describe('a request of a survey', () => {
	let api: ScriptedApi;
	let answer: ScriptedAnswer;

	beforeEach(async () => {
		answer = apiError(400, 1007);
		api = await startScriptedApi(() => answer);
	});

	afterEach(async () => {
		await api.close();
	});

	const bodies = () => api.requests.map(({ body }) => body);
	const failure = async (parameters: Parameters) => {
		const { outputs } = await survey(api.url, 'key', { ...visits, ...parameters }, { items: guests.slice(0, 1) });
		return { code: detailsOf(outputs[0]?.[0])?.code, sentence: outputs[0]?.[0]?.json.message };
	};

	test.each([
		['double braces', 'Hi {{firstName}}: {{url}}', 'Hi {{firstName}}: {{url:}}'],
		[
			'single braces, as in an expression',
			'=Hi {firstName}: {url:visit:firstName}',
			'Hi {{firstName}}: {{url:visit:firstName}}',
		],
		['capitals', 'Hi {{firstName}}: {{URL:}}', 'Hi {{firstName}}: {{url:}}'],
	])('has the text as 8x8 takes it: %s', async (_name, templateBody, expected) => {
		await failure({ templateBody });
		expect(bodies()).toMatchObject([
			{ templateBody: expected, templateVariables: { firstName: 'Ann', visit: '4711' } },
		]);
	});

	test('names the survey in its path', async () => {
		await failure({});
		expect(api.requests[0]?.path).toBe('/api/v1/subaccounts/acme_hq/surveys/table%20feedback/messages');
	});

	test('takes variables from an object of the item, and leaves empty ones out', async () => {
		const json = '={{ { firstName: $json.name, visit: $json.visit, table: null, note: "" } }}';
		await failure({ templateVariablesFrom: 'json', templateVariablesJson: json });
		expect(bodies()).toMatchObject([{ templateVariables: { firstName: 'Ann', visit: '4711' } }]);
		expect(JSON.stringify(bodies())).not.toMatch(/table"|note/);
	});

	test('has the text once in a batch where all messages have it in common, and in each message otherwise', async () => {
		await survey(api.url, 'key', { ...visits, source: 'Bistro' }, { operation: 'sendBatch' });
		const own = '={{ $itemIndex }}: {firstName} {url}';
		await survey(api.url, 'key', { ...visits, templateBody: own, source: 'Bistro' }, { operation: 'sendBatch' });
		const [first, second] = bodies();
		expect(first).toMatchObject({
			template: { templateBody: 'Hi {{firstName}}, how was it? {{url:visit}}', source: 'Bistro' },
		});
		expect(JSON.stringify(first).match(/templateBody/g)).toHaveLength(1);
		expect(second).not.toHaveProperty('template');
		expect(second).toMatchObject({ messages: [{ templateBody: '0: {{firstName}} {{url:}}', source: 'Bistro' }, {}] });
	});

	test.each<[string, Parameters, string, string]>([
		['no link', { templateBody: 'Hi {{firstName}}' }, 'SURVEY_LINK_MISSING', 'Text has no {{url}}'],
		['an unknown variable', { templateBody: '{{first}} {{url}}' }, 'SURVEY_VARIABLE_MISSING', "Text uses 'first'"],
		['an unknown one in single braces', { templateBody: '{first} {url}' }, 'SURVEY_VARIABLE_MISSING', "'first'"],
		['an unknown one in the link', { templateBody: '{{url:first}}' }, 'SURVEY_VARIABLE_MISSING', "'first'"],
		['an empty variable', pairs({ firstName: ' ', visit: 1 }), 'SURVEY_VARIABLE_MISSING', "'firstName'"],
		['what a sheet left', pairs({ firstName: '#N/A', visit: 1 }), 'SURVEY_VARIABLE_BROKEN', "contains '#N/A'"],
		['the name of the link', pairs({ Url: 'x' }), 'SURVEY_VARIABLE_NAME', "Variables has 'Url'"],
		[
			'JSON that is none',
			{ templateVariablesFrom: 'json', templateVariablesJson: '[1]' },
			'SURVEY_VARIABLES_MALFORMED',
			'',
		],
		[
			'an object as a value',
			{ templateVariablesFrom: 'json', templateVariablesJson: '{"firstName":{}}' },
			'SURVEY_VARIABLE_NOT_TEXT',
			'is an object',
		],
		['no survey', { surveyId: ' ' }, 'FIELD_EMPTY', 'Survey ID is empty'],
		['a survey that would be another path', { surveyId: '..' }, 'ID_MALFORMED', "Survey ID '..'"],
		['a text that is too long', { templateBody: `${'x'.repeat(1530)}{{url}}` }, 'TEXT_TOO_LONG', '11 segments'],
		[
			'a link that would be cut off',
			{ templateBody: `${'x'.repeat(1530)}{{url}}`, options: { allowTruncation: true } },
			'SURVEY_LINK_CUT',
			'before the end of the link',
		],
	])('is not made with %s', async (_name, parameters, code, sentence) => {
		const failed = await failure(parameters);
		expect(failed).toMatchObject({ code, sentence: expect.stringContaining(sentence) as string });
		expect(failed.sentence).toMatch(/^Row 1 \(item 0\): /);
		expect(bodies()).toEqual([]);
	});

	test('never has two values for one variable', async () => {
		const values = ['Ann', 'Ben'].map((value) => ({ name: 'firstName', value }));
		expect(await failure({ templateVariables: { values } })).toMatchObject({ code: 'SURVEY_VARIABLE_TWICE' });
	});

	test.each([
		[400, 1007, 'rejected', 1007],
		[401, 1200, 'rejected', 1200],
		[403, 1201, 'rejected', 1201],
		[404, 1300, 'rejected', 1300],
		[422, 1011, 'rejected', 1011],
		[426, 1014, 'rejected', 1014],
		[500, 2000, 'unknown', 2000],
	])('answered with %i, code %i, is %s', async (status, code, outcome, shown) => {
		answer = apiError(status, code);
		const { outputs } = await survey(api.url, 'key', visits, { items: guests.slice(0, 1) });
		expect(detailsOf(outputs[0]?.[0])).toMatchObject({ outcome, code: shown, status });
		expect(api.requests).toHaveLength(1);
	});
});
