import fastify from 'fastify';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { loadServices } from '../../generate/salesforce/externalServices';
import { until, type Workflow } from '../../sandbox/n8n/client';
import { withCredential } from '../../sandbox/n8n/demo';
import { parseWorkflow } from '../../tools/workflows/workflow';
import { deliverEvents } from '../salesforce/dryRun/interview';
import { type DryOrg, dryOrg } from '../salesforce/dryRun/org';
import { createRecord } from '../salesforce/dryRun/records';
import { objectFields } from '../salesforce/metadata/objectFields';
import { readProject, salesforceFolder } from '../salesforce/metadata/project';
import { openWorkbench, type Workbench } from './workbench';

// From the phone to the task: 8x8's sandbox, a whole n8n with its own Salesforce node, and an org that takes events over
// HTTP as Salesforce does, and runs the flow on them as the dry run does. Salesforce's login is left out: n8n is handed
// the token that consent ends with.

const event = 'EightByEight_Message__e';
const token = 'org-token';
const contact = { Id: '003A', MobilePhone: '+65 9123 4567', OwnerId: '005A' };

let bench: Workbench;
let org: DryOrg;
let salesforce: Awaited<ReturnType<typeof startSalesforce>>;
let workflow: Workflow | undefined;

const fields = z.record(z.string(), z.union([z.string(), z.null()]));

/** The part of Salesforce's REST API that creates a record. It knows the event's fields, and refuses others. */
async function startSalesforce(known: readonly string[]) {
	const app = fastify();
	const events: Record<string, string | null>[] = [];
	const refusals: number[] = [];
	app.post(`/services/data/v59.0/sobjects/${event}`, async ({ headers, body }, reply) => {
		if (headers.authorization !== `Bearer ${token}`) {
			return await reply.code(401).send([{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }]);
		}
		const refusal = refusals.shift();
		if (refusal !== undefined) {
			return await reply.code(refusal).send([{ errorCode: 'SERVER_UNAVAILABLE', message: 'Try again' }]);
		}
		const given = fields.parse(body);
		const unknown = Object.keys(given).filter((name) => !known.includes(name));
		if (unknown.length > 0) {
			return await reply.code(400).send([{ errorCode: 'INVALID_FIELD', message: `No such column ${unknown.join()}` }]);
		}
		events.push(given);
		return await reply.code(201).send({ id: 'e00000000000001AAA', success: true, errors: [] });
	});
	const url = await app.listen({ host: '127.0.0.1', port: 0 });
	return { url, events, refusals, close: () => app.close() };
}

beforeAll(async () => {
	const [files, services] = await Promise.all([readProject(), loadServices()]);
	// The flow makes no calls.
	const baseUrls = { 'https://sms.8x8.com': 'http://localhost:9', 'https://chatapps.8x8.com': 'http://localhost:9' };
	const records = {
		Contact: [{ ...contact }],
		Group: [{ Id: '00GA', Type: 'Queue', DeveloperName: 'EightByEightTexts' }],
	};
	org = dryOrg(files, services, { apiKey: 'key', baseUrls, records });
	salesforce = await startSalesforce(objectFields(files).get(event)?.names ?? []);
	bench = await openWorkbench({ delayScale: 0, retryScale: 0, subAccountIds: ['acme_hq'] });
	workflow = await setUp();
	expect(await bench.n8n.publish(workflow)).toMatchObject({ status: 'published' });
});

afterEach(() => {
	salesforce.events.length = 0;
});

afterAll(async () => {
	if (workflow !== undefined) await bench.n8n.unpublish(workflow);
	await Promise.all([bench.close(), salesforce.close()]);
});

/** Imports the workflow as its note says, with chat apps. The wait between tries is short here. */
async function setUp(): Promise<Workflow> {
	const parsed = parseWorkflow(
		JSON.parse(await readFile(join(salesforceFolder, 'n8n/events-to-salesforce.json'), 'utf8')),
	);
	if ('problems' in parsed) throw new Error(parsed.problems.join('; '));
	const oauthTokenData = { access_token: token, token_type: 'Bearer', instance_url: salesforce.url };
	const data = { clientId: 'test', clientSecret: 'test', oauthTokenData };
	const account = await bench.n8n.createCredential({ name: 'Salesforce', type: 'salesforceOAuth2Api', data });
	const { name, connections, nodes } = parsed.workflow;
	const ready = nodes.map((node) => ({
		...node,
		disabled: false,
		...(node.type === 'n8n-nodes-base.salesforce' && {
			credentials: { [account.type]: { id: account.id, name: account.name } },
			waitBetweenTries: 200,
		}),
	}));
	return await bench.n8n.createWorkflow(
		withCredential({ name, nodes: ready, connections, settings: {} }, bench.credential),
	);
}

/** The events that Salesforce received, once there are so many; the org's flow has processed them by then. */
async function arrived(count: number): Promise<Record<string, string | null>[]> {
	const events = await until(`${count} events`, { timeout: 60_000 }, () =>
		salesforce.events.length >= count ? [...salesforce.events] : undefined,
	);
	for (const each of events) createRecord(event, each, org);
	await deliverEvents(org);
	return events;
}

test('a text becomes a task of its sender, even if Salesforce was down at first, and STOP opts out', async () => {
	salesforce.refusals.push(503);
	bench.sandbox.receive({ source: '+6591234567', destination: '+6531580000', text: 'See you at 5' });
	expect(await arrived(1)).toMatchObject([
		{ Kind__c: 'received', Channel__c: 'SMS', Text__c: 'See you at 5', SubAccount__c: 'acme_hq' },
	]);
	expect(org.records.Task).toMatchObject([{ WhoId: '003A', Subject: 'Text from +6591234567' }]);
	salesforce.events.length = 0;
	bench.sandbox.receive({ source: '+6591234567', destination: '+6531580000', text: 'STOP' });
	await arrived(1);
	expect(org.records.Contact).toMatchObject([{ EightByEightOptOut__c: true }]);
});

test('receipts set the status of the task of a text', async () => {
	const { url, apiKey } = bench.sandbox;
	const answer = await fetch(`${url}/api/v1/subaccounts/acme_hq/messages`, {
		method: 'POST',
		headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
		body: JSON.stringify({ destination: '+6591234567', text: 'Hello' }),
	});
	expect(answer.status).toBe(200);
	const umid = bench.sandbox.messages().at(-1)?.umid ?? '';
	createRecord(event, { Kind__c: 'sent', Umid__c: umid, Phone__c: '+6591234567', RelatedId__c: '003A' }, org);
	const events = await arrived(1);
	expect(events.every(({ Kind__c, Umid__c }) => Kind__c === 'status' && Umid__c === umid)).toBe(true);
	expect(org.records.Task?.find((task) => task.EightByEightUmid__c === umid)).toMatchObject({
		EightByEightStatus__c: 'delivered',
	});
});

test('a message of a chat app becomes a task under the name of the app', async () => {
	bench.sandbox.receive({
		source: '+6591234567',
		chat: { channel: 'WhatsApp', type: 'Text', content: { text: 'Hi there' } },
	});
	expect(await arrived(1)).toMatchObject([{ Channel__c: 'WhatsApp', Phone__c: '+6591234567', Text__c: 'Hi there' }]);
	expect(org.records.Task?.at(-1)).toMatchObject({ Subject: 'WhatsApp from +6591234567' });
});
