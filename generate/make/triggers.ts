import { apiNamed, type Contract, type Event, fieldsOf, type Schema } from '../../contract/model';
import { connectionId } from './connection';
import type { Component, Json } from './form';
import { interfaceOf } from './interface';
import { attach } from './webhooks/attach';
import { detach } from './webhooks/detach';
import { reception } from './webhooks/reception';
import { registrationFields } from './webhooks/registrationFields';
import type { WebhookApi } from './webhooks/webhookApi';

/** A trigger of the app, and the kind of 8x8's webhooks that delivers its events. */
interface Trigger {
	id: string;
	label: string;
	description: string;
	api: 'sms' | 'chatApps';
	/** The event's name in the contract. */
	event: string;
	/** The type that 8x8's webhook has for it, and the types that also deliver it. */
	types: readonly [string, ...string[]];
}

const triggers: readonly Trigger[] = [
	{
		id: 'watchInboundSms',
		label: 'Watch Inbound SMS',
		description: 'Triggers when somebody texts one of your numbers.',
		api: 'sms',
		event: 'inboundMessage',
		types: ['MO', 'MSG', '*'],
	},
	{
		id: 'watchDeliveryReceipts',
		label: 'Watch Delivery Receipts',
		description: 'Triggers when the status of an SMS that you sent changes.',
		api: 'sms',
		event: 'deliveryReceipt',
		types: ['DR', '*'],
	},
	{
		id: 'watchInboundChatMessages',
		label: 'Watch Inbound Chat App Messages',
		description: 'Triggers when somebody writes to you through a chat app, or presses a button of your message.',
		api: 'chatApps',
		event: 'inboundChatMessage',
		types: ['MSG'],
	},
	{
		id: 'watchChatStatuses',
		label: 'Watch Chat App Statuses',
		description: 'Triggers when the status of a chat app message that you sent changes.',
		api: 'chatApps',
		event: 'chatMessageStatus',
		types: ['CADR'],
	},
];

export const triggerIds = triggers.map(({ id }) => id);

/** The instant triggers. Their webhooks make what they output. */
export function triggerModules(contract: Contract): Component[] {
	return triggers.map((trigger) => {
		const { label, description } = trigger;
		const event = eventNamed(contract, trigger.event);
		return {
			id: trigger.id,
			about: {
				label,
				description,
				moduleType: 'instant_trigger',
				connection: connectionId,
				altConnection: null,
				webhook: webhookId(trigger),
			},
			files: {
				communication: {},
				staticParams: [],
				interface: interfaceOf(payloadOf(event)),
				samples: payloadIn(Object.values(event.body.examples)[0]?.value),
			},
		};
	});
}

/** The webhooks: each registers its URL with 8x8 for one kind of event, and receives what 8x8 posts there. */
export function webhooks(contract: Contract): Component[] {
	const apis: Record<Trigger['api'], WebhookApi> = {
		sms: {
			api: apiNamed(contract, 'sms'),
			operations: { list: 'getWebhooks', add: 'addWebhooks', remove: 'deleteWebhooks' },
			types: ['DR', 'MO', 'MSG', 'EV', '*'],
			mayBeUntyped: true,
		},
		chatApps: {
			api: apiNamed(contract, 'chatApps'),
			operations: { list: 'getChatWebhooks', add: 'addChatWebhooks', remove: 'deleteChatWebhooks' },
			types: ['CADR', 'MSG', 'CABM'],
			mayBeUntyped: false,
		},
	};
	return triggers.map((trigger) => {
		const { properties = {} } = eventNamed(contract, trigger.event).body.schema;
		const api = apis[trigger.api];
		return {
			id: webhookId(trigger),
			about: {
				label: trigger.label.replace('Watch ', ''),
				webhookType: 'web',
				connection: connectionId,
				altConnection: null,
			},
			files: {
				communication: reception(String(properties.namespace?.const), String(properties.eventType?.const)),
				params: registrationFields(api),
				attach: attach(api, trigger.types),
				detach: detach(api),
				update: {},
				requiredScope: [],
			},
		};
	});
}

function webhookId({ event }: Trigger): string {
	return event;
}

function eventNamed({ apis }: Contract, name: string): Event {
	const found = apis.flatMap(({ events }) => events).find((event) => event.name === name);
	if (found === undefined) throw new Error(`The contract has no event ${name}`);
	return found;
}

function payloadOf({ body }: Event): Schema {
	return fieldsOf(body.schema).find(({ name }) => name === 'payload')?.schema ?? body.schema;
}

function payloadIn(example: unknown): Json {
	const event = JSON.parse(JSON.stringify(example ?? {})) as { payload?: Json };
	return event.payload ?? {};
}
