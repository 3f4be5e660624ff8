import { problem } from '../problems/catalogue';
import { defined } from '../problems/defined';
import type { Problem } from '../problems/problem';
import { quote } from '../problems/unknownValues';
import type { DuplicateFinder } from './duplicates';
import type { AnyRequest } from './format';
import type { Ledger, Remembered } from './ledger';
import type { Message, ReadMessage, Refused } from './message';
import type { Outcome } from './outcome';
import type { Slot, Slots } from './slots';

/** What is checked across the messages of a run. */
export interface Checks<Request extends AnyRequest> {
	slots: Slots;
	ledger: Ledger;
	/** Identifies the same message to the same number; not set where nothing is to be sent. */
	duplicates?: { finder: DuplicateFinder; contentOf: (request: Request) => string };
	/** Whether a client message ID may be given to one message alone, because outcomes are found by it. */
	needsUniqueIds?: boolean;
}

/**
 * The messages that are to be sent, and those that cannot be. All others are settled here: what an earlier try sent,
 * even if its fields have changed since, and duplicates.
 */
export function admit<Request extends AnyRequest>(
	read: readonly ReadMessage<Request>[],
	checks: Checks<Request>,
): { fit: Message<Request>[]; refused: Refused[] } {
	const repeatedIds = checks.needsUniqueIds === true ? findRepeatedIds(read) : new Map<Slot, Problem>();
	for (const message of read) {
		if (!('problem' in message)) message.content = checks.duplicates?.contentOf(message.request);
	}
	// Everything already sent is found before the search for duplicates, because others can be duplicates of it.
	const left = checks.ledger.isFirst ? read : read.filter((message) => !isRecalled(message, checks));
	// On a first try, only messages to one number can be equal: to put together what each says takes longer than this.
	const repeated = checks.ledger.isFirst ? repeatedNumbers(left) : undefined;
	const fit: Message<Request>[] = [];
	const refused: Refused[] = [];
	for (const message of left) {
		if ('problem' in message) {
			refused.push(message);
			continue;
		}
		const { slot, destination, place, sentAs } = message;
		const isAlone = repeated?.has(place.digits) === false;
		if (!isAlone && isDuplicate(message, checks)) continue;
		const wrong = repeatedIds.get(slot);
		if (wrong === undefined) fit.push(message);
		else refused.push({ slot, to: { destination, place }, sentAs, problem: wrong });
	}
	return { fit, refused };
}

/** The outcome of a message that cannot be sent, and that no earlier try or Retry has sent. */
export function settleRefused(
	{ slot, to, sentAs, problem }: Refused,
	{ slots, ledger }: Pick<Checks<AnyRequest>, 'slots' | 'ledger'>,
): void {
	const rejected: Outcome = { outcome: 'rejected', ...defined({ destination: to?.destination, sentAs }), problem };
	slots.settle(slot, to === undefined ? rejected : ledger.record(to.place, rejected));
}

/** Settles a message from what an earlier try knows of it. False where nothing is known, or it is to be sent again. */
function isRecalled<Request extends AnyRequest>(
	message: ReadMessage<Request>,
	{ slots, ledger, duplicates }: Checks<Request>,
): boolean {
	const { slot } = message;
	const place = 'problem' in message ? message.to?.place : message.place;
	const known = place === undefined ? recallUnread(slot, ledger) : ledger.recall(place);
	if (known === undefined) return false;
	slots.recall(slot, known);
	duplicates?.finder.noteTwin(known.twin, slot);
	if (!('problem' in message)) duplicates?.finder.note(duplicates.finder.saidBy(message), slot);
	return true;
}

/** Its number can no longer be read, but an item that is one message can only have been that message. */
function recallUnread({ isOfList, withinItem, itemIndex }: Slot, ledger: Ledger): Remembered | undefined {
	return isOfList === true || withinItem !== undefined ? undefined : ledger.claim(itemIndex);
}

/** The numbers that more than one of the messages goes to. */
function repeatedNumbers<Request extends AnyRequest>(messages: readonly ReadMessage<Request>[]): Set<string> {
	const seen = new Set<string>();
	const repeated = new Set<string>();
	for (const message of messages) {
		if ('problem' in message) continue;
		const { digits } = message.place;
		if (seen.has(digits)) repeated.add(digits);
		else seen.add(digits);
	}
	return repeated;
}

/** Settles a duplicate from the message that it repeats, if that one is to be sent or was sent before. */
function isDuplicate<Request extends AnyRequest>(
	message: Message<Request>,
	{ slots, duplicates }: Checks<Request>,
): boolean {
	const said = duplicates?.finder.saidBy(message);
	if (duplicates === undefined || said === undefined) return false;
	const { slot } = message;
	const first = duplicates.finder.firstLike(said);
	const sent = first === undefined ? duplicates.finder.sentBefore(said) : undefined;
	if (first !== undefined) slots.skip(slot, first);
	if (sent !== undefined) slots.recall(slot, sent);
	duplicates.finder.note(said, slot);
	return first !== undefined || sent !== undefined;
}

/** The problem of messages that reuse the client message ID of an earlier one. */
function findRepeatedIds<Request extends AnyRequest>(read: readonly ReadMessage<Request>[]): Map<Slot, Problem> {
	const first = new Map<string, Slot>();
	const repeated = new Map<Slot, Problem>();
	for (const message of read) {
		const { slot } = message;
		const id = 'problem' in message ? undefined : message.request.clientMessageId;
		if (id === undefined) continue;
		const { itemIndex } = first.get(id) ?? slot;
		if (first.has(id)) repeated.set(slot, problem('CLIENT_MESSAGE_ID_REPEATED', { shown: quote(id), itemIndex }));
		else first.set(id, slot);
	}
	return repeated;
}
