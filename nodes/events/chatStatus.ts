import type { IDataObject } from 'n8n-workflow';
import { receiptCodes } from '../generated/chatAppsReceiptCodes';
import { finalStates } from '../generated/chatAppsWebhookEvents';
import { textOf, propertyOf } from '../problems/unknownValues';
import { scalar } from './scalar';
import { statusFields } from './statusMeaning';

/** States of a channel that mean that the message did not reach the person. */
const failedStates = ['rejected', 'undelivered', 'failed', 'error'];

/**
 * The status of a message on a channel. `hasFailed` is of the channel, not of the message: while channels remain, 8x8 goes on
 * to the next. Codes of 1000 and more are the channel's own; those of WhatsApp are known.
 */
export function chatStatusFields(status: unknown, channel: string | null): IDataObject {
	const state = textOf(propertyOf(status, 'state')) ?? '';
	const own = channel === 'WhatsApp' ? receiptCodes[String(scalar(propertyOf(status, 'errorCode')))] : undefined;
	return {
		...statusFields(status),
		isFinal: isFinalOnChannel(state),
		hasFailed: failedStates.includes(state),
		...(own !== undefined && { errorName: own.name, errorMeaning: own.meaning, errorRemedy: own.remedy }),
	};
}

/** Whether a message stays in this state on its channel. Delivered can still become read. */
export function isFinalOnChannel(state: string): boolean {
	return finalStates.includes(state);
}
