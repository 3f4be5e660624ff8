import { eventTypes } from '../../nodes/generated/webhookEvents';
import { propertyOf, textOf } from '../../nodes/problems/unknownValues';
import { reasonWords, statusOf } from './status';

/** A request to Braze's REST API. */
export interface BrazeRequest {
	/** The path after the REST endpoint. */
	path: '/users/track' | '/subscription/status/set';
	body: Record<string, unknown>;
}

/** The subscription group that a STOP ends, by the channel of the STOP; empty for none. */
export interface SubscriptionGroups {
	sms: string;
	whatsApp: string;
}

/** `<dispatch_id>-<braze_id>`, as the webhook's body writes it; braze_id has 24 hexadecimal digits. */
const ours = /^(.+)-([0-9a-f]{24})$/i;

/**
 * What Braze is asked to record for an event as either trigger simplifies it: a custom event of the user for a final
 * receipt, the end of a subscription for a STOP. `undefined` for messages of others, states on the way, and other
 * texts.
 */
export function brazeRequest(event: unknown, groups: SubscriptionGroups): BrazeRequest | undefined {
	switch (propertyOf(event, 'eventType')) {
		case eventTypes.deliveryReceipt:
			return customEvent(event);
		case eventTypes.inboundMessage:
			return unsubscription(event, groups);
		default:
			return undefined;
	}
}

function customEvent(receipt: unknown): BrazeRequest | undefined {
	const [, dispatchId, brazeId] = ours.exec(textOf(propertyOf(receipt, 'clientMessageId')) ?? '') ?? [];
	const status = statusOf(receipt);
	const name = nameOf(status.state, channelOf(receipt));
	if (brazeId === undefined || name === undefined) return undefined;
	const properties = {
		dispatch_id: dispatchId,
		umid: textOf(propertyOf(receipt, 'umid')) ?? '',
		...(isFailure(status.state) && { reason: reasonWords(status), error_code: status.errorCode }),
	};
	return {
		path: '/users/track',
		body: { events: [{ braze_id: brazeId, name, time: status.timestamp, properties, _update_existing_only: true }] },
	};
}

/** Events of the SMS trigger name no channel. */
const channelOf = (event: unknown) => textOf(propertyOf(event, 'channel')) ?? 'SMS';

const isFailure = (state: string) => ['undelivered', 'rejected', 'failed', 'error'].includes(state);

function nameOf(state: string, channel: string): string | undefined {
	if (isFailure(state)) return `${channel} Failed`;
	if (state === 'read') return channel === 'SMS' ? 'SMS Delivered' : `${channel} Read`;
	return state === 'delivered' ? `${channel} Delivered` : undefined;
}

function unsubscription(text: unknown, groups: SubscriptionGroups): BrazeRequest | undefined {
	const channel = channelOf(text);
	const group = channel === 'SMS' ? groups.sms : channel === 'WhatsApp' ? groups.whatsApp : '';
	const phone = textOf(propertyOf(text, 'source')) ?? textOf(propertyOf(text, 'msisdn')) ?? '';
	// Names and short codes are not a person's phone.
	if (propertyOf(text, 'isOptOut') !== true || group === '' || !/^\+\d{7,15}$/.test(phone)) return undefined;
	return {
		path: '/subscription/status/set',
		body: { subscription_group_id: group, subscription_state: 'unsubscribed', phone: [phone] },
	};
}
