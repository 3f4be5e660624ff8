import { type Api, type Event, schemaNamed } from '../../contract/model';
import { constant, literal } from '../sourceText';

/** What 8x8 posts to webhooks: the events, and the values of a delivery receipt. */
export function webhookEventsModule(api: Api): string {
	const entries = api.events.map(entryOf);
	const { state = {}, detail = {} } = schemaNamed(api, 'ReceiptStatus').properties ?? {};
	const states = (state.enum ?? []).map(String);
	const options = states.map((value) => ({ value, name: value, ...state['x-ui']?.choices?.[value] }));
	return [
		`import type { INodePropertyOptions } from 'n8n-workflow';\n`,
		'/** The values of Trigger On, by the name of the event; for those with an envelope, their eventType. */',
		literal('eventTypes', Object.fromEntries(api.events.map(({ name, entry }) => [name, entry.value]))),
		'/** The entries of Trigger On. */',
		constant('eventOptions', entries, 'INodePropertyOptions[]'),
		'/** The final states of a delivery receipt. */',
		constant('finalStates', state['x-final-states'] ?? [], 'readonly string[]'),
		'/** The states of a delivery receipt. */',
		literal('receiptStates', states),
		'/** The values of a delivery receipt besides its state. */',
		literal('receiptDetails', detail.enum ?? []),
		'/** The states of a delivery receipt, for lists. */',
		constant('receiptStateOptions', options, 'INodePropertyOptions[]'),
		...channels(api),
		'/** The types that a webhook can have, where an account uses them. */',
		literal('webhookTypes', schemaNamed(api, 'WebhookType').enum ?? []),
		'/** Seconds after which 8x8 posts an event again if it was not accepted. */',
		constant('webhookRetrySeconds', api.limits?.webhookRetrySeconds ?? [], 'readonly number[]'),
	].join('\n');
}

/** The channels of an API that has several. */
function channels({ schemas }: Api): string[] {
	const names = (schemas.Channel?.enum ?? []).map(String);
	if (names.length === 0) return [];
	const choices = schemas.ChannelStep?.properties?.channel?.['x-ui']?.choices ?? {};
	const options = names.map((value) => ({ value, name: value, ...choices[value] }));
	return [
		'/** The channels, as requests name them. */',
		literal('channelNames', names),
		'/** The channels, for lists. */',
		constant(
			'channelOptions',
			options.sort((a, b) => a.name.localeCompare(b.name, 'en')),
			'INodePropertyOptions[]',
		),
	];
}

function entryOf({ name, entry, body }: Event) {
	const eventType = body.schema.properties?.eventType?.const;
	if (eventType !== undefined && eventType !== entry.value) {
		throw new Error(
			`The webhook ${name} is offered as ${entry.value}, but its eventType is ${JSON.stringify(eventType)}`,
		);
	}
	return entry;
}
