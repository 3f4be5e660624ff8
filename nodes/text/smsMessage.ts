import { smsRequestFields } from '../generated/limits';
import { isIpAddress } from '../api/publicAddress';
import { problem } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import { quote } from '../problems/unknownValues';
import { wellFormed } from './brokenText';
import type { CheckContext } from './checkContext';
import { asText, choice, isEmpty, optionalText, type Refuse } from './fieldValues';
import { type Draft, draftOf, type SmsRequest } from './messageFields';
import { smartlyEncoded } from './smartEncoding';
import type { TextEncoding } from './segments';
import { encodingIn, textProblem } from './textProblem';

export type { SmsRequest };

export type RawFields = Partial<Record<keyof typeof smsRequestFields, unknown>>;

/** Checks the raw fields of one SMS, and turns them into a request: see draftOf. */
export function draftMessage(raw: RawFields, context: CheckContext): Draft<SmsRequest> {
	return draftOf(raw, context, withText);
}

function withText(destination: string, raw: RawFields, context: CheckContext, refuse: Refuse) {
	const request: Pick<SmsRequest, 'destination' | 'text' | 'clientMessageId' | 'track' | 'clientIp'> = {
		destination,
		text: messageText(raw, context, refuse) ?? '',
		// Nearly every message gets one, and a field that is there from the start takes less memory.
		clientMessageId: undefined,
	};
	const track = choice(raw.track, 'track', smsRequestFields.track.values, refuse);
	const clientIp = ipAddress(raw.clientIp, refuse);
	if (track !== undefined) request.track = track;
	if (clientIp !== undefined) request.clientIp = clientIp;
	return request;
}

function messageText(raw: RawFields, context: CheckContext, refuse: Refuse): string | undefined {
	const encoding = encodingIn(raw.encoding);
	const given = isEmpty(raw.text) ? '' : asText(raw.text, smsRequestFields.text.label, refuse);
	if (given === undefined) return undefined;
	const checked = lastChecked(given, encoding, context) ?? checkedText(given, encoding, context);
	if (context.texts !== undefined) {
		context.texts.given = given;
		context.texts.encoding = encoding;
		context.texts.context = context;
		context.texts.checked = checked;
	}
	return typeof checked === 'string' ? checked : refuse(checked);
}

/** The result for the last text, where this is the same. */
function lastChecked(
	given: string,
	encoding: TextEncoding | 'AUTO',
	context: CheckContext,
): string | Problem | undefined {
	const last = context.texts;
	const isSame = last?.given === given && last.encoding === encoding;
	return isSame && last.context !== undefined && areCheckedAlike(last.context, context) ? last.checked : undefined;
}

function areCheckedAlike(one: CheckContext, other: CheckContext): boolean {
	return (
		one === other ||
		(one.allowPlaceholders === other.allowPlaceholders &&
			one.allowTruncation === other.allowTruncation &&
			one.smartEncoding === other.smartEncoding)
	);
}

function checkedText(given: string, encoding: TextEncoding | 'AUTO', context: CheckContext): string | Problem {
	// What is checked is what is sent: full-width braces become such as placeholders have.
	const text = context.smartEncoding === true ? smartlyEncoded(wellFormed(given), encoding) : wellFormed(given);
	return textProblem(text, encoding, context) ?? text;
}

function ipAddress(value: unknown, refuse: Refuse): string | undefined {
	const address = optionalText(value, 'clientIp', refuse);
	if (address !== undefined && !isIpAddress(address)) {
		return refuse(problem('CLIENT_IP_MALFORMED', { shown: quote(address) }));
	}
	return address;
}
