import type { IDataObject, INode } from 'n8n-workflow';
import { apiNamed, type Contract, type Event } from '../../contract/model';
import { readChatEvent } from '../../nodes/events/chatEnvelope';
import { simplifiedChat } from '../../nodes/events/chatSimplify';
import { eventTypes } from '../../nodes/generated/webhookEvents';
import { readEvent } from '../../nodes/events/envelope';
import { simplified } from '../../nodes/events/simplify';
import type { Result } from '../../nodes/problems/result';

/** What a trigger outputs for an example of the contract, so that a workflow can be built without a phone. */
export interface SampleEvent {
	/** The trigger's type, without its package. */
	trigger: string;
	/** The value of Trigger On. */
	event: string;
	/** Its name in Trigger On. */
	name: string;
	/** The item, as Simplify makes it. */
	item: IDataObject;
}

/**
 * From Ofcom's range for fiction: nobody has these numbers, so a workflow that answers a sample texts nobody. The sandbox
 * delivers to them, unlike to others of the range.
 */
const samplePhone = '+447700900010';
const ownNumber = '+447700900999';

/** A word that some workflows react to, instead of a text that they would ignore. */
const textsOf: Readonly<Record<string, string>> = { 'opt-out': 'STOP', 'opt-out-data-table': 'STOP' };

/** A sample of every event that a trigger offers, marked as one by its IDs. */
export function sampleEvents(contract: Contract): SampleEvent[] {
	return [
		...samplesOf(apiNamed(contract, 'sms').events, 'eightByEightSmsTrigger', readEvent, simplified),
		...samplesOf(apiNamed(contract, 'chatApps').events, 'eightByEightChatAppsTrigger', readChatEvent, simplifiedChat),
	];
}

function samplesOf<T>(
	events: readonly Event[],
	trigger: string,
	read: (body: unknown) => Result<T | undefined>,
	simplify: (event: T) => IDataObject,
): SampleEvent[] {
	return events.map(({ entry, body }) => {
		const [example] = Object.values(body.examples);
		const result = read(ofNobody(example?.value, `sample-${entry.name.toLowerCase().replaceAll(' ', '-')}`));
		if (!result.ok || result.value === undefined) throw new Error(`${trigger} does not read its example`);
		return { trigger, event: entry.value, name: entry.name, item: simplify(result.value) };
	});
}

/** The example with IDs that mark it as a sample, and numbers that nobody has. */
function ofNobody(example: unknown, id: string): unknown {
	return JSON.parse(
		JSON.stringify(example, (key, value: unknown) => {
			if (['umid', 'clientMessageId', 'channelUserId'].includes(key)) return id;
			if (value === '+6591234567') return samplePhone;
			return value === '+6531580000' ? ownNumber : value;
		}),
	);
}

/**
 * What is pinned to the nodes that start a receiving workflow: a sample of each event that its trigger is set to, one
 * item each. In manual runs, and only in these, n8n uses pinned items instead of waiting for events.
 * @param workflow the file's name, without its ending
 */
export function pinnedSamples(
	workflow: string,
	nodes: readonly INode[],
	samples: readonly SampleEvent[],
): Record<string, { json: IDataObject }[]> {
	const trigger = nodes.find(({ type }) => samples.some((sample) => type.endsWith(`.${sample.trigger}`)));
	if (trigger === undefined) return {};
	const chosen = Array.isArray(trigger.parameters.events) ? trigger.parameters.events : [];
	const text = textsOf[workflow];
	// A workflow that takes one event takes the first: a receipt needs nothing that came before it, as a reply may.
	const receiptsFirst = samples.toSorted((a, b) => Number(isReceipt(b)) - Number(isReceipt(a)));
	const items = receiptsFirst
		.filter(({ trigger: type, event }) => trigger.type.endsWith(`.${type}`) && chosen.some((value) => value === event))
		.map(({ item }) => ({ json: text === undefined ? item : { ...item, body: text, isOptOut: true } }));
	const starts = nodes.filter(
		({ name, type }) => name === trigger.name || type === 'n8n-nodes-base.executeWorkflowTrigger',
	);
	return Object.fromEntries(starts.map(({ name }) => [name, items]));
}

function isReceipt({ event }: SampleEvent): boolean {
	return event === eventTypes.deliveryReceipt;
}

/** The page with a sample of each event, to paste. */
export const samplePagePath = 'docs/samples.md';

export function samplePage(samples: readonly SampleEvent[]): string {
	const parts = samples.map(({ trigger, name, item }) =>
		[
			`## ${trigger === 'eightByEightSmsTrigger' ? '8x8 SMS Trigger' : '8x8 Chat Apps Trigger'}: ${name}`,
			`\`\`\`json\n${JSON.stringify([item], null, 2)}\n\`\`\``,
		].join('\n\n'),
	);
	return [
		'# Sample events',
		'With a sample event, you can build a workflow without a phone:',
		'1. Open the trigger and choose **set mock data** in its output.\n2. Paste one of the samples below, and save. n8n pins it: manual runs start with it, and a published workflow ignores it.\n3. To wait for events again, unpin it with the pin above the output.',
		'In the [ready workflows](workflows/README.md) that receive events, a sample is already pinned.',
		'The samples are the examples of [the contract](../openapi/README.md), with **Simplify** on. The phone number is `+447700900010`, from the range that Ofcom reserves for fiction. Nobody has it, so a workflow that replies does not text a stranger. `umid` begins with `sample-`: if a workflow skips events it has seen before, change `umid` to try a sample again.',
		...parts,
		'Made by `npm run generate`.',
	]
		.join('\n\n')
		.concat('\n');
}
