import { smsRequestFields } from '../generated/limits';
import type { components } from '../generated/smsTypes';
import { isIpAddress } from '../api/publicAddress';
import { problem } from '../problems/catalogue';
import { failed, ok, type Result } from '../problems/result';
import { quote } from '../problems/unknownValues';
import { wellFormed } from './brokenText';
import type { CheckContext } from './checkContext';
import { asText, choice, isEmpty, optionalText, type Refuse } from './fieldValues';
import { type Draft, draftOf } from './messageFields';
import { smartlyEncoded } from './smartEncoding';
import type { TextEncoding } from './segments';
import { encodingIn, textProblem } from './textProblem';

export type SmsRequest = components['schemas']['SmsRequest'];

export type RawFields = Partial<Record<keyof typeof smsRequestFields, unknown>>;

/** Checks the raw fields of one SMS, and turns them into a request: see draftOf. */
export function draftMessage(raw: RawFields, context: CheckContext): Draft<SmsRequest> {
	return draftOf(raw, context, (refuse) => {
		const content: Pick<SmsRequest, 'text' | 'track' | 'clientIp'> = { text: messageText(raw, context, refuse) ?? '' };
		const track = choice(raw.track, 'track', smsRequestFields.track.values, refuse);
		const clientIp = ipAddress(raw.clientIp, refuse);
		if (track !== undefined) content.track = track;
		if (clientIp !== undefined) content.clientIp = clientIp;
		return content;
	});
}

function messageText(raw: RawFields, context: CheckContext, refuse: Refuse): string | undefined {
	const encoding = encodingIn(raw.encoding);
	const given = isEmpty(raw.text) ? '' : asText(raw.text, smsRequestFields.text.label, refuse);
	if (given === undefined) return undefined;
	const { texts } = context;
	const last = texts?.last;
	const isKnown = last?.given === given && last.encoding === encoding && areCheckedAlike(last.context, context);
	const checked = isKnown ? last.checked : checkedText(given, encoding, context);
	if (texts !== undefined) texts.last = { given, encoding, context, checked };
	return checked.ok ? checked.value : refuse(checked.problem);
}

function areCheckedAlike(one: CheckContext, other: CheckContext): boolean {
	return (
		one === other ||
		(one.allowPlaceholders === other.allowPlaceholders &&
			one.allowTruncation === other.allowTruncation &&
			one.smartEncoding === other.smartEncoding)
	);
}

function checkedText(given: string, encoding: TextEncoding | 'AUTO', context: CheckContext): Result<string> {
	// What is checked is what is sent: full-width braces become such as placeholders have.
	const text = context.smartEncoding === true ? smartlyEncoded(wellFormed(given), encoding) : wellFormed(given);
	const wrong = textProblem(text, encoding, context);
	return wrong === undefined ? ok(text) : failed(wrong);
}

function ipAddress(value: unknown, refuse: Refuse): string | undefined {
	const address = optionalText(value, 'clientIp', refuse);
	if (address !== undefined && !isIpAddress(address)) {
		return refuse(problem('CLIENT_IP_MALFORMED', { shown: quote(address) }));
	}
	return address;
}
