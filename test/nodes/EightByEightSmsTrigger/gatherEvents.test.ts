import { afterAll, beforeAll, expect, test } from 'vitest';
import { gatherings } from '../../../nodes/events/gathering';
import { startTriggerHost, type Trigger, type TriggerHost } from '../../engine/triggerHost';
import { deliveryReceipt, inboundMessage } from './samples';

let host: TriggerHost;

beforeAll(async () => {
	host = await startTriggerHost();
});
afterAll(() => host.close());

const events = ['inbound_message_received', 'outbound_message_status_changed'];
const authorization = 'Bearer 0815-4711';

async function published(options = {}): Promise<Trigger> {
	const parameters = { events, registration: 'manual', authorization, options: { gatherEvents: true, ...options } };
	const trigger = host.trigger({ parameters, credential: {} });
	await trigger.publish();
	return trigger;
}

async function post(url: string, event: unknown, signal: AbortSignal | null = null, key = authorization) {
	const headers = { 'content-type': 'application/json', authorization: key };
	const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(event), signal });
	return answer.status;
}

/** Holds n8n's starts back until it is called. */
function holdBack(trigger: Trigger): () => void {
	let release = (): void => undefined;
	trigger.takesAfter = new Promise((resolve) => (release = resolve));
	return release;
}

/** A trigger with an event that n8n is about to take, and a function that lets it continue. */
async function busyTrigger(options = {}) {
	const trigger = await published(options);
	const release = holdBack(trigger);
	const first = post(trigger.url, inboundMessage({ body: 'first' }));
	await expect.poll(() => trigger.authorizations.length).toBe(1);
	return { trigger, release, first };
}

const calls = (trigger: Trigger, count: number) => expect.poll(() => trigger.authorizations.length).toBe(count);

test('events that come while the workflow is being started are the items of its next execution', async () => {
	const { trigger, release, first } = await busyTrigger();
	const others = Array.from({ length: 20 }, () => post(trigger.url, deliveryReceipt()));
	await calls(trigger, 21);
	release();
	expect(await Promise.all([first, ...others])).toEqual(Array(21).fill(200));
	expect(trigger.starts.map((items) => items.length)).toEqual([1, 20]);
	expect(trigger.starts[1]?.every(({ state }) => state === 'delivered')).toBe(true);
	expect(gatherings.size).toBe(0);
});

test('strangers and filtered events are answered immediately and join no execution', async () => {
	const { trigger, release, first } = await busyTrigger({ keywords: 'first, stop' });
	const stop = post(trigger.url, inboundMessage({ body: 'Stop' }));
	await calls(trigger, 2);
	expect(await post(trigger.url, inboundMessage({ body: 'stop' }), null, 'Bearer wrong')).toBe(401);
	expect(await post(trigger.url, inboundMessage({ body: 'Hello' }))).toBe(200);
	expect(await post(trigger.url, { hello: 'world' })).toBe(400);
	expect(trigger.starts).toEqual([]);
	release();
	expect(await Promise.all([first, stop])).toEqual([200, 200]);
	expect(trigger.executions.map(({ body }) => body)).toEqual(['first', 'Stop']);
});

test('an event that is posted again while it waits gets 503, and 200 once n8n has taken it', async () => {
	const { trigger, release, first } = await busyTrigger();
	const event = deliveryReceipt();
	const waiting = post(trigger.url, event);
	await calls(trigger, 2);
	expect(await post(trigger.url, event)).toBe(503);
	release();
	expect(await Promise.all([first, waiting])).toEqual([200, 200]);
	expect(await post(trigger.url, event)).toBe(200);
	expect(trigger.executions).toHaveLength(2);
});

test('a group that n8n fails to take may be posted again, and then starts the workflow once', async () => {
	const { trigger, release, first } = await busyTrigger();
	const group = Array.from({ length: 5 }, () => deliveryReceipt());
	const posts = group.map((event) => post(trigger.url, event));
	await calls(trigger, 6);
	release();
	expect(await first).toBe(200);
	await Promise.all(posts);

	const hold = holdBack(trigger);
	const failing = [inboundMessage({ body: 'alone' }), ...Array.from({ length: 5 }, () => deliveryReceipt())];
	const alone = post(trigger.url, failing[0] ?? {});
	await calls(trigger, 7);
	trigger.failsNext = true;
	const others = failing.slice(1).map((event) => post(trigger.url, event));
	await calls(trigger, 12);
	hold();
	const statuses = await Promise.all([alone, ...others]);
	expect(statuses.filter((status) => status === 200)).toHaveLength(5);
	expect(await Promise.all(failing.map((event) => post(trigger.url, event)))).toEqual(Array(6).fill(200));
	expect(trigger.executions).toHaveLength(12);
});

test.each([
	['the first of them', 0],
	['another of them', 1],
])('callers of a group are answered, and all its events taken, although %s has hung up', async (_name, who) => {
	const { trigger, release, first } = await busyTrigger();
	const hangUp = new AbortController();
	const posts: Promise<number>[] = [];
	for (const index of [0, 1, 2]) {
		posts.push(post(trigger.url, deliveryReceipt(), index === who ? hangUp.signal : null).catch(() => 0));
		await calls(trigger, index + 2);
	}
	hangUp.abort();
	expect(await posts[who]).toBe(0);
	release();
	expect(await first).toBe(200);
	expect((await Promise.all(posts)).toSorted()).toEqual([0, 200, 200]);
	expect(trigger.starts.map((items) => items.length)).toEqual([1, 3]);
});

test('each trigger gathers its own events', async () => {
	const { trigger, release, first } = await busyTrigger();
	const other = await published();
	expect(await post(other.url, inboundMessage())).toBe(200);
	expect(trigger.starts).toEqual([]);
	release();
	expect(await first).toBe(200);
});

test('a test gets one event', async () => {
	const parameters = { registration: 'manual', options: { gatherEvents: true } };
	const trigger = host.trigger({ parameters, credential: {} });
	const stop = await trigger.listen();
	const release = holdBack(trigger);
	const posts = [post(trigger.testUrl, inboundMessage()), post(trigger.testUrl, inboundMessage())];
	await calls(trigger, 2);
	release();
	await Promise.all(posts);
	expect(trigger.starts.map((items) => items.length)).toEqual([1, 1]);
	await stop();
});

test('without the option each event starts an execution', async () => {
	const { trigger, release, first } = await busyTrigger({ gatherEvents: false });
	const second = post(trigger.url, deliveryReceipt());
	await calls(trigger, 2);
	release();
	await Promise.all([first, second]);
	expect(trigger.starts.map((items) => items.length)).toEqual([1, 1]);
});

test('a list of events is one execution, in their order, without those that are filtered out or repeated', async () => {
	const trigger = await published({ keywords: 'first, second' });
	const [first, second] = [inboundMessage({ body: 'first' }), inboundMessage({ body: 'second' })];
	expect(await post(trigger.url, first)).toBe(200);
	const list = [inboundMessage({ body: 'other' }), second, first, deliveryReceipt(), second];
	expect(await post(trigger.url, list)).toBe(200);
	expect(trigger.starts.map((items) => items.map(({ body, state }) => body ?? state))).toEqual([
		['first'],
		['second', 'delivered'],
	]);
	expect(await post(trigger.url, list)).toBe(200);
	expect(trigger.starts).toHaveLength(2);
});

test('a list with anything but events is refused as a whole, and its events may be posted again', async () => {
	const trigger = await published();
	const events = [inboundMessage(), deliveryReceipt()];
	for (const wrong of [{}, null, 'event', [events[0]], { namespace: 'SMS' }]) {
		expect(await post(trigger.url, [...events, wrong])).toBe(400);
	}
	expect(await post(trigger.url, [])).toBe(400);
	expect(await post(trigger.url, events, null, 'Bearer wrong')).toBe(401);
	expect(trigger.starts).toEqual([]);
	expect(await post(trigger.url, events)).toBe(200);
	expect(trigger.executions).toHaveLength(2);
});

test('a list that n8n fails to take, or of which an event is under way, may be posted again', async () => {
	const { trigger, release, first } = await busyTrigger();
	const [waiting, other] = [deliveryReceipt(), deliveryReceipt()];
	const group = post(trigger.url, [waiting]);
	await calls(trigger, 2);
	expect(await post(trigger.url, [other, waiting])).toBe(409);
	expect(await post(trigger.url, [waiting])).toBe(503);
	release();
	expect(await Promise.all([first, group])).toEqual([200, 200]);
	trigger.failsNext = true;
	expect(await post(trigger.url, [other, waiting])).toBe(500);
	expect(await post(trigger.url, [other, waiting])).toBe(200);
	expect(trigger.starts.map((items) => items.length)).toEqual([1, 1, 1]);
});

test('lists and single events that come while the workflow is being started are gathered, up to 4,000', async () => {
	const { trigger, release, first } = await busyTrigger();
	const listOf = (length: number) => Array.from({ length }, () => deliveryReceipt());
	const posts = [1000, 1000, 1000, 900].map((length) => post(trigger.url, listOf(length)));
	await calls(trigger, 5);
	posts.push(post(trigger.url, deliveryReceipt()));
	await calls(trigger, 6);
	expect(await post(trigger.url, listOf(100))).toBe(503);
	release();
	expect(await Promise.all([first, ...posts])).toEqual(Array(6).fill(200));
	expect(trigger.starts.map((items) => items.length)).toEqual([1, 3901]);
	expect(await post(trigger.url, listOf(1001))).toBe(413);
});

test('a list is refused by a trigger that does not gather events, and in a test', async () => {
	const list = [inboundMessage(), deliveryReceipt()];
	const single = await published({ gatherEvents: false });
	expect(await post(single.url, list)).toBe(400);
	const parameters = { events, registration: 'manual', options: { gatherEvents: true } };
	const tested = host.trigger({ parameters, credential: {} });
	const stop = await tested.listen();
	expect(await post(tested.testUrl, list)).toBe(400);
	await stop();
	expect([...single.starts, ...tested.starts]).toEqual([]);
});
