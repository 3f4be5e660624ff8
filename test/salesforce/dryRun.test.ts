import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { runFlow, saveRecord } from './dryRun/interview';
import { type DryOrg, dryOrg, type OrgOptions } from './dryRun/org';
import type { FlowObject } from './flow/values';
import { type BundledService, loadServices } from '../../generate/salesforce/externalServices';
import { customLabels } from './metadata/labels';
import { type ProjectFiles, readProject } from './metadata/project';

let sandbox: Sandbox;
let files: ProjectFiles;
let services: BundledService[];

beforeAll(async () => {
	files = await readProject();
	services = await loadServices();
	sandbox = await startSandbox({ subAccountIds: ['acme_hq'], delayScale: 0 });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

/** The sandbox in place of 8x8's servers. */
const baseUrls = () => ({ 'https://sms.8x8.com': sandbox.url, 'https://chatapps.8x8.com': sandbox.chatAppsUrl });

/** An org as the README sets it up, with the sandbox for 8x8. */
function org(options: Partial<OrgOptions> = {}): DryOrg {
	return dryOrg(files, services, {
		apiKey: sandbox.apiKey,
		baseUrls: baseUrls(),
		...options,
		labels: { EightByEightSubAccount: 'acme_hq', ...options.labels },
	});
}

const contact = (number: number, fields: FlowObject = {}): FlowObject => ({
	Id: `003${String(number).padStart(15, '0')}`,
	FirstName: `Name${number}`,
	MobilePhone: `+65 9${String(1_000_000 + number)}`,
	DoNotCall: false,
	EightByEightOptOut__c: false,
	...fields,
});
const contacts = (count: number) => Array.from({ length: count }, (_none, index) => contact(index));

/** An address that is never looked up: a label of a name has 63 characters at most. */
const noSuchServer = `http://${'x'.repeat(64)}.localhost`;

/** The sandbox's magic numbers. */
const magic = (digits: string) => `+44 7700 900${digits}`;

describe('Send SMS', () => {
	const send = (inputs: Record<string, string | Date>, in_: DryOrg) => runFlow('EightByEight_Send_SMS', inputs, in_);

	test('sends one text with the header of the External Credential, and tells its umid', async () => {
		const { outputs } = await send({ destination: '+6591234567', text: 'Hi "Ann" & {!Ben} 😀' }, org());
		const [message, ...others] = sandbox.messages();
		expect(others).toEqual([]);
		expect(message).toMatchObject({ destination: '6591234567', text: 'Hi "Ann" & {!Ben} 😀', subAccountId: 'acme_hq' });
		expect(message).not.toHaveProperty('source');
		expect(message?.clientMessageId).toMatch(/^[0-9a-f]{32}$/);
		expect(outputs).toEqual({
			sent: true,
			status: 'QUEUED',
			umid: message?.umid,
			errorMessage: null,
			taskError: null,
		});
	});

	test('passes on every input', async () => {
		const scheduled = new Date(Date.now() + 3_600_000);
		const inputs = {
			destination: '91234567',
			country: 'SG',
			text: 'Hi',
			source: 'Bistro',
			clientMessageId: 'c-1',
			scheduled,
		};
		const { outputs } = await send(
			{ ...inputs, subAccountId: 'acme_hq' },
			org({ labels: { EightByEightSubAccount: 'other' } }),
		);
		expect(outputs).toMatchObject({ sent: true, status: 'QUEUED' });
		expect(sandbox.messages()).toMatchObject([
			{
				destination: '6591234567',
				text: 'Hi',
				source: 'Bistro',
				clientMessageId: 'c-1',
				scheduled: scheduled.toISOString(),
			},
		]);
	});

	test.each([
		['as Salesforce writes US numbers', '(202) 555-0143', 'US', '12025550143'],
		['with the 0 of a national number', '07911 123456', 'gb', '447911123456'],
		['with 00 in front', '0049 1512 3456789', 'none', '4915123456789'],
		['with 00 in front, in a country that dials it', '00 65 9123 4567', 'GB', '6591234567'],
		['of Russia, with 00 in front', '007 912 345-67-89', 'DE', '79123456789'],
		['in international form, whatever the country', '+65 9123-4567', 'US', '6591234567'],
	])('reads a number %s', async (_what, destination, country, digits) => {
		const { outputs } = await send({ destination, text: 'Hi' }, org({ labels: { EightByEightCountry: country } }));
		expect(outputs).toMatchObject({ status: 'QUEUED' });
		expect(sandbox.messages()).toMatchObject([{ destination: digits }]);
	});

	test.each([
		['without a country code where no country is set', '(202) 555-0143', 'none'],
		['with a zero in brackets', '+44 (0)7911 123456', 'GB'],
		['with the 0 of a country that has none', '0202 555 0143', 'US'],
		['that is none', 'ask Ann', 'US'],
		['that is two', '+6591234567 / +6591234568', 'SG'],
		['that is empty', '', 'SG'],
		['with the exit code of Australia', '0011 65 9123 4567', 'AU'],
		['with the exit code of Australia, where no country is set', '0011 65 9123 4567', 'none'],
		['with an exit code of Singapore and Hong Kong', '001 61 412 345 678', 'SG'],
		['with an exit code of Singapore and Hong Kong, where no country is set', '001 61 412 345 678', 'none'],
		['that would be one of the US if 001 were its 00', '001 65 9234 5678', 'HK'],
		['with an exit code of Korea', '00700 82 10 1234 5678', 'KR'],
		['with an exit code of Korea, where no country is set', '00700 82 10 1234 5678', 'none'],
		['with 00 in a country that dials 009 and 002', '009 65 9123 4567', 'TW'],
		['with 00 in a country that dials 011', '00 65 9123 4567', 'US'],
		['with a 0 that belongs to it', '06 1234 5678', 'IT'],
		['with another exit code of Singapore', '018 61 412 345 678', 'SG'],
		['with 000 in front', '000 65 9123 4567', 'GB'],
	])('sends nothing to a number %s, and says so', async (_what, destination, country) => {
		const run = await send({ destination, text: 'Hi' }, org({ labels: { EightByEightCountry: country } }));
		expect(run.outputs).toMatchObject({ sent: false, status: 'FAILED', umid: null });
		expect(run.outputs.errorMessage).toMatch(
			/^The message was not sent: .* is not a number that can receive texts\. Write \+/,
		);
		expect(run.path).not.toContain('Send_the_Text');
	});

	test.each(['us ', ' US', 'Us'])('reads the country in the custom label as it is meant: "%s"', async (country) => {
		const here = org({ labels: { EightByEightCountry: country } });
		expect(await send({ destination: '(202) 555-0143', text: 'Hi' }, here)).toMatchObject({
			outputs: { status: 'QUEUED' },
		});
		expect(sandbox.messages()).toMatchObject([{ destination: '12025550143' }]);
	});

	test.each(['none', 'None ', ''])('takes "%s" in the custom label for no country', async (country) => {
		const here = org({ labels: { EightByEightCountry: country } });
		expect(await send({ destination: '+6591234567', text: 'Hi' }, here)).toMatchObject({
			outputs: { status: 'QUEUED' },
		});
		expect(await send({ destination: '91234567', text: 'Hi' }, here)).toMatchObject({ outputs: { status: 'FAILED' } });
	});

	test.each(['USA', 'Singapore', 'UK', 'U', 'XX'])(
		'sends nothing while the custom label holds the country "%s", and says so',
		async (country) => {
			const here = org({ labels: { EightByEightCountry: country } });
			const { outputs } = await send({ destination: '+6591234567', text: 'Hi' }, here);
			expect(outputs).toMatchObject({
				sent: false,
				status: 'FAILED',
				errorMessage: `The message was not sent: the custom label EightByEightCountry contains "${country}". Write two letters, such as US or GB, or none.`,
			});
			expect(here.callouts).toEqual([]);
		},
	);

	test('says the same of a country that is handed in', async () => {
		const { outputs } = await send({ destination: '91234567', text: 'Hi', country: 'Singapore' }, org());
		expect(outputs).toMatchObject({
			status: 'FAILED',
			errorMessage: 'The message was not sent: there is no country "Singapore". Write two letters, such as US or GB.',
		});
	});

	test('counts REJECTED as a failure', async () => {
		const { outputs } = await send({ destination: magic('700'), text: 'Hi' }, org());
		expect(outputs).toMatchObject({
			sent: false,
			status: 'REJECTED',
			errorMessage: 'The message was not sent. 8x8 rejected it: Message text is missing',
		});
		expect(sandbox.messages()).toEqual([]);
	});

	test('says what to check when the key is wrong', async () => {
		const { outputs } = await send({ destination: '+6591234567', text: 'Hi' }, org({ apiKey: 'wrong' }));
		expect(outputs).toMatchObject({ sent: false, status: 'FAILED', umid: null });
		expect(outputs.errorMessage).toMatch(
			/^The message was not sent\. 8x8 answered with HTTP status 401: .+ \(code 1200, error ID [0-9a-f-]{36}\)\. Check the API key in the external credential, and the sub-account in the custom label EightByEightSubAccount\.$/,
		);
		expect(outputs.errorMessage).not.toContain('wrong');
	});

	test('says the same when the sub-account in the label was never filled in', async () => {
		const label = customLabels(files).get('EightByEightSubAccount') ?? '';
		const untouched = org({ labels: { EightByEightSubAccount: label } });
		const { outputs } = await send({ destination: '+6591234567', text: 'Hi' }, untouched);
		expect(outputs.errorMessage).toMatch(/status 401: .*code 1001.*custom label EightByEightSubAccount/);
	});

	test.each([400, 401, 403, 404, 422, 426, 429])('reads an error with the declared status %i', async (status) => {
		const { outputs, path } = await send({ destination: magic(String(status)), text: 'Hi' }, org());
		expect(path).toContain(`Read_Error_${status}`);
		expect(outputs).toMatchObject({ sent: false, status: 'FAILED' });
		expect(outputs.errorMessage).toMatch(
			new RegExp(`^The message was not sent\\. 8x8 answered with HTTP status ${status}: .+error ID`),
		);
		expect(sandbox.messages()).toEqual([]);
	});

	test.each([
		['500, not accepted', '500', 0],
		['500, accepted anyway', '600', 1],
		['503, accepted anyway', '603', 1],
		['408', '408', 0],
	])('does not claim to know what an error tells nobody: %s', async (_what, digits, accepted) => {
		const { outputs } = await send({ destination: magic(digits), text: 'Hi' }, org());
		expect(outputs).toMatchObject({ sent: false, status: 'UNKNOWN' });
		expect(outputs.errorMessage).toMatch(
			/^It is not known whether the message was sent: look in 8x8 Connect before you send it again\./,
		);
		expect(sandbox.messages()).toHaveLength(accepted);
	});

	test('reports an undeclared status by its number, and the beginning of what a proxy says', async () => {
		const page = `<h1>502 Bad Gateway</h1>${'nginx '.repeat(100)}`;
		sandbox.addFault({ operation: 'sendSms', effects: [{ kind: 'answer', status: 502, body: page }] });
		const { outputs } = await send({ destination: '+6591234567', text: 'Hi' }, org());
		sandbox.clearFaults();
		expect(outputs).toMatchObject({
			status: 'UNKNOWN',
			errorMessage: expect.stringContaining(
				'8x8 answered with HTTP status 502: <h1>502 Bad Gateway</h1>nginx',
			) as unknown,
		});
		expect(outputs.errorMessage).not.toContain('nginx '.repeat(40));
	});

	test.each([
		['of blanks', ' \n\u00a0\u200b ', 'it is blank'],
		['of more than ten segments', 'x'.repeat(1531), 'it is longer than the ten segments'],
		['of more than ten segments with emoji', '🎉'.repeat(336), 'it is longer than the ten segments'],
		['with a placeholder', 'Hi {Name}', 'it contains a placeholder in braces'],
	])('sends no text %s', async (_what, text, reason) => {
		const here = org();
		const { outputs } = await send({ destination: '+6591234567', text }, here);
		expect(outputs).toMatchObject({ sent: false, status: 'FAILED' });
		expect(outputs.errorMessage).toContain(`The message was not sent: ${reason}`);
		expect(here.callouts).toEqual([]);
	});

	test('sends a text of ten segments', async () => {
		const { outputs } = await send({ destination: '+6591234567', text: 'x'.repeat(1530) }, org());
		expect(outputs).toMatchObject({ status: 'QUEUED' });
	});

	test('asks for a task in another transaction, and reports a text as sent without one', async () => {
		const here = org();
		const inputs = { destination: '+65 9123 4567', text: 'Hi', taskFor: '003000000000001AAA' };
		const { outputs } = await send(inputs, here);
		expect(here.published).toMatchObject([
			{
				object: 'EightByEight_Message__e',
				fields: {
					Kind__c: 'sent',
					Phone__c: '+6591234567',
					RelatedId__c: inputs.taskFor,
					Text__c: 'Hi',
					Umid__c: outputs.umid,
				},
			},
		]);
		const broken = org({ broken: { EightByEight_Message__e: 'Limit exceeded' } });
		expect(await send(inputs, broken)).toMatchObject({
			outputs: { sent: true, status: 'QUEUED', errorMessage: null, taskError: 'Limit exceeded' },
		});
		expect(sandbox.messages()).toHaveLength(2);
	});

	test("does not take JSON that is not 8x8's for success", async () => {
		const { outputs } = await send({ destination: magic('809'), text: 'Hi' }, org());
		expect(outputs).toMatchObject({ sent: false, status: 'UNKNOWN' });
	});

	test.each([
		['the connection breaks', '800', {}],
		['no answer comes in time', '802', { timeout: 300 }],
		['a web page comes in place of an answer', '807', {}],
	])('takes the fault path when %s', async (_what, digits, options) => {
		const { outputs, path } = await send({ destination: magic(digits), text: 'Hi' }, org(options));
		expect(path.at(-1)).toBe('Note_the_Fault');
		expect(outputs).toMatchObject({ sent: false, status: 'UNKNOWN', umid: null });
		expect(outputs.errorMessage).toMatch(
			/^It is not known whether the message was sent: look in 8x8 Connect before you send it again\. The request to 8x8 failed: ./,
		);
	});

	test('knows that nothing was sent when the user has no access to the key, and says what to assign', async () => {
		const { outputs, path } = await send({ destination: '+6591234567', text: 'Hi' }, org({ permissionSets: [] }));
		expect(path.at(-1)).toBe('Note_the_Fault');
		expect(outputs).toMatchObject({ sent: false, status: 'FAILED', umid: null });
		expect(outputs.errorMessage).toMatch(
			/^The message was not sent\. Assign the permission set 8x8 SMS .* Salesforce says: We couldn't access the cred/,
		);
	});

	test('knows that nothing was sent when there is no such server', async () => {
		const here = org({ baseUrls: { ...baseUrls(), 'https://sms.8x8.com': noSuchServer } });
		const { outputs } = await send({ destination: '+6591234567', text: 'Hi' }, here);
		expect(outputs).toMatchObject({ sent: false, status: 'FAILED' });
		expect(outputs.errorMessage).toMatch(
			/^The message was not sent\. Check the URL in the Named Credential EightByEightSms\. Salesforce says: .*UnknownHost/,
		);
	});
});

describe('Send SMS to Many', () => {
	const send = (inputs: Record<string, string | number | boolean | FlowObject[]>, in_: DryOrg) =>
		runFlow('EightByEight_Send_SMS_to_Many', inputs, in_);

	test('texts 250 contacts by their names in one callout', async () => {
		const here = org();
		const { outputs } = await send({ contacts: contacts(250), text: 'Hi {FirstName}!', source: 'Bistro' }, here);
		expect(here.callouts).toEqual(['sendSmsBatch']);
		expect(outputs).toMatchObject({
			status: 'QUEUED',
			acceptedCount: 250,
			rejectedCount: 0,
			skippedCount: 0,
			errorMessage: null,
		});
		const messages = sandbox.messages();
		expect(new Set(messages.map(({ batchId }) => batchId))).toEqual(new Set([outputs.batchId]));
		expect(
			messages.map(({ clientMessageId, destination, text, source }) => [clientMessageId, destination, text, source]),
		).toEqual(
			contacts(250).map((_contact, index) => [
				contact(index).Id,
				`659${1_000_000 + index}`,
				`Hi Name${index}!`,
				'Bistro',
			]),
		);
	});

	test('refuses more contacts than one run may have, 1,000 unless told otherwise, without sending anything', async () => {
		const here = org();
		const { outputs } = await send({ contacts: contacts(1001), text: 'Hi' }, here);
		expect(outputs).toMatchObject({
			status: 'FAILED',
			errorMessage: 'Nothing was sent: 1001 people are too many for one run. Send to at most 1000 at a time.',
		});
		expect(await send({ contacts: contacts(4), text: 'Hi', maximum: 3 }, here)).toMatchObject({
			outputs: { status: 'FAILED' },
		});
		expect(here.callouts).toEqual([]);
		expect(await send({ contacts: contacts(3), text: 'Hi', maximum: 3 }, here)).toMatchObject({
			outputs: { acceptedCount: 3 },
		});
	});

	test('names those whom 8x8 rejected, and those whose numbers cannot be texted', async () => {
		const list = [
			contact(0),
			contact(1, { MobilePhone: magic('703') }),
			contact(2, { MobilePhone: '(202) 555-0143' }),
			contact(3, { MobilePhone: null }),
			contact(4, { FirstName: null }),
		];
		const { outputs } = await send(
			{ contacts: list, text: 'Hi {FirstName|you}!', batchName: 'a name of more than 20 characters' },
			org(),
		);
		expect(outputs).toMatchObject({
			status: 'PARTIAL',
			acceptedCount: 2,
			rejectedCount: 1,
			rejectedIds: [contact(1).Id],
			skippedCount: 2,
			skippedIds: [contact(2).Id, contact(3).Id],
			errorMessage:
				'1 of 3 messages were not sent: 8x8 rejected them. Reason of the last one: Message expiry has already been reached',
		});
		expect(sandbox.messages().map(({ text, clientBatchId }) => [text, clientBatchId])).toEqual([
			['Hi Name0!', 'a name of more than '],
			['Hi you!', 'a name of more than '],
		]);
	});

	test('sends each contact a text of its own, whether or not Flow copies objects', async () => {
		const list = [contact(0), contact(1), contact(2)];
		const { outputs } = await send({ contacts: list, text: 'Hi {FirstName}!' }, org({ sharesObjects: true }));
		expect(outputs).toMatchObject({ status: 'QUEUED', acceptedCount: 3 });
		expect(sandbox.messages().map(({ destination, text }) => [destination, text])).toEqual([
			['6591000000', 'Hi Name0!'],
			['6591000001', 'Hi Name1!'],
			['6591000002', 'Hi Name2!'],
		]);
	});

	test('sends one text to a contact that is there twice, and to a number that two contacts have', async () => {
		const list = [contact(0), contact(0), contact(1), contact(2, { MobilePhone: '(+65) 91000001' })];
		const { outputs } = await send({ contacts: list, text: 'Hi' }, org());
		expect(outputs).toMatchObject({ acceptedCount: 2, skippedCount: 2, skippedIds: [contact(0).Id, contact(2).Id] });
		expect(sandbox.messages().map(({ destination }) => destination)).toEqual(['6591000000', '6591000001']);
	});

	test('leaves out those who opted out, and those for whom that cannot be determined', async () => {
		const unread = contact(3);
		delete unread.EightByEightOptOut__c;
		const list = [contact(0), contact(1, { DoNotCall: true }), contact(2, { EightByEightOptOut__c: true }), unread];
		const { outputs } = await send({ contacts: list, text: 'Hi' }, org());
		expect(outputs).toMatchObject({ acceptedCount: 1, optedOutCount: 3, skippedCount: 0 });
		const nobody = await send({ contacts: list.slice(1), text: 'Hi' }, org());
		expect(nobody.outputs).toMatchObject({
			status: 'NOTHING',
			errorMessage: expect.stringContaining('everybody opted out') as unknown,
		});
		expect(sandbox.messages()).toHaveLength(1);
	});

	test('does not text a number that somebody opted out, whoever else has it', async () => {
		const number = contact(0).MobilePhone ?? null;
		const list = [
			contact(1, { MobilePhone: number, FirstName: null }),
			contact(2),
			contact(3, { MobilePhone: '(+65) 9100-0000', EightByEightOptOut__c: true }),
			contact(4, { MobilePhone: 'ask Ann', DoNotCall: true }),
		];
		const { outputs } = await send({ contacts: list, text: 'Hi' }, org());
		expect(outputs).toMatchObject({ acceptedCount: 1, optedOutCount: 2, skippedIds: [contact(1).Id] });
		expect(sandbox.messages().map(({ clientMessageId }) => clientMessageId)).toEqual([contact(2).Id]);
		const nobody = await send({ contacts: [list[0] ?? {}, list[2] ?? {}], text: 'Hi' }, org());
		expect(nobody.outputs.errorMessage).toBe(
			'Nothing was sent: nobody can receive it. Last reason: somebody with the same number opted out.',
		);
	});

	test('texts leads as it texts contacts, and a number that both have once', async () => {
		const lead = (id: string, fields: FlowObject) => ({ ...contact(7), Id: id, Title: 'CEO', ...fields });
		const leads = [
			lead('00Q1', { MobilePhone: '+6591000099', FirstName: 'Lea' }),
			lead('00Q2', { MobilePhone: '(+65) 91000000' }),
			lead('00Q3', { MobilePhone: magic('703') }),
			lead('00Q4', { MobilePhone: '(202) 555-0143' }),
			lead('00Q5', { EightByEightOptOut__c: true }),
		];
		const { outputs } = await send({ contacts: [contact(0)], leads, text: 'Hi {FirstName}' }, org());
		expect(outputs).toMatchObject({
			status: 'PARTIAL',
			acceptedCount: 2,
			rejectedIds: ['00Q3'],
			skippedIds: ['00Q2', '00Q4'],
			optedOutCount: 1,
		});
		expect(sandbox.messages().map(({ clientMessageId, text }) => [clientMessageId, text])).toEqual([
			[contact(0).Id, 'Hi Name0'],
			['00Q1', 'Hi Lea'],
		]);
		const many = await send({ contacts: contacts(2), leads: leads.slice(0, 2), text: 'Hi', maximum: 3 }, org());
		expect(many.outputs.errorMessage).toMatch(/^Nothing was sent: 4 people are too many/);
	});

	test.each([
		['lacks the counts', {}, '0 accepted and 0 rejected, of 2'],
		['counts fewer than were sent', { acceptedCount: 1, rejectedCount: 0 }, '1 accepted and 0 rejected, of 2'],
	])('does not take for sent what an answer says that %s', async (_what, counts, words) => {
		const body = JSON.stringify({ batchId: 'b-1', ...counts });
		sandbox.addFault({ operation: 'sendSmsBatch', effects: [{ kind: 'answer', status: 200, body }] });
		const { outputs } = await send({ contacts: contacts(2), text: 'Hi' }, org());
		sandbox.clearFaults();
		expect(outputs).toMatchObject({ status: 'UNKNOWN', errorMessage: expect.stringContaining(words) as unknown });
	});

	test('skips a contact whose name makes the text longer than ten segments', async () => {
		const text = `{FirstName} ${'x'.repeat(1520)}`;
		const list = [contact(0, { FirstName: 'Maximiliane' }), contact(1, { FirstName: 'Ann' })];
		const { outputs } = await send({ contacts: list, text }, org());
		expect(outputs).toMatchObject({ acceptedCount: 1, skippedIds: [contact(0).Id] });
	});

	test.each([true, false])('texts one contact, whether or not Flow shares objects (%s)', async (sharesObjects) => {
		const list = [contact(0), contact(1, { MobilePhone: null })];
		const { outputs } = await send({ contacts: list, text: 'Hi {FirstName}!' }, org({ sharesObjects }));
		expect(outputs).toMatchObject({ status: 'QUEUED', acceptedCount: 1, skippedCount: 1 });
		expect(sandbox.messages()).toMatchObject([
			{ destination: '6591000000', text: 'Hi Name0!', clientMessageId: contact(0).Id },
		]);
	});

	test('sends nothing while the custom label holds an unknown country', async () => {
		const here = org({ labels: { EightByEightCountry: 'USA' } });
		const { outputs } = await send({ contacts: contacts(2), text: 'Hi' }, here);
		expect(outputs).toMatchObject({
			status: 'FAILED',
			errorMessage:
				'Nothing was sent: the custom label EightByEightCountry contains "USA". Write two letters, such as US or GB, or none.',
		});
		expect(here.callouts).toEqual([]);
	});

	test('skips numbers whose 00 can be read in two ways', async () => {
		const Contact = [
			contact(0, { MobilePhone: '0011 65 9123 4567' }),
			contact(1, { MobilePhone: '0049 1512 3456789' }),
			contact(2, { MobilePhone: '00700 82 10 1234 5678' }),
		];
		const { outputs } = await send({ contacts: Contact, text: 'Hi' }, org());
		expect(outputs).toMatchObject({ acceptedCount: 1, skippedIds: [contact(0).Id, contact(2).Id] });
		expect(sandbox.messages()).toMatchObject([{ destination: '4915123456789' }]);
	});

	test('counts a batch of which nothing was taken as REJECTED', async () => {
		const { outputs } = await send({ contacts: [contact(1, { MobilePhone: magic('702') })], text: 'Hi' }, org());
		expect(outputs).toMatchObject({ status: 'REJECTED', acceptedCount: 0, rejectedCount: 1 });
	});

	test('reports rejections that the answer does not list', async () => {
		const list = [contact(1, { MobilePhone: magic('702') }), contact(2, { MobilePhone: magic('202') })];
		const { outputs } = await send({ contacts: list, text: 'Hi' }, org());
		expect(outputs).toMatchObject({
			status: 'PARTIAL',
			rejectedIds: [],
			errorMessage: '1 of 2 messages were not sent: 8x8 rejected them.',
		});
	});

	test('counts, and sends nothing, when it is only asked to check', async () => {
		const here = org();
		const list = [contact(0), contact(1, { MobilePhone: null }), contact(2)];
		const { outputs } = await send({ contacts: list, text: 'Hi', checkOnly: true }, here);
		expect(outputs).toMatchObject({ status: 'READY', messageCount: 2, skippedCount: 1, acceptedCount: 0 });
		expect(here.callouts).toEqual([]);
	});

	test.each([
		['nobody', []],
		['nobody with a number', [contact(1, { MobilePhone: null })]],
	])('makes no callout for %s', async (_what, list) => {
		const here = org();
		const { outputs } = await send({ contacts: list, text: 'Hi' }, here);
		expect(outputs).toMatchObject({ status: 'NOTHING', skippedCount: list.length });
		expect(here.callouts).toEqual([]);
	});

	test.each([
		[
			'the user has no access to the key',
			{ permissionSets: [] },
			/^The messages were not sent\. Assign the permission set/,
		],
		[
			'there is no such server',
			{ baseUrls: { 'https://sms.8x8.com': noSuchServer, 'https://chatapps.8x8.com': noSuchServer } },
			/^The messages were not sent\. Check the URL/,
		],
	])('knows that nothing was sent when %s', async (_what, options, errorMessage) => {
		const { outputs } = await send({ contacts: contacts(3), text: 'Hi' }, org(options));
		expect(outputs).toMatchObject({ status: 'FAILED', errorMessage: expect.stringMatching(errorMessage) as unknown });
	});

	test('says in words what went wrong with the whole batch', async () => {
		const failed = await send({ contacts: contacts(3), text: 'Hi' }, org({ apiKey: 'wrong' }));
		expect(failed.outputs).toMatchObject({ status: 'FAILED', acceptedCount: 0 });
		expect(failed.outputs.errorMessage).toMatch(/^The messages were not sent\. 8x8 answered with HTTP status 401: /);
		sandbox.addFault({ operation: 'sendSmsBatch', effects: [{ kind: 'reset', accepted: true }] });
		const cut = await send({ contacts: contacts(3), text: 'Hi' }, org());
		expect(cut.path.at(-1)).toBe('Note_the_Fault');
		expect(cut.outputs.errorMessage).toMatch(
			/^It is not known whether the messages were sent: .* The request to 8x8 failed: /,
		);
		sandbox.clearFaults();
		sandbox.addFault({ operation: 'sendSmsBatch', effects: [{ kind: 'answer', status: 500 }] });
		const unknown = await send({ contacts: contacts(3), text: 'Hi' }, org());
		expect(unknown.outputs).toMatchObject({ status: 'UNKNOWN' });
		expect(unknown.outputs.errorMessage).toMatch(
			/look in 8x8 Connect before you send them again\. 8x8 answered with HTTP status 500/,
		);
	});
});

describe('Text Selected Contacts', () => {
	const start = async (ids: FlowObject['ids'], here: DryOrg) =>
		await runFlow('EightByEight_Text_Selected_Contacts', { ids: ids ?? [] }, here);
	const fill = () => ({ Text_to_Send: 'Hi {FirstName}!', Sender_ID: null, Country_Code: null });

	test('shows whom the text goes to, sends it in one callout, and shows the outcome', async () => {
		const Contact = [...contacts(3), contact(3, { DoNotCall: true }), contact(4, { MobilePhone: null }), contact(5)];
		const here = org({ records: { Contact }, fill });
		await start(
			Contact.slice(0, 5).map(({ Id }) => Id ?? null),
			here,
		);
		expect(here.screens.map(({ name }) => name)).toEqual(['Write_the_Text', 'Check_and_Send', 'Sent']);
		expect(here.screens[0]?.texts[0]).toContain('<strong>4 of 5</strong> people have a mobile number');
		expect(here.screens[1]?.texts[0]).toContain(
			'<strong>3</strong> people:</p><blockquote>Hi {FirstName}!</blockquote><p>Opted out: 1. 15 characters',
		);
		expect(here.screens[2]?.texts[0]).toContain('<strong>3</strong> messages');
		expect(here.callouts).toEqual(['sendSmsBatch']);
		expect(sandbox.messages().map(({ text }) => text)).toEqual(['Hi Name0!', 'Hi Name1!', 'Hi Name2!']);
	});

	// Every number is read twice, which takes a while on a busy machine.
	test('takes 200 contacts, as many as a list view hands over, and no more', { timeout: 120_000 }, async () => {
		const Contact = contacts(201);
		const ids = Contact.map(({ Id }) => Id ?? null);
		const here = org({ records: { Contact }, fill });
		await start(ids.slice(0, 200), here);
		expect(here.screens.at(-1)?.name).toBe('Sent');
		await start(ids, here);
		expect(here.screens.at(-1)).toEqual({
			name: 'Too_Many',
			texts: ['<p>You selected 201 people; the maximum is 200. Select fewer.</p>'],
		});
		expect(sandbox.messages()).toHaveLength(200);
	});

	test('counts before the send as the send itself does', async () => {
		const Contact = [contact(0), contact(1, { MobilePhone: '(202) 555-0143' }), contact(2)];
		const here = org({ records: { Contact }, fill });
		await start(
			Contact.map(({ Id }) => Id ?? null),
			here,
		);
		expect(here.screens[1]?.texts[0]).toContain('<strong>2</strong> people:');
		expect(here.screens[1]?.texts[0]).toContain(
			'Skipped, because the number cannot receive texts, appears twice or belongs to somebody who opted out, or the first name is missing: 1.',
		);
		expect(here.screens[2]?.texts[0]).toContain('<strong>2</strong> messages');
		expect(here.callouts).toEqual(['sendSmsBatch']);
	});

	test('says before the send that no number can be texted, and what to do', async () => {
		const Contact = [contact(0, { MobilePhone: '(202) 555-0143' }), contact(1, { MobilePhone: '(202) 555-0144' })];
		const ids = Contact.map(({ Id }) => Id ?? null);
		const here = org({ records: { Contact }, fill });
		await start(ids, here);
		expect(here.screens.map(({ name }) => name)).toEqual(['Write_the_Text', 'Cannot_Send']);
		expect(here.screens[1]?.texts[0]).toContain('is not a number that can receive texts. Write + and the country code');
		const mistyped = org({ records: { Contact }, fill: () => ({ ...fill(), Country_Code: 'USA' }) });
		await start(ids, mistyped);
		expect(mistyped.screens.at(-1)?.texts[0]).toContain('there is no country "USA"');
		expect([...here.callouts, ...mistyped.callouts]).toEqual([]);
		const screen = here.flows.get('EightByEight_Text_Selected_Contacts')?.elements.get('Cannot_Send');
		expect(screen).toMatchObject({ kind: 'screen', canGoBack: true });
		const inTheUs = org({ records: { Contact }, fill: () => ({ ...fill(), Country_Code: 'US' }) });
		await start(ids, inTheUs);
		expect(inTheUs.screens.map(({ name }) => name)).toEqual(['Write_the_Text', 'Check_and_Send', 'Sent']);
	});

	test.each([true, false])(
		'ends with a message when nobody is left, empty collection or none (%s)',
		async (emptyIsCollection) => {
			const here = org({ records: { Contact: [contact(1, { MobilePhone: null })] }, fill, emptyIsCollection });
			await start([contact(1).Id ?? null], here);
			expect(here.screens.map(({ name }) => name)).toEqual(['Nobody_to_Text']);
			await start([], here);
			expect(here.screens.at(-1)?.name).toBe('Nobody_Selected');
			expect(here.callouts).toEqual([]);
		},
	);

	test('shows what was rejected, with no way back to send again', async () => {
		const Contact = [contact(1), contact(2, { MobilePhone: magic('703') })];
		const here = org({ records: { Contact }, fill });
		await start(
			Contact.map(({ Id }) => Id ?? null),
			here,
		);
		expect(here.screens.at(-1)?.name).toBe('Not_All_Sent');
		expect(here.screens.at(-1)?.texts[0]).toContain('1 of 2 messages were not sent');
		const screen = here.flows.get('EightByEight_Text_Selected_Contacts')?.elements.get('Not_All_Sent');
		expect(screen).toMatchObject({ kind: 'screen', canGoBack: false });
	});

	test.each([
		['the connection breaks', [{ kind: 'reset', accepted: true }] as const],
		['8x8 answers with 500', [{ kind: 'answer', status: 500, accepted: true }] as const],
	])('does not say that nothing was taken when %s', async (_what, effects) => {
		sandbox.addFault({ operation: 'sendSmsBatch', effects: [...effects] });
		const Contact = contacts(2);
		const here = org({ records: { Contact }, fill });
		await start(
			Contact.map(({ Id }) => Id ?? null),
			here,
		);
		sandbox.clearFaults();
		expect(sandbox.messages()).toHaveLength(2);
		expect(here.screens.at(-1)?.name).toBe('Not_Known');
		expect(here.screens.at(-1)?.texts[0]).toMatch(/not known whether the messages were sent/);
		expect(here.screens.at(-1)?.texts[0]).not.toContain('Taken by 8x8');
		const screen = here.flows.get('EightByEight_Text_Selected_Contacts')?.elements.get('Not_Known');
		expect(screen).toMatchObject({ kind: 'screen', canGoBack: false });
	});

	test('shows the error of a search that fails', async () => {
		const here = org({ broken: { Contact: 'No such column DoNotCall' }, fill });
		await start(['003'], here);
		expect(here.screens).toEqual([
			{
				name: 'Could_Not_Read',
				texts: ['<p>Nothing was sent. The records could not be read: No such column DoNotCall</p>'],
			},
		]);
	});
});

describe('Case Closed Text', () => {
	const closed: FlowObject = {
		Id: '500000000000000001',
		CaseNumber: '00001234',
		IsClosed: true,
		ContactId: contact(1).Id ?? null,
	};
	const save = (record: FlowObject, here: DryOrg) => saveRecord('EightByEight_Case_Closed_Text', record, here);

	test("texts the case's contact, with the ID of the case", async () => {
		const here = org({ records: { Contact: contacts(3) } });
		await save(closed, here);
		expect(sandbox.messages()).toMatchObject([
			{
				destination: '6591000001',
				clientMessageId: closed.Id,
				text: 'Hi Name1, your case 00001234 is closed. Call us if anything is left open.',
			},
		]);
		expect(here.mails).toEqual([]);
	});

	test.each([
		['created closed', undefined, 1],
		['closed', { ...closed, IsClosed: false }, 1],
		['closed already, and saved again', closed, 0],
	])('texts as often as it should for a case that is %s', async (_what, before, texts) => {
		const here = org({ records: { Contact: contacts(3) } });
		await saveRecord('EightByEight_Case_Closed_Text', closed, here, before);
		expect(here.callouts).toHaveLength(texts);
	});

	test.each([
		['a case that is open', { ...closed, IsClosed: false }, {}],
		['a case without contact', { ...closed, ContactId: null }, {}],
		['a contact who is not to be called', closed, { DoNotCall: true }],
		['a contact who texted STOP', closed, { EightByEightOptOut__c: true }],
		['a contact without mobile number', closed, { MobilePhone: null }],
	])('leaves %s alone', async (_what, record, fields) => {
		const here = org({ records: { Contact: [contact(1, fields)] } });
		await save(record, here);
		expect(here.callouts).toEqual([]);
		expect(here.mails).toEqual([]);
	});

	test('mails that the text was rejected', async () => {
		const here = org({ records: { Contact: [contact(1, { MobilePhone: magic('701') })] } });
		await save(closed, here);
		expect(here.mails).toEqual([
			{
				emailAddresses: 'admin@example.com',
				emailSubject: '8x8: text not sent: case 00001234 closed',
				emailBody: 'The message was not sent. 8x8 rejected it: Message text is over the limit',
			},
		]);
	});

	test('does not say "not sent" of a text that may have been sent', async () => {
		const here = org({ records: { Contact: [contact(1, { MobilePhone: magic('600') })] } });
		await save(closed, here);
		expect(sandbox.messages()).toHaveLength(1);
		expect(here.mails).toMatchObject([
			{
				emailSubject: '8x8: text unconfirmed: case 00001234 closed',
				emailBody: expect.stringMatching(/^It is not known whether/) as unknown,
			},
		]);
	});

	test('changes no record after the send, since Salesforce would take that back and run it again', () => {
		const flow = org().flows.get('EightByEight_Case_Closed_Text');
		expect([...(flow?.elements.values() ?? [])].map(({ kind }) => kind)).not.toContain('create');
	});

	test('never fails after the send, since Salesforce would run it again', async () => {
		const here = org({ apiKey: 'wrong', records: { Contact: contacts(2) }, broken: { emailSimple: 'No mail today' } });
		const run = await save(closed, here);
		expect(run?.path.at(-1)).toBe('Leave_It_There');
		const unreadable = org({ broken: { Contact: 'Query failed' } });
		await save(closed, unreadable);
		expect(unreadable.mails).toMatchObject([{ emailBody: expect.stringContaining('Query failed') as unknown }]);
	});
});

describe('Renewal Reminder', () => {
	beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-05-04T09:00:00Z') }));
	afterEach(() => vi.useRealTimers());

	const contract = (number: number, fields: FlowObject = {}): FlowObject => ({
		Id: `800${number}`,
		Status: 'Activated',
		EndDate: '2026-06-03',
		CustomerSignedId: contact(number).Id ?? null,
		...fields,
	});
	const run = (here: DryOrg) => runFlow('EightByEight_Renewal_Reminder', {}, here);

	test('texts everybody whose contract ends in 30 days, once each, in one callout', async () => {
		const Contract = [
			contract(0),
			contract(1),
			contract(1),
			contract(2, { EndDate: '2026-06-04' }),
			contract(3, { Status: 'Draft' }),
			contract(4),
		];
		const Contact = [...contacts(4), contact(4, { DoNotCall: true })];
		const here = org({ records: { Contract, Contact } });
		await run(here);
		expect(here.callouts).toEqual(['sendSmsBatch']);
		expect(sandbox.messages().map(({ text, clientBatchId }) => [text, clientBatchId])).toEqual([
			['Hi Name0, your contract with us ends in 30 days. Call us to renew it.', 'renewals'],
			['Hi Name1, your contract with us ends in 30 days. Call us to renew it.', 'renewals'],
		]);
		expect(here.mails).toEqual([]);
	});

	test.each([true, false])(
		'does nothing on days without contracts, empty collection or none (%s)',
		async (emptyIsCollection) => {
			const here = org({ emptyIsCollection });
			await run(here);
			expect([...here.callouts, ...here.mails]).toEqual([]);
		},
	);

	test('mails that nobody got a reminder, since no number has a country', async () => {
		const Contact = [contact(0, { MobilePhone: '(202) 555-0143' }), contact(1, { MobilePhone: '(202) 555-0144' })];
		const here = org({ records: { Contract: [contract(0), contract(1)], Contact } });
		await run(here);
		expect(here.callouts).toEqual([]);
		expect(here.mails).toMatchObject([
			{ emailBody: expect.stringMatching(/^Nothing was sent: nobody can receive it/) as unknown },
		]);
	});

	test('mails how many got no reminder when the others did', async () => {
		const Contact = [contact(0, { MobilePhone: '(202) 555-0143' }), contact(1)];
		const here = org({ records: { Contract: [contract(0), contract(1)], Contact } });
		await run(here);
		expect(sandbox.messages()).toHaveLength(1);
		expect(here.mails).toMatchObject([
			{ emailBody: expect.stringMatching(/^1 of the contacts .* got no reminder/) as unknown },
		]);
	});

	test('mails what went wrong', async () => {
		const records = { Contract: [contract(0)], Contact: contacts(1) };
		const wrongKey = org({ apiKey: 'wrong', records });
		await run(wrongKey);
		expect(wrongKey.mails).toMatchObject([
			{ emailAddresses: 'admin@example.com', emailBody: expect.stringContaining('HTTP status 401') as unknown },
		]);
		const unreadable = org({ records, broken: { Contract: 'Query failed' } });
		await run(unreadable);
		expect(unreadable.mails).toMatchObject([
			{ emailBody: 'No reminder was sent. Contracts or contacts could not be read: Query failed' },
		]);
		const silent = org({ apiKey: 'wrong', records, broken: { emailSimple: 'No mail today' } });
		expect((await run(silent)).path.at(-1)).toBe('Leave_It_There');
	});
});

describe('the dry run is as strict as an org', () => {
	const flowFile = (name: string) => `flow-templates/main/default/flows/${name}.flow-meta.xml`;

	/** An org whose project has one replacement in one flow. */
	function orgWith(flow: string, from: string | RegExp, to: string, options: Partial<OrgOptions>): DryOrg {
		const text = files.get(flowFile(flow)) ?? '';
		expect(text).toMatch(from);
		const changed = new Map(files).set(flowFile(flow), text.replace(from, to));
		const labels = { EightByEightSubAccount: 'acme_hq' };
		return dryOrg(changed, services, { apiKey: sandbox.apiKey, baseUrls: baseUrls(), labels, ...options });
	}

	test('fails where a field of an empty output is read', async () => {
		const guard = /(?<=<targetReference>)Is_There_an_Answer(?=<)/;
		const unguarded = orgWith('EightByEight_Send_SMS', guard, 'Was_It_Taken', {});
		sandbox.addFault({ operation: 'sendSms', effects: [{ kind: 'answer', status: 200, body: '{}' }] });
		const run = runFlow('EightByEight_Send_SMS', { destination: '+6591234567', text: 'Hi' }, unguarded);
		await expect(run).rejects.toThrow(
			"failed to access the value for Send_the_Text.200.status.code because it hasn't been set",
		);
		sandbox.clearFaults();
	});

	test('looks at every condition of a rule, also after one that does not hold', async () => {
		const merged = orgWith(
			'EightByEight_Send_SMS',
			/<conditions>(?=\s*<leftValueReference>Send_the_Text\.200\.status<)/,
			`<conditions>
                <leftValueReference>Send_the_Text.200.status.code</leftValueReference>
                <operator>EqualTo</operator>
                <rightValue>
                    <stringValue>QUEUED</stringValue>
                </rightValue>
            </conditions>
            <conditions>`,
			{},
		);
		sandbox.addFault({ operation: 'sendSms', effects: [{ kind: 'answer', status: 200, body: '{}' }] });
		const run = runFlow('EightByEight_Send_SMS', { destination: '+6591234567', text: 'Hi' }, merged);
		await expect(run).rejects.toThrow('failed to access the value');
		sandbox.clearFaults();
	});

	test('refuses a callout after an uncommitted change', async () => {
		const taskFirst = orgWith(
			'EightByEight_Send_SMS',
			/<start>([\s\S]*?<targetReference>)Check_the_Message/,
			`<recordCreates>
        <name>Create_a_Task</name>
        <connector>
            <targetReference>Check_the_Message</targetReference>
        </connector>
        <object>Task</object>
    </recordCreates>
    <start>$1Create_a_Task`,
			{},
		);
		const { outputs } = await runFlow('EightByEight_Send_SMS', { destination: '+6591234567', text: 'Hi' }, taskFirst);
		expect(taskFirst.created).toMatchObject([{ object: 'Task' }]);
		expect(outputs.errorMessage).toContain('You have uncommitted work pending');
		expect(sandbox.messages()).toEqual([]);
	});

	test('lets no transaction make more than 100 callouts', async () => {
		const here = org();
		const send = () => runFlow('EightByEight_Send_SMS', { destination: '+6591234567', text: 'Hi' }, here);
		for (let count = 0; count < 100; count++) await send();
		await expect(send()).rejects.toThrow('Too many callouts: 101');
	});
});
