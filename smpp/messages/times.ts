/** A moment in SMPP's absolute form (section 7.1.1): YYMMDDhhmmss, tenths, and the offset from UTC. */
export function absoluteTime(iso: string): string {
	const digits = new Date(iso).toISOString().replace(/\D/g, '');
	return `${digits.slice(2, 14)}000+`;
}

const absolute = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\d(\d\d)([+-])$/;
const relative = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)000R$/;
const quarterMs = 15 * 60_000;

/**
 * A moment in SMPP's form, absolute or relative, as ISO 8601 in UTC; undefined where it is neither. @param now ms
 * since 1970
 */
export function readTime(text: string, now: number): string | undefined {
	const moment = millisecondsOf(text, now);
	return moment === undefined || Number.isNaN(moment) ? undefined : new Date(moment).toISOString();
}

function millisecondsOf(text: string, now: number): number | undefined {
	const [, ...from] = relative.exec(text) ?? [];
	if (from.length > 0) {
		const [years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = from.map(Number);
		const date = new Date(now);
		date.setUTCFullYear(date.getUTCFullYear() + years, date.getUTCMonth() + months, date.getUTCDate() + days);
		return date.getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1000;
	}
	const found = absolute.exec(text);
	if (found === null) return undefined;
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, quarters = 0] = found.slice(1, 8).map(Number);
	const local = Date.UTC(2000 + year, month - 1, day, hour, minute, second);
	return local - (found[8] === '-' ? -1 : 1) * quarters * quarterMs;
}
