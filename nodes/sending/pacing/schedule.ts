import { Clocks } from './clocks';
import { minuteMs } from './openHours';
import { lengthOf, lotsOf, type Pacing } from './pacing';
import { Quota } from './quota';
import { type Planned, WaitingList } from './waitingList';

export interface PlanRequest {
	messages: readonly Planned[];
	pacing: Pacing;
	now: number;
	/** The first time that is too late. */
	until: number;
	/** When messages of the same work go out that an earlier try has sent. */
	earlier: readonly number[];
}

export interface Plan {
	/** By message: when it goes out. `now` means immediately; undefined where there is no time before `until`. */
	times: (number | undefined)[];
	/** How many have a time. */
	reached: number;
	/** On how many days the window is open in that time; undefined without a window. */
	days: number | undefined;
}

/**
 * Gives every message the earliest time at which its window is open and the speed leaves room, in their order: a
 * message is overtaken only while its own window is closed or its own time has not come. Times other than `now` are
 * whole minutes, or a message's own.
 */
export function planTimes({ messages, pacing, now, until, earlier }: PlanRequest): Plan {
	const { speed, window } = pacing;
	const quota = speed === undefined ? undefined : new Quota(speed.messages, lengthOf(speed.unit), earlier);
	const lots = speed === undefined ? undefined : lotsOf(speed, window);
	const clocks = new Clocks(window, now, until);
	const waiting = new WaitingList(messages);
	const times = messages.map((): number | undefined => undefined);
	let step = { number: NaN, taken: 0 };
	for (let at = now; at < until && waiting.size > 0;) {
		waiting.advance(at);
		if (lots !== undefined && step.number !== Math.floor(at / lots.stepMs)) {
			step = { number: Math.floor(at / lots.stepMs), taken: 0 };
		}
		const open = waiting.zones().filter((timeZone) => clocks.isOpen(timeZone, at));
		const quotaLeft = open.length === 0 ? 0 : (quota?.leftAt(at) ?? Infinity);
		const room = Math.min(quotaLeft, lots === undefined ? Infinity : lots.size - step.taken);
		const taken = waiting.take(open, room);
		for (const message of taken) times[message] = at;
		quota?.take(at, taken.length);
		step.taken += taken.length;
		const isFull = waiting.hasAny(open);
		const isSpent = quotaLeft <= taken.length;
		const next = Math.min(
			waiting.nextOwnTime,
			...waiting.zones().map((timeZone) => clocks.nextOpening(timeZone, at)),
			isFull ? nextRoom(at, isSpent ? quota?.nextRelease(at) : nextStep(at, lots?.stepMs)) : Infinity,
		);
		at = Math.max(next, earliestAfter(now));
	}
	return { times, reached: messages.length - waiting.size, days: clocks.days };
}

/** 8x8 needs some notice, and requests take time: what does not go out immediately goes out at least a minute later. */
function earliestAfter(now: number): number {
	return wholeMinute(now + minuteMs);
}

function nextStep(at: number, stepMs = minuteMs): number {
	return (Math.floor(at / stepMs) + 1) * stepMs;
}

function nextRoom(at: number, moment: number | undefined): number {
	return moment === undefined ? Infinity : Math.max(wholeMinute(moment), wholeMinute(at + 1));
}

function wholeMinute(at: number): number {
	return Math.ceil(at / minuteMs) * minuteMs;
}
