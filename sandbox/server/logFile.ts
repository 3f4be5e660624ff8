import { channelOf } from './chat/message';
import { maskedNumber } from './masking';
import type { Message, StatusChange } from './messages';
import { phoneOf } from './messages';
import { operatorOf } from './prices';

type Cell = string | number | undefined;

/** The columns of 8x8's log, and where they come from. */
const columns: Record<string, (message: Message, status: Partial<StatusChange>) => Cell> = {
	umid: ({ umid }) => umid,
	subaccountid: ({ subAccountId }) => subAccountId,
	direction: ({ direction }) => (direction === 'outbound' ? 1 : 0),
	country: ({ country }) => country,
	operator: ({ country }) => operatorOf(country)?.name,
	mcc: ({ country }) => operatorOf(country)?.mcc,
	mnc: ({ country }) => operatorOf(country)?.mnc,
	status_value: ({ state }) => apiState(state),
	status_details: (_message, { detail }) => detail,
	status_errorcode: ({ state }, { errorCode }) => (state === 'cancelled' ? cancelledCode : errorCode),
	status_errormessage: (_message, { errorMessage }) => errorMessage,
	status_timestamp: ({ acceptedAt }, { timestamp = acceptedAt }) => timestamp,
	msisdn: (message) => maskedNumber(message),
	source: (message) => (message.direction === 'inbound' ? maskedNumber(message) : message.source),
	encoding: ({ encoding }) => encoding,
	createdat: ({ acceptedAt }) => acceptedAt,
	smscount: ({ segments }) => segments,
	price_currency: ({ price }) => price.currency,
	price_persms: ({ price }) => price.perSms,
	price_total: ({ price }) => price.total,
	clientmessageid: ({ clientMessageId }) => clientMessageId,
	clientbatchid: ({ clientBatchId }) => clientBatchId,
	batchid: ({ batchId }) => batchId,
	body: ({ personalDataRemoved }) => (personalDataRemoved === true ? '' : '**MASKED**'),
};

/** The delivery receipt code of a cancelled message. */
export const cancelledCode = 20;

/** The name of a state in lookups and the log. */
export function apiState(
	state: Message['state'],
): Exclude<Message['state'], 'scheduled' | 'cancelled' | 'rejected'> | 'failed' {
	if (state === 'scheduled') return 'queued';
	return state === 'cancelled' || state === 'rejected' ? 'failed' : state;
}

/** The change that put the message into its present state. */
export function latestStatus({ state, history }: Message): Partial<StatusChange> {
	return history.findLast((change) => change.state === state) ?? {};
}

/** Messages as a file of 8x8's log: CSV with a line of names, quoted where a value needs it. */
export function logFile(messages: readonly Message[]): string {
	const lines = messages.map((message) => {
		const status = latestStatus(message);
		return Object.values(columns).map((cellOf) => cell(cellOf(message, status)));
	});
	return [Object.keys(columns), ...lines].map((cells) => `${cells.join(',')}\r\n`).join('');
}

function cell(value: Cell): string {
	const text = value === undefined ? '' : String(value);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export interface LogFilter {
	/** ISO 8601. */
	from?: string | undefined;
	to?: string | undefined;
	/** With or without a plus sign. */
	phoneNumber?: string | undefined;
	countries?: readonly string[] | undefined;
	/** 0 for all of them. */
	limit?: number | undefined;
}

/** The messages of a sub-account that a log of this kind holds, oldest first. */
export function loggedMessages(
	messages: Iterable<Message>,
	subAccountId: string,
	{ from, to, phoneNumber, countries, limit = 0 }: LogFilter,
): Message[] {
	const [first, last] = [
		from === undefined ? -Infinity : Date.parse(from),
		to === undefined ? Infinity : Date.parse(to),
	];
	const digits = phoneNumber?.replace(/^\+/, '');
	const wanted = [...messages].filter((message) => {
		const at = Date.parse(message.acceptedAt);
		return (
			message.subAccountId === subAccountId &&
			channelOf(message) === undefined &&
			at >= first &&
			at <= last &&
			(digits === undefined || (phoneOf(message) === digits && message.personalDataRemoved !== true)) &&
			(countries === undefined || countries.length === 0 || countries.includes(message.country ?? ''))
		);
	});
	return limit > 0 ? wanted.slice(0, limit) : wanted;
}
