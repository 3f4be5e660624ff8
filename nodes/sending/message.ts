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
	to?: { destination: string; place: PlaceKey };
	sentAs?: SentAs;
	problem: Problem;
}

/** A message that has passed every check of its own. */
export interface Message<Request extends AnyRequest> {
	slot: Slot;
	place: PlaceKey;
	destination: string;
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
	request: Request;
	/** What makes it the same message as another to its number: see MessageFormat.contentOf. It holds the text. */
	content?: string | undefined;
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

/** What identifies a message in an answer, and what may be told of it. */
export interface Sent {
	destination: string;
	clientMessageId: string | null;
	sentAs?: SentAs;
}

/**
 * The digits of a number, without the plus that requests have and answers leave out. Somebody without a number has an ID that
 * starts with a letter, which stays as it is.
 */
export function digitsOf(destination: unknown): string {
	if (typeof destination !== 'string') return '';
	const digits = destination.startsWith('+') ? destination.slice(1) : destination;
	if (!/\D/.test(digits)) return digits;
	return /^[A-Za-z]/.test(destination) ? destination : digits.replace(/\D/g, '');
}

/** Whether an answer names another number or ID than that of its message. It may leave either out. */
export function isOfAnother(answer: unknown, { destination, clientMessageId }: Sent): boolean {
	const number = propertyOf(answer, 'destination');
	const id = propertyOf(answer, 'clientMessageId');
	const isOtherNumber = isGiven(number) && digitsOf(number) !== digitsOf(destination);
	return isOtherNumber || (isGiven(id) && clientMessageId !== null && id !== clientMessageId);
}

function isGiven(value: unknown): boolean {
	return value !== undefined && value !== null;
}
