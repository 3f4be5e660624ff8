import type { IDataObject } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { propertyOf } from '../../../nodes/problems/unknownValues';
import { countSegments } from '../../../nodes/text/segments';
import { runWorkflow, type WorkflowRunOptions } from '../../engine/runWorkflow';
import {
	type RecordedRequest,
	type ScriptedAnswer,
	type ScriptedApi,
	startScriptedApi,
} from '../../engine/scriptedApi';
import { call, timeOver } from '../../engine/waiting';
import { apiError, apiKey, people, queued, singly } from '../../rules/ways';

let api: ScriptedApi;
let answer: (request: RecordedRequest) => ScriptedAnswer;

beforeEach(async () => {
	answer = (request) => queued(singly, request);
	api = await startScriptedApi((request) => answer(request));
});

afterEach(async () => {
	await api.close();
});

type Changes = Omit<Partial<WorkflowRunOptions>, 'parameters'> & { parameters?: object };

const optionsOf = ({ parameters, ...others }: Changes = {}): WorkflowRunOptions => ({
	items: people(1),
	credential: { apiKey, region: 'custom', baseUrl: api.url, subAccountId: 'acme_hq' },
	parameters: {
		operation: 'sendAndWait',
		destination: '={{ $json.phone }}',
		message: 'Shall we deliver order <4711> & more today?',
		...parameters,
	},
	...others,
});

const linkIn = (index = 0) => {
	const { text } = api.requests[index]?.body as { text: string };
	return text.split('\n').at(-1) ?? '';
};

/** Runs the workflow up to its wait. */
async function ask(parameters: object = {}, others: Changes = {}) {
	const options = optionsOf({ ...others, parameters });
	const waiting = await runWorkflow(options);
	expect(waiting.run.status).toBe('waiting');
	const open = async (url = linkIn()) => await call(options, waiting.run, { method: 'GET', url });
	const post = async (fields: Record<string, string>, url = linkIn()) =>
		await call(options, waiting.run, { url, body: new URLSearchParams(fields) });
	/** As the page's form does where it is a custom one. */
	const submit = async (fields: [name: string, value: string | File][]) => {
		const body = new FormData();
		for (const [name, value] of fields) body.append(name, value);
		return await call(options, waiting.run, { url: linkIn(), body });
	};
	return { options, waiting, open, post, submit };
}

const form = (...values: IDataObject[]) => ({ responseType: 'customForm', formFields: { values } });

test('the text is the message and one signed link', async () => {
	await ask();
	const { text } = api.requests[0]?.body as { text: string };
	const [question, link = '', ...more] = text.split('\n');
	expect([question, more]).toEqual(['Shall we deliver order <4711> & more today?', []]);
	const node = '0f9b7c11-6d1f-4d27-8f7e-5b1c6a1f0a01';
	expect(link).toMatch(
		new RegExp(`^http://127\\.0\\.0\\.1/webhook-waiting/4711/${node}\\?r=[\\da-f]{8}&signature=[\\da-f]{64}$`),
	);
});

test('Preview counts the link, if its option is on', async () => {
	await ask();
	const { text } = api.requests[0]?.body as { text: string };
	const question = { operation: 'preview', text: 'Shall we deliver order <4711> & more today?' };
	const sizes = [true, false].map(async (answerLink) => {
		const { outputs } = await runWorkflow(optionsOf({ parameters: { ...question, options: { answerLink } } }));
		return outputs[0]?.[0]?.json;
	});
	const [linked, bare] = await Promise.all(sizes);
	const { segments, unitsLeft: charactersLeft } = countSegments(text);
	expect(linked).toMatchObject({ wouldSend: true, segments, charactersLeft });
	expect(segments).toBeGreaterThan(1);
	expect(bare).toMatchObject({ wouldSend: true, segments: 1 });
	expect(api.requests).toHaveLength(1);
});

test('opening the link shows the page and answers nothing', async () => {
	const { open } = await ask();
	const { status, headers, text, resumed } = await open();
	expect([status, resumed]).toEqual([200, undefined]);
	expect(text).toContain('<p>Shall we deliver order &lt;4711&gt; &amp; more today?</p>');
	expect(text).toContain('<button name="answer" value="approve">Approve</button>');
	expect(text).toContain('<button name="answer" value="disapprove" class="second">Decline</button>');
	expect(headers.get('content-type')).toContain('text/html');
	expect(headers.get('cache-control')).toBe('no-store');
	expect(headers.get('referrer-policy')).toBe('no-referrer');
	expect(headers.get('x-robots-tag')).toContain('noindex');
	expect(headers.get('content-security-policy')).toContain("default-src 'none'");
	expect(text).not.toMatch(/<script|src=|href=|url\(|@import/i);
});

test.each([
	['approve', true],
	['disapprove', false],
])('the button %s answers %s', async (button, approved) => {
	const { post } = await ask();
	const { status, text, resumed } = await post({ answer: button });
	expect(status).toBe(200);
	expect(text).toContain('Your answer has been sent.');
	expect(resumed?.run.status).toBe('success');
	expect(resumed?.outputs[0]).toMatchObject([
		{
			json: {
				outcome: 'accepted',
				state: 'answered',
				destination: '+6591231000',
				umid: expect.any(String) as unknown,
				data: { approved, respondedAt: expect.stringMatching(/^\d{4}-.*Z$/) as unknown },
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(api.requests).toHaveLength(1);
});

test('no other post answers', async () => {
	const { post } = await ask({ approvalOptions: { values: { approvalType: 'single', approveLabel: 'Go <on>' } } });
	const bodies = [{}, { answer: '' }, { answer: 'disapprove' }, { approved: 'true' }, { answer: 'APPROVE' }];
	for (const body of bodies) {
		const { status, text, resumed } = await post(body);
		expect([status, resumed]).toEqual([422, undefined]);
		expect(text).toContain('Go &lt;on&gt;</button>');
		expect(text).not.toContain('Decline');
	}
	expect(await post({ answer: 'approve', padding: 'x'.repeat(300_000) })).toMatchObject({ status: 413 });
	expect((await post({ answer: 'approve' })).resumed?.outputs[0]?.[0]?.json.data).toMatchObject({ approved: true });
});

test('the link of another round says that it is closed', async () => {
	const { open, post } = await ask();
	const other = linkIn().replace(/r=[\da-f]{8}/, 'r=00000000');
	for (const result of [await open(other), await post({ answer: 'approve' }, other)]) {
		expect(result).toMatchObject({ status: 410, resumed: undefined });
		expect(result.text).toContain('This question is closed');
	}
});

test.each([
	['approval', { approved: false }],
	['freeText', {}],
])('when the time of %s is over, the item says that nobody answered', async (responseType, data) => {
	const { options, waiting } = await ask({ responseType });
	const { outputs } = await timeOver(options, waiting.run);
	expect(outputs[0]?.[0]?.json).toMatchObject({ outcome: 'accepted', state: 'noAnswer', data });
});

test('a message that 8x8 did not confirm is answered like any other', async () => {
	answer = () => apiError(500, 2000);
	const { post } = await ask();
	const { resumed } = await post({ answer: 'approve' });
	expect(resumed?.outputs[0]?.[0]?.json).toMatchObject({ outcome: 'accepted', state: 'answered' });
	expect(resumed?.outputs[0]?.[0]?.json).not.toHaveProperty('reason');
	expect(api.requests).toHaveLength(1);
});

describe('free text', () => {
	test('comes out as it was written', async () => {
		const { post } = await ask({ responseType: 'freeText' });
		const { resumed } = await post({ 'field-0': ' At <3>\r\n😀 ' });
		expect(resumed?.outputs[0]?.[0]?.json.data).toMatchObject({ text: 'At <3>\r\n😀' });
	});

	test.each(['', '   ', 'x'.repeat(5001)])('is asked for again where it is %j', async (text) => {
		const { post } = await ask({ responseType: 'freeText' });
		const result = await post({ 'field-0': text });
		expect(result).toMatchObject({ status: 422, resumed: undefined });
		expect(result.text).toContain('aria-invalid="true"');
	});
});

describe('a form', () => {
	const fields = form(
		{ fieldLabel: 'Your <name>', fieldName: 'name', requiredField: true },
		{ fieldLabel: 'Guests', fieldType: 'number' },
		{ fieldLabel: 'Mail', fieldType: 'email' },
		{ fieldLabel: 'Day', fieldType: 'date' },
		{ fieldLabel: 'Size', fieldType: 'dropdown', fieldChoices: 'Small, "Large"\nHuge' },
		{ fieldLabel: 'Notes', fieldType: 'textarea', placeholder: '</textarea><script>' },
	);

	test('shows its fields with labels, and everything of the user escaped', async () => {
		const { open } = await ask({
			...fields,
			options: { responseFormTitle: '<b>Table', responseFormDescription: 'Tell "us"', responseFormButtonLabel: 'Go' },
		});
		const { text } = await open();
		expect(text).toContain('<title>&lt;b&gt;Table</title>');
		expect(text).toContain('<p>Tell &quot;us&quot;</p>');
		expect(text).toContain('<label for="field-0">Your &lt;name&gt;</label>');
		expect(text).toContain('<option>&quot;Large&quot;</option>');
		expect(text).toContain('<button>Go</button>');
		expect(text).not.toContain('<script>');
		expect(text.match(/<label for="field-\d"/g)).toHaveLength(6);
	});

	test('answers with a value for each field', async () => {
		const { submit } = await ask(fields);
		const { resumed } = await submit(
			Object.entries({
				'field-0': 'Ada',
				'field-1': '2,5',
				'field-2': 'ada@example.com',
				'field-3': '2030-06-01',
				'field-4': '"Large"',
				'field-5': '',
				'field-9': 'more',
			}),
		);
		expect(resumed?.outputs[0]?.[0]?.json.data).toEqual({
			name: 'Ada',
			Guests: 2.5,
			Mail: 'ada@example.com',
			Day: '2030-06-01',
			Size: '"Large"',
			Notes: null,
			respondedAt: expect.any(String) as unknown,
		});
	});

	test('is shown again with what was wrong, and with what was given', async () => {
		const { submit } = await ask(fields);
		const result = await submit(
			Object.entries({
				'field-0': '',
				'field-1': 'many',
				'field-2': 'ada',
				'field-3': '2030-13-01',
				'field-4': 'Medium',
				'field-5': '"><img>',
			}),
		);
		expect(result).toMatchObject({ status: 422, resumed: undefined });
		expect(result.text.match(/aria-invalid/g)).toHaveLength(5 + 1);
		expect(result.text).toContain('value="many"');
		expect(result.text).toContain('&quot;&gt;&lt;img&gt;');
	});
});

describe('choices and files of a form', () => {
	const elements = [
		{
			fieldLabel: 'Extras',
			fieldType: 'checkbox',
			fieldOptions: { values: [{ option: 'Tea' }, { option: '<Cake>' }] },
		},
		{ fieldLabel: 'Size', fieldType: 'radio', fieldOptions: { values: [{ option: 'S' }, { option: 'L' }] } },
		{ fieldLabel: 'Days', fieldType: 'dropdown', multiselect: true, fieldChoices: 'Mon, Tue' },
		{ fieldLabel: 'Your photo', fieldType: 'file', acceptFileTypes: '.png, image/jpeg' },
		{ fieldLabel: 'Papers', fieldType: 'file', multipleFiles: true },
	];
	const defined: [string, object][] = [
		['the panel', form(...elements.map(asInPanel))],
		['JSON', { responseType: 'customForm', defineForm: 'json', jsonOutput: JSON.stringify(elements) }],
	];

	/** The panel's Choices are one text. */
	function asInPanel({ fieldOptions, ...element }: IDataObject): IDataObject {
		const choices = propertyOf(fieldOptions, 'values');
		if (!Array.isArray(choices)) return element;
		return { ...element, fieldChoices: choices.map((each) => String(propertyOf(each, 'option'))).join('\n') };
	}

	test('show what JSON has as numbers', async () => {
		const choices = { values: [{ option: 1 }, { option: 2.5 }, { option: 'more' }] };
		const guests = [{ fieldLabel: 2030, fieldType: 'dropdown', fieldOptions: choices }];
		const { open } = await ask({ responseType: 'customForm', defineForm: 'json', jsonOutput: JSON.stringify(guests) });
		const { text } = await open();
		expect(text).toContain('>2030');
		expect([...text.matchAll(/<option>([^<]+)</g)].map(([, value]) => value)).toEqual(['1', '2.5', 'more']);
	});

	const photo = (name: string, type: string, size = 3) => new File(['x'.repeat(size)], name, { type });

	test.each(defined)("come out as n8n's own forms have them (defined by %s)", async (_by, parameters) => {
		const { open, submit } = await ask(parameters);
		const { text } = await open();
		expect(text).toContain('<form method="post" enctype="multipart/form-data">');
		expect(text).toContain('<input type="checkbox" name="field-0" value="&lt;Cake&gt;">');
		expect(text).toContain('<input type="file" id="field-3" name="field-3" accept=".png,image/jpeg">');
		const { resumed } = await submit([
			['field-0', '<Cake>'],
			['field-0', 'Tea'],
			['field-1', 'L'],
			['field-2', 'Tue'],
			['field-3', photo('me.PNG', 'image/png')],
			['field-4', photo('a.txt', 'text/plain')],
			['field-4', photo('b.txt', 'text/plain')],
		]);
		const [item] = resumed?.outputs[0] ?? [];
		expect(item?.json.data).toMatchObject({
			Extras: ['Tea', '<Cake>'],
			Size: 'L',
			Days: ['Tue'],
			'Your photo': { filename: 'me.PNG', mimetype: 'image/png', size: 3 },
			Papers: [{ filename: 'a.txt' }, { filename: 'b.txt' }],
		});
		expect(Object.keys(item?.binary ?? {})).toEqual(['Your_photo', 'Papers_0', 'Papers_1']);
		expect(item?.binary?.Your_photo).toMatchObject({ fileName: 'me.PNG', mimeType: 'image/png' });
	});

	test('that were left out are empty', async () => {
		const { submit } = await ask(form(...elements.map(asInPanel)));
		const { resumed } = await submit([['field-1', '']]);
		const [item] = resumed?.outputs[0] ?? [];
		expect(item?.json.data).toMatchObject({ Extras: [], Size: null, Days: [], 'Your photo': null, Papers: [] });
		expect(item?.binary).toBeUndefined();
	});

	test('that cannot be taken are asked for again', async () => {
		const { submit } = await ask(form(...elements.map((element) => ({ ...asInPanel(element), requiredField: true }))));
		const { text, resumed } = await submit([
			['field-0', 'Coffee'],
			['field-1', 'S'],
			['field-1', 'L'],
			['field-3', photo('me.exe', 'application/x-msdownload')],
			['field-4', photo('a.txt', 'text/plain', 20 * 1024 * 1024 + 1)],
		]);
		expect(resumed).toBeUndefined();
		expect(text.match(/Please choose one from the list/g)).toHaveLength(2);
		expect(text).toContain('Please fill this in.');
		expect(text).toContain('Please choose a file of these kinds: .png, image/jpeg.');
		expect(text).toContain('Please choose files of at most 20 MB.');
	});

	test('are taken only from the body of a form: JSON could name any file of the machine', async () => {
		const { options, waiting } = await ask(form({ fieldLabel: 'Photo', fieldType: 'file', requiredField: true }));
		const files = { 'field-0': { filepath: __filename, originalFilename: 'a.png', mimetype: 'image/png', size: 1 } };
		const result = await call(options, waiting.run, { url: linkIn(), body: { data: {}, files } });
		expect(result).toMatchObject({ status: 422, resumed: undefined });
	});
});

describe('nothing is sent', () => {
	afterEach(() => {
		expect(api.requests).toEqual([]);
	});

	test.each<[string, object, string]>([
		['without elements', form(), 'The form has no elements'],
		['with an element without a label', form({ fieldLabel: ' ' }), 'An element of the form has no label'],
		['with two elements of one name', form({ fieldLabel: 'A' }, { fieldLabel: 'A' }), "cannot have the name 'A'"],
		['with a name of its own', form({ fieldLabel: 'respondedAt' }), "cannot have the name 'respondedAt'"],
		['with a name that every object has', form({ fieldLabel: 'constructor' }), "cannot have the name 'constructor'"],
		['with the name of its prototype', form({ fieldLabel: '__proto__' }), "cannot have the name '__proto__'"],
		['with an empty list', form({ fieldLabel: 'A', fieldType: 'dropdown' }), "The list 'A' has no choices"],
		['with a type that is not there', form({ fieldLabel: 'A', fieldType: 'html' }), "element of the type 'html'"],
		[
			'whose files would have one name',
			form({ fieldLabel: 'A b', fieldType: 'file' }, { fieldLabel: 'A_b', fieldType: 'file' }),
			"cannot have the name 'A_b'",
		],
		[
			'whose file would have the name of one of several',
			form(
				{ fieldLabel: 'photo', fieldType: 'file', multipleFiles: true },
				{ fieldLabel: 'photo 0', fieldType: 'file' },
			),
			"cannot have the name 'photo 0'",
		],
		[
			'whose several files would have the name of one before',
			form(
				{ fieldLabel: 'photo_12', fieldType: 'file' },
				{ fieldLabel: 'photo', fieldType: 'file', multipleFiles: true },
			),
			"cannot have the name 'photo'",
		],
		['that is not JSON', { responseType: 'customForm', defineForm: 'json', jsonOutput: '{' }, 'not a JSON list'],
		[
			'in JSON with something else than elements',
			{ responseType: 'customForm', defineForm: 'json', jsonOutput: '[{ "fieldLabel": "Name" }, "Age"]' },
			'not a JSON list',
		],
	])('for a form %s', async (_name, parameters, reason) => {
		const { error } = await runWorkflow(optionsOf({ parameters }));
		expect(error?.message).toContain(reason);
	});

	test.each([
		['for a kind of answer that there is not', { responseType: '={{ "Free Text" }}' }, "Response Type is 'Free Text'"],
		[
			'for a page that would say the message in place of what cannot be shown',
			{ options: { responseFormDescription: '={{ ["Confidential"] }}' } },
			'Response Form Description is a list',
		],
	])('%s', async (_why, parameters, reason) => {
		const { error } = await runWorkflow(optionsOf({ parameters }));
		expect(error?.message).toContain(reason);
	});

	test('for an empty message', async () => {
		const { error } = await runWorkflow(optionsOf({ parameters: { message: ' ' } }));
		expect(error?.message).toContain('Text is empty');
	});

	test('where the link would be cut off', async () => {
		const parameters = { message: 'x'.repeat(1400), options: { allowTruncation: true } };
		const { error } = await runWorkflow(optionsOf({ parameters }));
		expect(error?.message).toContain('Text needs 11 segments');
	});

	test('where no phone could open the page', async () => {
		const credential = { apiKey, region: 'ap', subAccountId: 'acme_hq' };
		const { error } = await runWorkflow(optionsOf({ credential }));
		expect(error?.message).toContain('A phone cannot reach this n8n');
	});
});

test("n8n's human-in-the-loop tool, which is of another type, may wait", async () => {
	await ask({}, { settings: { type: 'eightByEightSmsHitlTool' } });
});
