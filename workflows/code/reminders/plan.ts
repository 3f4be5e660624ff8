import type { DateTime } from 'luxon';
import { fillTemplate } from '../../../nodes/text/templates';
import { destinationOf, readNumber, sentenceOf } from '../phone/number';
import { cellText, columnsOf, type Row } from '../sheets/row';
import { appointmentIn, hoursBefore } from './appointment';

export interface Settings {
	hoursBefore: number;
	/** With the names of columns in braces. */
	text: string;
	/** Of numbers in national form, as two letters; empty for none. */
	country: string;
	now: DateTime<true>;
	/** Reads a time in the zone of the sheet's times. */
	fromISO: (iso: string) => DateTime;
}

/** What to do for a row, and the cells to write. */
export type Action = Row & { action: 'schedule' | 'cancel' | 'note'; ID: string };

const columns = ['ID', 'Phone', 'Name', 'Appointment', 'Status', 'Try'];
const writtenColumns = ['Reminder', 'Reminder At', 'For', 'UMID', 'Error'];

/**
 * What each appointment needs now: its reminder scheduled or cancelled, or a note in its row.
 * @param sheet the tab's rows, the headings first
 * @throws Error when the tab lacks a column, or two rows share an ID
 */
export function planFor(sheet: Row[], settings: Settings): Action[] {
	const [headings = {}, ...rows] = sheet;
	const missing = [...columns, ...writtenColumns].filter((column) => !(column in headings));
	if (missing.length > 0) throw new Error(`The first row of the tab has no column ${missing.join(', ')}`);
	const ids = rows.map(({ ID }) => cellText(ID)).filter((id) => id !== '');
	const twice = ids.find((id, index) => ids.indexOf(id) !== index);
	if (twice !== undefined) throw new Error(`Two rows have the ID ${twice}. Each row needs its own`);
	return rows.flatMap((row) => actionFor({ ...blank(headings), ...row }, settings) ?? []);
}

/** A row that is empty: n8n leaves out the cells at its end. */
function blank(headings: Row): Row {
	return Object.fromEntries(Object.keys(headings).map((column) => [column, '']));
}

function actionFor(row: Row, settings: Settings): Action | undefined {
	const { now } = settings;
	const cell = (column: string) => cellText(row[column]);
	const ID = cell('ID');
	if (ID === '' || cell('Phone') === '') return undefined;
	const state = cell('Reminder');
	const scheduledFor = cell('For');
	const common = { ID, Reminder: state, 'Reminder At': cell('Reminder At'), For: scheduledFor, UMID: cell('UMID') };
	const note = (Error: string): Action | undefined =>
		cell('Error') === Error ? undefined : { ...common, action: 'note', Error };

	const isOff = /^cancel/i.test(cell('Status')) || cell('Appointment') === '';
	const appointment = isOff ? undefined : appointmentIn(cell('Appointment'), settings.fromISO);
	// What was scheduled stays, until the row can be read.
	if (!isOff && appointment === undefined) {
		return note(`Appointment is '${cell('Appointment')}'. Write it like 2026-12-01 15:30`);
	}
	const number = readNumber(row.Phone, settings.country);
	if (!isOff && !number.ok) return note(sentenceOf(number.problem));
	const remindAt = appointment === undefined ? undefined : hoursBefore(appointment, settings.hoursBefore);
	const reminder =
		remindAt === undefined || !number.ok ? '' : `${number.value.destination} ${remindAt.toISO()} #${cell('Try')}`;
	if (state === 'SCHEDULED' && common.UMID !== '') {
		if (scheduledFor === reminder) return undefined;
		// 8x8 cancels nothing in the last 3 minutes.
		return Date.parse(common['Reminder At']) > now.plus({ minutes: 3 }).toMillis()
			? { ...common, action: 'cancel', Error: '' }
			: { ...common, action: 'note', Reminder: 'SENT', Error: '' };
	}
	// An unconfirmed reminder has no UMID by which to cancel it: only a person can decide to schedule another one.
	if (state === 'UNKNOWN' && scheduledFor.split(' #')[1] === cell('Try')) {
		return scheduledFor === reminder ? undefined : note(unconfirmed(scheduledFor));
	}
	if (appointment === undefined || remindAt === undefined || !number.ok || scheduledFor === reminder) return undefined;
	if (remindAt < now.plus({ minutes: 2 }) || remindAt > now.plus({ days: 6 })) return undefined;
	const text = fillTemplate(settings.text, columnsOf(row));
	if (!text.ok) return note(sentenceOf(text.problem));
	return {
		...common,
		action: 'schedule',
		Error: '',
		For: reminder,
		'Reminder At': remindAt.toISO(),
		// What was there before is part of it, so that a time that comes back is scheduled again.
		key: `${ID} ${reminder} after ${scheduledFor}`,
		phone: destinationOf(number.value),
		until: appointment.toISO(),
		text: text.value,
	};
}

function unconfirmed(scheduledFor: string): string {
	const [what = ''] = scheduledFor.split(' #');
	return `An unconfirmed reminder for ${what} may still go out, and cannot be cancelled here. Look in 8x8 Connect. To schedule one for the row as it is now, change Try`;
}
