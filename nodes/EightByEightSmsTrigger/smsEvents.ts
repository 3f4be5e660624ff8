import { ok } from '../problems/result';
import { addWebhooks, deleteWebhooks, getWebhooks } from '../generated/sms';
import { eventTypes } from '../generated/webhookEvents';
import { readEvent, type SmsEvent } from '../events/envelope';
import { simplified } from '../events/simplify';
import type { EventSource } from '../triggers/source';
import { passes, readFilters } from './filters';

/** The events of the SMS API. */
export const smsEvents: EventSource<SmsEvent> = {
	name: '8x8 SMS Trigger',
	baseUrlOf: ({ baseUrl }) => ok(baseUrl),
	requests: { list: getWebhooks, add: addWebhooks, remove: deleteWebhooks },
	types: {
		ownType: { inbound: 'MO', receipts: 'DR' },
		typesWith: { inbound: ['MO', 'MSG', '*'], receipts: ['DR', '*'] },
		// Chat apps use it too.
		kept: ['MSG'],
		mayBeMissing: true,
	},
	purposes: { [eventTypes.inboundMessage]: 'inbound', [eventTypes.deliveryReceipt]: 'receipts' },
	read: readEvent,
	passes: (event, options) => passes(event, readFilters(options)),
	simplified,
};
