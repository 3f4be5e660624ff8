import { channelOf } from '../server/chat/message';
import type { MessageView } from '../server/control/views';

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const timeWithSeconds = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const shortDay = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

const isToday = (date: Date) => date.toDateString() === new Date().toDateString();

export const clockTime = (at: string) => time.format(new Date(at));
export const exactTime = (at: string) => {
	const date = new Date(at);
	return isToday(date) ? timeWithSeconds.format(date) : full.format(date);
};
export const fullTime = (at: string) => full.format(new Date(at));
export const dayOf = (at: string) => new Date(at).toDateString();

export function dayName(at: string): string {
	const date = new Date(at);
	return isToday(date) ? 'Today' : day.format(date);
}

/** The time of a message from today, the day of an older one. */
export function briefTime(at: string): string {
	const date = new Date(at);
	return isToday(date) ? time.format(date) : shortDay.format(date);
}

export function money(amount: number, currency: string): string {
	return new Intl.NumberFormat(undefined, { style: 'currency', currency, maximumFractionDigits: 4 }).format(amount);
}

export const count = (amount: number, one: string, many = `${one}s`) =>
	`${amount.toLocaleString()} ${amount === 1 ? one : many}`;

const countryNames = new Intl.DisplayNames(undefined, { type: 'region' });
export const countryName = (code: string) => countryNames.of(code) ?? code;

/** Whether a message is an SMS, or has fallen back to one: messages through chat apps have no segments and no price. */
export const isSms = (message: Pick<MessageView, 'chat' | 'received'>) => (channelOf(message) ?? 'SMS') === 'SMS';

/** Who a message is from, for screen readers. */
export function senderWords(message: MessageView): string {
	if (isSms(message)) return `from ${message.source ?? 'no sender ID'}`;
	return `through ${channelOf(message) ?? 'a chat app'}`;
}

export type Tone = 'quiet' | 'good' | 'bad' | 'waiting';

const states: Record<MessageView['state'], { name: string; tone: Tone }> = {
	scheduled: { name: 'Scheduled', tone: 'waiting' },
	queued: { name: 'Queued', tone: 'waiting' },
	sent: { name: 'Sent', tone: 'quiet' },
	delivered: { name: 'Delivered', tone: 'good' },
	read: { name: 'Read', tone: 'good' },
	undelivered: { name: 'Undelivered', tone: 'bad' },
	rejected: { name: 'Rejected', tone: 'bad' },
	cancelled: { name: 'Cancelled', tone: 'quiet' },
};

/** A message's state in a word, and whether it is good or bad. */
export function stateOf(message: Pick<MessageView, 'direction' | 'state' | 'received'>): { name: string; tone: Tone } {
	if (message.direction === 'outbound') return states[message.state];
	return message.received?.isSeen === true ? states.read : { name: 'Received', tone: 'quiet' };
}

const details: Record<string, string> = {
	delivered_to_operator: ' to the operator only',
	delivered_to_recipient: ' to the recipient',
	rejected_by_operator: ', refused by the operator',
	undelivered_to_recipient: ', refused by the phone',
};

/** A status in words, with its reason. */
export function statusWords(change: MessageView['history'][number]): string {
	const { state, detail, errorCode, errorMessage, channel } = change;
	const through = channel === undefined ? '' : `${channel}: `;
	const where = detail === undefined ? '' : (details[detail] ?? `, ${detail}`);
	const why =
		errorCode === undefined ? '' : ` – code ${errorCode}${errorMessage === undefined ? '' : `, ${errorMessage}`}`;
	return through + states[state].name + where + why;
}
