import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import pLimit from 'p-limit';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startTriggerHost, type Trigger, type TriggerHost } from '../engine/triggerHost';
import { chatReceipt, inboundChat } from '../nodes/EightByEightChatAppsTrigger/samples';
import { type Service, startCollector } from '../scale/services';
import { deliveryReceipt, inboundMessage, surveyAnswer } from '../nodes/EightByEightSmsTrigger/samples';

/** The triggers, how their events are made, and how one is made too large. */
const triggers = {
	sms: {
		events: ['inbound_message_received', 'outbound_message_status_changed', 'survey_response'],
		makers: [
			surveyAnswer,
			...Array.from({ length: 9 }, (_, index) => (index % 2 === 0 ? deliveryReceipt : inboundMessage)),
		],
		tooLarge: () => inboundMessage({ body: 'x'.repeat(300_000) }),
	},
	chatApps: {
		events: ['inbound_message_received', 'outbound_message_status_changed'],
		makers: [inboundChat, chatReceipt],
		tooLarge: () => inboundChat({ type: 'Text', content: { text: 'x'.repeat(300_000) } }),
	},
};
type Node = keyof typeof triggers;

const secret = 'Bearer 0815-4711';

let host: TriggerHost;

let collector: Service;

beforeAll(async () => {
	host = await startTriggerHost();
	collector = await startCollector(host.url);
});
afterAll(async () => {
	await collector.close();
	await host.close();
});

const directly = (url: string) => url;
const collected = (url: string) => url.replace(host.url, `http://127.0.0.1:${collector.port}`);

async function published(node: Node, options: { gatherEvents: boolean }): Promise<Trigger> {
	const parameters = { events: triggers[node].events, registration: 'manual', authorization: secret, options };
	const trigger = host.trigger({ node, parameters, credential: {} });
	await trigger.publish();
	return trigger;
}

/** Returns the status; 0 where the caller hung up before the answer. */
async function post(
	url: string,
	body: string,
	more: { authorization?: string; hangUp?: boolean } = {},
): Promise<number> {
	const { authorization = secret, hangUp = false } = more;
	const headers = { 'content-type': 'application/json', authorization };
	const signal = hangUp ? AbortSignal.timeout(1) : null;
	try {
		const answer = await fetch(url, { method: 'POST', headers, body, signal });
		await answer.body?.cancel();
		return answer.status;
	} catch {
		return 0;
	}
}

/** Different events, each with its own ID. */
function eventsOf(node: Node, count: number): string[] {
	const { makers } = triggers[node];
	return Array.from({ length: count }, (_, index) => JSON.stringify(makers[index % makers.length]?.()));
}

const shuffled = <T>(entries: readonly T[]): T[] => {
	const [order = []] = fc.sample(fc.shuffledSubarray([...entries], { minLength: entries.length }), {
		numRuns: 1,
		seed: inject('fuzzSeed'),
	});
	return order;
};

/** Makes n8n take a while for every start; ends with what it returns. */
function slowDown(trigger: Trigger): () => void {
	const timer = setInterval(() => {
		trigger.takesAfter = sleep(30);
	}, 10);
	return () => clearInterval(timer);
}

describe.each([
	['the SMS trigger', 'sms', { gatherEvents: false }, directly],
	['an SMS trigger that gathers events', 'sms', { gatherEvents: true }, directly],
	['the trigger of chat apps', 'chatApps', { gatherEvents: false }, directly],
	['a trigger of chat apps that gathers events', 'chatApps', { gatherEvents: true }, directly],
	['the SMS trigger behind the collector', 'sms', { gatherEvents: false }, collected],
	['an SMS trigger that gathers events, behind the collector', 'sms', { gatherEvents: true }, collected],
	['a trigger of chat apps that gathers events, behind the collector', 'chatApps', { gatherEvents: true }, collected],
] as const)('a flood at %s', (_where, node, options, through) => {
	test('of events that 8x8 posts several times over starts each of them once, though n8n fails and callers hang up', async () => {
		const trigger = await published(node, options);
		const speedUp = slowDown(trigger);
		const bodies = eventsOf(node, 1000);
		const limit = pLimit(40);
		/** Posts as 8x8 does: until it is answered with 200. */
		const deliver = async (body: string, index: number) => {
			for (let tries = 1; tries <= 100; tries++) {
				if (tries === 1 && index % 30 === 0) trigger.failsNext = true;
				const status = await post(through(trigger.url), body, { hangUp: tries === 1 && index % 7 === 0 });
				if (status === 200) return;
				await sleep(10);
			}
			throw new Error('An event was never taken');
		};
		const posts = shuffled([...bodies, ...bodies, ...bodies]);
		await Promise.all(posts.map((body, index) => limit(() => deliver(body, index))));
		speedUp();
		if (options.gatherEvents) expect(trigger.starts.length).toBeLessThan(bodies.length / 2);
		else expect(trigger.starts).toHaveLength(bodies.length);
		const umids = trigger.executions.map(({ umid }) => umid);
		expect(umids.toSorted()).toEqual(bodies.map((body) => umidOf(body)).toSorted());
	}, 120_000);

	test('of strangers, of bodies too large and of bodies that are none starts nothing, and every event between them', async () => {
		const trigger = await published(node, options);
		const bodies = eventsOf(node, 200);
		const nearly = [secret.slice(0, -1), `${secret}x`, secret.toLowerCase(), `x${secret}`, 'Bearer', ''];
		const strangers = bodies.flatMap((_, index) => {
			const authorization = nearly[index % nearly.length] ?? '';
			return { body: eventsOf(node, 1)[0] ?? '', authorization, expected: [401] };
		});
		const large = Array.from({ length: 20 }, () => ({
			body: JSON.stringify(triggers[node].tooLarge()),
			authorization: secret,
			expected: [413],
		}));
		const malformed = ['', '{', 'null', '[]', '""', '{}', '{"namespace":"SMS"}', '\u0000', '<a/>'].flatMap((body) =>
			Array.from({ length: 20 }, () => ({ body, authorization: secret, expected: [400] })),
		);
		const real = bodies.map((body) => ({ body, authorization: secret, expected: [200] }));
		const limit = pLimit(40);
		const all = shuffled([...strangers, ...large, ...malformed, ...real]);
		const statuses = await Promise.all(
			all.map(({ body, authorization }) => limit(() => post(through(trigger.url), body, { authorization }))),
		);
		const wrong = all.filter(({ expected }, index) => !expected.includes(statuses[index] ?? 0));
		expect(wrong.map(({ body, expected }) => [body.slice(0, 100), expected])).toEqual([]);
		const umids = trigger.executions.map(({ umid }) => umid);
		expect(umids.toSorted()).toEqual(bodies.map((body) => umidOf(body)).toSorted());
	}, 120_000);
});

function umidOf(body: string): string {
	return /"umid":"([\w-]+)"/.exec(body)?.[1] ?? '';
}
