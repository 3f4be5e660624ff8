import { propertyOf, textOf } from '../../nodes/problems/unknownValues';

/**
 * The status of a receipt, as the trigger simplifies it. A relay that fails on an unexpected one would lose a receipt,
 * so every value is checked before it is used.
 */
export interface Status {
	state: string;
	detail: string;
	/** 8x8's code for a failure; 0 for none, and for no known reason. */
	errorCode: number;
	errorMessage: string;
	timestamp: string;
}

export function statusOf(receipt: unknown): Status {
	const text = (name: string) => textOf(propertyOf(receipt, name)) ?? '';
	const code = propertyOf(receipt, 'errorCode');
	const errorCode = typeof code === 'number' || typeof code === 'string' ? Number(code) : 0;
	return {
		state: text('state'),
		detail: text('detail'),
		errorCode: Number.isInteger(errorCode) ? errorCode : 0,
		errorMessage: text('errorMessage'),
		timestamp: text('timestamp'),
	};
}

/** Why a message failed: in 8x8's words if it gives any. */
export function reasonWords({ state, detail, errorMessage }: Status): string {
	return errorMessage || (detail || state).replaceAll('_', ' ');
}
