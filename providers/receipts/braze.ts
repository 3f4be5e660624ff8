import { eventTypes } from '../../nodes/generated/webhookEvents';
import { propertyOf, textOf } from '../../nodes/problems/unknownValues';
import { reasonWords, statusOf } from './status';

/** A request to Braze's REST API. */
export interface BrazeRequest {
	/** After the REST endpoint. */
	path: '/users/track' | '/subscription/status/set';
	body: Record<string, unknown>;
}

/** `<dispatch_id>-<braze_id>`, as the webhook's body writes it; braze_id has 24 hexadecimal digits. */
const ours = /^(.+)-([0-9a-f]{24})$/i;

/**
 * What Braze is asked to note, of an event as the trigger simplifies it: a custom event of the user for a final receipt,
 * the end of a subscription for a STOP. `undefined` for messages of others, states on the way, and other texts.
 * @param subscriptionGroup the ID of the group that a STOP ends; empty for none
 */
export function brazeRequest(event: unknown, subscriptionGroup: string): BrazeRequest | undefined {
	switch (propertyOf(event, 'eventType')) {
		case eventTypes.deliveryReceipt:
			return customEvent(event);
		case eventTypes.inboundMessage:
			return unsubscription(event, subscriptionGroup);
		default:
			return undefined;
	}
}

function customEvent(receipt: unknown): BrazeRequest | undefined {
	const [, dispatchId, brazeId] = ours.exec(textOf(propertyOf(receipt, 'clientMessageId')) ?? '') ?? [];
	const status = statusOf(receipt);
	const name = nameOf(status.state);
	if (brazeId === undefined || name === undefined) return undefined;
	const properties = {
		dispatch_id: dispatchId,
		umid: textOf(propertyOf(receipt, 'umid')) ?? '',
		...(name === failedName && { reason: reasonWords(status), error_code: status.errorCode }),
	};
	return {
		path: '/users/track',
		body: { events: [{ braze_id: brazeId, name, time: status.timestamp, properties, _update_existing_only: true }] },
	};
}

const failedName = 'SMS Failed';

function nameOf(state: string): string | undefined {
	switch (state) {
		case 'delivered':
		case 'read':
			return 'SMS Delivered';
		case 'undelivered':
		case 'rejected':
			return failedName;
		default:
			return undefined;
	}
}

function unsubscription(text: unknown, group: string): BrazeRequest | undefined {
	const phone = textOf(propertyOf(text, 'source')) ?? '';
	// Names and short codes are nobody's phone.
	if (propertyOf(text, 'isOptOut') !== true || group === '' || !/^\+\d{7,15}$/.test(phone)) return undefined;
	return {
		path: '/subscription/status/set',
		body: { subscription_group_id: group, subscription_state: 'unsubscribed', phone: [phone] },
	};
}
