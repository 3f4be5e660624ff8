import type { Problem } from './problem';
import { chat } from './words/chat';
import { credential } from './words/credential';
import { destination } from './words/destination';
import { events } from './words/events';
import { fields } from './words/fields';
import { items } from './words/items';
import { pacing } from './words/pacing';
import { log } from './words/log';
import { requests } from './words/requests';
import { sending } from './words/sending';
import { settings } from './words/settings';
import { settling } from './words/settling';
import { smpp } from './words/smpp';
import { survey } from './words/survey';
import { text } from './words/text';
import { templates } from './words/templates';
import { waiting } from './words/waiting';
import { webhooks } from './words/webhooks';

/** Words that are always the same, or that are made of what is known about the case. */
type Words = string | ((data: never) => string);

/** A problem in words: what happened, as a sentence without the item's number, and what to do about it. */
export interface Entry {
	happened: Words;
	remedy: Words;
}

/** Every problem that the nodes know, by its stable code: the `code` of a failed item's `details`. */
export const catalogue = {
	...chat,
	...credential,
	...destination,
	...events,
	...fields,
	...items,
	...log,
	...pacing,
	...requests,
	...sending,
	...settings,
	...settling,
	...smpp,
	...survey,
	...templates,
	...text,
	...waiting,
	...webhooks,
} satisfies Record<string, Entry>;

type Catalogue = typeof catalogue;

export type ProblemCode = keyof Catalogue;

type DataFor<W> = W extends (data: infer Data) => string ? Data : unknown;
type DataOf<Code extends ProblemCode> = DataFor<Catalogue[Code]['happened']> & DataFor<Catalogue[Code]['remedy']>;
type Arguments<Code extends ProblemCode> = unknown extends DataOf<Code> ? [] : [data: DataOf<Code>];

/** The problem of this code, in words made of the data that its entry asks for. */
export function problem<Code extends ProblemCode>(code: Code, ...[data]: Arguments<Code>): Problem {
	const { happened, remedy }: Entry = catalogue[code];
	return { code, happened: inWords(happened, data), remedy: inWords(remedy, data) };
}

function inWords(words: Words, data: unknown): string {
	// The entry's own type has made sure that the data fit.
	return typeof words === 'string' ? words : (words as (data: unknown) => string)(data);
}
