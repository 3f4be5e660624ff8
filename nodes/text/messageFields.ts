import { smsLimits, smsRequestFields } from '../generated/limits';
import type { components } from '../generated/smsTypes';
import { isPrivateAddress } from '../api/publicAddress';
import { problem } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import { quote } from '../problems/unknownValues';
import { type CheckContext, originOf } from './checkContext';
import { readDestination } from './destination';
import { choice, isBlank, optionalText, type Refuse } from './fieldValues';
import { dates } from './messageDates';

type Schema = components['schemas']['SmsRequest'];

/** The request of a text message. The field of its ID may be there before the ID is. */
export type SmsRequest = Omit<Schema, 'clientMessageId'> & { clientMessageId?: Schema['clientMessageId'] | undefined };

/** What every request for a text message can hold, whatever its text is made of. */
export type MessageFields = Omit<SmsRequest, 'text' | 'country' | 'clientIp' | 'track'>;

/** One message as it will be sent, or why it will not be. */
export type Draft<Request> =
	| {
			/** Plus and digits. */
			destination: string;
			/** The country that digits without a plus were read as a number of, or its calling code where that is of several. */
			bareNumberOf?: string | undefined;
			/** ISO 3166-1 alpha-2, where the number or the Country field tells it. */
			country?: string | undefined;
			request: Request;
	  }
	| {
			/** Normalised, where it could be read. */
			destination?: string;
			problem: Problem;
	  };

/** What is wrong with the message that is being read: one list for all, since each is read by itself and at once. */
const problems: Problem[] = [];
const refuse: Refuse = (found) => void problems.push(found);

/**
 * Checks the raw fields of one message against the contract's limits and the API's documented rules, and turns them into
 * a request. Fields that are empty are left out.
 *
 * @param begin the request to that number with the fields that only this kind of message has, its text above all
 */
export function draftOf<Raw extends Readonly<Record<string, unknown>>, Content extends object>(
	raw: Raw,
	context: CheckContext,
	begin: (destination: string, raw: Raw, context: CheckContext, refuse: Refuse) => Content & { destination: string },
): Draft<MessageFields & Content> {
	problems.length = 0;
	const read = readDestination(raw.destination, originOf(raw.country, context));
	if (!read.ok) return { problem: read.problem };
	const { destination, readAs, callingCode, country } = read.value;
	const bareNumberOf = readAs === 'bare' ? (country ?? `+${callingCode}`) : undefined;
	const request: MessageFields & Content = begin(destination, raw, context, refuse);
	const source = senderId(isBlank(raw.source) ? context.defaultSource : raw.source, refuse);
	const clientMessageId = optionalText(raw.clientMessageId, 'clientMessageId', refuse);
	const encoding = choice(raw.encoding, 'encoding', smsRequestFields.encoding.values, refuse);
	const dlrCallbackUrl = callbackUrl(raw.dlrCallbackUrl, context, refuse);
	const { scheduled, expiry } = dates(raw, context, refuse);
	const [first] = problems;
	if (first !== undefined) return { destination, problem: first };
	// Put in one by one: most messages have none of them, and there may be very many messages.
	if (source !== undefined) request.source = source;
	if (clientMessageId !== undefined) request.clientMessageId = clientMessageId;
	if (encoding !== undefined) request.encoding = encoding;
	if (dlrCallbackUrl !== undefined) request.dlrCallbackUrl = dlrCallbackUrl;
	if (scheduled !== undefined) request.scheduled = scheduled;
	if (expiry !== undefined) request.expiry = expiry;
	return { destination, bareNumberOf, country, request };
}

/** The sender ID; undefined where it is empty or wrong. */
export function senderId(value: unknown, refuse: Refuse): string | undefined {
	const written = typeof value === 'string' ? value.trim() : '';
	// First: shortened to what a number may have, it would still be refused.
	if (written.length > smsLimits.alphanumericSourceLength && !/^\+?\d+$/.test(written)) {
		return refuse(problem('SENDER_ID_TOO_LONG', { shown: quote(written, 20), length: written.length }));
	}
	return optionalText(value, 'source', refuse);
}

/** The address that a message's receipts are posted to; undefined where it is empty or wrong. */
export function callbackUrl(value: unknown, { isPublicApi }: CheckContext, refuse: Refuse): string | undefined {
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
