import type { Address } from '../codec/pdu';

/** A phone's number, of plus and digits: international, E.164. */
export function phoneAddress(destination: string): Address {
	return { ton: 1, npi: 1, number: destination.replace(/^\+/, '') };
}

/** Digits of a short code: it belongs to no numbering plan. */
const longestShortCode = 6;

/** A sender ID: letters are alphanumeric, digits a number or a short code; if missing, the account's own is used. */
export function senderAddress(source: string | undefined): Address {
	if (source === undefined) return { ton: 0, npi: 0, number: '' };
	if (!/^\+?\d+$/.test(source)) return { ton: 5, npi: 0, number: source };
	const number = source.replace(/^\+/, '');
	return number.length > longestShortCode ? { ton: 1, npi: 1, number } : { ton: 0, npi: 0, number };
}

/** Whether SMPP can carry a sender ID: printable ASCII, at most 20 characters. */
export function isSendable(source: string): boolean {
	return /^[\x20-\x7e]{1,20}$/.test(source);
}
