import { smsLimits } from '../generated/limits';
import { problem } from '../problems/catalogue';
import { quote } from '../problems/unknownValues';
import type { CheckContext } from './checkContext';
import { readInstant } from './dateTime';
import { isEmpty, labelOf, type Refuse } from './fieldValues';

const latestScheduleMs = smsLimits.scheduleAheadDays * 24 * 3600 * 1000;
/** Items are read one after the other: an expression with $now gives the last ones a later time than the first. */
const readingMs = 60_000;

/** Of most messages. */
const noDates = { scheduled: undefined, expiry: undefined };

/** When a message goes out and until when it may, in ISO 8601; undefined for a field that is empty or wrong. */
export function dates(raw: Readonly<Record<string, unknown>>, { now, timeZone }: CheckContext, refuse: Refuse) {
	const scheduled = date(raw, 'scheduled', timeZone, refuse);
	const expiry = date(raw, 'expiry', timeZone, refuse);
	if (scheduled === undefined && expiry === undefined) return noDates;
	if (scheduled !== undefined && scheduled.getTime() <= now) {
		refuse(problem('SCHEDULED_IN_PAST', { time: scheduled.toISOString() }));
	}
	if (scheduled !== undefined && scheduled.getTime() > now + latestScheduleMs + readingMs) {
		refuse(problem('SCHEDULED_TOO_LATE', { time: scheduled.toISOString() }));
	}
	if (expiry !== undefined && expiry.getTime() <= Math.max(now, scheduled?.getTime() ?? now)) {
		refuse(problem('EXPIRY_TOO_EARLY', { time: expiry.toISOString(), isPast: expiry.getTime() <= now }));
	}
	// Whole seconds: times from $now would differ from message to message, and messages share a batch only with equal ones.
	return { scheduled: wholeSeconds(scheduled, Math.floor), expiry: wholeSeconds(expiry, Math.ceil) };
}

function wholeSeconds(instant: Date | undefined, round: (seconds: number) => number): string | undefined {
	return instant === undefined ? undefined : new Date(round(instant.getTime() / 1000) * 1000).toISOString();
}

function date(
	raw: Readonly<Record<string, unknown>>,
	name: 'scheduled' | 'expiry',
	timeZone: string,
	refuse: Refuse,
): Date | undefined {
	if (!Object.hasOwn(raw, name)) return undefined;
	const value = raw[name];
	// luxon's functions return null for a date that could not be read: without this check, the text would go out
	// immediately.
	if (value === null || value === undefined) {
		return refuse(problem('DATE_MISSING', { label: labelOf(name) }));
	}
	if (isEmpty(value)) return undefined;
	return (
		readInstant(value, timeZone) ?? refuse(problem('DATE_MALFORMED', { label: labelOf(name), shown: quote(value) }))
	);
}
