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
	finder?: DuplicateFinder<Request>;
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
	// Everything already sent is found before the search for duplicates, because others can be duplicates of it.
	const left = checks.ledger.isFirst ? read : read.filter((message) => !isRecalled(message, checks));
	// On a first try, only messages to one number can be equal: to put together what each says takes longer than this.
	const repeated = checks.ledger.isFirst ? repeatedNumbers(left) : undefined;
	const fit: Message<Request>[] = [];
	const refused: Refused[] = [];
	left.forEach((message) => {
		if ('problem' in message) return void refused.push(message);
		const { slot, destination, sentAs } = message;
		const isAlone = repeated?.has(destination) === false;
		if (!isAlone && isDuplicate(message, checks)) return;
		const wrong = repeatedIds.get(slot);
		if (wrong === undefined) fit.push(message);
		else refused.push({ slot, to: message, sentAs, problem: wrong });
	});
	return { fit, refused };
}

/** The outcome of a message that cannot be sent, and that no earlier try or Retry has sent. */
export function settleRefused(
	{ slot, to, sentAs, problem }: Refused,
	{ slots, ledger }: Pick<Checks<AnyRequest>, 'slots' | 'ledger'>,
): void {
	const rejected: Outcome = { outcome: 'rejected', ...defined({ destination: to?.destination, sentAs }), problem };
	slots.settle(slot, to === undefined ? rejected : ledger.record(to, rejected));
}

/** Settles a message from what an earlier try knows of it. False where nothing is known, or it is to be sent again. */
function isRecalled<Request extends AnyRequest>(
	message: ReadMessage<Request>,
	{ slots, ledger, finder }: Checks<Request>,
): boolean {
	const { slot } = message;
	const place = 'problem' in message ? message.to : message;
	const known = place === undefined ? recallUnread(slot, ledger) : ledger.recall(place);
	if (known === undefined) return false;
	slots.recall(slot, known);
	finder?.noteTwin(known.twin, slot);
	if (!('problem' in message)) finder?.note(finder.said(message), slot);
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
	messages.forEach((message) => {
		if ('problem' in message) return;
		const { destination } = message;
		if (seen.has(destination)) repeated.add(destination);
		else seen.add(destination);
	});
	return repeated;
}

/** Settles a duplicate from the message that it repeats, if that one is to be sent or was sent before. */
function isDuplicate<Request extends AnyRequest>(
	message: Message<Request>,
	{ slots, finder }: Checks<Request>,
): boolean {
	if (finder === undefined) return false;
	const said = finder.said(message);
	const { slot } = message;
	const first = finder.firstLike(said);
	const sent = first === undefined ? finder.sentBefore(said) : undefined;
	if (first !== undefined) slots.skip(slot, first);
	if (sent !== undefined) slots.recall(slot, sent);
	finder.note(said, slot);
	return first !== undefined || sent !== undefined;
}

/** The problem of messages that reuse the client message ID of an earlier one. */
function findRepeatedIds<Request extends AnyRequest>(read: readonly ReadMessage<Request>[]): Map<Slot, Problem> {
	const first = new Map<string, Slot>();
	const repeated = new Map<Slot, Problem>();
	read.forEach((message) => {
		const { slot } = message;
		const id = 'problem' in message ? undefined : message.request.clientMessageId;
		if (id === undefined) return;
		const { itemIndex } = first.get(id) ?? slot;
		if (first.has(id)) repeated.set(slot, problem('CLIENT_MESSAGE_ID_REPEATED', { shown: quote(id), itemIndex }));
		else first.set(id, slot);
	});
	return repeated;
}
