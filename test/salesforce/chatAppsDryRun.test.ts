import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { deliverEvents, runFlow } from './dryRun/interview';
import { type DryOrg, dryOrg, type OrgOptions } from './dryRun/org';
import { type BundledService, loadServices } from '../../generate/salesforce/externalServices';
import type { FlowValue } from './flow/values';
import { customLabels } from './metadata/labels';
import { type ProjectFiles, readProject } from './metadata/project';
import { eventually } from '../sandbox/eventually';

let sandbox: Sandbox;
let files: ProjectFiles;
let services: BundledService[];

beforeAll(async () => {
	files = await readProject();
	services = await loadServices();
	sandbox = await startSandbox({ subAccountIds: ['acme_chat'], delayScale: 0 });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

/** An org as the README sets it up, with the sandbox for 8x8. */
function org(options: Partial<OrgOptions> = {}, project = files): DryOrg {
	return dryOrg(project, services, {
		apiKey: sandbox.apiKey,
		baseUrls: { 'https://sms.8x8.com': sandbox.url, 'https://chatapps.8x8.com': sandbox.chatAppsUrl },
		...options,
		labels: { EightByEightChatAppsSubAccount: 'acme_chat', ...options.labels },
	});
}

const magic = (digits: string) => `+44 7700 900${digits}`;

describe('Send WhatsApp Code', () => {
	const code = { destination: '+65 9123 4567', code: '493027', templateName: 'sign_in_code' };
	const send = (inputs: Record<string, string>, in_ = org()) => runFlow('EightByEight_Send_WhatsApp_Code', inputs, in_);

	test.each([
		['copies what is added to a collection', false],
		['does not', true],
	])(
		'sends a template with the code in its text and in its button, in one callout, if Flow %s',
		async (_what, shares) => {
			const here = org({ sharesObjects: shares });
			const { outputs } = await send({ ...code, clientMessageId: 'sign-in-1' }, here);
			expect(here.callouts).toEqual(['sendMessage']);
			const parameters = [{ type: 'text', text: '493027' }];
			const [message, ...others] = sandbox.messages();
			expect(others).toEqual([]);
			expect(message).toMatchObject({
				destination: '6591234567',
				subAccountId: 'acme_chat',
				clientMessageId: 'sign-in-1',
			});
			expect(message?.chat).toMatchObject({ channel: 'WhatsApp', type: 'template' });
			expect(message?.chat?.content).toEqual({
				template: {
					name: 'sign_in_code',
					language: 'en_US',
					components: [
						{ type: 'body', parameters },
						{ type: 'button', subType: 'Url', index: 0, parameters },
					],
				},
			});
			expect(outputs).toEqual({ sent: true, status: 'QUEUED', umid: message?.umid, errorMessage: null });
		},
	);

	test('takes the language given, which the template has to have, and reads a national number with its country', async () => {
		await send({ ...code, destination: '91234567', country: 'sg', language: 'en_US' });
		expect(sandbox.messages()).toMatchObject([
			{ destination: '6591234567', chat: { content: { template: { language: 'en_US' } } } },
		]);
		const { outputs } = await send({ ...code, language: 'de' });
		expect(outputs).toMatchObject({ sent: false });
		expect(sandbox.messages()).toHaveLength(1);
	});

	test.each(['', ' ', '12\n34', '1  2', '-12', '{code}', '1'.repeat(16)])(
		'sends no template with %j for a code',
		async (wrong) => {
			const here = org();
			const { outputs } = await send({ ...code, code: wrong }, here);
			expect(outputs).toMatchObject({ sent: false, status: 'FAILED', umid: null });
			expect(outputs.errorMessage).toContain('The message was not sent: the code is empty, longer than 15 characters');
			expect(here.callouts).toEqual([]);
		},
	);

	test('sends none without a code', async () => {
		const { outputs } = await send({ destination: code.destination, templateName: code.templateName });
		expect(outputs).toMatchObject({ sent: false, status: 'FAILED' });
		expect(sandbox.messages()).toEqual([]);
	});

	test.each(['7', '493-027', '493 027', 'Ab3dE6gH9jK2mN5'])('sends %j', async (given) => {
		expect((await send({ ...code, code: given })).outputs).toMatchObject({ sent: true });
	});

	test('has a code in no error', async () => {
		const failures = [
			await send({ ...code, destination: magic('401') }),
			await send({ ...code, destination: magic('701') }),
			await send({ ...code, destination: magic('800') }),
			await send({ ...code, destination: 'ask Ann' }),
		];
		for (const { outputs } of failures) {
			expect(outputs).toMatchObject({ sent: false, errorMessage: expect.any(String) as unknown });
			expect(JSON.stringify(outputs)).not.toContain('493027');
		}
	});

	test.each([
		['Button', '<stringValue>button</stringValue>', "'type'"],
		['url', '<stringValue>Url</stringValue>', "'subType'"],
		['Template', '<stringValue>template</stringValue>', "'type'"],
	])("would fail with %s, as 8x8's guide or its schema writes it", async (guides, ours, field) => {
		const path = 'chat-apps-flow-templates/main/default/flows/EightByEight_Send_WhatsApp_Code.flow-meta.xml';
		const text = files.get(path) ?? '';
		expect(text).toContain(ours);
		const changed = new Map(files).set(path, text.replace(ours, `<stringValue>${guides}</stringValue>`));
		const { outputs } = await send(code, org({}, changed));
		expect(outputs).toMatchObject({ sent: false, status: 'FAILED' });
		expect(outputs.errorMessage).toContain(`HTTP status 400: Invalid parameter ${field}`);
	});
});

describe('Send WhatsApp or SMS', () => {
	const send = (inputs: Record<string, string | number>, in_ = org()) =>
		runFlow('EightByEight_Send_WhatsApp_or_SMS', inputs, in_);

	test.each([
		['copies what is added to a collection', false],
		['does not', true],
	])('sends a text through WhatsApp, with an SMS to follow after 120 s, if Flow %s', async (_what, sharesObjects) => {
		const { outputs } = await send({ destination: '+6591234567', text: 'Hi 🎉' }, org({ sharesObjects }));
		expect(outputs).toMatchObject({ sent: true, status: 'QUEUED', errorMessage: null });
		const [message] = sandbox.messages();
		expect(message?.chat).toMatchObject({
			type: 'text',
			content: { text: 'Hi 🎉', fallbackText: 'Hi 🎉', sms: { encoding: 'AUTO' } },
			steps: [{ channel: 'WhatsApp', fallbackAfter: 120, successStatus: 'Delivered' }, { channel: 'SMS' }],
		});
		expect(message?.chat?.content.sms).not.toHaveProperty('source');
		expect(message?.chat?.steps[1]).toEqual({ channel: 'SMS' });
	});

	test('says in the SMS what is meant for it, under the Sender ID, after the time given', async () => {
		const inputs = { text: 'Hi 🎉', smsText: 'Hi', source: 'Bistro', secondsToWait: 30 };
		await send({ ...inputs, destination: magic('901') });
		await sandbox.advance(25_000);
		expect(sandbox.messages()).toMatchObject([{ text: 'Hi 🎉', chat: { channel: 'WhatsApp' } }]);
		await sandbox.advance(10_000);
		await eventually(() => {
			expect(sandbox.messages()).toMatchObject([
				{ text: 'Hi', source: 'Bistro', state: 'delivered', chat: { channel: 'SMS' } },
			]);
		});
	});
});

describe('what cannot be sent', () => {
	test.each([
		['no text', { text: null }, 'it is blank.'],
		['a text of blanks', { text: ' \u200b ' }, 'it is blank.'],
		['a text of blanks, though the SMS has words', { text: '  ', smsText: 'Hi' }, 'text is empty.'],
		['more than the ten segments of an SMS', { text: 'x'.repeat(1540) }, 'it is longer than the ten segments'],
		['more than WhatsApp takes', { text: 'x'.repeat(4097), smsText: 'Hi' }, 'the text is longer than the 4,096'],
		['a number that is none', { destination: '12', text: 'Hi' }, '12 is not a number'],
	])('is not tried through WhatsApp or SMS: %s', async (_what, inputs, reason) => {
		const here = org();
		const { outputs } = await runFlow(
			'EightByEight_Send_WhatsApp_or_SMS',
			{ destination: '+6591234567', ...inputs },
			here,
		);
		expect(outputs).toMatchObject({ sent: false, status: 'FAILED' });
		expect(outputs.errorMessage).toMatch(new RegExp(`^The message was not sent: ${reason.replaceAll('.', '\\.')}`));
		expect(here.callouts).toEqual([]);
	});

	test('is a message without a content, to one or to many', async () => {
		const here = org();
		const contact = { Id: '0031', MobilePhone: '+6591234567', DoNotCall: false, EightByEightOptOut__c: false };
		const cases: [flow: string, inputs: Record<string, FlowValue>][] = [
			['EightByEight_Send_Message', { destination: '+6591234567' }],
			['EightByEight_Send_Message_to_Many', { contacts: [contact] }],
		];
		for (const [flow, inputs] of cases) {
			const { outputs } = await runFlow(flow, { ...inputs, message: { z0type: 'text' } }, here);
			expect(outputs, flow).toMatchObject({ status: 'FAILED' });
			expect(outputs.errorMessage).toContain('no content');
		}
		expect(here.callouts).toEqual([]);
	});
});

describe('a task about a message', () => {
	const texted = (inputs: Record<string, string>, here: DryOrg) =>
		runFlow(
			'EightByEight_Send_WhatsApp_or_SMS',
			{ destination: '+6591234567', text: 'Your table is ready.', ...inputs },
			here,
		);

	test('is added in a transaction of its own, and has the ID by which receipts find it', async () => {
		const here = org();
		const { outputs } = await texted({ taskFor: '003A' }, here);
		expect(here.created).toEqual([]);
		await deliverEvents(here);
		expect(here.records.Task).toMatchObject([
			{
				WhoId: '003A',
				Subject: 'Chat app message to +6591234567',
				Description: 'Your table is ready.',
				EightByEightUmid__c: outputs.umid,
				EightByEightStatus__c: 'queued',
			},
		]);
	});

	test('is not added where nobody asks for it, and leaves what was sent as it is where it fails', async () => {
		const quiet = org();
		await texted({}, quiet);
		expect(quiet.published).toEqual([]);
		const here = org({ broken: { EightByEight_Message__e: 'Limit exceeded' } });
		expect((await texted({ taskFor: '003A' }, here)).outputs).toMatchObject({ sent: true, status: 'QUEUED' });
	});
});

describe('Send RCS Card', () => {
	const card = {
		destination: '+65 9123 4567',
		pictureUrl: 'https://example.com/laksa.jpg',
		title: 'Dish of the day',
		text: 'Laksa, from noon',
	};
	const buttons = {
		replyLabel: 'Keep a table',
		replyData: 'table',
		linkLabel: 'The menu',
		linkUrl: 'https://example.com/menu',
	};
	const send = (inputs: Record<string, string | number>, in_ = org()) =>
		runFlow('EightByEight_Send_RCS_Card', inputs, in_);

	test.each([
		['copies what is added to a collection', false],
		['does not', true],
	])('sends a card with its buttons through RCS, with an SMS to follow, if Flow %s', async (_what, sharesObjects) => {
		const { outputs } = await send({ ...card, ...buttons, source: 'Bistro' }, org({ sharesObjects }));
		expect(outputs).toMatchObject({ sent: true, status: 'QUEUED', errorMessage: null });
		const [message, ...others] = sandbox.messages();
		expect(others).toEqual([]);
		expect(message?.destination).toBe('6591234567');
		expect(message?.chat?.type).toBe('richCard');
		expect(message?.chat?.content).toEqual({
			fallbackText: 'Dish of the day: Laksa, from noon',
			sms: { encoding: 'AUTO', source: 'Bistro' },
			richCard: {
				cardOrientation: 'vertical',
				title: 'Dish of the day',
				description: 'Laksa, from noon',
				media: { height: 'medium', contentInfo: { fileUrl: 'https://example.com/laksa.jpg' } },
				suggestions: [
					{ reply: { text: 'Keep a table', postbackData: 'table' } },
					{
						action: {
							text: 'The menu',
							postbackData: 'The menu',
							openUrlAction: { url: 'https://example.com/menu' },
						},
					},
				],
			},
		});
		expect(message?.chat?.steps).toMatchObject([
			{ channel: 'RCS', fallbackAfter: 120, successStatus: 'Delivered' },
			{ channel: 'SMS' },
		]);
	});

	test('sends a card without buttons, and another text as the SMS', async () => {
		await send({ ...card, smsText: 'Laksa today' });
		const content = sandbox.messages()[0]?.chat?.content;
		expect(content).toMatchObject({ fallbackText: 'Laksa today' });
		expect(content?.richCard).not.toHaveProperty('suggestions');
	});

	test.each([
		['no picture', { pictureUrl: '' }, 'a card needs a picture'],
		['a title that is too long', { title: 'x'.repeat(201) }, 'longer than 200 characters'],
		['a label that is too long', { replyLabel: 'x'.repeat(26) }, 'longer than 25 characters'],
		['a placeholder in the title', { title: 'Hi {Name}', smsText: 'Hi' }, 'placeholder in braces'],
		['an SMS of more than ten segments', { smsText: 'x'.repeat(1600) }, 'ten segments'],
		['a number that cannot be read', { destination: '91234567' }, 'is not a number that can receive texts'],
	])('sends nothing with %s', async (_what, change, reason) => {
		const here = org();
		const { outputs } = await send({ ...card, ...change }, here);
		expect(outputs).toMatchObject({ sent: false, status: 'FAILED' });
		expect(outputs.errorMessage).toContain(reason);
		expect(here.callouts).toEqual([]);
	});
});

describe('Send Message to Many', () => {
	const message = { z0type: 'text', content: { text: 'Hi' }, channels: [{ channel: 'WhatsApp' }] };
	const contact = (number: number, fields = {}) => ({
		Id: `003${number}`,
		MobilePhone: `+65 9123 456${number}`,
		DoNotCall: false,
		EightByEightOptOut__c: false,
		...fields,
	});
	const send = (contacts: ReturnType<typeof contact>[], in_ = org(), inputs = {}) =>
		runFlow('EightByEight_Send_Message_to_Many', { contacts, message, ...inputs }, in_);

	test.each([
		['copies what is added to a collection', false],
		['does not', true],
	])('reaches every contact with a message of its own, in one callout, if Flow %s', async (_what, sharesObjects) => {
		const here = org({ sharesObjects });
		const { outputs } = await send([contact(1), contact(2), contact(2), contact(3)], here);
		expect(here.callouts).toEqual(['sendMessageBatch']);
		expect(outputs).toMatchObject({ status: 'QUEUED', acceptedCount: 3, skippedCount: 1, errorMessage: null });
		expect(sandbox.messages().map(({ destination, clientMessageId }) => [destination, clientMessageId])).toEqual([
			['6591234561', '0031'],
			['6591234562', '0032'],
			['6591234563', '0033'],
		]);
	});

	test('names those whom 8x8 rejected, and leaves out who opted out', async () => {
		const list = [contact(1), contact(2, { MobilePhone: magic('702') }), contact(3, { EightByEightOptOut__c: true })];
		const { outputs } = await send(list);
		expect(outputs).toMatchObject({ status: 'PARTIAL', acceptedCount: 1, rejectedCount: 1, optedOutCount: 1 });
	});

	test('reaches leads too, each number once, and no number that somebody opted out', async () => {
		const leads = [
			contact(4, { Id: '00Q4' }),
			contact(5, { Id: '00Q5', MobilePhone: contact(1).MobilePhone }),
			contact(6, { Id: '00Q6', MobilePhone: contact(2).MobilePhone, DoNotCall: true }),
		];
		const { outputs } = await send([contact(1), contact(2)], org(), { leads });
		expect(outputs).toMatchObject({ acceptedCount: 2, optedOutCount: 1, skippedIds: ['0032', '00Q5'] });
		expect(sandbox.messages().map(({ clientMessageId }) => clientMessageId)).toEqual(['0031', '00Q4']);
	});

	test('does not report messages as sent if the answer counts too few', async () => {
		const body = JSON.stringify({ batchId: 'b-1', acceptedCount: 1, rejectedCount: 0 });
		sandbox.addFault({ operation: 'sendMessageBatch', effects: [{ kind: 'answer', status: 200, body }] });
		const { outputs } = await send([contact(1), contact(2)]);
		sandbox.clearFaults();
		expect(outputs).toMatchObject({ status: 'UNKNOWN' });
		expect(outputs.errorMessage).toMatch(/8x8 counts 1 accepted and 0 rejected, of 2\.$/);
	});

	test('sends nothing with a placeholder in the text, or to more than one run may have', async () => {
		const here = org();
		const unfilled = { ...message, content: { text: 'Hi {Name}' } };
		expect(await send([contact(1)], here, { message: unfilled })).toMatchObject({ outputs: { status: 'NOTHING' } });
		expect(await send([contact(1), contact(2)], here, { maximum: 1 })).toMatchObject({ outputs: { status: 'FAILED' } });
		expect(here.callouts).toEqual([]);
	});
});

describe('Send Message', () => {
	const message = { z0type: 'text', content: { text: 'Hi "Ann" & {!Ben}' } };
	const send = (inputs: Record<string, string>, in_: DryOrg) =>
		runFlow('EightByEight_Send_Message', { message, ...inputs }, in_);

	test('sends what another flow has put together', async () => {
		await send({ destination: '+6591234567' }, org());
		expect(sandbox.messages()).toMatchObject([{ text: 'Hi "Ann" & {!Ben}', chat: { type: 'text' } }]);
		expect(sandbox.messages()[0]?.clientMessageId).toMatch(/^[0-9a-f]{32}$/);
	});

	test.each([
		['without a country code where no country is set', '(202) 555-0143'],
		['that is empty', ''],
		['with the exit code of Australia', '0011 65 9123 4567'],
		['with an exit code of Korea', '00700 82 10 1234 5678'],
	])('sends nothing to a number %s', async (_what, destination) => {
		const here = org();
		const { outputs } = await send({ destination }, here);
		expect(outputs).toMatchObject({ sent: false, status: 'FAILED' });
		expect(outputs.errorMessage).toMatch(/^The message was not sent: .* is not a number that can receive texts/);
		expect(here.callouts).toEqual([]);
	});

	test('sends nothing while the custom label holds an unknown country', async () => {
		const { outputs } = await send({ destination: '+6591234567' }, org({ labels: { EightByEightCountry: 'USA' } }));
		expect(outputs).toMatchObject({
			status: 'FAILED',
			errorMessage: expect.stringContaining('EightByEightCountry contains "USA". Write two letters') as unknown,
		});
	});

	test('counts rejected as a failure', async () => {
		const { outputs } = await send({ destination: magic('702') }, org());
		expect(outputs).toMatchObject({
			sent: false,
			status: 'REJECTED',
			errorMessage: 'The message was not sent. 8x8 rejected it: Source is over the limit',
		});
	});

	test.each(['failed', 'error'])('counts %s, which means the same, as a failure', async (state) => {
		const status = { state, errorMessage: 'No such template' };
		const body = JSON.stringify({ umid: '7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e21', user: {}, status });
		sandbox.addFault({ operation: 'sendMessage', effects: [{ kind: 'answer', status: 200, body }] });
		const { outputs } = await send({ destination: '+6591234567' }, org());
		sandbox.clearFaults();
		expect(outputs).toMatchObject({ status: 'REJECTED', errorMessage: expect.stringContaining('No such') as unknown });
	});

	test('says what to check when the key is wrong, or the sub-account in the label was never filled in', async () => {
		const wrongKey = await send({ destination: '+6591234567' }, org({ apiKey: 'wrong' }));
		expect(wrongKey.outputs.errorMessage).toMatch(/status 401: .*code 1200.* EightByEightChatAppsSubAccount\.$/);
		const label = customLabels(files).get('EightByEightChatAppsSubAccount') ?? '';
		const untouched = org({ labels: { EightByEightChatAppsSubAccount: label } });
		const { outputs } = await send({ destination: '+6591234567' }, untouched);
		expect(outputs.errorMessage).toMatch(/status 401: .*code 1001/);
	});

	test.each([400, 401, 403, 404, 422, 426, 429])('reads an error with the declared status %i', async (status) => {
		const { outputs, path } = await send({ destination: magic(String(status)) }, org());
		expect(path).toContain(`Read_Error_${status}`);
		expect(outputs).toMatchObject({ sent: false, status: 'FAILED' });
		expect(outputs.errorMessage).toMatch(
			new RegExp(`^The message was not sent\\. .*HTTP status ${status}: .+error ID`),
		);
	});

	test.each([
		['500, not accepted', '500', 0],
		['500, accepted anyway', '600', 1],
		['an answer that is not of 8x8', '809', 1],
	])('does not claim to know what an answer tells nobody: %s', async (_what, digits, accepted) => {
		const { outputs } = await send({ destination: magic(digits) }, org());
		expect(outputs).toMatchObject({ sent: false, status: 'UNKNOWN' });
		expect(outputs.errorMessage).toMatch(/^It is not known whether the message was sent: look in 8x8 Connect/);
		expect(sandbox.messages()).toHaveLength(accepted);
	});

	test.each([
		['the connection breaks', '800', {}],
		['no answer comes in time', '802', { timeout: 300 }],
	])('takes the fault path when %s', async (_what, digits, options) => {
		const { outputs, path } = await send({ destination: magic(digits) }, org(options));
		expect(path.at(-1)).toBe('Note_the_Fault');
		expect(outputs).toMatchObject({ sent: false, status: 'UNKNOWN', umid: null });
	});

	test('knows that nothing was sent when the user has no access to the key', async () => {
		const { outputs } = await send({ destination: '+6591234567' }, org({ permissionSets: [] }));
		expect(outputs).toMatchObject({ sent: false, status: 'FAILED', umid: null });
		expect(outputs.errorMessage).toMatch(/^The message was not sent\. Assign the permission set 8x8 SMS /);
	});
});
