import type { StoredMessage } from './messages';

/** 8x8's delivery receipt for the message's present state. */
export function receiptFor(message: StoredMessage, at: Date) {
	return {
		namespace: 'SMS',
		eventType: 'outbound_message_status_changed',
		description: 'A message changed its delivery state',
		payload: {
			umid: message.umid,
			...(message.batchId !== undefined && { batchId: message.batchId }),
			...(message.clientMessageId !== undefined && { clientMessageId: message.clientMessageId }),
			...(message.clientBatchId !== undefined && { clientBatchId: message.clientBatchId }),
			subAccountId: message.subAccountId,
			source: message.source ?? '',
			destination: message.destination,
			status: {
				state: message.state,
				...(message.state === 'delivered' && { detail: 'delivered_to_recipient' }),
				timestamp: at.toISOString(),
			},
			smsCount: message.segments,
		},
	};
}
