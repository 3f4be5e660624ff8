import type { IDataObject } from 'n8n-workflow';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ScriptedApi, startScriptedApi } from '../../engine/scriptedApi';
import { runWorkflow } from '../../engine/runWorkflow';
import { schemaCompiler } from '../../../contract/schemas';
import { loadApi } from '../../../contract/load';

const api = await loadApi('chatApps');
const isRequest = schemaCompiler().compile(api.schemas.MessageRequest ?? false);

let server: ScriptedApi;
let status: object;
beforeEach(async () => {
	status = { state: 'queued', timestamp: '2026-06-01T08:00:00Z' };
	server = await startScriptedApi((request) => {
		const { user, clientMessageId } = request.body as { user: object; clientMessageId: string };
		return {
			status: 200,
			body: { umid: '7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e21', user, clientMessageId, status },
		};
	});
});
afterEach(() => server.close());

async function send(parameters: IDataObject, item: IDataObject = {}) {
	const { outputs, error } = await runWorkflow({
		items: [item],
		credential: { apiKey: 'key', region: 'custom', baseUrl: server.url, subAccountId: 'acme_hq' },
		parameters: { destination: '+6591234567', ...parameters },
		settings: { type: 'eightByEightChatApps', onError: 'continueRegularOutput' },
	});
	return { json: outputs[0]?.[0]?.json, error, request: server.requests[0], body: server.requests[0]?.body };
}

/** A list as a collection of the panel has it. */
const list = (...values: IDataObject[]): IDataObject => ({ values });

test('a text goes to the sub-account of the Business Messaging API, and the output says that it was accepted', async () => {
	const { request, body, json } = await send({ text: 'Your table is booked.' });
	expect(request).toMatchObject({ method: 'POST', path: '/chatapps/api/v1/subaccounts/acme_hq/messages' });
	expect(body).toMatchObject({
		user: { msisdn: '+6591234567' },
		type: 'text',
		content: { text: 'Your table is booked.' },
	});
	expect(body).not.toHaveProperty('destination');
	expect(json).toMatchObject({ outcome: 'accepted', destination: '+6591234567', encoding: null });
});

test('an answer whose code contradicts its state is not a refusal: the message may have been sent', async () => {
	status = { state: 'queued', code: 'REJECTED', timestamp: '2026-06-01T08:00:00Z' };
	expect((await send({ text: 'Your table is booked.' })).json?.outcome).not.toBe('rejected');
});

const fileUrl = 'https://example.com/laksa.jpg';
const reply = { kind: 'reply', text: 'Book', postbackData: 'book' };

const requests: [string, IDataObject, object][] = [
	[
		'an image',
		{ messageType: 'media', mediaType: 'image', mediaFrom: 'url', url: fileUrl, text: 'Tonight' },
		{ type: 'image', content: { url: fileUrl, text: 'Tonight' } },
	],
	[
		'a location',
		{ messageType: 'location', location: { latitude: 1.28, longitude: 103.86, name: 'Bistro' } },
		{ type: 'location', content: { location: { latitude: 1.28, longitude: 103.86, name: 'Bistro' } } },
	],
	[
		'a template with the values of its variables, in order',
		{
			messageType: 'template',
			templateFrom: 'list',
			templateName: { mode: 'list', value: 'table_booked|en', __rl: true },
			templateVariables: {
				mappingMode: 'defineBelow',
				value: { body_2_text_time: '19:30', body_1_text_name: 'Ann', button1_1_url_1: 'abc', header_1_image: fileUrl },
				schema: [],
			},
		},
		{
			type: 'template',
			content: {
				template: {
					name: 'table_booked',
					language: 'en',
					components: [
						{ type: 'header', parameters: [{ type: 'image', url: fileUrl }] },
						{
							type: 'body',
							parameters: [
								{ type: 'text', text: 'Ann' },
								{ type: 'text', text: '19:30' },
							],
						},
						{ type: 'button', subType: 'Url', index: 1, parameters: [{ type: 'text', text: 'abc' }] },
					],
				},
			},
		},
	],
	[
		'a template that is written out',
		{
			messageType: 'template',
			templateFrom: 'fields',
			template: {
				name: 'code',
				language: 'en',
				components: list({ type: 'body', parameters: list({ type: 'text', text: '4711' }) }),
			},
		},
		{
			content: {
				template: {
					name: 'code',
					language: 'en',
					components: [{ type: 'body', parameters: [{ type: 'text', text: '4711' }] }],
				},
			},
		},
	],
	[
		'buttons',
		{
			messageType: 'interactive',
			interactiveType: 'button',
			text: 'Well?',
			buttons: list({ title: 'Yes', id: 'keep' }, { title: 'No' }),
			headerAndFooter: { headerText: 'Table', footer: 'Bistro' },
		},
		{
			type: 'interactive',
			content: {
				interactive: {
					type: 'button',
					header: { type: 'text', text: 'Table' },
					body: { text: 'Well?' },
					footer: { text: 'Bistro' },
					action: {
						buttons: [
							{ type: 'reply', reply: { id: 'keep', title: 'Yes' } },
							{ type: 'reply', reply: { id: 'No', title: 'No' } },
						],
					},
				},
			},
		},
	],
	[
		'a list with sections',
		{
			messageType: 'interactive',
			interactiveType: 'list',
			text: 'When?',
			listButton: 'Times',
			listRows: list(
				{ title: '19:30', section: 'Tonight' },
				{ title: '12:00', section: 'Tomorrow' },
				{ title: '20:00', section: 'Tonight' },
			),
		},
		{
			content: {
				interactive: {
					action: {
						button: 'Times',
						sections: [
							{
								title: 'Tonight',
								rows: [
									{ id: '19:30', title: '19:30' },
									{ id: '20:00', title: '20:00' },
								],
							},
							{ title: 'Tomorrow', rows: [{ id: '12:00', title: '12:00' }] },
						],
					},
				},
			},
		},
	],
	[
		'a rich card with each kind of suggestion, and SMS after it',
		{
			messageType: 'richCard',
			cardTitle: 'Laksa',
			cardMediaUrl: fileUrl,
			cardOrientation: 'vertical',
			mediaHeight: 'tall',
			cardSuggestions: list(
				reply,
				{ kind: 'openUrl', text: 'Menu', url: 'https://example.com/menu' },
				{ kind: 'dial', text: 'Call', phoneNumber: '+6565821234' },
			),
			suggestions: list(
				{ kind: 'location', text: 'Where', latitude: '1.28', longitude: 103.86 },
				{
					kind: 'calendar',
					text: 'Note',
					title: 'Dinner',
					startTime: '2026-06-01T19:30:00+08:00',
					endTime: '2026-06-01T21:30:00+08:00',
				},
			),
			channels: list(
				{ channel: 'RCS', fallbackAfter: 120, successStatus: 'Delivered' },
				{ channel: 'SMS', fallbackAfter: 120, successStatus: 'Read' },
			),
			options: { fallbackText: 'Laksa tonight', source: 'Bistro' },
		},
		{
			type: 'richCard',
			content: {
				richCard: {
					cardOrientation: 'vertical',
					title: 'Laksa',
					media: { height: 'tall', contentInfo: { fileUrl } },
					suggestions: [
						{ reply: { text: 'Book', postbackData: 'book' } },
						{ action: { text: 'Menu', postbackData: 'Menu', openUrlAction: { url: 'https://example.com/menu' } } },
						{ action: { text: 'Call', postbackData: 'Call', dialAction: { phoneNumber: '+6565821234' } } },
					],
				},
				suggestions: [
					{ action: { viewLocationAction: { latLong: { latitude: 1.28, longitude: 103.86 } } } },
					{ action: { createCalendarEventAction: { title: 'Dinner', startTime: '2026-06-01T11:30:00.000Z' } } },
				],
				fallbackText: 'Laksa tonight',
				sms: { source: 'Bistro' },
			},
			channels: [{ channel: 'RCS', fallbackAfter: 120, successStatus: 'Delivered' }, { channel: 'SMS' }],
		},
	],
	[
		'a carousel',
		{
			messageType: 'carousel',
			cardWidth: 'medium',
			mediaHeight: 'short',
			cards: list(
				{ title: 'Laksa', mediaUrl: fileUrl, suggestions: list(reply) },
				{ title: 'Satay', mediaUrl: fileUrl },
			),
		},
		{
			type: 'carousel',
			content: {
				carousel: {
					cardWidth: 'medium',
					cards: [{ title: 'Laksa', suggestions: [{ reply: { text: 'Book' } }] }, { title: 'Satay' }],
				},
			},
		},
	],
	[
		'a text to a person who hides their number',
		{ destination: '', text: 'Hi', options: { channelUserId: 'SG.13491208655302741918' } },
		{ user: { channelUserId: 'SG.13491208655302741918' } },
	],
	[
		'a text that quotes another',
		{ text: 'Yes', options: { context: { umid: '7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e31' } } },
		{ context: { umid: '7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e31' } },
	],
];

test.each(requests)('%s is what the contract takes', async (_what, parameters, expected) => {
	const { body, json } = await send(parameters);
	expect(json).toMatchObject({ outcome: 'accepted' });
	expect(body).toMatchObject(expected);
	expect(isRequest(body), JSON.stringify(isRequest.errors)).toBe(true);
});

test('a text that is too long for an SMS goes out if the SMS has its own text, or may be cut off', async () => {
	const parameters = { text: 'x'.repeat(1600), channels: list({ channel: 'WhatsApp' }, { channel: 'SMS' }) };
	const own = await send({ ...parameters, options: { fallbackText: 'Look into WhatsApp' } });
	const cut = await send({ ...parameters, options: { allowTruncation: true } });
	expect([own.json?.outcome, cut.json?.outcome]).toEqual(['accepted', 'accepted']);
});

const many = (count: number, row: IDataObject) =>
	list(...Array.from({ length: count }, (_, index) => ({ ...row, text: `Chip ${index}`, title: `Row ${index}` })));
const card = { messageType: 'richCard', cardMediaUrl: fileUrl };
const buttons = { messageType: 'interactive', interactiveType: 'button', text: 'Well?' };
const listed = { messageType: 'template', templateFrom: 'list', templateName: 'table_booked|en' };

test.each<[string, IDataObject, string, string]>([
	['no text', { text: '' }, 'TEXT_EMPTY', 'Text is empty'],
	[
		'a text that would be cut off as an SMS',
		{ text: 'x'.repeat(1600), channels: list({ channel: 'WhatsApp' }, { channel: 'SMS' }) },
		'TEXT_TOO_LONG',
		'Text needs 11 segments',
	],
	[
		'a value for a placeholder that there is not',
		{ ...listed, templateVariables: { value: { name: 'Ann' }, schema: [] } },
		'CHAT_VARIABLE_UNKNOWN',
		"Variables has a value for 'name'",
	],
	[
		'a value in the place of one that is missing',
		{ ...listed, templateVariables: { value: { body_1_text_1: 'Ann', body_3_text_3: 'Friday' }, schema: [] } },
		'CHAT_VARIABLE_EMPTY',
		"The template's variable 2 of the body has no value",
	],
	[
		'a text too long for WhatsApp',
		{ text: 'x'.repeat(4097), channels: list({ channel: 'WhatsApp' }) },
		'CHAT_TOO_LONG_FOR_CHANNEL',
		'The text has 4097 characters, but WhatsApp allows at most 4096',
	],
	[
		'five chips on a card',
		{ ...card, cardSuggestions: many(5, { kind: 'reply' }) },
		'CHAT_TOO_MANY',
		'Card Suggestions: 5, but only 4 are allowed',
	],
	[
		'eight chips on a message',
		{ text: 'Hi', suggestions: many(8, { kind: 'reply' }) },
		'CHAT_TOO_MANY',
		'Suggestions: 8, but only 7 are allowed',
	],
	[
		'a long label of a chip',
		{ text: 'Hi', suggestions: list({ kind: 'reply', text: 'x'.repeat(26) }) },
		'CHAT_TOO_LONG',
		'Suggestion Label has 26 characters, but only 25 are allowed',
	],
	[
		'a long title of a card',
		{ ...card, cardTitle: 'x'.repeat(201) },
		'CHAT_TOO_LONG',
		'Card Title has 201 characters, but only 200 are allowed',
	],
	['a card without a medium', { messageType: 'richCard' }, 'FIELD_EMPTY', 'Card Media URL is empty'],
	[
		'a card that cannot go through RCS',
		{ ...card, channels: list({ channel: 'WhatsApp' }) },
		'CHAT_NEEDS_RCS',
		'A rich card can be sent through RCS only, and RCS is not among the Channels',
	],
	[
		'one card in a carousel',
		{ messageType: 'carousel', cards: list({ mediaUrl: fileUrl }) },
		'CHAT_TOO_FEW',
		'Cards: 1, but at least 2 are needed',
	],
	['four buttons', { ...buttons, buttons: many(4, {}) }, 'CHAT_TOO_MANY', 'Buttons: 4, but only 3 are allowed'],
	[
		'two equal buttons',
		{ ...buttons, buttons: list({ title: 'Yes' }, { title: 'Yes', id: 'no' }) },
		'CHAT_NOT_UNIQUE',
		'Button Label is used twice',
	],
	[
		'eleven rows',
		{ messageType: 'interactive', interactiveType: 'list', text: 'When?', listButton: 'Times', listRows: many(11, {}) },
		'CHAT_TOO_MANY',
		'Rows: 11, but only 10 are allowed',
	],
	[
		'a channel twice',
		{ text: 'Hi', channels: list({ channel: 'RCS' }, { channel: 'RCS' }) },
		'CHAT_CHANNEL_TWICE',
		'Channels lists RCS twice',
	],
	[
		'a status that LINE never reports',
		{ text: 'Hi', channels: list({ channel: 'Line', successStatus: 'Delivered' }, { channel: 'SMS' }) },
		'CHAT_STATUS_NOT_REPORTED',
		'Line never reports Delivered, so the next channel would always be tried as well',
	],
	[
		'a time that is too short',
		{ text: 'Hi', channels: list({ channel: 'RCS', fallbackAfter: 9 }, { channel: 'SMS' }) },
		'OPTION_OUT_OF_RANGE',
		"Fallback After is '9'",
	],
	[
		'SMS without words',
		{ ...card, channels: list({ channel: 'RCS' }, { channel: 'SMS' }) },
		'CHAT_SMS_TEXT_MISSING',
		'SMS is among the Channels, but the message has no text for it',
	],
	[
		'an address that is none',
		{ messageType: 'media', url: 'menu.jpg' },
		'CHAT_URL_MALFORMED',
		"Media URL 'menu.jpg' is not a web address",
	],
	[
		'a variable without a value',
		{
			messageType: 'template',
			templateName: 'table_booked|en',
			templateVariables: { value: { body_1_text_1: '' }, schema: [{ id: 'body_1_text_1', displayName: 'Body {{1}}' }] },
		},
		'CHAT_VARIABLE_EMPTY',
		"The template's variable Body {{1}} has no value",
	],
	[
		'an ID that is none',
		{ destination: '', text: 'Hi', options: { channelUserId: 'Ann' } },
		'ID_MALFORMED',
		"WhatsApp User ID 'Ann'",
	],
	['nobody', { destination: '', text: 'Hi' }, 'DESTINATION_EMPTY', 'Destination is empty'],
])('%s is not sent, and the item says why', async (_what, parameters, code, happened) => {
	const { json } = await send(parameters);
	expect(server.requests).toEqual([]);
	expect(json?.details).toMatchObject({ outcome: 'rejected', code });
	expect(json?.error).toContain(happened);
});
