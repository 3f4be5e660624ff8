import { smsLimits } from '../../generated/limits';
import { problem } from '../../problems/catalogue';
import { defined } from '../../problems/defined';
import type { Problem } from '../../problems/problem';
import { failed, ok, type Result } from '../../problems/result';
import { quote } from '../../problems/unknownValues';
import { recipientTimeZone } from '../../text/timeZones';
import type { AnyRequest } from '../format';
import type { Message } from '../message';
import { dayMs } from './openHours';
import type { Pacing, Speed } from './pacing';
import { planTimes, type PlanRequest } from './schedule';

export interface PacedMessages<Request extends AnyRequest> {
	/** In the order in which they go out. `sentAs` has the time of each, and its request where that is not at once. */
	paced: Message<Request>[];
	/** Messages that cannot be sent as planned, and why. */
	refused: { message: Message<Request>; problem: Problem }[];
}

/**
 * Gives each message its time, never before its own Scheduled time. A plan that does not reach every message is a
 * problem of all of them.
 * @param earlier when messages go out that an earlier try has sent, in ms
 */
export function paceMessages<Request extends AnyRequest>(
	messages: readonly Message<Request>[],
	pacing: Pacing,
	earlier: readonly number[],
	now: number,
): Result<PacedMessages<Request>> {
	const refused: PacedMessages<Request>['refused'] = [];
	const paced: { at: number; message: Message<Request> }[] = [];
	const zoneOf = zoneReader(pacing);
	const zoned = messages.flatMap((message) => {
		const timeZone = zoneOf(message.destination);
		if (timeZone !== undefined)
			return [{ message, timeZone, ...defined({ notBefore: timeOf(message.request.scheduled) }) }];
		refused.push({
			message,
			problem: problem('RECIPIENT_WITHOUT_TIME_ZONE', { shown: quote(message.destination) }),
		});
		return [];
	});
	const request: PlanRequest = {
		messages: zoned,
		pacing,
		now,
		earlier,
		until: now + smsLimits.scheduleAheadDays * dayMs,
	};
	const { times, reached, days = smsLimits.scheduleAheadDays } = planTimes(request);
	if (reached < zoned.length) {
		const { speed } = pacing;
		const enough = speed === undefined ? undefined : enoughFor(request, speed);
		const fit = { days, reached, total: zoned.length };
		return failed(problem('PLAN_DOES_NOT_FIT', { ...fit, speed: inWords(speed), enough: inWords(enough) }));
	}
	const isoOf = isoTimes();
	zoned.forEach(({ message }, index) => {
		const at = times[index] ?? now;
		const scheduled = isoOf(at);
		const { expiry } = message.request;
		if (expiry !== undefined && Date.parse(expiry) <= at) {
			refused.push({ message, problem: problem('PLANNED_AFTER_EXPIRY', { time: scheduled, expiry }) });
			return;
		}
		const asked = { ...message.request, scheduled: at === now ? undefined : scheduled };
		paced.push({ at, message: { ...message, request: asked, sentAs: { ...message.sentAs, scheduled } } });
	});
	return ok({ refused, paced: paced.sort((a, b) => a.at - b.at).map(({ message }) => message) });
}

/** Times in ISO 8601. A plan has few of them, and thousands of messages at each. */
function isoTimes(): (at: number) => string {
	const known = new Map<number, string>();
	return (at) => {
		const iso = known.get(at) ?? new Date(at).toISOString();
		known.set(at, iso);
		return iso;
	};
}

function zoneReader({ window }: Pacing): (destination: string) => string | undefined {
	if (window === undefined) return () => '';
	const { timeZone } = window;
	return timeZone === 'recipient' ? recipientTimeZone : () => timeZone;
}

function timeOf(scheduled: string | undefined): number | undefined {
	return scheduled === undefined ? undefined : Date.parse(scheduled);
}

/** The lowest speed in the same unit with which all messages have a time; undefined where none is high enough. */
function enoughFor(request: PlanRequest, { messages, unit }: Speed): Speed | undefined {
	const { window } = request.pacing;
	const reachesAll = (speed: Speed) => {
		const { reached } = planTimes({ ...request, pacing: { speed, ...defined({ window }) } });
		return reached === request.messages.length;
	};
	let [low, high] = [messages, messages + request.messages.length + request.earlier.length];
	if (!reachesAll({ messages: high, unit })) return undefined;
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (reachesAll({ messages: middle, unit })) high = middle;
		else low = middle;
	}
	return { messages: high, unit };
}

/** "2 a day", "300 an hour" */
function inWords(speed: Speed | undefined): string | undefined {
	return speed === undefined ? undefined : `${speed.messages} ${speed.unit === 'hour' ? 'an' : 'a'} ${speed.unit}`;
}
