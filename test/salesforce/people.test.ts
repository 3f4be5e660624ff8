import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadServices } from '../../generate/salesforce/externalServices';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { deliverEvents, runFlow } from './dryRun/interview';
import { type DryOrg, dryOrg, type OrgOptions } from './dryRun/org';
import type { FlowObject } from './flow/values';
import { readProject } from './metadata/project';

// Flows that start from a record: those of quick actions and of Agentforce.

let sandbox: Sandbox;
let org: (options?: Partial<OrgOptions>) => DryOrg;

beforeAll(async () => {
	const [files, services] = await Promise.all([readProject(), loadServices()]);
	sandbox = await startSandbox({ subAccountIds: ['acme_hq'], delayScale: 0 });
	org = (options = {}) =>
		dryOrg(files, services, {
			apiKey: sandbox.apiKey,
			baseUrls: { 'https://sms.8x8.com': sandbox.url, 'https://chatapps.8x8.com': sandbox.chatAppsUrl },
			labels: { EightByEightSubAccount: 'acme_hq' },
			...options,
			records: { Contact: [person('003A')], Lead: [person('00QA')], Case: cases, ...options.records },
		});
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const person = (Id: string, fields: FlowObject = {}): FlowObject => ({
	Id,
	Name: 'Ann Lee',
	FirstName: 'Ann',
	MobilePhone: '+65 9123 4567',
	DoNotCall: false,
	EightByEightOptOut__c: false,
	...fields,
});
const cases: FlowObject[] = [
	{ Id: '500A', ContactId: '003A' },
	{ Id: '500B', ContactId: null },
];

const text = (recordId: string, here: DryOrg) => runFlow('EightByEight_Text_Person', { recordId, text: 'Hi' }, here);

describe('Text a Person', () => {
	test.each([
		['a contact', '003A', '003A'],
		['a lead', '00QA', '00QA'],
		['the contact of a case', '500A', '003A'],
	])('texts %s, and adds a task to them', async (_what, recordId, who) => {
		const here = org();
		const { outputs } = await text(recordId, here);
		expect(outputs).toMatchObject({ sent: true, status: 'QUEUED', personName: 'Ann Lee', errorMessage: null });
		expect(sandbox.messages()).toMatchObject([{ destination: '6591234567', text: 'Hi', clientMessageId: who }]);
		await deliverEvents(here);
		expect(here.created).toMatchObject([
			{ object: 'EightByEight_Event__c' },
			{ object: 'Task', fields: { WhoId: who } },
		]);
	});

	test.each([
		['a number in place of an ID', '+6591234567', {}],
		['an account', '001A', {}],
		['a case without a contact', '500B', {}],
		['a contact that there is not', '003Z', {}],
		['a contact who is not to be called', '003A', { DoNotCall: true }],
		['a contact who texted STOP', '003A', { EightByEightOptOut__c: true }],
		['a contact without a number', '003A', { MobilePhone: null }],
	])('texts nobody for %s', async (_what, recordId, fields) => {
		const here = org({ records: { Contact: [person('003A', fields)] } });
		const { outputs } = await text(recordId, here);
		expect(outputs).toMatchObject({ sent: false, status: 'FAILED' });
		expect(outputs.errorMessage).toMatch(/^The message was not sent: /);
		expect(here.callouts).toEqual([]);
	});

	test('says that the record could not be read', async () => {
		const { outputs } = await text('003A', org({ broken: { Contact: 'No access' } }));
		expect(outputs.errorMessage).toBe('The message was not sent. The record could not be read: No access');
	});
});

describe('Write SMS', () => {
	const fill = () => ({ Text_to_Send: 'Hi', Sender_ID: null });
	const write = (here: DryOrg) => runFlow('EightByEight_Write_SMS', { recordId: '003A' }, here);

	test.each([
		['shows whom the text went to', {}, 'Sent', 'Ann Lee'],
		['says why it was not sent', { EightByEightOptOut__c: true }, 'Not_Sent', 'opted out'],
		['has no way back when it may have been sent', { MobilePhone: '+44 7700 900600' }, 'Not_Known', 'It is not known'],
	])('%s', async (_what, fields, screen, words) => {
		const here = org({ fill, records: { Contact: [person('003A', fields)] } });
		await write(here);
		expect(here.screens.map(({ name }) => name)).toEqual(['Write_the_Text', screen]);
		expect(here.screens[1]?.texts[0]).toContain(words);
		const shown = here.flows.get('EightByEight_Write_SMS')?.elements.get(screen);
		expect(shown).toMatchObject({ kind: 'screen', canGoBack: screen === 'Not_Sent' });
	});
});

describe('Text Campaign Members', () => {
	const fill = () => ({ Text_to_Send: 'Hi {FirstName}', Sender_ID: null, Country_Code: null });
	const CampaignMember: FlowObject[] = [
		{ Id: '00vA', CampaignId: '701A', ContactId: '003A', LeadId: null },
		{ Id: '00vB', CampaignId: '701A', ContactId: '003B', LeadId: null },
		{ Id: '00vC', CampaignId: '701A', ContactId: null, LeadId: '00QA' },
		{ Id: '00vD', CampaignId: '701B', ContactId: '003C', LeadId: null },
		{ Id: '00vE', CampaignId: '701A', ContactId: null, LeadId: '00QB' },
		{ Id: '00vF', CampaignId: '701A', ContactId: null, LeadId: '00QC' },
		{ Id: '00vG', CampaignId: '701A', ContactId: null, LeadId: '00QD' },
		{ Id: '00vH', CampaignId: '701A', ContactId: '003D', LeadId: '00QC' },
		{ Id: '00vI', CampaignId: '701A', ContactId: null, LeadId: null, AccountId: '001A' },
		{ Id: '00vJ', CampaignId: '701C', ContactId: null, LeadId: '00QA' },
	];
	const Lead = [
		person('00QA', { MobilePhone: '+6591234570', FirstName: 'Lea', IsConverted: false }),
		person('00QB', { MobilePhone: '(+65) 9123-4568', FirstName: 'Ben', IsConverted: false }),
		person('00QC', { MobilePhone: '+6591234571', IsConverted: true }),
		person('00QD', { MobilePhone: '+6591234572', IsConverted: false, EightByEightOptOut__c: true }),
	];
	const Contact = [
		person('003A'),
		person('003B', { MobilePhone: '+6591234568', FirstName: 'Ben' }),
		person('003C', { MobilePhone: '+6591234569' }),
		person('003D', { MobilePhone: '+6591234572', FirstName: 'Dan' }),
	];
	const start = (recordId: string, here: DryOrg) => runFlow('EightByEight_Text_Campaign', { recordId }, here);

	test('texts contacts and leads in one callout, each number once, and none of somebody who opted out', async () => {
		const here = org({ fill, records: { Contact, Lead, CampaignMember } });
		await start('701A', here);
		expect(here.screens[0]?.texts[0]).toContain(
			'<strong>3</strong> members of this campaign are contacts, <strong>4</strong> are leads',
		);
		expect(here.screens.map(({ name }) => name).slice(1)).toEqual(['Write_the_Text', 'Check_and_Send', 'Sent']);
		expect(here.screens[1]?.texts[0]).toContain('<strong>6 of 7</strong> people');
		expect(here.screens[2]?.texts[0]).toContain('<strong>3</strong> people');
		expect(here.callouts).toEqual(['sendSmsBatch']);
		expect(sandbox.messages().map((message) => [message.clientMessageId, message.text])).toEqual([
			['003A', 'Hi Ann'],
			['003B', 'Hi Ben'],
			['00QA', 'Hi Lea'],
		]);
	});

	test.each([true, false])('texts leads alone, empty collection or none (%s)', async (emptyIsCollection) => {
		const here = org({ fill, emptyIsCollection, records: { Contact, Lead, CampaignMember } });
		await start('701C', here);
		expect(sandbox.messages()).toMatchObject([{ clientMessageId: '00QA' }]);
	});

	test.each([
		['Contact', 'No access'],
		['Lead', 'No access'],
		['CampaignMember', 'No access'],
	])('sends nothing where %s cannot be read', async (object, problem) => {
		const here = org({ fill, broken: { [object]: problem }, records: { Contact, Lead, CampaignMember } });
		await start('701A', here);
		expect(here.screens.at(-1)).toMatchObject({
			name: 'Could_Not_Read',
			texts: [expect.stringContaining('No access')],
		});
		expect(here.callouts).toEqual([]);
	});

	test('ends where there are no members', async () => {
		const here = org({ fill, records: { CampaignMember } });
		await start('701Z', here);
		expect(here.screens.map(({ name }) => name)).toEqual(['No_Members']);
	});
});
