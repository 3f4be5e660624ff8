import { isRecord, propertyOf, textOf } from '../problems/unknownValues';
import type { AnyRequest } from './format';
import { groupBy } from './groupBy';
import { digitsOf, type Message } from './message';

/** One entry of the list in a batch's answer. */
type Answer = Record<string, unknown>;

export interface Matching {
	/** The answer of each message that has exactly one, at the message's place. */
	answers: (Answer | undefined)[];
	/** The places of messages that the list names twice. */
	contradicted: Set<number>;
	/** Whether the list names messages that were not sent. */
	hasStrangers: boolean;
}

/**
 * Finds each message's answer in a list whose order is not guaranteed: by ID, or by number where there is no ID. Two with
 * one ID are a contradiction. Whether one with the ID has the number of another message is for its reader to see.
 */
export function matchAnswers<Request extends AnyRequest>(
	messages: readonly Message<Request>[],
	listed: readonly unknown[],
): Matching {
	const answers: Matching['answers'] = messages.map(() => undefined);
	const contradicted = new Set<number>();
	const placeOf = placeFinder(messages);
	const withoutId: Answer[] = [];
	const hasIds = messages.some(({ clientMessageId }) => clientMessageId !== null);
	let hasStrangers = false;
	listed.forEach((answer, position) => {
		if (!isRecord(answer)) return;
		const id = hasIds ? textOf(answer.clientMessageId) : undefined;
		const place = id === undefined ? undefined : placeOf(id, position);
		if (place === undefined) {
			if (id === undefined) withoutId.push(answer);
			else hasStrangers = true;
		} else if (answers[place] !== undefined) contradicted.add(place);
		else answers[place] = answer;
	});
	if (!matchByNumber(messages, withoutId, { answers, contradicted })) hasStrangers = true;
	for (const place of contradicted) answers[place] = undefined;
	return { answers, contradicted, hasStrangers };
}

/** Finds the place of the message with an ID. Most lists are in the order of the request, where nothing has to be looked up. */
function placeFinder<Request extends AnyRequest>(messages: readonly Message<Request>[]) {
	let places: Map<string | null, number> | undefined;
	return (id: string, expected: number): number | undefined => {
		if (messages[expected]?.clientMessageId === id) return expected;
		places ??= new Map(messages.map(({ clientMessageId }, place) => [clientMessageId, place]));
		return places.get(id);
	};
}

/**
 * Nothing distinguishes messages to the same number: their outcomes are known only where each has an answer and it
 * does not matter which. False where an entry has the number of none of the messages that have no answer yet.
 */
function matchByNumber<Request extends AnyRequest>(
	messages: readonly Message<Request>[],
	listed: readonly Answer[],
	{ answers, contradicted }: Pick<Matching, 'answers' | 'contradicted'>,
): boolean {
	if (listed.length === 0) return true;
	const left = messages.flatMap((message, place) =>
		answers[place] === undefined && !contradicted.has(place) ? [{ message, place }] : [],
	);
	const byNumber = groupBy(left, ({ message }) => digitsOf(message.destination));
	const byAnswer = groupBy(listed, (answer) => digitsOf(propertyOf(answer, 'destination')));
	for (const [number, entries] of byAnswer) {
		const candidates = byNumber.get(number) ?? [];
		const alike = candidates.map(({ message }) => message);
		if (candidates.length !== entries.length || !isSameForAll(alike, entries)) continue;
		candidates.forEach(({ place }, index) => {
			const answer = entries[index];
			if (answer !== undefined) answers[place] = answer;
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
