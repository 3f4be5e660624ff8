import { smsBatchRequestFields, smsLimits } from '../../../nodes/generated/limits';
import { cellText, type Row } from '../sheets/row';

/** What the form's first page asks for, in the words of the node's options. */
export interface Settings extends Row {
	campaign: string;
	source: string;
	text: string;
	/** Two letters; empty where every number has its country. */
	country: string;
	/** The column with the numbers; empty to find it. */
	column: string;
	/** When the campaign begins, in ISO 8601; empty for at once. */
	scheduled: string;
	speed: { messages: number; unit: string };
	window: { startTime: string; endTime: string; days: string; timeZone: string };
	/** Speed and window in words; empty where there are none. */
	pace: string;
}

type Read = { ok: true; settings: Settings } | { ok: false; sentence: string };

/** What a form asks for where it limits nothing: the most that the option takes. */
const noLimit = { messages: 1_000_000, unit: 'minute' };

const allDays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** @param now with the workflow's time zone, by whose clocks the form's times are read */
export function readSettings(form: Row, now: typeof $now): Read {
	const campaign = cellText(form.campaign);
	const most = smsBatchRequestFields.clientBatchId.maxLength;
	if (campaign.length > most) {
		return no(`The campaign name has ${campaign.length} characters. 8x8 allows ${most}: choose a shorter one.`);
	}
	const text = typeof form.text === 'string' ? form.text.trim() : '';
	if (text === '') return no('The text is empty.');
	const start = readStart(cellText(form.startDate), cellText(form.startTime), now);
	if (!start.ok) return start;
	const messages = cellText(form.speed) === '' ? undefined : Number(form.speed);
	if (messages !== undefined && messages !== 0 && (!Number.isInteger(messages) || messages < 0)) {
		return no(`The maximum number of messages must be a whole number, not ${cellText(form.speed)}.`);
	}
	const limit = messages === undefined || messages === 0 ? undefined : { messages, unit: unitOf(form.per) };
	const window = readWindow(form);
	if (!window.ok) return window;
	const [, country = ''] = /\(([A-Z]{2})\)$/.exec(cellText(form.country)) ?? [];
	const limits = [
		...(limit === undefined ? [] : [`at most ${limit.messages} ${limit.unit === 'hour' ? 'an' : 'a'} ${limit.unit}`]),
		...(window.words === '' ? [] : [window.words]),
	];
	return {
		ok: true,
		settings: {
			...{ campaign, source: cellText(form.source), text, country, column: cellText(form.column) },
			...{ scheduled: start.scheduled, speed: limit ?? noLimit, window: window.window, pace: limits.join(', ') },
		},
	};
}

function readStart(date: string, time: string, now: typeof $now) {
	if (date === '' && time === '') return { ok: true as const, scheduled: '' };
	const clock = readTime(time === '' ? '09:00' : time);
	if (clock === undefined) return no(`"${time}" is not a time of day such as 09:00 or 18:30.`);
	const day = date === '' ? now.toISODate() : date;
	const start = DateTime.fromISO(`${day}T${clock}`, { zone: now.zoneName });
	if (!start.isValid) return no(`"${date}" is not a date such as 2026-12-01.`);
	const shown = start.toFormat('yyyy-MM-dd HH:mm');
	if (start < now)
		return no(`The start ${shown} has passed. It is ${now.toFormat('yyyy-MM-dd HH:mm')} (${now.zoneName}).`);
	const { scheduleAheadDays } = smsLimits;
	if (start > now.plus({ days: scheduleAheadDays })) {
		return no(`The start ${shown} is too far away. 8x8 holds messages for up to ${scheduleAheadDays} days.`);
	}
	return { ok: true as const, scheduled: start.toISO() };
}

function readWindow(form: Row) {
	const [from, to] = [cellText(form.windowFrom), cellText(form.windowTo)];
	const chosen = Array.isArray(form.days) ? form.days.map(cellText) : [];
	const days = chosen.length === 0 ? allDays : chosen;
	if (from === '' && to === '' && days.length === allDays.length) {
		// The clocks of the workflow, so that numbers of no country can be texted too.
		const window = { startTime: '00:00', endTime: '00:00', days: daysOf(allDays), timeZone: 'workflow' };
		return { ok: true as const, window, words: '' };
	}
	const [startTime, endTime] = [readTime(from === '' ? '00:00' : from), readTime(to === '' ? '24:00' : to)];
	if (startTime === undefined) return no(`"${from}" is not a time of day such as 09:00 or 18:30.`);
	if (endTime === undefined) return no(`"${to}" is not a time of day such as 09:00 or 18:30.`);
	const timeZone = cellText(form.clocks).startsWith('This') ? 'workflow' : 'recipient';
	const clocks = timeZone === 'workflow' ? 'by the clocks here' : "by the recipients' clocks";
	const named = days.length === allDays.length ? '' : `, ${days.map((day) => day.slice(0, 3)).join(' ')}`;
	const words = `from ${startTime} to ${endTime}${named} ${clocks}`;
	return { ok: true as const, window: { startTime, endTime, days: daysOf(days), timeZone }, words };
}

/** As the node's option has them: mon,tue. */
function daysOf(days: readonly string[]): string {
	return days.map((day) => day.slice(0, 3).toLowerCase()).join(',');
}

/** "9" and "9.30" and "9:30" as 09:00 and 09:30; undefined for what is not a time of day. */
function readTime(text: string): string | undefined {
	const [, hours, minutes = '00'] = /^(\d{1,2})(?:[:.h](\d{2}))?$/.exec(text) ?? [];
	if (hours === undefined || Number(minutes) > 59 || Number(hours) * 60 + Number(minutes) > 24 * 60) return undefined;
	return `${hours.padStart(2, '0')}:${minutes}`;
}

function unitOf(per: unknown): string {
	return cellText(per).toLowerCase().replace(/^an? /, '') || 'hour';
}

function no(sentence: string) {
	return { ok: false as const, sentence };
}
