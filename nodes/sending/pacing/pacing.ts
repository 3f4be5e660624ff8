import { minuteMs, type WeeklyWindow } from './openHours';

const units = { minute: minuteMs, hour: 60 * minuteMs, day: 24 * 60 * minuteMs } as const;

export type SpeedUnit = keyof typeof units;

export const speedUnits = Object.keys(units) as SpeedUnit[];

/** At most so many messages within every minute, hour or day. */
export interface Speed {
	messages: number;
	unit: SpeedUnit;
}

/** Hours in which messages may arrive. */
export interface DeliveryWindow extends WeeklyWindow {
	/** An IANA name; `recipient` for that of the capital of each recipient's country. */
	timeZone: string;
}

/** When messages may go out. At least one of the two is set. */
export interface Pacing {
	speed?: Speed;
	window?: DeliveryWindow;
}

export function lengthOf(unit: SpeedUnit): number {
	return units[unit];
}

/** Lots smaller than this are not made just to spread a speed evenly: they would be many requests for few messages. */
const smallestLot = 10;

/** How often a lot may go out, in minutes, by unit. All of them divide an hour, so that lots leave at round times. */
const stepsOf: Readonly<Record<SpeedUnit, readonly number[]>> = {
	minute: [1],
	hour: [5, 10, 15, 20, 30, 60],
	day: [15, 30, 60],
};

/** Messages of a speed in lots, so that an hour's or a day's do not arrive all at once. */
export interface Lots {
	stepMs: number;
	/** The most messages within a step. */
	size: number;
}

/** How a speed is spread over its unit, or over the part of a day in which the window is open. */
export function lotsOf({ messages, unit }: Speed, window: WeeklyWindow | undefined): Lots {
	const spreadMs = unit === 'day' ? openMsADay(window) : units[unit];
	const sizeOf = (stepMs: number) => Math.ceil((messages * stepMs) / spreadMs);
	const steps = stepsOf[unit].map((minutes) => minutes * minuteMs);
	const stepMs = steps.find((step) => sizeOf(step) >= smallestLot) ?? Math.max(...steps);
	return { stepMs, size: Math.max(sizeOf(stepMs), Math.min(messages, smallestLot)) };
}

function openMsADay(window: WeeklyWindow | undefined): number {
	if (window === undefined) return units.day;
	const ms = (window.end - window.start) * minuteMs;
	return ms > 0 ? ms : ms + units.day;
}
