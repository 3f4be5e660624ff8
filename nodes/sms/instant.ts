const withoutOffset = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3})\d*)?)?)?$/;
const withOffset = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}(?::?\d{2})?)$/i;

/**
 * The moment that a date field means. Dates without an offset, as n8n's date picker gives them, are read in `timeZone`
 * (IANA name). Also taken: a Date or luxon's DateTime from an expression, and milliseconds since 1970.
 * Undefined where it is no date.
 */
export function readInstant(raw: unknown, timeZone: string): Date | undefined {
	if (typeof raw === 'number') return validDate(raw);
	if (typeof raw === 'object' && raw !== null) return validDate(Number(raw.valueOf()));
	if (typeof raw !== 'string') return undefined;
	const text = raw.trim();
	const local = withoutOffset.exec(text);
	if (local !== null) {
		const parts: (string | undefined)[] = local.slice(1, 7);
		const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0));
		const milliseconds = Number((local[7] ?? '0').padEnd(3, '0'));
		if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return undefined;
		const wallClock = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
		// Date.UTC would take 31 February for a day in March.
		return new Date(wallClock).getUTCDate() === day ? inZone(wallClock, timeZone) : undefined;
	}
	return withOffset.test(text) ? validDate(Date.parse(text.replace(' ', 'T').replace(',', '.'))) : undefined;
}

/** The moment at which the clocks of a time zone show the given wall-clock time (in ms, as if it were UTC). */
function inZone(wallClock: number, timeZone: string): Date | undefined {
	// The offset depends on the moment, which depends on the offset: the second round settles it around clock changes.
	const first = offsetAt(wallClock, timeZone);
	if (first === undefined) return undefined;
	const second = offsetAt(wallClock - first, timeZone);
	if (second === undefined) return undefined;
	if (second === first) return validDate(wallClock - first);
	const third = offsetAt(wallClock - second, timeZone);
	return validDate(wallClock - (third === second ? second : Math.min(first, second)));
}

/** How far a time zone is ahead of UTC at a moment, in ms. Undefined for a zone that does not exist. */
function offsetAt(moment: number, timeZone: string): number | undefined {
	try {
		const parts = new Intl.DateTimeFormat('en-US', {
			timeZone,
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric',
		}).formatToParts(moment);
		const part = (type: string) => Number(parts.find((entry) => entry.type === type)?.value);
		const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
		return shown - Math.floor(moment / 1000) * 1000;
	} catch {
		return undefined;
	}
}

function validDate(moment: number): Date | undefined {
	const date = new Date(moment);
	return Number.isNaN(date.getTime()) ? undefined : date;
}
