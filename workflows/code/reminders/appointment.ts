import type { DateTime } from 'luxon';

/** A time that is valid. */
type Time = DateTime<true>;

const written = /^(\d{4}-\d{2}-\d{2})(?:T|\s+|\s*T\s*)(\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)$/;

/**
 * When an appointment is; undefined where its cell says no day and time of day, as `2026-12-01 15:30` does: a day alone
 * would be midnight, and a time that the clocks skip on that day another one.
 * @param fromISO reads in the zone of the sheet's times
 */
export function appointmentIn(cell: string, fromISO: (iso: string) => DateTime): Time | undefined {
	const [, day, time] = written.exec(cell) ?? [];
	if (day === undefined || time === undefined) return undefined;
	const appointment = fromISO(`${day}T${time}`);
	if (!isValid(appointment)) return undefined;
	const isSkipped = !/[Z+-]/.test(time) && appointment.toFormat('HH:mm') !== time.slice(0, 5);
	return isSkipped ? undefined : appointment;
}

function isValid(time: DateTime): time is Time {
	return time.isValid;
}

/** Some hours before, where 24 hours are a day: a day before 15:30 is 15:30, also when the clocks change in between. */
export function hoursBefore(appointment: Time, hours: number): Time {
	const days = Math.floor(hours / 24);
	return appointment.minus({ days }).minus({ hours: hours - days * 24 });
}
