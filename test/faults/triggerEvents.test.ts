import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import pLimit from 'p-limit';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startTriggerHost, type Trigger, type TriggerHost } from '../engine/triggerHost';
import { deliveryReceipt, inboundMessage, surveyAnswer } from '../nodes/EightByEightSmsTrigger/samples';

const events = ['inbound_message_received', 'outbound_message_status_changed', 'survey_response'];
const secret = 'Bearer 0815-4711';

let host: TriggerHost;

beforeAll(async () => {
	host = await startTriggerHost();
});
afterAll(() => host.close());

async function published(options: { gatherEvents: boolean }): Promise<Trigger> {
	const parameters = { events, registration: 'manual', authorization: secret, options };
	const trigger = host.trigger({ parameters, credential: {} });
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

/** Different events, each with an ID of its own; nine in ten are texts and receipts. */
function eventsOf(count: number): string[] {
	return Array.from({ length: count }, (_, index) => {
		const make = index % 10 === 0 ? surveyAnswer : index % 2 === 0 ? inboundMessage : deliveryReceipt;
		return JSON.stringify(make());
	});
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
	['', { gatherEvents: false }],
	[' at a trigger that gathers them', { gatherEvents: true }],
])('a flood%s', (_where, options) => {
	test('of events that 8x8 posts several times over starts each of them once, though n8n fails and callers hang up', async () => {
		const trigger = await published(options);
		const speedUp = slowDown(trigger);
		const bodies = eventsOf(1000);
		const limit = pLimit(40);
		/** Posts as 8x8 does: until it is answered with 200. */
		const deliver = async (body: string, index: number) => {
			for (let tries = 1; tries <= 100; tries++) {
				if (tries === 1 && index % 30 === 0) trigger.failsNext = true;
				const status = await post(trigger.url, body, { hangUp: tries === 1 && index % 7 === 0 });
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
		const trigger = await published(options);
		const bodies = eventsOf(200);
		const nearly = [secret.slice(0, -1), `${secret}x`, secret.toLowerCase(), `x${secret}`, 'Bearer', ''];
		const strangers = bodies.flatMap((_, index) => {
			const authorization = nearly[index % nearly.length] ?? '';
			return { body: JSON.stringify(inboundMessage()), authorization, expected: [401] };
		});
		const large = Array.from({ length: 20 }, () => ({
			body: JSON.stringify(inboundMessage({ body: 'x'.repeat(300_000) })),
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
			all.map(({ body, authorization }) => limit(() => post(trigger.url, body, { authorization }))),
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
