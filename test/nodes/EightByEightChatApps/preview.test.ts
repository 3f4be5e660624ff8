import type { IDataObject } from 'n8n-workflow';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { channelIds } from '../../../sandbox/server/chat/channels';
import { graphOfFiles, list, type Others, runChatNode } from './runChatNode';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ delayScale: 0 });
});
beforeEach(() => sandbox.reset());
afterEach(() => {
	expect(sandbox.messages()).toEqual([]);
});
afterAll(() => sandbox.close());

const to = '+6591234567';
const preview = (parameters: IDataObject, items: IDataObject[] = [{}], others: Others = {}) =>
	runChatNode(sandbox, { operation: 'preview', destination: to, ...parameters }, items, others);
const withSms = list({ channel: 'WhatsApp', fallbackAfter: 60, successStatus: 'Delivered' }, { channel: 'SMS' });
const hints = ({ nodeRuns }: Awaited<ReturnType<typeof preview>>) =>
	(nodeRuns[0]?.hints ?? []).map(({ message }) => message).join('\n');

test('shows what would be sent, through which channels, and nothing goes out', async () => {
	const result = await preview({ text: 'Hello', channels: withSms });
	expect(result.rows).toEqual([
		{
			wouldSend: true,
			problem: null,
			code: null,
			destination: to,
			country: 'SG',
			type: 'text',
			channels: [{ channel: 'WhatsApp', fallbackAfter: 60, successStatus: 'Delivered' }, { channel: 'SMS' }],
			text: 'Hello',
			content: { text: 'Hello' },
			file: null,
			templateStatus: null,
			smsSegments: 1,
			smsEncoding: 'GSM7',
			smsCharactersLeft: 155,
			smsIsCutOff: false,
			duplicateOf: null,
			source: null,
			scheduled: null,
		},
	]);
	expect(hints(result)).toContain(
		'Nothing was sent. 1 of 1 message would go out. Those that fall back to SMS take up to 1 segment.',
	);
});

describe('the SMS that a message may become', () => {
	const longText = 'Ш'.repeat(100);

	test.each<[string, IDataObject, number | null]>([
		['is its text for SMS', { channels: withSms, options: { fallbackText: longText } }, 2],
		['is its own text where it has no other', { channels: withSms }, 1],
		["may follow on the sub-account's plan", { options: { fallbackText: longText } }, 2],
		['is not known where no channel and no text say so', {}, null],
		[
			'does not follow where SMS is not a channel',
			{ channels: list({ channel: 'WhatsApp' }), options: { fallbackText: longText } },
			null,
		],
	])('%s', async (_what, parameters, segments) => {
		const { rows } = await preview({ text: 'Hello', ...parameters });
		expect(rows).toMatchObject([{ wouldSend: true, smsSegments: segments }]);
	});
});

describe('a problem', () => {
	test('is the one with which Send refuses the message, in the same words', async () => {
		const parameters = { messageType: 'interactive', interactiveType: 'button', text: 'Shall we?', channels: withSms };
		const { rows } = await preview(parameters);
		const sent = await runChatNode(sandbox, { operation: 'send', destination: to, ...parameters });
		expect(rows).toMatchObject([{ wouldSend: false, problem: sent.rows[0]?.message, content: null, type: null }]);
		expect(rows[0]?.code).toBe('CHAT_TOO_FEW');
	});

	test('of one item leaves the others as they are, and duplicates name the item that they repeat', async () => {
		const items = [{ phone: to }, { phone: '12' }, { phone: to }];
		const result = await preview(
			{ destination: '={{ $json.phone }}', text: 'Hello', options: { summaryItem: true } },
			items,
		);
		expect(result.rows).toMatchObject([
			{ wouldSend: true },
			{ wouldSend: false, code: 'DESTINATION_WITHOUT_COUNTRY' },
			{ wouldSend: false, duplicateOf: 0, problem: null },
			{ summary: true, messages: 3, wouldSend: 1, duplicates: 1, countries: [{ country: 'SG', messages: 1 }] },
		]);
		expect(hints(result)).toContain('1 of 3 messages would fail. Row 2 (item 1)');
	});

	test('is a file that the item does not have', async () => {
		const { rows } = await preview({ messageType: 'media', mediaFrom: 'binary', binaryPropertyName: 'photo' });
		expect(rows).toMatchObject([{ wouldSend: false, code: 'CHAT_FILE_MISSING', file: 'photo' }]);
	});

	test('is not a file that is there, which is not uploaded', async () => {
		const photo = { data: Buffer.from('photo').toString('base64'), mimeType: 'image/png', fileName: 'photo.png' };
		const graph = graphOfFiles([{ photo }]);
		const { rows } = await preview({ messageType: 'media', mediaFrom: 'binary', binaryPropertyName: 'photo' }, [{}], {
			graph,
		});
		expect(rows).toMatchObject([{ wouldSend: true, file: 'photo', type: 'image', content: {} }]);
	});
});

describe('a template', () => {
	const parameters = (name: string, value: IDataObject, more: IDataObject = {}) => ({
		messageType: 'template',
		templateFrom: 'list',
		channelId: channelIds.WhatsApp,
		templateName: { __rl: true, mode: 'id', value: `${name}|en` },
		templateVariables: { mappingMode: 'defineBelow', value },
		...more,
	});
	const words = { body_1_text_1: 'Ann', body_2_text_2: '2', body_3_text_3: 'Friday' };

	test('has its text with the variables filled in', async () => {
		const { rows } = await preview(parameters('table_booked', words));
		expect(rows).toMatchObject([{ wouldSend: true, templateStatus: 'APPROVED', type: 'template' }]);
		expect(rows[0]?.text).toBe(
			'Your table at Bistro\nHi Ann, your table for 2 is booked for Friday. We look forward to seeing you.\nBistro, 1 Bay Street',
		);
	});

	test.each([
		['spring_sale', 'PAUSED'],
		['no_such', 'NOT_FOUND'],
	])('that cannot be sent says so (%s)', async (name, templateStatus) => {
		const result = await preview(parameters(name, {}));
		expect(result.rows).toMatchObject([{ templateStatus }]);
		expect(hints(result)).toContain('1 of the templates cannot be sent');
	});

	test('whose list is not available is shown without its text, and a hint says why', async () => {
		const result = await preview(parameters('table_booked', words, { channelId: 'none' }));
		expect(result.rows).toMatchObject([{ wouldSend: true, text: null, templateStatus: null }]);
		expect(hints(result)).toContain('The texts of templates could not be loaded. 8x8 did not list the templates');
	});
});

test('without Show Content, the output does not have the text', async () => {
	const { rows } = await preview({ text: 'Your code is 4711', channels: withSms, options: { showContent: false } });
	expect(rows).toMatchObject([{ wouldSend: true, text: null, content: null, smsSegments: 1 }]);
	expect(JSON.stringify(rows)).not.toContain('4711');
});
