import { isRecord, propertyOf, textOf } from '../problems/unknownValues';
import type { AnyRequest } from './format';
import { groupBy } from './groupBy';
import { digitsOf, isOfAnother, type Message } from './message';

/** One entry of the list in a batch's answer. */
type Answer = Record<string, unknown>;

export interface Matching<Request extends AnyRequest> {
	/** The answer of each message that has exactly one. */
	answers: Map<Message<Request>, Answer>;
	/** Messages that the list contradicts itself about. */
	contradicted: Set<Message<Request>>;
	/** Whether the list names messages that were not sent. */
	hasStrangers: boolean;
}

/**
 * Finds each message's answer in a list whose order is not guaranteed: by ID, or by number where there is no ID. An
 * entry that occurs twice, or has the number of another message, is a contradiction.
 */
export function matchAnswers<Request extends AnyRequest>(
	messages: readonly Message<Request>[],
	listed: readonly unknown[],
): Matching<Request> {
	const answers = new Map<Message<Request>, Answer>();
	const contradicted = new Set<Message<Request>>();
	const byId = new Map<string | null, Message<Request>>(messages.map((message) => [message.clientMessageId, message]));
	const withoutId: Answer[] = [];
	const hasIds = messages.some(({ clientMessageId }) => clientMessageId !== null);
	let hasStrangers = false;
	for (const answer of listed.filter(isRecord)) {
		const id = hasIds ? textOf(answer.clientMessageId) : undefined;
		const message = id === undefined ? undefined : byId.get(id);
		if (message === undefined) {
			if (id === undefined) withoutId.push(answer);
			else hasStrangers = true;
		} else if (answers.has(message) || isOfAnother(answer, message)) contradicted.add(message);
		else answers.set(message, answer);
	}
	const left = messages.filter((message) => !answers.has(message) && !contradicted.has(message));
	if (!matchByNumber(left, withoutId, answers)) hasStrangers = true;
	for (const message of contradicted) answers.delete(message);
	return { answers, contradicted, hasStrangers };
}

/**
 * Nothing distinguishes messages to the same number: their outcomes are known only where each has an answer and it
 * does not matter which. False where an entry has the number of none of the messages.
 */
function matchByNumber<Request extends AnyRequest>(
	messages: readonly Message<Request>[],
	listed: readonly Answer[],
	answers: Map<Message<Request>, Answer>,
): boolean {
	const byNumber = groupBy(messages, ({ destination }) => digitsOf(destination));
	const byAnswer = groupBy(listed, (answer) => digitsOf(propertyOf(answer, 'destination')));
	for (const [number, entries] of byAnswer) {
		const candidates = byNumber.get(number) ?? [];
		if (candidates.length !== entries.length || !isSameForAll(candidates, entries)) continue;
		candidates.forEach((message, index) => {
			const answer = entries[index];
			if (answer !== undefined) answers.set(message, answer);
		});
	}
	return [...byAnswer.keys()].every((number) => byNumber.has(number));
}

/** Whether messages to one number have the same outcome or the same text: bare numbers have the text of their batch. */
function isSameForAll<Request extends AnyRequest>(
	messages: readonly Message<Request>[],
	answers: readonly Answer[],
): boolean {
	const states = new Set(answers.map(({ status }) => propertyOf(status, 'code')));
	return states.size === 1 || messages.every(({ clientMessageId }) => clientMessageId === null);
}
