import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INode } from 'n8n-workflow';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Credential, N8nClient, type NewWorkflow, until, type Workflow } from '../../sandbox/n8n/client';
import { createSandboxCredential, withCredential } from '../../sandbox/n8n/demo';
import type { Execution } from '../../sandbox/n8n/execution';
import { launchN8n, type RunningN8n } from '../../sandbox/n8n/launch';
import { freePort } from '../../sandbox/n8n/ports';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { makePackageFolder } from '../../tools/packageFolder';

const itemCount = 1000;
const roundSize = 50;
const owner = { email: 'owner@e2e.example', firstName: 'End', lastName: 'To End', password: 'Correct-Horse-8x8' };

let folder: string;
let port: number;
let running: RunningN8n;
let n8n: N8nClient;
let sandbox: Sandbox;
let credential: Credential;

const launch = () =>
	launchN8n({
		port,
		environment: { N8N_USER_FOLDER: folder },
		placeConnector: async (place) => {
			await mkdir(place);
		},
	});

// One n8n for all of them, apart from the run's own: it is killed repeatedly, and restarted with its database.
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'stopped-'));
	port = await freePort();
	await makePackageFolder(join(folder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-8x8-sms'));
	// Slow enough to be stopped in the middle.
	sandbox = await startSandbox({ latency: 20 });
	running = await launch();
	n8n = new N8nClient(running.url);
	await n8n.setUpOwner(owner);
	credential = await createSandboxCredential(n8n, sandbox);
});

afterEach(() => {
	sandbox.reset();
});

afterAll(async () => {
	await running.close();
	await sandbox.close();
	await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const start = (path: string) => ({
	name: 'Start',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2,
	parameters: { httpMethod: 'POST', path, responseMode: 'onReceived' },
});
const people = {
	name: 'People',
	type: 'n8n-nodes-base.code',
	typeVersion: 2,
	parameters: {
		jsCode: `return Array.from({ length: ${itemCount} }, (_, index) => ({ json: { phone: '+' + (6590000000 + index) } }));`,
	},
};
const send = {
	name: 'Send',
	type: 'n8n-nodes-8x8-sms.eightByEightSms',
	typeVersion: 1,
	parameters: {
		resource: 'message',
		operation: 'send',
		destination: '={{ $json.phone }}',
		text: 'Hello',
		source: '',
		options: { concurrency: 5 },
	},
};
const loop = {
	name: 'Loop Over Items',
	type: 'n8n-nodes-base.splitInBatches',
	typeVersion: 3,
	parameters: { batchSize: roundSize, options: {} },
};
const removeDuplicates = {
	name: 'Remove Duplicates',
	type: 'n8n-nodes-base.removeDuplicates',
	typeVersion: 2,
	parameters: {
		operation: 'removeItemsSeenInPreviousExecutions',
		dedupeValue: '={{ $json.phone }}',
		options: {},
	},
};
const to = (node: string) => [{ node, type: 'main' as const, index: 0 }];
const placed = (steps: Pick<INode, 'name' | 'type' | 'typeVersion' | 'parameters'>[]): INode[] =>
	steps.map((step, index) => ({ ...step, id: crypto.randomUUID(), position: [index * 220, 0] }));

/** Nodes between the people and their texts, with settings by which n8n keeps more of what was done. */
const ways = {
	'all at once': { between: undefined, settings: {} },
	'in rounds': { between: loop, settings: { saveExecutionProgress: true } },
	'within three seconds': { between: undefined, settings: { executionTimeout: 3 } },
	'each once': { between: removeDuplicates, settings: {} },
};

/** A published workflow that texts a thousand people when its webhook is called. */
async function publishSending(way: keyof typeof ways): Promise<{ workflow: Workflow; url: string }> {
	const path = crypto.randomUUID();
	const { between, settings } = ways[way];
	const [webhook, ...others] = placed([start(path), people, ...(between === undefined ? [] : [between]), send]);
	if (webhook === undefined) throw new Error('The workflow has no start');
	const connections: NewWorkflow['connections'] = {
		Start: { main: [to('People')] },
		People: { main: [to(between?.name ?? 'Send')] },
		...(between === loop && { [loop.name]: { main: [[], to('Send')] }, Send: { main: [to(loop.name)] } }),
		...(between === removeDuplicates && { [removeDuplicates.name]: { main: [to('Send')] } }),
	};
	const nodes = [{ ...webhook, webhookId: crypto.randomUUID() }, ...others];
	const draft = { name: `A thousand texts ${way}`, nodes, connections, settings };
	const workflow = await n8n.createWorkflow(withCredential(draft, credential));
	expect(await n8n.publish(workflow)).toMatchObject({ status: 'published' });
	return { workflow, url: `${running.url}/webhook/${path}` };
}

/** Calls the webhook, and returns the execution's ID once it has sent so many. */
async function begun({ workflow, url }: { workflow: Workflow; url: string }, sent: number): Promise<string> {
	expect((await fetch(url, { method: 'POST' })).status).toBe(200);
	await until(`${sent} texts`, {}, () => (sandbox.messages().length >= sent ? true : undefined));
	const [execution] = await n8n.executions(workflow);
	if (execution === undefined) throw new Error('There is no execution');
	return execution.id;
}

async function inTheMiddle(published: { workflow: Workflow; url: string }): Promise<string> {
	return await begun(published, itemCount / 5);
}

async function stop(id: string): Promise<Execution> {
	await n8n.stopExecution(id);
	const execution = await n8n.waitForExecution(id);
	// Time for requests that are under way.
	await sleep(1000);
	return execution;
}

/** Ends n8n as a power failure does. */
async function killN8n(): Promise<void> {
	process.kill(running.pid, 'SIGKILL');
	await running.ended;
	await running.close();
}

async function restart(): Promise<void> {
	running = await launch();
	await n8n.logIn(owner);
}

async function kill(id: string): Promise<Execution> {
	await killN8n();
	await restart();
	return await n8n.waitForExecution(id);
}

/** The numbers of the items that were sent, according to the client message IDs in 8x8's log. */
function itemsSentBy(executionId: string): number[] {
	return sandbox.messages().flatMap(({ clientMessageId }) => {
		const parts = /^(\d+)-[\da-f]{8}-\d+-(\d+)$/.exec(clientMessageId ?? '');
		return parts?.[1] === executionId ? [Number(parts[2])] : [];
	});
}

test.each([
	['stopped', stop, 'canceled'],
	['killed', kill, 'crashed'],
])(
	'of a run that is %s n8n keeps no outcome, and its Retry sends all again; the log tells what went out',
	async (_name, end, status) => {
		const id = await inTheMiddle(await publishSending('all at once'));
		const execution = await end(id);
		expect(execution.status).toBe(status);
		expect(execution.output('Send')).toEqual([]);

		const sent = sandbox.messages().length;
		expect(sent).toBeLessThan(itemCount);
		const items = itemsSentBy(id);
		expect(new Set(items).size).toBe(sent);
		expect(sandbox.messages().map(({ destination }) => Number(destination) - 6590000000)).toEqual(items);

		await n8n.waitForExecution(await n8n.retryExecution(id));
		// What this project cannot prevent, and its documentation warns of.
		expect(sandbox.messages()).toHaveLength(sent + itemCount);
	},
);

test('a run that meets the time limit of its workflow ends like one that is stopped', async () => {
	const id = await begun(await publishSending('within three seconds'), 1);
	const execution = await n8n.waitForExecution(id);
	expect(execution.status).toBe('canceled');
	expect(execution.output('Send')).toEqual([]);
	expect(itemsSentBy(id).length).toBeLessThan(itemCount);
});

/** Kills n8n in the middle of an execution, has it retried, and returns the numbers that were texted. */
async function textedAfterKillAndRetry(way: keyof typeof ways): Promise<string[]> {
	const id = await inTheMiddle(await publishSending(way));
	expect((await kill(id)).status).toBe('crashed');
	await n8n.waitForExecution(await n8n.retryExecution(id));
	return sandbox.messages().map(({ destination }) => destination);
}

test('in rounds with Save Execution Progress, Retry of a killed run sends no more than its last round again', async () => {
	const numbers = await textedAfterKillAndRetry('in rounds');
	expect(new Set(numbers).size).toBe(itemCount);
	expect(numbers.length).toBeLessThanOrEqual(itemCount + roundSize);
});

test('with Remove Duplicates before it, Retry of a killed run sends to nobody again, and not to the rest either', async () => {
	const numbers = await textedAfterKillAndRetry('each once');
	expect(new Set(numbers).size).toBe(numbers.length);
	expect(numbers.length).toBeLessThan(itemCount);
});

test('a text that comes while n8n is down starts the workflow once, when 8x8 posts it again', async () => {
	const trigger = {
		name: '8x8 SMS Trigger',
		type: 'n8n-nodes-8x8-sms.eightByEightSmsTrigger',
		typeVersion: 2,
		parameters: { events: ['inbound_message_received'] },
	};
	const nodes = placed([trigger]).map((node) => ({ ...node, webhookId: crypto.randomUUID() }));
	const workflow = await n8n.createWorkflow(withCredential({ name: 'Receives', nodes, connections: {} }, credential));
	expect(await n8n.publish(workflow)).toMatchObject({ status: 'published' });
	await killN8n();
	sandbox.receive({ source: '+6591234567', text: 'Is anybody there?' });
	await until('a failed post', {}, () => sandbox.deliveries()[0]?.attempts[0]);
	await restart();
	await sandbox.advance(90_000);
	await until('the event', { timeout: 180_000 }, () => (sandbox.deliveries()[0]?.state === 'taken' ? true : undefined));
	const [execution, ...others] = await until('the execution', {}, async () => {
		const executions = await n8n.executions(workflow);
		return executions.length > 0 ? executions : undefined;
	});
	expect(others).toEqual([]);
	const ended = await n8n.waitForExecution(execution?.id ?? '');
	expect(ended.output('8x8 SMS Trigger')).toMatchObject([{ body: 'Is anybody there?' }]);
});

test('a receipt that comes while n8n is down, with an execution that waits for it, ends the wait when it is posted again', async () => {
	sandbox.addFault({ effects: [{ kind: 'receipts', steps: [{ state: 'delivered', after: 4000 }] }] });
	const path = crypto.randomUUID();
	const parameters = {
		...send.parameters,
		operation: 'sendAndWaitForReceipt',
		destination: '+6591234567',
		options: {},
	};
	const nodes = placed([start(path), { ...send, parameters }]).map((node) => ({
		...node,
		webhookId: crypto.randomUUID(),
	}));
	const connections = { Start: { main: [to('Send')] } };
	const workflow = await n8n.createWorkflow(withCredential({ name: 'Waits', nodes, connections }, credential));
	expect(await n8n.publish(workflow)).toMatchObject({ status: 'published' });
	const id = await begun({ workflow, url: `${running.url}/webhook/${path}` }, 1);
	await until('the wait', {}, async () => ((await n8n.execution(id)).status === 'waiting' ? true : undefined));
	await killN8n();
	await until('a failed post', {}, () => sandbox.deliveries()[0]?.attempts[0]);
	await restart();
	// If the restart takes long, the receipt is posted again without further action.
	expect(['waiting', 'success']).toContain((await n8n.execution(id)).status);
	await sandbox.advance(90_000);
	const execution = await n8n.waitForExecution(id, { timeout: 120_000 });
	expect(execution.status).toBe('success');
	expect(execution.output('Send')).toMatchObject([{ outcome: 'accepted', state: 'delivered' }]);
	expect(sandbox.messages()).toHaveLength(1);
});
