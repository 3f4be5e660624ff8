import type { IDataObject } from 'n8n-workflow';
import { receiptCodes } from '../generated/receiptCodes';
import { finalStates } from '../generated/webhookEvents';
import { propertyOf, textOf } from '../problems/unknownValues';
import { scalar, type Scalar } from './scalar';

/** States of a message that did not arrive. Lookups and the log call `failed` what receipts call `rejected`. */
const failedStates = ['rejected', 'undelivered', 'failed', 'error'];

/** A message's status with flat fields, and what its error code means; null for what 8x8 left out. */
export function statusFields(status: unknown): IDataObject {
	const state = textOf(propertyOf(status, 'state'));
	const errorCode = scalar(propertyOf(status, 'errorCode'));
	return {
		state: scalar(state),
		detail: scalar(propertyOf(status, 'detail')),
		isFinal: isFinal(state),
		timestamp: scalar(propertyOf(status, 'timestamp')),
		errorCode,
		...explanation(state, errorCode),
		errorMessage: scalar(propertyOf(status, 'errorMessage')),
	};
}

/** Whether a message stays in this state. */
export function isFinal(state: string | undefined): boolean {
	return state === 'failed' || (state !== undefined && finalStates.includes(state));
}

/** What the error code means. A message that arrived can carry code 0, which then means nothing. */
function explanation(state: string | undefined, errorCode: Scalar): IDataObject {
	const failed = state !== undefined && failedStates.includes(state);
	const code = String(errorCode);
	const isUnexplained =
		errorCode === null || (Number(errorCode) === 0 && !failed) || !Object.hasOwn(receiptCodes, code);
	const known = isUnexplained ? undefined : receiptCodes[code];
	return {
		errorName: known?.name ?? null,
		errorMeaning: known?.meaning ?? null,
		errorRemedy: known?.remedy ?? null,
	};
}
