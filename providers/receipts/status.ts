import type { components } from '../../nodes/generated/contractTypes';

type Status = components['schemas']['ReceiptStatus'];

/** Why a message failed: 8x8's words where it gives some. */
export function reasonWords({ state, detail, errorMessage }: Status): string {
	if (errorMessage !== undefined && errorMessage !== '') return errorMessage;
	return (detail ?? state).replaceAll('_', ' ');
}

/** A phone number without its plus sign, so that those of texts and of receipts are alike. */
export function digits(number: string): string {
	return number.replace(/\D/g, '');
}
