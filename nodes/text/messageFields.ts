import { smsLimits, smsRequestFields } from '../generated/limits';
import type { components } from '../generated/contractTypes';
import { isPrivateAddress } from '../api/publicAddress';
import { problem } from '../problems/catalogue';
import { defined } from '../problems/defined';
import type { Problem } from '../problems/problem';
import { isRecord, quote } from '../problems/unknownValues';
import type { CheckContext } from './checkContext';
import { readInstant } from './dateTime';
import { readDestination } from './destination';

/** What every request for a text message can hold, whatever its text is made of. */
export type MessageFields = Omit<components['schemas']['SmsRequest'], 'text' | 'country' | 'clientIp' | 'track'>;

/** One message as it will be sent, or why it will not be. */
export type Draft<Request> =
	| {
			/** Plus and digits. */
			destination: string;
			/** The country that digits without a plus were read as a number of, or its calling code where that is of several. */
			bareNumberOf?: string;
			/** ISO 3166-1 alpha-2, where the number or the Country field tells it. */
			country?: string;
			request: Request;
	  }
	| {
			/** Normalised, where it could be read. */
			destination?: string;
			problem: Problem;
	  };

type FieldName = keyof typeof smsRequestFields;

/** Notes what is wrong with a field; the first problem counts. Always undefined, for the value that is not to be had. */
export type Refuse = (found: Problem) => undefined;

/**
 * Checks the raw fields of one message against the contract's limits and the API's documented rules, and turns them into
 * a request. Fields that are empty are left out.
 *
 * @param readContent reads the fields that only this kind of message has, its text above all
 */
export function draftOf<Content extends object>(
	raw: Readonly<Record<string, unknown>>,
	context: CheckContext,
	readContent: (refuse: Refuse) => Content,
): Draft<MessageFields & Content> {
	const problems: Problem[] = [];
	const refuse: Refuse = (found) => void problems.push(found);

	const { homeCallingCode, defaultCountry, defaultSource } = context;
	const origin = isBlank(raw.country) ? defaultCountry : raw.country;
	const read = readDestination(raw.destination, { country: origin, homeCallingCode });
	if (!read.ok) return { problem: read.problem };
	const { destination, readAs, callingCode, country } = read.value;
	const bareNumberOf = readAs === 'bare' ? (country ?? `+${callingCode}`) : undefined;
	const content = readContent(refuse);
	const fields: Omit<MessageFields, 'destination'> = defined({
		source: senderId(isBlank(raw.source) ? defaultSource : raw.source, refuse),
		clientMessageId: optionalText(raw.clientMessageId, 'clientMessageId', refuse),
		encoding: choice(raw.encoding, 'encoding', smsRequestFields.encoding.values, refuse),
		dlrCallbackUrl: callbackUrl(raw.dlrCallbackUrl, context, refuse),
		...dates(raw, context, refuse),
	});
	const [first] = problems;
	if (first !== undefined) return { destination, problem: first };
	return { destination, ...defined({ bareNumberOf, country }), request: { destination, ...content, ...fields } };
}

function labelOf(name: FieldName): string {
	return smsRequestFields[name].label;
}

export function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

export function isBlank(value: unknown): boolean {
	return isEmpty(value) || (typeof value === 'string' && value.trim() === '');
}

/** Text, and what spreadsheets give in its place: numbers and booleans. */
export function asText(value: unknown, label: string, refuse: Refuse): string | undefined {
	if (typeof value === 'string') return value;
	if (typeof value === 'boolean' || typeof value === 'bigint' || Number.isFinite(value)) return String(value);
	const kind = Array.isArray(value) ? 'a list' : isRecord(value) ? 'an object' : 'no text';
	return refuse(problem('FIELD_NOT_TEXT', { label, kind }));
}

export function optionalText(value: unknown, name: FieldName, refuse: Refuse): string | undefined {
	if (isEmpty(value)) return undefined;
	const text = asText(value, labelOf(name), refuse)?.trim();
	const { label, maxLength }: { label: string; maxLength?: number } = smsRequestFields[name];
	if (text !== undefined && maxLength !== undefined && text.length > maxLength) {
		return refuse(problem('FIELD_TOO_LONG', { label, length: text.length, shown: quote(text, 20), maxLength }));
	}
	return text === '' ? undefined : text;
}

function senderId(value: unknown, refuse: Refuse): string | undefined {
	const source = optionalText(value, 'source', refuse);
	if (source !== undefined && source.length > smsLimits.alphanumericSourceLength && !/^\+?\d+$/.test(source)) {
		return refuse(problem('SENDER_ID_TOO_LONG', { shown: quote(source), length: source.length }));
	}
	return source;
}

export function choice<Value extends string>(
	value: unknown,
	name: FieldName,
	allowed: readonly Value[],
	refuse: Refuse,
): Value | undefined {
	if (isEmpty(value)) return undefined;
	return (
		allowed.find((entry) => entry === value) ??
		refuse(problem('CHOICE_UNKNOWN', { label: labelOf(name), shown: quote(value), allowed: allowed.join(', ') }))
	);
}

function callbackUrl(value: unknown, { isPublicApi }: CheckContext, refuse: Refuse): string | undefined {
	const address = optionalText(value, 'dlrCallbackUrl', refuse);
	if (address === undefined) return undefined;
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (url === undefined || !/^https?:$/.test(url.protocol)) {
		return refuse(problem('RECEIPT_URL_MALFORMED', { shown: quote(address) }));
	}
	if (isPublicApi && isPrivateAddress(address)) {
		return refuse(problem('RECEIPT_URL_PRIVATE', { shown: quote(address) }));
	}
	return address;
}

const latestScheduleMs = smsLimits.scheduleAheadDays * 24 * 3600 * 1000;
/** Items are read one after the other: an expression with $now gives the last ones a later time than the first. */
const readingMs = 60_000;

function dates(raw: Readonly<Record<string, unknown>>, { now, timeZone }: CheckContext, refuse: Refuse) {
	const scheduled = date(raw, 'scheduled', timeZone, refuse);
	const expiry = date(raw, 'expiry', timeZone, refuse);
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
	const value = raw[name];
	// A date that could not be read makes null of luxon's functions: without it, the text would go out at once.
	if (Object.hasOwn(raw, name) && (value === null || value === undefined)) {
		return refuse(problem('DATE_MISSING', { label: labelOf(name) }));
	}
	if (isEmpty(value)) return undefined;
	return (
		readInstant(value, timeZone) ?? refuse(problem('DATE_MALFORMED', { label: labelOf(name), shown: quote(value) }))
	);
}
