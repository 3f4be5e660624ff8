import { problem } from '../problems/catalogue';
import { defined } from '../problems/defined';
import type { Problem } from '../problems/problem';
import { failed, ok, type Result } from '../problems/result';
import { quote } from '../problems/unknownValues';
import { type CheckContext, originOf } from '../text/checkContext';
import { readDestination } from '../text/destination';
import { isBlank } from '../text/fieldValues';
import type { Fields } from './fields';
import type { ChatRequest } from './types';

/** Who a message goes to. */
export interface Recipient {
	/** Plus and digits, or the person's ID. */
	destination: string;
	user: ChatRequest['user'];
	bareNumberOf?: string;
	country?: string;
}

/** WhatsApp: a country's two letters, a dot, and letters and digits. LINE: U and 32 digits or letters from a to f. */
const whatsAppId = /^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/;
const lineId = /^U[0-9A-Za-z]{1,64}$/;

/** The person: by phone number, or by an ID where no number is given. */
export function readRecipient(raw: Fields, context: CheckContext): Result<Recipient> {
	const whatsApp = idIn(raw.channelUserId, 'WhatsApp User ID', whatsAppId);
	if (!whatsApp.ok) return whatsApp;
	const line = idIn(raw.lineUserId, 'LINE User ID', lineId);
	if (!line.ok) return line;
	const ids = defined({ channelUserId: whatsApp.value, lineUserId: line.value });
	const id = whatsApp.value ?? line.value;
	if (id !== undefined && isBlank(raw.destination)) return ok({ destination: id, user: ids });
	const read = readDestination(raw.destination, originOf(raw.country, context));
	if (!read.ok) return read;
	const { destination, readAs, callingCode, country } = read.value;
	const bareNumberOf = readAs === 'bare' ? (country ?? `+${callingCode}`) : undefined;
	return ok({ destination, user: { msisdn: destination, ...ids }, ...defined({ bareNumberOf, country }) });
}

function idIn(value: unknown, label: string, form: RegExp): Result<string | undefined> {
	if (isBlank(value)) return ok(undefined);
	const id = typeof value === 'string' ? value.trim() : '';
	const wrong: Problem = problem('ID_MALFORMED', { label, shown: quote(value) });
	return form.test(id) ? ok(id) : failed(wrong);
}
