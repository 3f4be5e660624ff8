import { propertyOf, textOf } from '../../nodes/problems/unknownValues';
import { bareNumber } from './number';
import { reasonWords, statusOf } from './status';
import { isOfTrial } from './trial';

/** A receipt as MoEngage gets it: flat, and with a final state. Its keys are mapped on MoEngage's screen. */
export interface FlatReceipt {
	/** The ID in 8x8's answer to the request that sent the message. */
	umid: string;
	/** delivered is the only success. */
	status: 'delivered' | 'undelivered' | 'rejected';
	/** Why it failed, in words; empty when it did not. */
	reason: string;
	/** 8x8's code for the reason; 0 without one. */
	errorCode: number;
	/** Digits. */
	destination: string;
	/** ISO 8601, as 8x8 gives it. */
	timestamp: string;
}

/**
 * The receipt for MoEngage, made from one as the trigger simplifies it; `undefined` when the state is not final, which
 * MoEngage would count as a failure, and for trials.
 */
export function flatReceipt(receipt: unknown): FlatReceipt | undefined {
	const status = statusOf(receipt);
	const outcome = finalStatus(status.state);
	if (outcome === undefined || isOfTrial(receipt)) return undefined;
	return {
		umid: textOf(propertyOf(receipt, 'umid')) ?? '',
		status: outcome,
		reason: outcome === 'delivered' ? '' : reasonWords(status),
		errorCode: status.errorCode,
		destination: bareNumber(propertyOf(receipt, 'destination')),
		timestamp: status.timestamp,
	};
}

function finalStatus(state: string): FlatReceipt['status'] | undefined {
	switch (state) {
		case 'delivered':
		case 'read':
			return 'delivered';
		case 'undelivered':
		case 'rejected':
			return state;
		default:
			return undefined;
	}
}

/** MoEngage does not document the body of its answers: the status alone counts. */
export function refusalIn(): undefined {
	return undefined;
}
