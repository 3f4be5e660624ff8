import type { Problem } from '../problems/problem';
import { propertyOf } from '../problems/unknownValues';
import type { AnyRequest, PathOf } from './format';
import type { PlaceKey } from './ledger';
import type { Slot } from './slots';

/** A message as it was read and checked by itself. */
export type ReadMessage<Request extends AnyRequest> = Message<Request> | Refused;

/** A message that cannot be sent, as far as it could be read. */
export interface Refused {
	slot: Slot;
	to?: PlaceKey;
	sentAs?: SentAs;
	problem: Problem;
}

/** A message that has passed every check of its own. */
export interface Message<Request extends AnyRequest> extends PlaceKey {
	slot: Slot;
	/** Its `subAccountId`, and what else the operation's path names. */
	path: PathOf;
	/** The user's ID of the batch in which to send it. */
	clientBatchId: string | undefined;
	/** Null where the message goes out as a bare number, with the text of its batch. */
	clientMessageId: string | null;
	/** The country that digits without a plus were read as a number of; +1 for North America. */
	bareNumberOf?: string | undefined;
	/** The country of its number, where that is known; none of North America's is. */
	country?: string | undefined;
	sentAs: SentAs;
	/** Whether it goes out in UCS2. */
	isUnicode: boolean;
	request: Request;
}

/** What a message goes out as, apart from what it says. */
export interface SentAs {
	/** The sender ID; null for the sub-account's own. */
	source: string | null;
	/** How many SMS parts are charged; null where nobody can tell. */
	segments: number | null;
	/** ISO 8601; null for immediately. */
	scheduled: string | null;
}

/** What may be told of a message that was sent. */
export interface Sent {
	destination: string;
	clientMessageId: string | null;
	sentAs?: SentAs;
}

/** Made once: in a function, a pattern is an object for each call. */
const nonDigit = /\D/;

/**
 * The digits of a number, without the plus that requests have and answers leave out. Somebody without a number has an ID that
 * starts with a letter, which stays as it is.
 */
export function digitsOf(destination: unknown): string {
	if (typeof destination !== 'string') return '';
	const digits = withoutPlus(destination);
	if (!nonDigit.test(digits)) return digits;
	return /^[A-Za-z]/.test(destination) ? destination : digits.replace(/\D/g, '');
}

/** The same of what is plus and digits, or such an ID. */
function withoutPlus(destination: string): string {
	return destination.startsWith('+') ? destination.slice(1) : destination;
}

/** Whether an answer names another number or ID than that of its message. It may leave either out. */
export function isOfAnother(
	answer: unknown,
	{ destination, clientMessageId }: Pick<Sent, 'destination' | 'clientMessageId'>,
): boolean {
	const digits = withoutPlus(destination);
	const number = propertyOf(answer, 'destination');
	const id = propertyOf(answer, 'clientMessageId');
	const isOtherNumber = isGiven(number) && number !== digits && digitsOf(number) !== digits;
	return isOtherNumber || (isGiven(id) && clientMessageId !== null && id !== clientMessageId);
}

function isGiven(value: unknown): boolean {
	return value !== undefined && value !== null;
}
