import type { Reply } from '../api/reply';
import type { Batch } from './batches';
import type { Outcome } from './outcome';
import type { BatchIds, Problem } from '../problems/problem';
import { idOf, isRefusal, outcomeOfAnswer, outcomeOfReply, type Redact, UNCONFIRMED_REMEDY } from './answers';
import { nameOf, type Slot } from './report';
import type { Message } from './run';
import { isRecord, propertyOf, textOf } from '../problems/unknownValues';

/**
 * What the reply to a sendSmsBatch request says of each message, in the order of the batch. Messages are found in the
 * answer by their clientMessageId, and without one by their destination; what the answer does not name is unknown, unless
 * the user asked 8x8 not to list the messages and it counts all of them as accepted.
 *
 * @param redactorFor hides the texts of the given messages
 */
export function outcomesOfBatch(
	batch: Batch,
	reply: Reply,
	includedMessages: boolean,
	redactorFor: (messages: readonly Message[]) => Redact,
): Outcome[] {
	const { messages } = batch;
	if (reply.kind !== 'answered' || reply.status < 200 || reply.status >= 300) {
		return outcomesWithoutAnswer(messages, reply, redactorFor(messages));
	}
	const { status, body } = reply;
	const counts = countsOf(body);
	if (counts === undefined) {
		return messages.map((message) => outcomeOfAnswer(undefined, status, message, redactorFor([])));
	}
	const { batchId, clientBatchId, acceptedCount, rejectedCount } = counts;
	const ids: BatchIds = { batchId, clientBatchId };
	const answers = matchAnswers(messages, propertyOf(body, 'messages'));
	const allAccepted = !includedMessages && rejectedCount === 0 && acceptedCount === messages.length;
	return messages.map((message): Outcome => {
		const answer = answers.get(message);
		if (answer !== undefined) return inBatch(outcomeOfAnswer(answer, status, message, redactorFor([message])), ids);
		if (allAccepted) return { ...acceptedUnlisted(message), batch: ids };
		const { destination, clientMessageId } = message;
		if (acceptedCount === 0 && rejectedCount === messages.length) {
			const problem: Problem = {
				happened: `8x8 rejected all ${rejectedCount} messages of this batch, and does not say why`,
				remedy: 'Nothing was sent. Switch on Include Messages, or look in 8x8 Connect, for the reasons.',
				status,
				code: 'REJECTED',
				batch: ids,
			};
			return { outcome: 'rejected', destination, clientMessageId, problem };
		}
		const problem: Problem = {
			happened: `8x8 answered that it accepted ${acceptedCount} and rejected ${rejectedCount} of this batch's ${messages.length} messages, but not which of them this one is`,
			remedy: `${UNCONFIRMED_REMEDY}.`,
			status,
			batch: ids,
		};
		return { outcome: 'unknown', destination, clientMessageId, problem };
	});
}

function inBatch(outcome: Outcome, batch: BatchIds): Outcome {
	return outcome.outcome === 'accepted'
		? { ...outcome, batch }
		: { ...outcome, problem: { ...outcome.problem, batch } };
}

function acceptedUnlisted({ destination, clientMessageId, request }: Message) {
	const status = { code: 'QUEUED', description: 'Counted as accepted by 8x8' };
	const encoding = request.encoding ?? 'AUTO';
	return { outcome: 'accepted' as const, umid: null, destination, clientMessageId, encoding, status };
}

/** All messages met the same fate; only a refusal can name those that are to blame. */
function outcomesWithoutAnswer(messages: readonly Message[], reply: Reply, redact: Redact): Outcome[] {
	const [first] = messages;
	if (first === undefined) return [];
	const shared = outcomeOfReply(reply, first, redact);
	const refused = reply.kind === 'answered' && isRefusal(reply.status) && messages.length > 1;
	const blamed = new Set(refused ? blamedIndexes(reply.body, messages.length) : []);
	const blamedSlots = messages.flatMap(({ slot }, index) => (blamed.has(index) ? [slot] : []));
	const withTheBatch =
		blamed.size > 0
			? `The batch was refused because of ${blamedSlots.map(nameWithinSentence).join('; ')}`
			: `The whole batch was refused: ${itemRanges(messages)}`;
	return messages.map((message, index): Outcome => {
		const { destination, clientMessageId } = message;
		const own = { ...shared, destination, clientMessageId };
		if (own.outcome !== 'rejected' || !refused || blamed.has(index)) return own;
		return { ...own, problem: { ...own.problem, happened: `${own.problem.happened}. ${withTheBatch}` } };
	});
}

/** Positions of the messages that an error's text points at, such as "messages[3].destination" or "destinations[3]". */
function blamedIndexes(body: unknown, count: number): number[] {
	const message = textOf(propertyOf(body, 'message')) ?? '';
	const indexes = [...message.matchAll(/\b(?:messages|destinations)\[(\d+)\]/gi)].map((match) => Number(match[1]));
	return [...new Set(indexes)].filter((index) => index < count);
}

function nameWithinSentence(slot: Slot): string {
	return nameOf(slot).replace(/^I/, 'i');
}

/** The items of messages, neighbours as a range: "items 0 to 3, 7, 9". */
function itemRanges(messages: readonly Message[]): string {
	const ranges: { first: number; last: number }[] = [];
	for (const { slot } of messages) {
		const range = ranges.at(-1);
		if (range !== undefined && slot.itemIndex - range.last <= 1) range.last = slot.itemIndex;
		else ranges.push({ first: slot.itemIndex, last: slot.itemIndex });
	}
	const shown = ranges.slice(0, 10).map(({ first, last }) => (first === last ? `${first}` : `${first} to ${last}`));
	const more = ranges.length > shown.length ? ' and more' : '';
	return `item${messages.at(0)?.slot.itemIndex === messages.at(-1)?.slot.itemIndex ? '' : 's'} ${shown.join(', ')}${more}`;
}

interface BatchCounts extends BatchIds {
	acceptedCount: number;
	rejectedCount: number;
}

function countsOf(body: unknown): BatchCounts | undefined {
	const batchId = idOf(propertyOf(body, 'batchId'));
	const acceptedCount = propertyOf(body, 'acceptedCount');
	const rejectedCount = propertyOf(body, 'rejectedCount');
	if (batchId === undefined || typeof acceptedCount !== 'number' || typeof rejectedCount !== 'number') return undefined;
	return { batchId, clientBatchId: textOf(propertyOf(body, 'clientBatchId')) ?? null, acceptedCount, rejectedCount };
}

/** Finds each message's answer in a list of no promised order. */
function matchAnswers(messages: readonly Message[], listed: unknown): Map<Message, Record<string, unknown>> {
	const found = new Map<Message, Record<string, unknown>>();
	const byId = new Map<string | null, Message>(messages.map((message) => [message.clientMessageId, message]));
	const withoutId: Record<string, unknown>[] = [];
	for (const answer of Array.isArray(listed) ? listed.filter(isRecord) : []) {
		const id = textOf(answer.clientMessageId);
		const message = id === undefined ? undefined : byId.get(id);
		if (message !== undefined) found.set(message, answer);
		else if (id === undefined) withoutId.push(answer);
	}
	const left = groupByNumber(messages.filter((message) => !found.has(message)));
	const answersLeft = new Map<string, Record<string, unknown>[]>();
	for (const answer of withoutId) append(answersLeft, digitsOf(answer.destination), answer);
	for (const [number, answers] of answersLeft) {
		const candidates = left.get(number) ?? [];
		// Equal numbers are told apart by nothing: only where each has its answer is it known what became of them all.
		if (candidates.length !== answers.length) continue;
		candidates.forEach((message, index) => {
			const answer = answers[index];
			if (answer !== undefined) found.set(message, answer);
		});
	}
	return found;
}

function groupByNumber(messages: readonly Message[]): Map<string, Message[]> {
	const groups = new Map<string, Message[]>();
	for (const message of messages) append(groups, digitsOf(message.destination), message);
	return groups;
}

function append<T>(groups: Map<string, T[]>, key: string, entry: T): void {
	const group = groups.get(key);
	if (group === undefined) groups.set(key, [entry]);
	else group.push(entry);
}

/** Request and answer write the same number with and without a plus. */
function digitsOf(destination: unknown): string {
	return typeof destination === 'string' ? destination.replace(/\D/g, '') : '';
}
