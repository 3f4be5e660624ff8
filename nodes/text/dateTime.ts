import { offsetAt } from './timeZones';

const pattern =
	/^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?\s*(?<offset>Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/**
 * The moment that a date field means. Dates without an offset, as n8n's date picker gives them, are read in `timeZone`
 * (IANA name). Also taken: a Date or luxon's DateTime from an expression, and milliseconds since 1970.
 * Undefined where it is not a valid date.
 */
export function readInstant(raw: unknown, timeZone: string): Date | undefined {
	const value: unknown = typeof raw === 'object' && raw !== null ? raw.valueOf() : raw;
	if (typeof value === 'number') return validDate(value);
	if (typeof value !== 'string') return undefined;
	const parts = pattern.exec(value.trim())?.groups;
	if (parts === undefined) return undefined;
	const wallClock = wallClockOf(parts);
	if (wallClock === undefined) return undefined;
	if (parts.offset === undefined) return inZone(wallClock, timeZone);
	const offset = writtenOffset(parts.offset);
	return offset === undefined ? undefined : validDate(wallClock - offset);
}

/** The time that is written, in ms as if it were UTC. Undefined for a day or time that there is not, such as 31 February. */
function wallClockOf(parts: Partial<Record<string, string>>): number | undefined {
	const part = (name: string) => Number(parts[name] ?? 0);
	const [month, day, hour, minute, second] = [part('month'), part('day'), part('hour'), part('minute'), part('second')];
	if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return undefined;
	const milliseconds = Number((parts.fraction ?? '').slice(0, 3).padEnd(3, '0'));
	const wallClock = Date.UTC(part('year'), month - 1, day, hour, minute, second, milliseconds);
	// Date.UTC would take 31 February for a day in March.
	return new Date(wallClock).getUTCDate() === day ? wallClock : undefined;
}

/** How far ahead of UTC a written offset is (Z, +08, +0800, +08:00), in ms. */
function writtenOffset(offset: string): number | undefined {
	if (offset.toUpperCase() === 'Z') return 0;
	const digits = offset.slice(1).replace(':', '').padEnd(4, '0');
	const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2))];
	if (hours > 14 || minutes > 59) return undefined;
	return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

const dayMs = 24 * 3600 * 1000;

/**
 * The moment at which the clocks of a time zone show the given wall-clock time (in ms, as if it were UTC): the first one
 * where they are set back and show it twice, and what they would show without the change where it is skipped.
 */
function inZone(wallClock: number, timeZone: string): Date | undefined {
	const before = offsetAt(wallClock - dayMs, timeZone);
	const after = offsetAt(wallClock + dayMs, timeZone);
	if (before === undefined || after === undefined) return undefined;
	const isShown = (offset: number) => offsetAt(wallClock - offset, timeZone) === offset;
	return validDate(wallClock - (!isShown(before) && isShown(after) ? after : before));
}

function validDate(moment: number): Date | undefined {
	const date = new Date(moment);
	return Number.isNaN(date.getTime()) ? undefined : date;
}
