import type { Problem } from '../problems/problem';
import type { Origin } from './destination';
import { isBlank } from './fieldValues';
import type { TextEncoding } from './segments';

/** The last text that was looked at, with everything that its check depends on. */
interface CheckedTexts {
	given?: string;
	encoding?: TextEncoding | 'AUTO';
	context?: CheckContext;
	/** As it is sent, or what is wrong with it. */
	checked?: string | Problem;
}

/** What validation needs to know besides the fields themselves. */
export interface CheckContext {
	/** IANA name; dates without an offset are read in it. */
	timeZone: string;
	/** The moment that "in the past" is measured from, in ms since 1970. */
	now: number;
	/** Whether 8x8's own servers take the message, and not a proxy or sandbox of the user's. */
	isPublicApi: boolean;
	/** Whether a text of more than ten segments may go out cut off. */
	allowTruncation: boolean;
	/** Keeps the result for the last text: a list has one text for all of its numbers. */
	texts?: CheckedTexts | undefined;
	/** Whether a text may hold what looks like an unfilled field or a failed expression. */
	allowPlaceholders?: boolean | undefined;
	/** Whether typographic characters are replaced where the text then fits GSM's alphabet. */
	smartEncoding?: boolean | undefined;
	/** Where numbers come from whose Country field is empty. */
	origin?: Origin;
	/** The sender ID where the field is empty. */
	defaultSource?: string | undefined;
}

/** Where a number comes from: the country of its own field, or else what is known of all numbers. */
export function originOf(country: unknown, { origin = {} }: CheckContext): Origin {
	return isBlank(country) ? origin : { ...origin, country };
}
