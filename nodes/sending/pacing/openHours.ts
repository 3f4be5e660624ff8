import { offsetAt } from '../../text/timeZones';

export const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;

/** Hours of chosen days, by the clocks of some time zone. */
export interface WeeklyWindow {
	/** Minutes after midnight. */
	start: number;
	/** Minutes after midnight, the first that is outside again. Not after `start`: the window ends on the next day. */
	end: number;
	/** The days on which it begins; 0 is Sunday. */
	days: ReadonlySet<number>;
}

/** Moments in ms, of which `close` is the first that is outside. */
export interface OpenHours {
	open: number;
	close: number;
	/** The day by the zone's own calendar, as ms of its midnight if that were UTC: the same before and after a change of clocks. */
	day: number;
}

/**
 * When a window is open in a time zone, in order: exactly while the clocks there show a time of the window. So an hour that
 * clocks show twice counts twice, and one that they skip not at all.
 */
export function openHours(window: WeeklyWindow, timeZone: string, from: number, to: number): OpenHours[] {
	const end = window.end <= window.start ? window.end * minuteMs + dayMs : window.end * minuteMs;
	return stretches(timeZone, from, to).flatMap((stretch) =>
		// The window of the day before may reach into this one.
		midnights(stretch.from + stretch.offset - dayMs, stretch.to + stretch.offset).flatMap((day) => {
			const open = Math.max(day + window.start * minuteMs - stretch.offset, stretch.from);
			const close = Math.min(day + end - stretch.offset, stretch.to);
			return window.days.has(new Date(day).getUTCDay()) && open < close ? [{ open, close, day }] : [];
		}),
	);
}

interface Stretch {
	from: number;
	to: number;
	/** How far the zone's clocks are ahead of UTC all along, in ms. */
	offset: number;
}

/** The time from one moment to another, divided where a zone's clocks are changed. */
function stretches(timeZone: string, from: number, to: number): Stretch[] {
	const found: Stretch[] = [];
	for (let at = from; at < to; at += dayMs) {
		const next = Math.min(at + dayMs, to);
		const [offset, later] = [offsetAt(at, timeZone), offsetAt(next, timeZone)];
		if (offset === undefined || later === undefined) return [];
		const change = offset === later ? next : changeBetween(at, next, timeZone);
		add(found, { from: at, to: change, offset });
		if (change < next) add(found, { from: change, to: next, offset: later });
	}
	return found;
}

function add(found: Stretch[], stretch: Stretch): void {
	const last = found.at(-1);
	if (last?.offset === stretch.offset) last.to = stretch.to;
	else found.push(stretch);
}

/** The first moment at which the clocks are not as they were `before`, to the second. */
function changeBetween(before: number, after: number, timeZone: string): number {
	const offset = offsetAt(before, timeZone);
	let [same, other] = [Math.floor(before / 1000), Math.ceil(after / 1000)];
	while (other - same > 1) {
		const middle = Math.floor((same + other) / 2);
		if (offsetAt(middle * 1000, timeZone) === offset) same = middle;
		else other = middle;
	}
	return other * 1000;
}

function midnights(from: number, to: number): number[] {
	const first = Math.floor(from / dayMs) * dayMs;
	return Array.from({ length: Math.max(0, Math.ceil((to - first) / dayMs)) }, (_, index) => first + index * dayMs);
}
