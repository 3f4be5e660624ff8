import { readEvent } from '../events/envelope';
import { simplified } from '../events/simplify';
import { isFinal } from '../events/statusMeaning';
import { eventTypes } from '../generated/webhookEvents';
import { ok } from '../problems/result';
import { propertyOf, textOf } from '../problems/unknownValues';
import { progress, type ReceiptSource } from './receiptSource';

/** The receipts of SMS. */
export const smsReceipts: ReceiptSource = {
	read: (body) => {
		const event = readEvent(body);
		if (!event.ok) return event;
		if (event.value?.type !== eventTypes.deliveryReceipt) return ok(undefined);
		const { umid, clientMessageId, destination, status } = event.value.payload;
		return ok({
			umid,
			clientMessageId,
			person: textOf(destination),
			state: textOf(propertyOf(status, 'state')),
			channel: undefined,
			simplified: simplified(event.value),
		});
	},
	isLast: ({ state }) => !progress.includes(state) && isFinal(state),
};
