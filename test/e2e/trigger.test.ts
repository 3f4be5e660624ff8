import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { N8nClient, until, type Credential, type NewWorkflow, type Workflow } from '../../sandbox/n8n/client';
import { createSandboxCredential, withCredential } from '../../sandbox/n8n/demo';
import { launchN8n } from '../../sandbox/n8n/launch';
import { freePort } from '../../sandbox/n8n/ports';
import type { Sandbox } from '../../sandbox/server';
import { makePackageFolder } from '../../tools/packageFolder';
import { call } from '../sandbox/client';
import { manualTrigger, openWorkbench, sendingWorkflow, type Workbench } from './workbench';

const triggerName = '8x8 SMS Trigger';
const texts = 'inbound_message_received';
const receipts = 'outbound_message_status_changed';
const phone = '+6591234567';

let bench: Workbench;
let published: Workflow[] = [];

beforeAll(async () => {
	bench = await openWorkbench({ delayScale: 0, subAccountIds: ['acme_hq', 'acme_vip'] });
});

afterEach(async () => {
	for (const workflow of published) await bench.n8n.unpublish(workflow);
	published = [];
	bench.sandbox.reset();
});

afterAll(async () => {
	await bench.close();
});

function trigger(name: string, parameters: INodeParameters) {
	return {
		id: randomUUID(),
		webhookId: randomUUID(),
		name,
		type: 'n8n-nodes-8x8-sms.eightByEightSmsTrigger',
		typeVersion: 2,
		position: [0, 0] as [number, number],
		parameters: { events: [texts], ...parameters },
	};
}

/** Workflows of triggers alone: their executions show what came in. */
function triggers(...nodes: ReturnType<typeof trigger>[]): NewWorkflow & { nodes: ReturnType<typeof trigger>[] } {
	return { name: 'Receives', nodes, connections: {} };
}

async function create(workflow: NewWorkflow, credential: Credential = bench.credential): Promise<Workflow> {
	return await bench.n8n.createWorkflow(withCredential(workflow, credential));
}

async function publish(workflow: Workflow): Promise<void> {
	published.push(workflow);
	expect(await bench.n8n.publish(workflow)).toMatchObject({ status: 'published' });
}

const urlOf = (webhookId: string, n8n = bench.n8n) => `${n8n.url}/webhook/${webhookId}/8x8`;

async function webhooks({ sandbox } = bench): Promise<unknown> {
	return (await call(sandbox, 'GET', `/api/v1/accounts/${sandbox.accountId}/webhooks`)).json;
}

async function addWebhook(webhook: object, { sandbox } = bench): Promise<void> {
	const path = `/api/v1/accounts/${sandbox.accountId}/webhooks`;
	expect((await call(sandbox, 'POST', path, { body: [webhook] })).status).toBe(200);
}

/** What the trigger output in each execution, oldest first, once there are so many. */
async function received(workflow: Workflow, count: number, n8n = bench.n8n) {
	const ended = await until(`${count} executions`, { timeout: 30_000 }, async () => {
		const executions = await n8n.executions(workflow);
		const done = executions.filter(({ status }) => status === 'success');
		return done.length >= count ? done : undefined;
	});
	const outputs = await Promise.all(ended.map(({ id }) => n8n.execution(id)));
	expect(outputs).toHaveLength(count);
	return outputs
		.toSorted((one, other) => Number(one.id) - Number(other.id))
		.map((execution) => execution.output(triggerName)[0]);
}

/** Resolves when everything that the sandbox posts has been answered. */
async function delivered(sandbox: Sandbox, count: number) {
	return await until(`${count} answers`, {}, () => {
		const deliveries = sandbox.deliveries();
		return deliveries.length === count && deliveries.every(({ attempts }) => attempts.length > 0)
			? deliveries
			: undefined;
	});
}

const theirs = {
	subAccountId: 'acme_hq',
	url: 'https://crm.example.com/8x8?token=hush',
	enabled: true,
	httpAuthorization: 'Bearer theirs',
};
const theirsListed = { ...theirs, httpAuthorization: '***' };

test('publishing registers the trigger, texts and receipts then start executions, and unpublishing removes it', async () => {
	const { n8n, sandbox, credential } = bench;
	const draft = triggers(trigger(triggerName, { events: [texts, receipts], options: { finalStatesOnly: false } }));
	const workflow = await create(draft);
	expect(await webhooks()).toEqual([]);
	await publish(workflow);
	const url = urlOf(draft.nodes[0]?.webhookId ?? '');
	expect(await webhooks()).toEqual([{ subAccountId: 'acme_hq', url, enabled: true, httpAuthorization: '***' }]);

	sandbox.receive({ source: phone, text: 'STOP' });
	expect(await received(workflow, 1)).toMatchObject([
		{ eventType: texts, source: phone, body: 'STOP', isOptOut: true, subAccountId: 'acme_hq', smsCount: 1 },
	]);

	const sending = await n8n.createWorkflow(sendingWorkflow({ destination: phone, text: 'Hello' }, credential));
	const execution = await n8n.runToEnd(sending, manualTrigger);
	const [sent] = execution.output('Send');
	const [, ...about] = await received(workflow, 3);
	expect(about.map((receipt) => receipt?.state).toSorted()).toEqual(['delivered', 'sent']);
	expect(about.find((receipt) => receipt?.state === 'delivered')).toMatchObject({
		umid: sent?.umid,
		clientMessageId: sent?.clientMessageId,
		destination: phone,
		detail: 'delivered_to_recipient',
		isFinal: true,
		errorCode: null,
		currency: 'EUR',
	});
	const deliveries = await delivered(sandbox, 3);
	expect(deliveries.map(({ attempts }) => attempts.map(({ status }) => status))).toEqual([[200], [200], [200]]);

	await n8n.unpublish(workflow);
	expect(await webhooks()).toEqual([]);
	sandbox.receive({ source: phone, text: 'Anybody there?' });
	expect((await fetch(url, { method: 'POST' })).status).toBe(404);
	expect(await n8n.executions(workflow)).toHaveLength(3);
});

test('an event that 8x8 posts again starts nothing, and one with the wrong secret neither', async () => {
	const { n8n, sandbox } = bench;
	const draft = triggers(trigger(triggerName, {}));
	const workflow = await create(draft);
	await publish(workflow);
	sandbox.receive({ source: phone, text: 'Once' });
	await received(workflow, 1);
	const [delivery] = await delivered(sandbox, 1);
	for (let times = 0; times < 4; times++) {
		const answer = await fetch(`${sandbox.url}/sandbox/deliveries/${delivery?.id ?? ''}/post`, { method: 'POST' });
		expect(answer.status).toBe(200);
	}
	expect(delivery?.attempts.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);

	const url = urlOf(draft.nodes[0]?.webhookId ?? '');
	for (const authorization of ['Bearer wrong', '***', '']) {
		const answer = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json', authorization },
			body: JSON.stringify(delivery?.event),
		});
		expect(answer.status).toBe(401);
	}
	expect(await n8n.executions(workflow)).toHaveLength(1);
});

test('the answer is 200 with no body, and comes before the workflow has ended', async () => {
	const { n8n } = bench;
	const node = trigger(triggerName, { registration: 'manual', events: [texts, receipts], simplify: false });
	const wait = {
		id: randomUUID(),
		name: 'Wait',
		type: 'n8n-nodes-base.wait',
		typeVersion: 1.1,
		position: [220, 0] as [number, number],
		parameters: { amount: 20, unit: 'seconds' },
	};
	const connections = { [triggerName]: { main: [[{ node: 'Wait', type: 'main' as const, index: 0 }]] } };
	const workflow = await create({ name: 'Takes its time', nodes: [node, wait], connections });
	await publish(workflow);
	const payload = {
		umid: randomUUID(),
		source: phone,
		destination: '+6531580000',
		body: 'Hi',
		subAccountId: 'acme_hq',
	};
	const event = { namespace: 'SMS', eventType: texts, payload };
	const post = (body: unknown) =>
		fetch(urlOf(node.webhookId), {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
	const answer = await post(event);
	expect([answer.status, await answer.text()]).toEqual([200, '']);
	const [execution] = await n8n.executions(workflow);
	expect(execution?.status).toBe('running');
	await n8n.stopExecution(execution?.id ?? '');

	const ignored = await post({ ...event, eventType: 'inbound_call_received' });
	expect([ignored.status, await ignored.text()]).toEqual([200, '']);
	const malformed = await post({ ...event, payload: null });
	expect([malformed.status, await malformed.text()]).toEqual([
		400,
		'This is not a valid 8x8 event: payload is missing.',
	]);
	expect((await post({ ...event, payload: { ...payload, body: 'x'.repeat(300_000) } })).status).toBe(413);
	expect(await n8n.executions(workflow)).toHaveLength(1);
});

test("somebody else's webhook survives a failed publication, unpublishing and a test, and the error says what to do", async () => {
	const { n8n } = bench;
	await addWebhook(theirs);
	const workflow = await create(triggers(trigger(triggerName, {})));
	published.push(workflow);
	const publication = await n8n.publish(workflow);
	expect(publication.status).toBe('failed');
	const message = publication.triggers[0]?.errorMessage ?? '';
	expect(message).toContain("8x8 already sends the events of sub-account 'acme_hq' to crm.example.com");
	expect(message).toContain('Replace Existing Webhook');
	expect(message).not.toMatch(/hush|theirs/);
	expect(await webhooks()).toEqual([theirsListed]);
	await expect(n8n.listenForTest(workflow, triggerName)).rejects.toThrow(/A test would take the events/);
	expect(await webhooks()).toEqual([theirsListed]);
	await n8n.unpublish(workflow);
	expect(await webhooks()).toEqual([theirsListed]);
});

test('a publication that failed can be published again once the way is clear', async () => {
	const { n8n, sandbox } = bench;
	await addWebhook(theirs);
	const workflow = await create(triggers(trigger(triggerName, {})));
	published.push(workflow);
	expect(await n8n.publish(workflow)).toMatchObject({ status: 'failed' });
	sandbox.reset();
	expect(await n8n.publish(workflow)).toMatchObject({ status: 'published' });
	sandbox.receive({ source: phone, text: 'Now it works' });
	expect(await received(workflow, 1)).toMatchObject([{ body: 'Now it works' }]);
});

test("somebody else's webhook in the registration's place stays when the workflow is unpublished", async () => {
	const { n8n } = bench;
	const workflow = await create(triggers(trigger(triggerName, {})));
	await publish(workflow);
	await addWebhook(theirs);
	await n8n.unpublish(workflow);
	expect(await webhooks()).toEqual([theirsListed]);
});

test('a test registers where there is no webhook, gets one text, and leaves nothing', async () => {
	const { n8n, sandbox } = bench;
	const draft = triggers(trigger(triggerName, {}));
	const workflow = await create(draft);
	await n8n.listenForTest(workflow, triggerName);
	const testUrl = `${n8n.url}/webhook-test/${draft.nodes[0]?.webhookId ?? ''}/8x8`;
	expect(await webhooks()).toMatchObject([{ subAccountId: 'acme_hq', url: testUrl }]);
	sandbox.receive({ source: phone, text: 'Just a test' });
	expect(await received(workflow, 1)).toMatchObject([{ body: 'Just a test' }]);
	await until('the end of the test', {}, async () => ((await webhooks()) as unknown[]).length === 0 || undefined);
});

test('a test does not cost the published workflow its registration', async () => {
	const { n8n, sandbox } = bench;
	const draft = triggers(trigger(triggerName, {}));
	const workflow = await create(draft);
	await publish(workflow);
	await expect(n8n.listenForTest(workflow, triggerName)).rejects.toThrow(/away from the published workflow/);
	expect(await webhooks()).toMatchObject([{ url: urlOf(draft.nodes[0]?.webhookId ?? '') }]);
	sandbox.receive({ source: phone, text: 'Still here' });
	expect(await received(workflow, 1)).toMatchObject([{ body: 'Still here' }]);
});

test('of two triggers for one sub-account, the second is told what to do instead', async () => {
	const { n8n } = bench;
	const draft = triggers(trigger('First', {}), trigger('Second', {}));
	const workflow = await create(draft);
	published.push(workflow);
	const publication = await n8n.publish(workflow);
	expect(publication.status).toBe('partial');
	const failed = publication.triggers.filter(({ status }) => status === 'failed');
	expect(failed).toHaveLength(1);
	expect(failed[0]?.errorMessage).toContain(
		`${new URL(n8n.url).host} (another trigger of this n8n), and keeps only one webhook for them. Nothing was changed. What you can do: (1) unpublish the workflow that has that trigger; (2) let one trigger serve them all, with the ready workflow Events router; (3) choose another Sub-Account;`,
	);
	const winner = draft.nodes.find(({ id }) => id !== failed[0]?.nodeId);
	expect(await webhooks()).toMatchObject([{ url: urlOf(winner?.webhookId ?? '') }]);
});

test('an edited trigger moves with its workflow: another sub-account, then Manual', async () => {
	const { n8n } = bench;
	const node = trigger(triggerName, {});
	let workflow = await create(triggers(node));
	await publish(workflow);
	const move = async (parameters: INodeParameters) => {
		const edited = triggers({ ...node, parameters: { ...node.parameters, ...parameters } });
		workflow = await n8n.updateWorkflow(workflow, withCredential(edited, bench.credential));
		expect(await n8n.publish(workflow)).toMatchObject({ status: 'published' });
	};
	await move({ subAccountId: { __rl: true, mode: 'id', value: 'acme_vip' } });
	expect(await webhooks()).toMatchObject([{ subAccountId: 'acme_vip', url: urlOf(node.webhookId) }]);
	await move({ registration: 'manual' });
	expect(await webhooks()).toEqual([]);
});

test('an edited trigger still gets its events after a run from before the edit has put old static data back', async () => {
	const { n8n, sandbox } = bench;
	const node = trigger(triggerName, {});
	const count = {
		id: randomUUID(),
		name: 'Count',
		type: 'n8n-nodes-base.code',
		typeVersion: 2,
		position: [220, 0] as [number, number],
		parameters: { jsCode: "$getWorkflowStaticData('global').seen = $input.first().json.umid;\nreturn $input.all();" },
	};
	const wait = {
		id: randomUUID(),
		name: 'Wait',
		type: 'n8n-nodes-base.wait',
		typeVersion: 1.1,
		position: [440, 0] as [number, number],
		parameters: { amount: 8, unit: 'seconds' },
	};
	const to = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });
	const draft = (options: INodeParameters) => ({
		name: 'Counts',
		nodes: [{ ...node, parameters: { ...node.parameters, options } }, count, wait],
		connections: { [triggerName]: to('Count'), Count: to('Wait') },
	});
	let workflow = await create(draft({}));
	await publish(workflow);
	sandbox.receive({ source: phone, text: 'Before the edit' });
	await until('the start', {}, async () => (await n8n.executions(workflow)).length > 0 || undefined);

	workflow = await n8n.updateWorkflow(workflow, withCredential(draft({ keywords: 'edit' }), bench.credential));
	expect(await n8n.publish(workflow)).toMatchObject({ status: 'published' });
	expect(await n8n.executions(workflow)).toMatchObject([{ status: 'running' }]);
	await received(workflow, 1);

	sandbox.receive({ source: phone, text: 'After the edit' });
	expect(await received(workflow, 2)).toMatchObject([{ body: 'Before the edit' }, { body: 'After the edit' }]);
});

test("a message's own Delivery Receipt URL brings its receipts to a manual trigger, beside the account's webhook", async () => {
	const { n8n, credential } = bench;
	await addWebhook(theirs);
	const node = trigger(triggerName, { registration: 'manual', events: [receipts], options: { finalStatesOnly: true } });
	const workflow = await create(triggers(node));
	await publish(workflow);
	const options = { dlrCallbackUrl: urlOf(node.webhookId) };
	const sending = sendingWorkflow({ destination: phone, text: 'Hello', options }, credential);
	const execution = await n8n.runToEnd(await n8n.createWorkflow(sending), manualTrigger);
	expect(await received(workflow, 1)).toMatchObject([
		{ umid: execution.output('Send')[0]?.umid, state: 'delivered', isFinal: true },
	]);
	expect(await webhooks()).toEqual([theirsListed]);
});

test('a restart of n8n changes nothing: the registration and its secret are still valid', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'trigger-restart-'));
	const port = await freePort();
	await makePackageFolder(join(folder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-8x8-sms'));
	const launch = () =>
		launchN8n({
			port,
			environment: { N8N_USER_FOLDER: folder },
			placeConnector: async (place) => {
				await mkdir(place);
			},
		});
	const owner = { email: 'owner@e2e.example', firstName: 'End', lastName: 'To End', password: 'Correct-Horse-8x8' };
	let running = await launch();
	try {
		const n8n = new N8nClient(running.url);
		await n8n.setUpOwner(owner);
		const credential = await createSandboxCredential(n8n, bench.sandbox);
		const draft = triggers(trigger(triggerName, {}));
		const workflow = await n8n.createWorkflow(withCredential(draft, credential));
		expect(await n8n.publish(workflow)).toMatchObject({ status: 'published' });
		const before = await webhooks();

		await running.close();
		running = await launch();
		await n8n.logIn(owner);
		expect(await webhooks()).toEqual(before);
		bench.sandbox.receive({ source: phone, text: 'After the restart' });
		expect(await received(workflow, 1, n8n)).toMatchObject([{ body: 'After the restart' }]);
		await n8n.unpublish(workflow);
		expect(await webhooks()).toEqual([]);
	} finally {
		await running.close();
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	}
});
