import { LoadOptionsContext } from 'n8n-core';
import {
	type ILoadOptionsFunctions,
	type INode,
	type INodeListSearchResult,
	type INodeParameters,
	NodeHelpers,
	NodeOperationError,
	type ResourceMapperFields,
	Workflow,
} from 'n8n-workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EightByEightChatApps } from '../../../nodes/EightByEightChatApps/EightByEightChatApps.node';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { channelIds } from '../../../sandbox/server/chat/channels';
import { type Template, usualTemplates } from '../../../sandbox/server/chat/templates';
import { additionalData, nodeTypesOf } from '../../engine/runWorkflow';
import { credentialOf, runChatNode } from './runChatNode';

const [, tableBooked] = usualTemplates;
if (tableBooked === undefined) throw new Error('The sandbox has no templates');
const buttons = (count: number) => Array.from({ length: count }, (_, index) => ({ text: `Button ${index}` }));

/** Templates whose parts take each kind of value. */
const others: Template[] = [
	{ ...tableBooked, templateName: 'film', components: [{ type: 'HEADER', format: 'Video' }] },
	{ ...tableBooked, templateName: 'place', components: [{ type: 'HEADER', format: 'Location' }] },
	{
		...tableBooked,
		templateName: 'many_buttons',
		components: [
			{ type: 'BODY', text: 'Choose.' },
			{
				type: 'BUTTONS',
				buttons: [
					...buttons(9).map(({ text }) => ({ type: 'QUICK_REPLY' as const, text })),
					{ type: 'URL', text: 'More', url: 'https://example.com/{{1}}' },
				],
			},
		],
	},
];

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ delayScale: 0, templates: [...usualTemplates, ...others] });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const type = new EightByEightChatApps();
const ofTemplate = { resource: 'message', operation: 'send', messageType: 'template', templateFrom: 'list' };

function nodeWith(parameters: INodeParameters): INode {
	return {
		id: 'n',
		name: '8x8 Chat Apps',
		type: 'eightByEightChatApps',
		typeVersion: 1,
		position: [0, 0],
		parameters: { ...ofTemplate, channelId: channelIds.WhatsApp, ...parameters },
		credentials: { eightByEightSmsApi: { id: '1', name: '8x8' } },
	};
}

/** What a method of the panel reads, as n8n's editor calls it. */
async function ask(
	method: (this: ILoadOptionsFunctions, filter?: string) => Promise<unknown>,
	parameters: INodeParameters,
	given: string[] = [],
	credential = {},
): Promise<unknown> {
	const node = nodeWith(parameters);
	const nodeTypes = nodeTypesOf({ eightByEightChatApps: type });
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const data = additionalData({ credential: { ...credentialOf(sandbox), ...credential } });
	const context = new LoadOptionsContext(workflow, node, data, 'parameters.templateName');
	const found: unknown = await Reflect.apply(method, context, given);
	return found;
}

const { searchTemplates } = type.methods.listSearch;
const { getTemplateVariables } = type.methods.resourceMapping;
const locator = (value: string) => ({ __rl: true, mode: 'list', value });

async function namesIn(filter?: string): Promise<unknown[]> {
	const found = (await ask(searchTemplates, {}, filter === undefined ? [] : [filter])) as INodeListSearchResult;
	return found.results.map(({ value }) => value);
}

const variables = async (templateName: INodeParameters[string]) =>
	(await ask(getTemplateVariables, { templateName })) as ResourceMapperFields;

async function failureOf(parameters: INodeParameters, credential: object): Promise<NodeOperationError> {
	const failure = await ask(searchTemplates, parameters, [], credential).catch((thrown: unknown) => thrown);
	if (!(failure instanceof NodeOperationError)) throw new Error('The search was to fail');
	return failure;
}

describe('the list of templates', () => {
	test('has the approved ones alone, in order, each with its language and the start of its text', async () => {
		const { results } = (await ask(searchTemplates, {})) as INodeListSearchResult;
		expect(results.map(({ value }) => value)).toEqual([
			'film|en',
			'many_buttons|en',
			'order_shipped|en',
			'place|en',
			'sign_in_code|en_US',
			'summer_sale|en',
			'table_booked|en',
		]);
		const booked = results.at(-1)?.name ?? '';
		expect(booked).toContain('table_booked (en): Your table at Bistro Hi {{1}}, your table for {{2}}');
		expect(booked.endsWith('…')).toBe(true);
	});

	test('is filtered by what is typed, regardless of case', async () => {
		expect(await namesIn('SUMMER')).toEqual(['summer_sale|en']);
		expect(await namesIn('spring')).toEqual([]);
	});

	test.each([
		['without an Account ID', {}, { accountId: '' }, 'Account ID'],
		['without a channel', { channelId: '' }, {}, 'Channel ID'],
		['with a channel that the account does not have', { channelId: channelIds.RCS }, {}, 'HTTP 404'],
		['with a wrong key', {}, { apiKey: 'very-secret' }, 'HTTP 401'],
	])('fails %s, and says so without the key', async (_what, parameters, credential, words) => {
		const { message, description } = await failureOf(parameters, credential);
		expect(message).toContain(words);
		expect(description).not.toBe('');
		expect(`${message} ${description ?? ''}`).not.toMatch(/very-secret|sandbox-key/);
	});
});

describe('the variables of a template', () => {
	test('of a question leave the first link button to the node, which puts the page in', async () => {
		const templateName = locator('table_booked|en');
		const asked = (await ask(getTemplateVariables, { templateName, operation: 'sendAndWait' })) as ResourceMapperFields;
		const sent = await variables(templateName);
		const ofLink = ({ fields }: ResourceMapperFields) => fields.filter(({ id }) => id.includes('_url_'));
		expect(ofLink(asked)).toMatchObject([{ id: 'button2_1_url_1', required: false }]);
		expect(ofLink(asked)[0]?.displayName).toContain('the node fills in the page');
		expect(ofLink(sent)).toMatchObject([{ id: 'button2_1_url_1', required: true }]);
	});

	test('are fields with the words around them, required where WhatsApp refuses a template without', async () => {
		const { fields } = await variables(locator('table_booked|en'));
		expect(fields.map(({ id, required }) => [id, required])).toEqual([
			['body_1_text_1', true],
			['body_2_text_2', true],
			['body_3_text_3', true],
			['button0_1_payload', false],
			['button1_1_payload', false],
			['button2_1_url_1', true],
		]);
		expect(fields.map(({ displayName }) => displayName)).toEqual([
			'“Hi {{1}}, your table for {{2}} is…”',
			'“…table for {{2}} is booked for {{3}}. We look…”',
			'“…booked for {{3}}. We look forward to seeing…”',
			'“I will be there” sends back',
			'“Cancel it” sends back',
			'“Directions” link ends with',
		]);
	});

	test('are found for a name that is written with spaces, as it is sent', async () => {
		expect((await variables({ __rl: true, mode: 'id', value: ' order_shipped | en ' })).fields).toMatchObject([
			{ id: 'body_1_text_name' },
		]);
	});

	test('are none, with a notice that says why', async () => {
		const noticeOf = async (name: string) => (await variables(locator(name))).emptyFieldsNotice;
		expect(await noticeOf('')).toBe('Choose a template first.');
		expect(await noticeOf('spring_sale|en')).toContain('no approved template');
		expect(await noticeOf('table_booked|de')).toContain('no approved template');
	});

	test('are shown once a template is chosen', () => {
		const field = type.description.properties.find(({ name }) => name === 'templateVariables');
		if (field === undefined) throw new Error('There is no such field');
		const isShown = (chosen: INodeParameters) => {
			const filled = NodeHelpers.getNodeParameters(
				type.description.properties,
				{ ...ofTemplate, ...chosen },
				true,
				false,
				null,
				type.description,
			);
			return NodeHelpers.displayParameter(filled ?? {}, field, nodeWith({}), type.description);
		};
		expect(isShown({})).toBe(false);
		expect(isShown({ templateName: locator('') })).toBe(false);
		expect(isShown({ templateName: locator('table_booked|en') })).toBe(true);
		expect(isShown({ templateName: { __rl: true, mode: 'id', value: '={{ $json.template }}' } })).toBe(true);
	});
});

describe('a template with the values of its fields', () => {
	/** Sends a template with the fields that the panel has for it, as n8n saves them. */
	async function send(name: string, value: Record<string, string>) {
		const { fields } = await variables(locator(name));
		const templateVariables = { mappingMode: 'defineBelow', value, schema: fields };
		const parameters = { ...ofTemplate, destination: '+6591234567', templateName: locator(name), templateVariables };
		const { rows } = await runChatNode(sandbox, parameters);
		return { rows, components: sandbox.messages()[0]?.chat?.content.template?.components };
	}

	test('goes out where what is optional is left empty', async () => {
		const body = { body_1_text_1: 'Ann', body_2_text_2: '2', body_3_text_3: 'Friday' };
		const { rows, components } = await send('table_booked|en', {
			...body,
			button0_1_payload: '',
			button2_1_url_1: 'x',
		});
		expect(rows).toMatchObject([{ outcome: 'accepted' }]);
		expect(components).toEqual([
			{ type: 'body', parameters: ['Ann', '2', 'Friday'].map((text) => ({ type: 'text', text })) },
			{ type: 'button', subType: 'Url', index: 2, parameters: [{ type: 'text', text: 'x' }] },
		]);
	});

	test('does not go out without what is required', async () => {
		const value = {
			body_1_text_1: 'Ann',
			body_2_text_2: '={{ $json.missing }}',
			body_3_text_3: 'x',
			button2_1_url_1: 'x',
		};
		const { rows } = await send('table_booked|en', value);
		expect(rows).toMatchObject([{ details: { outcome: 'rejected', code: 'CHAT_VARIABLE_EMPTY' } }]);
		expect(sandbox.messages()).toEqual([]);
	});

	test('has the values of all ten buttons', async () => {
		const { components } = await send('many_buttons|en', { button8_1_payload: 'eighth', button9_1_url_1: 'more' });
		expect(components).toEqual([
			{ type: 'button', subType: 'QuickReply', index: 8, parameters: [{ type: 'payload', payload: 'eighth' }] },
			{ type: 'button', subType: 'Url', index: 9, parameters: [{ type: 'text', text: 'more' }] },
		]);
	});

	test('has a medium or a place in its header', async () => {
		const url = 'https://example.com/film.mp4';
		expect((await send('film|en', { header_1_video: url })).components).toEqual([
			{ type: 'header', parameters: [{ type: 'video', url }] },
		]);
		sandbox.reset();
		expect((await send('place|en', { header_1_latitude: '1.28', header_2_longitude: '103.86' })).components).toEqual([
			{ type: 'header', parameters: [{ type: 'location', location: { latitude: 1.28, longitude: 103.86 } }] },
		]);
	});
});
