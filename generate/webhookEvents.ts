import { type Contract, contractPath, namedSchema, resolveSchema } from './contract';
import { constant } from './sourceText';

/** What 8x8 posts to webhooks: the events, and what a delivery receipt can say. */
export function webhookEventsFile(contract: Contract): string {
	const events = Object.entries(contract.webhooks).map(([name, { post }]) => eventOf(contract, name, post));
	const state = namedSchema(contract, 'ReceiptStatus').properties?.state ?? {};
	const states = (state.enum ?? []).map((value) => ({ value, name: value, ...state['x-ui']?.choices?.[value] }));
	const type = namedSchema(contract, 'WebhookType');
	return [
		`import type { INodePropertyOptions } from 'n8n-workflow';\n`,
		'/** The values of Trigger On, by the name of the event; of those with an envelope it is their eventType. */',
		`export const eventTypes = ${JSON.stringify(Object.fromEntries(events.map(({ name, entry }) => [name, entry.value])))} as const;\n`,
		'/** The entries of Trigger On. */',
		constant(
			'eventOptions',
			events.map(({ entry }) => entry),
			'INodePropertyOptions[]',
		),
		'/** The states of a delivery receipt that a message stays in. */',
		`export const finalStates: readonly string[] = ${JSON.stringify(state['x-final-states'] ?? [])};\n`,
		'/** The states of a delivery receipt. */',
		constant('receiptStateOptions', states, 'INodePropertyOptions[]'),
		'/** The types that a webhook can have, where an account uses them. */',
		`export const webhookTypes = ${JSON.stringify(type.enum ?? [])} as const;\n`,
		'/** Seconds after which 8x8 posts an event again that was not taken. */',
		`export const webhookRetrySeconds: readonly number[] = ${JSON.stringify(contract['x-limits'].webhookRetrySeconds)};\n`,
	].join('\n');
}

function eventOf(contract: Contract, name: string, post: Contract['webhooks'][string]['post']) {
	const entry = post['x-ui'];
	if (entry === undefined) throw new Error(`${contractPath}: the webhook ${name} has no x-ui`);
	const body = resolveSchema(contract, post.requestBody.content['application/json']?.schema ?? {});
	const eventType = body.properties?.eventType?.const;
	if (eventType !== undefined && eventType !== entry.value) {
		throw new Error(
			`${contractPath}: the webhook ${name} is offered as ${entry.value}, but its eventType is ${eventType}`,
		);
	}
	return { name, entry };
}
