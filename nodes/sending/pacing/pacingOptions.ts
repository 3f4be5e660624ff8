import { problem } from '../../problems/catalogue';
import { failed, ok, type Result } from '../../problems/result';
import { isRecord, propertyOf, quote } from '../../problems/unknownValues';
import { offsetAt } from '../../text/timeZones';
import { type DeliveryWindow, type Pacing, type Speed, speedUnits } from './pacing';

/** The names of these options. */
export const pacingOptionNames = ['sendingSpeed', 'deliveryWindow'] as const;

/** As the option Days has them; the position is the number of the day, from Sunday. */
export const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const mostMessages = 1_000_000;

/** Reads when messages may go out. Undefined where all go out immediately. */
export function readPacing(given: Record<string, unknown>, workflowTimeZone: string): Result<Pacing | undefined> {
	const speed = readSpeed(propertyOf(given.sendingSpeed, 'speed'));
	if (!speed.ok) return speed;
	const window = readWindow(propertyOf(given.deliveryWindow, 'window'), workflowTimeZone);
	if (!window.ok) return window;
	if (speed.value === undefined && window.value === undefined) return ok(undefined);
	return ok({
		...(speed.value !== undefined && { speed: speed.value }),
		...(window.value !== undefined && { window: window.value }),
	});
}

function readSpeed(given: unknown): Result<Speed | undefined> {
	if (!isRecord(given)) return ok(undefined);
	const messages = given.messages === '' ? NaN : Number(given.messages ?? NaN);
	if (!Number.isInteger(messages) || messages < 1 || messages > mostMessages) {
		return outOfRange('Messages', given.messages, `a whole number from 1 to ${mostMessages}`);
	}
	const unit = speedUnits.find((each) => each === given.unit);
	return unit === undefined ? outOfRange('Per', given.unit, speedUnits.join(', ')) : ok({ messages, unit });
}

function readWindow(given: unknown, workflowTimeZone: string): Result<DeliveryWindow | undefined> {
	if (!isRecord(given)) return ok(undefined);
	const start = readTime('Start Time', given.startTime);
	if (!start.ok) return start;
	const end = readTime('End Time', given.endTime);
	if (!end.ok) return end;
	const days = readDays(given.days);
	if (!days.ok) return days;
	const timeZone = readTimeZone(given.timeZone, workflowTimeZone);
	if (!timeZone.ok) return timeZone;
	return ok({ start: start.value, end: end.value, days: days.value, timeZone: timeZone.value });
}

/** Minutes after midnight. */
function readTime(label: string, given: unknown): Result<number> {
	const text = typeof given === 'string' ? given.trim() : '';
	const [, hours, minutes] = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(text) ?? [];
	const read = Number(hours) * 60 + Number(minutes);
	const isTime = Number(minutes) < 60 && read <= 24 * 60;
	return isTime ? ok(read) : outOfRange(label, given, 'a time such as 09:00 or 18:30');
}

function readDays(given: unknown): Result<ReadonlySet<number>> {
	const named: unknown[] = Array.isArray(given) ? given : typeof given === 'string' ? given.split(/[\s,;]+/) : [];
	const days = named.map((name) => weekdays.findIndex((day) => day === name));
	if (days.length > 0 && !days.includes(-1)) return ok(new Set(days));
	return outOfRange('Days', given, `at least one of ${weekdays.join(', ')}`);
}

function readTimeZone(given: unknown, workflowTimeZone: string): Result<string> {
	if (given === 'recipient') return ok(given);
	const timeZone = given === 'workflow' ? workflowTimeZone : given;
	if (typeof timeZone === 'string' && offsetAt(0, timeZone) !== undefined) return ok(timeZone);
	return outOfRange('Time Zone', given, "recipient, workflow, or a time zone's name such as Asia/Singapore");
}

function outOfRange(label: string, given: unknown, allowed: string): Result<never> {
	return failed(problem('OPTION_OUT_OF_RANGE', { label, shown: quote(given), allowed }));
}
