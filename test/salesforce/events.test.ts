import { beforeAll, describe, expect, test } from 'vitest';
import { loadServices } from '../../generate/salesforce/externalServices';
import { deliverEvents } from './dryRun/interview';
import { type DryOrg, dryOrg, type OrgOptions } from './dryRun/org';
import { createRecord } from './dryRun/records';
import type { FlowObject } from './flow/values';
import { readProject } from './metadata/project';

let orgWith: (options: Partial<OrgOptions>) => DryOrg;

beforeAll(async () => {
	const [files, services] = await Promise.all([readProject(), loadServices()]);
	// No calls are made: there is no server.
	const baseUrls = { 'https://sms.8x8.com': 'http://localhost:9', 'https://chatapps.8x8.com': 'http://localhost:9' };
	orgWith = (options) => dryOrg(files, services, { apiKey: 'key', baseUrls, ...options });
});

const contact: FlowObject = { Id: '003A', FirstName: 'Ann', MobilePhone: '(+65) 9123-4567', OwnerId: '005A' };
const lead: FlowObject = { Id: '00QA', MobilePhone: '+65 9765 4321', OwnerId: '005B', IsConverted: false };
const queue: FlowObject = { Id: '00GA', Type: 'Queue', DeveloperName: 'EightByEightTexts' };

/** An org with a contact, a lead and the queue. */
const org = (options: Partial<OrgOptions> = {}) =>
	orgWith({
		...options,
		records: { Contact: [{ ...contact }], Lead: [{ ...lead }], Group: [queue], ...options.records },
	});

/** Publishes an event as often as 8x8 may post it, and lets the flow process each. */
async function publish(here: DryOrg, fields: FlowObject, times = 1): Promise<string[][]> {
	for (let time = 0; time < times; time += 1) createRecord('EightByEight_Message__e', fields, here);
	return await deliverEvents(here);
}

const received = (text: string, phone = '6591234567', umid = 'm-1'): FlowObject => ({
	Kind__c: 'received',
	Phone__c: phone,
	Text__c: text,
	Umid__c: umid,
});
const status = (state: string): FlowObject => ({
	Kind__c: 'status',
	State__c: state,
	Umid__c: 'm-1',
	Phone__c: '6591234567',
});
const sent: FlowObject = {
	Kind__c: 'sent',
	Umid__c: 'm-1',
	Phone__c: '+6591234567',
	Text__c: 'Hi Ann',
	RelatedId__c: '003A',
};

const createdIn = (here: DryOrg, object: string) =>
	here.created.filter((record) => record.object === object).map(({ fields }) => fields);

describe('a text that was sent', () => {
	test('becomes one task of its contact, also when the event comes five times', async () => {
		const here = org();
		await publish(here, sent, 5);
		expect(createdIn(here, 'Task')).toMatchObject([
			{
				WhoId: '003A',
				Subject: 'Text to +6591234567',
				Description: 'Hi Ann',
				Status: 'Completed',
				EightByEightUmid__c: 'm-1',
				EightByEightStatus__c: 'queued',
			},
		]);
		expect(here.mails).toEqual([]);
	});

	test('has the status of its receipts, of which a late one changes nothing', async () => {
		const here = org();
		await publish(here, sent);
		for (const state of ['sent', 'delivered', 'delivered', 'queued']) await publish(here, status(state));
		expect(here.records.Task).toMatchObject([{ EightByEightStatus__c: 'delivered' }]);
	});

	test('has the status of a receipt that came first', async () => {
		const here = org();
		await publish(here, status('delivered'));
		await publish(here, sent);
		expect(here.records.Task).toMatchObject([{ EightByEightStatus__c: 'delivered' }]);
	});

	test('without a task leaves its receipts without effect', async () => {
		const here = org();
		const [path] = await publish(here, status('delivered'));
		expect(path?.at(-1)).toBe('Is_There_a_Task');
		expect(createdIn(here, 'Task')).toEqual([]);
	});
});

describe('a text that came in', () => {
	test('becomes one task for the owner of the contact whose number it is, however that is written', async () => {
		const here = org();
		await publish(here, received('See you at 5'), 5);
		expect(createdIn(here, 'Task')).toMatchObject([
			{
				WhoId: '003A',
				OwnerId: '005A',
				Subject: 'Text from +6591234567',
				Description: 'See you at 5',
				Status: 'Not Started',
			},
		]);
		expect(createdIn(here, 'Case')).toEqual([]);
		expect(here.records.Contact).not.toMatchObject([{ EightByEightOptOut__c: true }]);
	});

	test('becomes a task of a lead, where no contact has the number', async () => {
		const here = org();
		await publish(here, received('Hello', '6597654321'));
		expect(createdIn(here, 'Task')).toMatchObject([{ WhoId: '00QA', OwnerId: '005B' }]);
	});

	test('does not belong to somebody whose number only has the same ending', async () => {
		const here = org({ records: { Contact: [{ ...contact, MobilePhone: '+61 491 234 567' }] } });
		await publish(here, received('STOP'));
		expect(here.records.Contact).not.toMatchObject([{ EightByEightOptOut__c: true }]);
		expect(createdIn(here, 'Case')).toHaveLength(1);
	});

	test('opens one case when nobody has the number, and adds to it while it is open', async () => {
		const here = org();
		await publish(here, received('Who is this?', '4915123456789'), 5);
		await publish(here, received('Hello?', '4915123456789', 'm-2'));
		expect(createdIn(here, 'Case')).toMatchObject([
			{
				OwnerId: '00GA',
				Subject: 'Text from +4915123456789',
				Description: 'Who is this?',
				SuppliedPhone: '+4915123456789',
			},
		]);
		expect(createdIn(here, 'CaseComment')).toMatchObject([{ CommentBody: 'Hello?' }]);
	});

	test('keeps all of a text that is too long for a comment', async () => {
		const here = org();
		await publish(here, received('Hello', '4915123456789'));
		await publish(here, received('x'.repeat(1301), '4915123456789', 'm-2'));
		expect(createdIn(here, 'Case')).toMatchObject([{ Description: 'Hello' }, { Description: 'x'.repeat(1301) }]);
		expect(createdIn(here, 'CaseComment')).toEqual([]);
	});

	test('mails what went wrong, without the text', async () => {
		const here = org({ broken: { Task: 'Required field missing' } });
		await publish(here, received('My code is 4711'));
		expect(here.mails).toMatchObject([
			{
				emailBody: expect.stringContaining(
					'received:m-1: from the number +6591234567 could not be processed',
				) as unknown,
			},
		]);
		expect(JSON.stringify(here.mails)).not.toContain('4711');
	});
});

describe('a chat app', () => {
	const chat = (fields: FlowObject): FlowObject => ({
		...received('Hello'),
		Channel__c: 'WhatsApp',
		Umid__c: 'c-1',
		...fields,
	});
	const receipt = (Channel__c: string, state: string): FlowObject => ({ ...status(state), Channel__c });

	test('brings a message that becomes one task, under the name of the app', async () => {
		const here = org();
		await publish(here, chat({}), 5);
		expect(createdIn(here, 'Task')).toMatchObject([
			{ WhoId: '003A', Subject: 'WhatsApp from +6591234567', Description: 'Hello' },
		]);
	});

	test('opts out by STOP as an SMS does', async () => {
		const here = org();
		await publish(here, chat({ Text__c: 'Stop' }));
		expect(here.records.Contact).toMatchObject([{ EightByEightOptOut__c: true }]);
	});

	test.each(['', null])('opens a case for somebody without a number (%j), and looks for nobody', async (phone) => {
		const here = org();
		const anonymous = { Phone__c: phone, UserId__c: 'U4711' };
		const [path] = await publish(here, chat({ ...anonymous, Text__c: 'STOP' }));
		await publish(here, chat({ ...anonymous, Umid__c: 'c-2', Text__c: 'Anybody there?' }));
		await publish(here, chat({ ...anonymous, UserId__c: 'U4712', Umid__c: 'c-3' }));
		expect(path).not.toContain('Get_the_Contacts');
		expect(createdIn(here, 'Case')).toMatchObject([
			{ Subject: 'WhatsApp from U4711', SuppliedPhone: 'U4711', Description: 'STOP' },
			{ SuppliedPhone: 'U4712' },
		]);
		expect(createdIn(here, 'CaseComment')).toHaveLength(1);
		expect(here.records.Contact).not.toMatchObject([{ EightByEightOptOut__c: true }]);
	});

	test.each([
		['arrives and is read', ['WhatsApp sent', 'WhatsApp delivered', 'WhatsApp read'], 'read (WhatsApp)'],
		['falls back to SMS', ['WhatsApp sent', 'WhatsApp undelivered', 'SMS sent', 'SMS delivered'], 'delivered'],
		['is on its way by SMS', ['WhatsApp undelivered', 'SMS sent'], 'sent'],
		['goes on to another app', ['WhatsApp undelivered', 'Viber sent'], 'sent (Viber)'],
		['has a receipt that is late', ['WhatsApp undelivered', 'WhatsApp sent'], 'undelivered (WhatsApp)'],
		['has one of the first channel late', ['SMS delivered', 'WhatsApp undelivered'], 'delivered'],
	])('shows on the task that a message %s', async (_what, receipts, shown) => {
		const here = org();
		await publish(here, { ...sent, Channel__c: 'WhatsApp' });
		for (const each of receipts) {
			const [channel = '', state = ''] = each.split(' ');
			await publish(here, receipt(channel, state), 2);
		}
		expect(here.records.Task).toMatchObject([{ Subject: 'WhatsApp to +6591234567', EightByEightStatus__c: shown }]);
		expect(here.mails).toEqual([]);
	});
});

describe('STOP and START', () => {
	test.each(['STOP', ' stop ', 'Stop.', 'unsubscribe', 'QUIT!'])(
		'%j opts everybody with the number out',
		async (text) => {
			const Contact = [{ ...contact }, { ...contact, Id: '003B', MobilePhone: '+6591234567' }];
			const Lead = [{ ...lead, MobilePhone: '+65 91234567' }];
			const here = org({ records: { Contact, Lead } });
			await publish(here, received(text));
			expect(here.records.Contact).toMatchObject([{ EightByEightOptOut__c: true }, { EightByEightOptOut__c: true }]);
			expect(here.records.Lead).toMatchObject([{ EightByEightOptOut__c: true }]);
			expect(createdIn(here, 'Task')).toHaveLength(1);
		},
	);

	test('START opts in again, and a STOP from before that comes again does not opt out', async () => {
		const here = org();
		await publish(here, received('STOP'));
		await publish(here, received('start', '6591234567', 'm-2'));
		await publish(here, received('STOP'), 4);
		expect(here.records.Contact).toMatchObject([{ EightByEightOptOut__c: false }]);
	});

	test.each(['Do not stop by before 5', 'STOP it please', ''])('%j is neither', async (text) => {
		const here = org();
		await publish(here, received(text));
		expect(here.records.Contact).not.toMatchObject([{ EightByEightOptOut__c: true }]);
	});
});
