import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contractCheck } from '../../contract/contractCheck';
import { startTriggerHost, type Trigger, type TriggerHost } from '../../engine/triggerHost';
import { allowedEvents, type GeneratedEvent, oddEvents } from '../../events/generated';

let host: TriggerHost;

beforeAll(async () => {
	host = await startTriggerHost();
});
afterAll(() => host.close());

const modes = [
	{ simplify: true, options: { ignoreRepeats: false, finalStatesOnly: false } },
	{ simplify: true, options: { keywords: 'text', destinations: '+6591234567', states: ['queued'] } },
	{ simplify: false, options: { ignoreRepeats: false, finalStatesOnly: false } },
];

async function publishedTrigger(mode: object): Promise<Trigger> {
	const events = ['inbound_message_received', 'outbound_message_status_changed', 'survey_response'];
	const trigger = host.trigger({ parameters: { registration: 'manual', events, ...mode }, credential: {} });
	await trigger.publish();
	return trigger;
}

async function statusOf(trigger: Trigger, { body }: GeneratedEvent): Promise<number> {
	const headers = { 'content-type': 'application/json' };
	const answer = await fetch(trigger.url, {
		method: 'POST',
		headers,
		body: body === undefined ? '' : JSON.stringify(body),
	});
	await answer.body?.cancel();
	return answer.status;
}

describe('events as the contract allows them', () => {
	test('are what its schemas take', async () => {
		const events = await allowedEvents();
		expect(events.length).toBeGreaterThan(25);
		for (const { schema, name, body } of events) {
			const fits = await contractCheck(schema);
			expect(fits(body), `${name}: ${JSON.stringify(fits.errors)}`).toBe(true);
		}
	});

	test('start the workflow, each of them', async () => {
		const trigger = await publishedTrigger({ options: { ignoreRepeats: false, finalStatesOnly: false } });
		const events = await allowedEvents();
		for (const event of events) expect(await statusOf(trigger, event), event.name).toBe(200);
		expect(trigger.executions).toHaveLength(events.length);
	});
});

describe('events with null or another type in any place', () => {
	test.each(modes)('are taken or refused, and nothing breaks: $simplify, $options', async (mode) => {
		const trigger = await publishedTrigger(mode);
		const broken: unknown[] = [];
		for (const event of await oddEvents()) {
			const status = await statusOf(trigger, event);
			if (status !== 200 && status !== 400) broken.push([event.name, status]);
		}
		expect(broken).toEqual([]);
		expect(trigger.executions).not.toEqual([]);
	});

	test('come out with scalars and null in the flat fields', async () => {
		const trigger = await publishedTrigger({ options: { ignoreRepeats: false, finalStatesOnly: false } });
		for (const event of await oddEvents()) await statusOf(trigger, event);
		expect(trigger.executions.length).toBeGreaterThan(500);
		for (const execution of trigger.executions) {
			const { answers, templateVariables, ...flat } = execution;
			for (const [name, value] of Object.entries(flat)) {
				expect(value === null || typeof value !== 'object', `${name}: ${JSON.stringify(value)}`).toBe(true);
			}
			if (execution.errorName !== undefined) expect(execution.errorName).not.toBe('Object');
			expect([answers, templateVariables].every((value) => value === undefined || typeof value === 'object')).toBe(
				true,
			);
		}
	});
});
