import fc from 'fast-check';
import type { NodeParameterValueType } from 'n8n-workflow';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod/v4';
import { startTriggerHost, type TriggerHost } from '../engine/triggerHost';
import { chatReceipt, inboundChat } from '../nodes/EightByEightChatAppsTrigger/samples';
import { deliveryReceipt, inboundMessage, surveyAnswer } from '../nodes/EightByEightSmsTrigger/samples';
import { asParameter, texts, values } from './anything';

let host: TriggerHost;

beforeAll(async () => {
	host = await startTriggerHost();
});
afterAll(() => host.close());

const inbound = 'inbound_message_received';
const receipt = 'outbound_message_status_changed';
const survey = 'survey_response';

/** An event with up to three of its fields, at any depth, removed or replaced by anything. */
const almostEvents = (...makers: (() => unknown)[]): fc.Arbitrary<unknown> =>
	fc
		.tuple(fc.constantFrom(...makers), fc.array(fc.tuple(fc.nat(), fc.option(values, { freq: 2 })), { maxLength: 3 }))
		.map(([make, changes]) => {
			const event: unknown = make();
			for (const [place, value] of changes) change(event, place, value);
			return event;
		});

function change(event: unknown, place: number, value: unknown): void {
	const places: [object, string][] = [];
	const visit = (node: unknown) => {
		if (typeof node !== 'object' || node === null) return;
		for (const [name, child] of Object.entries(node)) {
			places.push([node, name]);
			visit(child);
		}
	};
	visit(event);
	const [node, name] = places[place % Math.max(1, places.length)] ?? [];
	if (node === undefined || name === undefined) return;
	if (value === null) Reflect.deleteProperty(node, name);
	else Reflect.set(node, name, value);
}

const bodies = (events: fc.Arbitrary<unknown>) =>
	fc.oneof(
		{ weight: 6, arbitrary: events.map((event) => JSON.stringify(event)) },
		{ weight: 2, arbitrary: values.map((value) => JSON.stringify(value)) },
		{ weight: 1, arbitrary: texts },
		{
			weight: 1,
			arbitrary: fc.constantFrom(
				'{"__proto__":{"namespace":"SMS"},"eventType":"inbound_message_received","payload":{}}',
				'{"surveyId":"s","umid":"u","answers":[{"__proto__":1}],"templateVariables":[{"name":"__proto__","value":"x"}]}',
				`${'{"payload":'.repeat(5000)}1${'}'.repeat(5000)}`,
				'['.repeat(100_000),
			),
		},
	);

const options: fc.Arbitrary<NodeParameterValueType> = fc
	.dictionary(
		fc.constantFrom('finalStatesOnly', 'states', 'keywords', 'destinations', 'channels', 'ignoreRepeats'),
		fc.oneof(fc.constantFrom<unknown[]>(true, false, 'STOP', 'delivered', '={{ [1] }}', '+6531580000'), values),
		{ maxKeys: 2 },
	)
	.map(asParameter);

const headers = fc.record(
	{
		'content-type': fc.constantFrom('application/json', 'application/json; charset=utf-8', 'text/plain', ''),
		authorization: fc.constantFrom('', 'Bearer x', 'Basic eDp5'),
	},
	{ requiredKeys: [] },
);

const filled = z.string().min(1);
/** The fields that every 8x8 event has at least, written independently of the trigger. */
const smsMinimum = z.union([
	z.object({
		namespace: z.literal('SMS'),
		eventType: z.literal(inbound),
		payload: z.object({ umid: filled, source: filled, destination: filled }),
	}),
	z.object({
		namespace: z.literal('SMS'),
		eventType: z.literal(receipt),
		payload: z.object({ umid: filled, destination: filled, status: z.object({ state: filled }) }),
	}),
	z.object({ eventType: z.undefined(), surveyId: filled, umid: filled, answers: z.array(z.unknown()) }),
]);
const chatMinimum = z.union([
	z.object({
		namespace: z.literal('ChatApps'),
		eventType: z.literal(inbound),
		payload: z.object({ umid: filled, type: filled, content: z.looseObject({}) }),
	}),
	z.object({
		namespace: z.literal('ChatApps'),
		eventType: z.literal(receipt),
		payload: z.object({ umid: filled, status: z.object({ state: filled }) }),
	}),
]);

type Minimum = typeof smsMinimum | typeof chatMinimum;

function kindOf(body: string, minimum: Minimum): string | undefined {
	try {
		const event = minimum.safeParse(JSON.parse(body));
		return event.success ? (event.data.eventType ?? survey) : undefined;
	} catch {
		return undefined;
	}
}

/** Whether it is a receipt that a trigger without options ignores: more will follow it. */
function isInterim(body: string, minimum: Minimum): boolean {
	const state = z
		.object({ payload: z.object({ status: z.object({ state: z.string() }) }) })
		.safeParse(JSON.parse(body));
	const final = ['delivered', 'undelivered', 'rejected', 'read', 'failed'];
	return kindOf(body, minimum) === receipt && state.success && !final.includes(state.data.payload.status.state);
}

const triggers = [
	{
		node: 'sms',
		...{ name: 'SMS', minimum: smsMinimum, kinds: [inbound, receipt, survey] },
		events: almostEvents(inboundMessage, deliveryReceipt, surveyAnswer),
	},
	{
		node: 'chatApps',
		...{ name: 'chat apps', minimum: chatMinimum, kinds: [inbound, receipt] },
		events: almostEvents(inboundChat, chatReceipt),
	},
] as const;

test.each(triggers)(
	'whatever is posted to the trigger of $name: 200, or a refusal with a reason; only events start the workflow, and once',
	async ({ node, minimum, kinds, events: almost }) => {
		const chosen = fc.subarray([...kinds], { minLength: 1 });
		const posts = fc.asyncProperty(
			bodies(almost),
			headers,
			chosen,
			fc.boolean(),
			options,
			async (body, sent, events, simplify, given) => {
				const parameters = { registration: 'manual', events, simplify, options: given };
				const trigger = host.trigger({ node, parameters, credential: {} });
				await trigger.publish();
				const post = async () => {
					const answer = await fetch(trigger.url, { method: 'POST', headers: sent, body });
					return { status: answer.status, text: await answer.text() };
				};
				const answer = await post();
				expect([200, 400, 413]).toContain(answer.status);
				if (answer.status !== 200) expect(answer.text).not.toBe('');
				const kind = sent['content-type']?.startsWith('application/json') === true ? kindOf(body, minimum) : undefined;
				if (kind === undefined || !events.some((each) => each === kind) || answer.status !== 200) {
					expect(trigger.executions).toEqual([]);
					return;
				}
				if (typeof given === 'object' && given !== null && Object.keys(given).length === 0) {
					const count = isInterim(body, minimum) ? 0 : 1;
					expect(trigger.executions).toHaveLength(count);
					expect((await post()).status).toBe(200);
					expect(trigger.executions).toHaveLength(count);
				}
				for (const execution of trigger.executions) {
					if (!simplify) expect(execution).toEqual(JSON.parse(body));
					else expect(execution.eventType).toBe(kind);
				}
			},
		);
		await fc.assert(posts, { numRuns: 4000, seed: inject('fuzzSeed') });
	},
	600_000,
);
