import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INode, INodeParameters } from 'n8n-workflow';
import type { N8nClient, Workflow } from '../sandbox/n8n/client';
import type { Extent } from './comparisons';
import { post, receipt } from './receipts';
import { type Receiver, startOneProcess, startQueueMode } from './receivers';
import { median, type Row, row } from './rows';

const unit = 'receipts/s';
/** As many as a flood has open at the same time: gathering then saves the most. */
const postsUnderWay = 200;
/** n8n takes an event before it runs the workflow: what is left of the last round must be done before the next. */
const restMs = 2000;
/** Before a receipt that was refused is posted again, and how often it is posted at most. */
const refusedRestMs = 200;
const mostPosts = 300;

/** Where receipts are posted, and how many in a round. */
interface Contestant {
	address: string;
	count: number;
}

interface PublishedTrigger {
	workflow: Workflow;
	path: string;
}

/**
 * How many delivery receipts a whole n8n takes in a second: through the trigger, and through n8n's own Webhook node in
 * the same server. Each receipt starts a workflow of one node, but for those that the trigger gathers.
 */
export async function compareTrigger(extent: Extent): Promise<Row[]> {
	const rates = await measuredRates(startOneProcess, extent);
	return [
		row('trigger.collected', rates.collected, rates.webhook, unit),
		row('trigger.gathered', rates.gathered, rates.webhook, unit),
		row('trigger.ceiling', rates.filtered, rates.webhook, unit),
		row('trigger.vsWebhook', rates.trigger, rates.webhook, unit),
		row('trigger.vsWebhookWithExpression', rates.trigger, rates.webhookWithExpression, unit),
	];
}

/** The same in queue mode, through the proxy. All processes share this machine. */
export async function compareQueueMode(extent: Extent): Promise<Row[]> {
	const rates = await measuredRates(startQueueMode, extent);
	return [
		row('queue.collected', rates.collected, rates.webhook, unit),
		row('queue.gathered', rates.gathered, rates.webhook, unit),
		row('queue.ceiling', rates.filtered, rates.webhook, unit),
		row('queue.vsWebhook', rates.trigger, rates.webhook, unit),
	];
}

async function measuredRates(start: () => Promise<Receiver>, { rounds, scale }: Extent) {
	const receiver = await start();
	const { client, url, collectorUrl } = receiver;
	try {
		const trigger = async (options: INodeParameters) => (await publishTrigger(client, options)).path;
		const contestants = {
			collected: { address: collectorUrl + (await trigger({ gatherEvents: true })), count: 10_000 },
			gathered: { address: url + (await trigger({ gatherEvents: true })), count: 3000 },
			trigger: { address: url + (await trigger({})), count: 300 },
			// Nothing is started: this measures what any call costs n8n, apart from the trigger.
			filtered: { address: url + (await trigger({ states: ['read'] })), count: 3000 },
			webhook: { address: url + (await publishWebhook(client, 'onReceived')), count: 300 },
			webhookWithExpression: { address: url + (await publishWebhook(client, "={{ 'onReceived' }}")), count: 300 },
		};
		return await inTurns(contestants, rounds, ({ address, count }) => takenInASecond(address, count * scale));
	} finally {
		await receiver.close();
	}
}

/** Publishes a workflow of the trigger alone, and returns it with the path of its URL. */
export async function publishTrigger(client: N8nClient, options: INodeParameters): Promise<PublishedTrigger> {
	const webhookId = randomUUID();
	const workflow = await publish(client, webhookId, {
		type: 'n8n-nodes-8x8-sms.eightByEightSmsTrigger',
		typeVersion: 2,
		parameters: { events: ['outbound_message_status_changed'], registration: 'manual', options },
	});
	return { workflow, path: `/webhook/${webhookId}/8x8` };
}

/**
 * Each contestant's median, after a round to warm up. A contestant may still be affected by the one before it, so the
 * order rotates.
 */
async function inTurns<Name extends string>(
	contestants: Record<Name, Contestant>,
	rounds: number,
	measure: (contestant: Contestant) => Promise<number>,
): Promise<Record<Name, number>> {
	const names = Object.keys(contestants) as Name[];
	const measured = new Map<Name, number[]>(names.map((name) => [name, []]));
	for (const name of names) await measure(contestants[name]);
	for (let round = 0; round < rounds; round++) {
		const shift = round % names.length;
		for (const name of [...names.slice(shift), ...names.slice(0, shift)]) {
			await sleep(restMs);
			measured.get(name)?.push(await measure(contestants[name]));
		}
	}
	return Object.fromEntries(names.map((name) => [name, median(measured.get(name) ?? [])])) as Record<Name, number>;
}

/**
 * n8n skips the isolate in which expressions run for its own Webhook node, as long as none of its settings is an
 * expression. Every other trigger gets an isolate for each call, so the Webhook node with an expression is the fair
 * comparison.
 */
async function publishWebhook(client: N8nClient, responseMode: string): Promise<string> {
	const path = randomUUID();
	const parameters = { httpMethod: 'POST', path, responseMode, options: {} };
	await publish(client, randomUUID(), { type: 'n8n-nodes-base.webhook', typeVersion: 2, parameters });
	return `/webhook/${path}`;
}

async function publish(
	client: N8nClient,
	webhookId: string,
	node: Pick<INode, 'type' | 'typeVersion' | 'parameters'>,
): Promise<Workflow> {
	const trigger: INode = { id: randomUUID(), webhookId, name: 'Receipts', position: [0, 0], ...node };
	const workflow = await client.createWorkflow({ name: node.type, nodes: [trigger], connections: {} });
	const { status } = await client.publish(workflow);
	if (status !== 'published') throw new Error(`n8n did not publish the workflow of ${node.type}: ${status}`);
	return workflow;
}

/**
 * Posts receipts that are all different, and returns how many were taken in a second. One that n8n refuses because it has
 * too many under way is posted again, as 8x8 does.
 */
export async function takenInASecond(url: string, count: number): Promise<number> {
	const numbers = Array.from({ length: count }, (_, number) => number).values();
	const started = performance.now();
	const poster = async () => {
		for (const number of numbers) await postUntilTaken(url, receipt(number));
	};
	await Promise.all(Array.from({ length: postsUnderWay }, poster));
	return count / ((performance.now() - started) / 1000);
}

async function postUntilTaken(url: string, event: object): Promise<void> {
	for (let posts = 1; ; posts++) {
		const status = await post(url, event, 60_000);
		if (status === 200) return;
		if (status !== 503 || posts === mostPosts) throw new Error(`A receipt was answered with HTTP ${status}`);
		await sleep(refusedRestMs);
	}
}
