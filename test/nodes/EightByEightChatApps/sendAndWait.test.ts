import type { IDataObject } from 'n8n-workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { runWorkflow, type WorkflowRunOptions } from '../../engine/runWorkflow';
import { call, timeOver } from '../../engine/waiting';
import { credentialOf, list } from './runChatNode';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ delayScale: 0 });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const message = 'Shall we deliver order <4711> & more today?';
const node = '0f9b7c11-6d1f-4d27-8f7e-5b1c6a1f0a01';
const end = new RegExp(`^4711/${node}\\?r=[\\da-f]{8}&signature=[\\da-f]{64}$`);
const address = 'http://127.0.0.1/webhook-waiting/';

function optionsOf(parameters: IDataObject, others: Partial<WorkflowRunOptions> = {}): WorkflowRunOptions {
	const { settings, ...rest } = others;
	return {
		items: [{}],
		credential: credentialOf(sandbox),
		parameters: { operation: 'sendAndWait', destination: '+6591234567', message, ...parameters },
		settings: { type: 'eightByEightChatApps', ...settings },
		...rest,
	};
}

const sent = () => {
	const chat = sandbox.messages()[0]?.chat;
	if (chat === undefined) throw new Error('No message was sent');
	return chat;
};

/** Runs the workflow up to its wait, and returns what was sent. */
async function ask(parameters: IDataObject = {}, others: Partial<WorkflowRunOptions> = {}) {
	const options = optionsOf(parameters, others);
	const waiting = await runWorkflow(options);
	expect(waiting.error).toBeUndefined();
	expect(waiting.run.status).toBe('waiting');
	return { options, waiting, ...sent() };
}

/** Expects a link to the page of this execution, and returns it. */
function link(written: string | undefined): string {
	expect(written?.slice(0, address.length)).toBe(address);
	expect(written?.slice(address.length)).toMatch(end);
	return written ?? '';
}

/** The link in the last line of a text that says the message before it. */
function linkIn(text: string | undefined): string {
	const lines = (text ?? '').split('\n');
	expect(lines.slice(0, -1)).toEqual([message]);
	return link(lines.at(-1));
}

const channels = (...names: string[]) =>
	list(...names.map((channel) => ({ channel, fallbackAfter: 60, successStatus: 'Delivered' })));

describe('the link is', () => {
	test('a link button on WhatsApp, with what its label says', async () => {
		const { type, content } = await ask({ channels: channels('WhatsApp'), linkLabel: 'Decide' });
		expect([type, content.interactive?.type, content.interactive?.body?.text]).toEqual([
			'interactive',
			'cta_url',
			message,
		]);
		expect(content.interactive?.action.parameters?.display_text).toBe('Decide');
		link(content.interactive?.action.parameters?.url);
		expect(content.fallbackText).toBeUndefined();
	});

	test('a suggestion on RCS', async () => {
		const { type, content } = await ask({ channels: channels('RCS') });
		expect([type, content.text]).toEqual(['text', message]);
		const [chip, ...others] = content.suggestions ?? [];
		expect([chip?.action?.text, others]).toEqual(['Answer', []]);
		link(chip?.action?.openUrlAction?.url);
	});

	test.each(['WhatsApp', 'RCS'])('a button of %s, and a line of the SMS that it may become', async (app) => {
		const { content } = await ask({ channels: channels(app, 'SMS') });
		const button = content.interactive?.action.parameters?.url ?? content.suggestions?.[0]?.action?.openUrlAction?.url;
		expect(linkIn(content.fallbackText)).toBe(link(button));
	});

	test.each([
		['of a channel without buttons', { channels: channels('Viber') }],
		['of different channels', { channels: channels('RCS', 'WhatsApp') }],
		["of the sub-account's plan", {}],
		['where the option is on', { channels: channels('WhatsApp'), options: { linkInText: true } }],
	])('a line of the text %s', async (_where, parameters) => {
		const { type, content } = await ask(parameters);
		expect(type).toBe('text');
		linkIn(content.text);
		expect(content.suggestions).toBeUndefined();
	});
});

describe('in a template', () => {
	const variables = (ids: string[], value: IDataObject) => ({
		messageType: 'template',
		templateFrom: 'list',
		templateName: { __rl: true, mode: 'list', value: 'table_booked|en' },
		templateVariables: {
			mappingMode: 'defineBelow',
			value,
			schema: ids.map((id) => ({ id, displayName: id, required: false, display: true, type: 'string' })),
		},
	});
	const words = { body_1_text_1: 'Ann', body_2_text_2: '2', body_3_text_3: 'Friday' };

	test('from the list, the end of the link is in the first link button that has a placeholder', async () => {
		const ids = [...Object.keys(words), 'button0_1_payload', 'button2_1_url_1'];
		const { type, content } = await ask({ ...variables(ids, words), channels: channels('WhatsApp', 'SMS') });
		expect(type).toBe('template');
		const button = content.template?.components?.at(-1);
		expect(button).toMatchObject({ type: 'button', subType: 'Url', index: 2, parameters: [{ type: 'text' }] });
		expect(button?.parameters?.[0]?.text).toMatch(end);
		expect(content.template?.components?.[0]?.parameters?.map(({ text }) => text)).toEqual(['Ann', '2', 'Friday']);
		expect(linkIn(content.fallbackText)).toBe(`${address}${button?.parameters?.[0]?.text}`);
	});

	test('whose variables are not listed, it takes the place of the value that a link button has', async () => {
		const { content } = await ask(variables([], { ...words, button2_1_url_1: 'bistro' }));
		expect(content.template?.components?.at(-1)).toMatchObject({
			index: 2,
			parameters: [{ text: expect.stringMatching(end) as unknown }],
		});
	});

	test('without such a button there is nowhere for the link, and nothing is sent', async () => {
		const { error } = await runWorkflow(optionsOf(variables(Object.keys(words), words)));
		expect(error?.message).toContain('The template has no link button with a placeholder');
		expect(sandbox.messages()).toEqual([]);
	});

	test.each<[string, IDataObject[], number]>([
		['the link button that is written out', [{ type: 'button', subType: 'Url', index: 2, parameters: {} }], 2],
		['the first button where none is', [], 0],
	])('that is written out, it is in %s', async (_where, buttons, index) => {
		const body = { type: 'body', parameters: list(...['Ann', '2', 'Friday'].map((text) => ({ type: 'text', text }))) };
		const template = { name: 'table_booked', language: 'en', components: list(body, ...buttons) };
		const { content } = await ask({ messageType: 'template', templateFrom: 'fields', template });
		expect(content.template?.components).toMatchObject([{ type: 'body' }, { type: 'button', subType: 'Url', index }]);
		expect(content.template?.components?.[1]?.parameters?.[0]?.text).toMatch(end);
	});
});

test('the page is that of SMS: opening it answers nothing, and its button goes on', async () => {
	const { options, waiting, content } = await ask();
	const url = linkIn(content.text);
	const opened = await call(options, waiting.run, { method: 'GET', url });
	expect([opened.status, opened.resumed]).toEqual([200, undefined]);
	expect(opened.text).toContain('<p>Shall we deliver order &lt;4711&gt; &amp; more today?</p>');
	const { resumed } = await call(options, waiting.run, { url, body: new URLSearchParams({ answer: 'approve' }) });
	expect(resumed?.outputs[0]).toMatchObject([
		{ json: { outcome: 'accepted', destination: '+6591234567', state: 'answered', data: { approved: true } } },
	]);
	expect(sandbox.messages()).toHaveLength(1);
});

test('when the time is over, the item says that nobody answered', async () => {
	const { options, waiting } = await ask();
	const { outputs } = await timeOver(options, waiting.run);
	expect(outputs[0]?.[0]?.json).toMatchObject({ state: 'noAnswer', data: { approved: false } });
});

test("n8n's human-in-the-loop tool, which is of another type, may wait", async () => {
	await ask({}, { settings: { type: 'eightByEightChatAppsHitlTool' } });
});

describe('nothing is sent', () => {
	test.each<[string, IDataObject, string]>([
		['for an empty message', { message: ' ' }, 'Text is empty'],
		['for an empty message on WhatsApp', { message: ' ', channels: channels('WhatsApp') }, 'Text is empty'],
		[
			'for an empty message beside a template',
			{ message: '={{ " " }}', messageType: 'template', templateFrom: 'fields' },
			'Message is empty',
		],
		['where the SMS would lose the link', { message: 'x'.repeat(1400) }, 'needs 11 segments'],
		[
			'where it would lose the link, whatever the options say of long texts',
			{ message: 'x'.repeat(1400), channels: channels('RCS', 'SMS'), options: { allowTruncation: true } },
			'needs 11 segments',
		],
		[
			'for a message on the page alone that an expression broke',
			{ message: 'Hello undefined', messageType: 'template', templateFrom: 'fields', channels: channels('WhatsApp') },
			"Text contains 'undefined'",
		],
		[
			'for a message on the page alone that is not text',
			{ message: '={{ [1] }}', messageType: 'template', templateFrom: 'fields', channels: channels('WhatsApp') },
			'Message is a list',
		],
		['where the label is too long', { linkLabel: 'x'.repeat(21), channels: channels('WhatsApp') }, '20 are allowed'],
	])('%s', async (_why, parameters, reason) => {
		const { error } = await runWorkflow(optionsOf(parameters));
		expect(error?.message).toContain(reason);
		expect(sandbox.messages()).toEqual([]);
	});

	test('where no phone could open the page', async () => {
		const credential = { ...credentialOf(sandbox), region: 'ap' };
		const { error } = await runWorkflow(optionsOf({}, { credential }));
		expect(error?.message).toContain('A phone cannot reach this n8n');
	});
});
