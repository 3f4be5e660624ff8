import type { Reply } from '../api/reply';
import { inSentence } from '../problems/itemName';
import { propertyOf, textOf } from '../problems/unknownValues';
import { asides } from '../problems/words/asides';
import { isRefusal, outcomeOfFailure } from './answers';
import type { AnyRequest } from './format';
import type { Message } from './message';
import type { Outcome } from './outcome';
import { nameOf, type Slot } from './slots';

/** All messages of a batch without an answer share its outcome; only a refusal can name those that are to blame. */
export function outcomesOfRefusedBatch<Request extends AnyRequest>(
	messages: readonly Message<Request>[],
	reply: Reply,
): Outcome[] {
	const refused = reply.kind === 'answered' && isRefusal(reply) && messages.length > 1;
	const blamed = new Set(refused ? blamedIndexes(reply.body, messages.length) : []);
	const blamedSlots = messages.flatMap(({ slot }, index) => (blamed.has(index) ? [slot] : []));
	const withTheBatch =
		blamed.size > 0
			? asides.refusedBecauseOf({ messages: blamedSlots.map(nameWithinSentence).join('; ') })
			: asides.refusedAsAWhole({ messages: rowRanges(messages) });
	return messages.map((message, index): Outcome => {
		const own = outcomeOfFailure(reply, message);
		if (own.outcome !== 'rejected' || !refused || blamed.has(index)) return own;
		return { ...own, problem: { ...own.problem, happened: `${own.problem.happened}. ${withTheBatch}` } };
	});
}

/** Positions of the messages that an error's text points at, such as "messages[3].destination" or "destinations[3]". */
function blamedIndexes(body: unknown, count: number): number[] {
	const message = (textOf(propertyOf(body, 'message')) ?? '').slice(0, 10_000);
	const indexes = [...message.matchAll(/\b(?:messages|destinations)\[(\d{1,5})\]/gi)].map((match) => Number(match[1]));
	return [...new Set(indexes)].filter((index) => index < count);
}

function nameWithinSentence(slot: Slot): string {
	return inSentence(nameOf(slot));
}

/** The rows of messages, counted from 1, neighbours as a range: "rows 1 to 4, 8, 10". */
function rowRanges<Request extends AnyRequest>(messages: readonly Message<Request>[]): string {
	const ranges: { first: number; last: number }[] = [];
	for (const { slot } of messages) {
		const range = ranges.at(-1);
		const row = slot.itemIndex + 1;
		if (range !== undefined && row - range.last <= 1) range.last = row;
		else ranges.push({ first: row, last: row });
	}
	const shown = ranges.slice(0, 10).map(({ first, last }) => (first === last ? `${first}` : `${first} to ${last}`));
	const more = ranges.length > shown.length ? ' and more' : '';
	return `row${messages.at(0)?.slot.itemIndex === messages.at(-1)?.slot.itemIndex ? '' : 's'} ${shown.join(', ')}${more}`;
}
