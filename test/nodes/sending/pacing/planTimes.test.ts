import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { dayMs } from '../../../../nodes/sending/pacing/openHours';
import { lengthOf, type Pacing, type Speed } from '../../../../nodes/sending/pacing/pacing';
import { type Plan, planTimes } from '../../../../nodes/sending/pacing/schedule';
import type { Planned } from '../../../../nodes/sending/pacing/waitingList';

const zones = [
	'Asia/Singapore',
	'Europe/London',
	'America/New_York',
	'Asia/Kathmandu',
	'Australia/Lord_Howe',
	'Pacific/Apia',
];

/** Around the changes of clocks of 2026 as well as on ordinary days. */
const moments = fc.oneof(
	fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
	...['2026-03-08T06:00Z', '2026-03-29T00:30Z', '2026-04-04T14:00Z', '2026-10-25T00:30Z', '2026-11-01T05:00Z'].map(
		(change) => fc.integer({ min: Date.parse(change) - 2 * dayMs, max: Date.parse(change) + dayMs }),
	),
);

const speeds: fc.Arbitrary<Speed> = fc.record({
	messages: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 400 })),
	unit: fc.constantFrom('minute', 'hour', 'day'),
});

const windows = fc.record({
	start: fc.integer({ min: 0, max: 1439 }),
	end: fc.integer({ min: 0, max: 1440 }),
	days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }).map((days) => new Set(days)),
	timeZone: fc.constant('recipient'),
});

const pacings: fc.Arbitrary<Pacing> = fc.oneof(
	fc.record({ speed: speeds }),
	fc.record({ window: windows }),
	fc.record({ speed: speeds, window: windows }),
);

const plans = fc
	.record({
		pacing: pacings,
		now: moments,
		messages: fc.array(
			fc.record({
				timeZone: fc.constantFrom(...zones),
				ahead: fc.option(fc.integer({ min: 1, max: 8 * dayMs }), { freq: 8 }),
			}),
			{ maxLength: 150 },
		),
		earlier: fc.array(fc.integer({ min: -2 * dayMs, max: 7 * dayMs }), { maxLength: 10 }),
	})
	.map(({ pacing, now, messages, earlier }) => ({
		pacing,
		now,
		until: now + 7 * dayMs,
		messages: messages.map(({ timeZone, ahead }): Planned => ({
			timeZone,
			...(ahead !== null && { notBefore: now + ahead }),
		})),
		// The messages of an earlier try also kept to the speed.
		earlier:
			pacing.speed === undefined
				? []
				: apart(
						earlier.map((at) => now + at),
						lengthOf(pacing.speed.unit),
					),
	}));

type Request = Parameters<typeof planTimes>[0];

/** Times of which no two are within one unit. */
function apart(times: readonly number[], unitMs: number): number[] {
	const kept: number[] = [];
	for (const at of [...times].sort((a, b) => a - b)) if (at - (kept.at(-1) ?? -Infinity) >= unitMs) kept.push(at);
	return kept;
}

/** Whether clocks in the zone show a time of the window. */
function isInside({ window }: Pacing, timeZone: string, at: number): boolean {
	if (window === undefined) return true;
	const shown = DateTime.fromMillis(at, { zone: timeZone });
	const minute = shown.hour * 60 + shown.minute;
	const [today, yesterday] = [shown.weekday % 7, (shown.weekday + 6) % 7];
	const { start, end, days } = window;
	if (start < end) return days.has(today) && minute >= start && minute < end;
	return (days.has(today) && minute >= start) || (days.has(yesterday) && minute < end);
}

const runs = { numRuns: 300 };

/** The rules of every plan, checked on every random case. */
function always(check: (request: Request, plan: Plan) => void): void {
	fc.assert(
		fc.property(plans, (request) => {
			check(request, planTimes(request));
		}),
		runs,
	);
}

describe('a plan', () => {
	test('gives a time to as many messages as it says, and loses none', () => {
		always(({ messages }, { times, reached }) => {
			expect(times).toHaveLength(messages.length);
			expect(times.filter((at) => at !== undefined)).toHaveLength(reached);
		});
	});

	test('has every time inside the window, by the clocks of the recipient', () => {
		always(({ messages, pacing }, { times }) => {
			times.forEach((at, index) => {
				if (at === undefined) return;
				expect(isInside(pacing, messages[index]?.timeZone ?? '', at)).toBe(true);
			});
		});
	});

	test('has every time within 7 days, and not before a message has its own', () => {
		always(({ messages, now, until }, { times }) => {
			times.forEach((at, index) => {
				if (at === undefined) return;
				expect(at).toBeGreaterThanOrEqual(Math.max(now, messages[index]?.notBefore ?? now));
				expect(at).toBeLessThan(until);
			});
		});
	});

	test('never exceeds the speed, in any stretch of a unit, together with what an earlier try sent', () => {
		always(({ pacing: { speed }, earlier }, { times }) => {
			if (speed === undefined) return;
			const all = [...times, ...earlier].filter((at) => at !== undefined).sort((a, b) => a - b);
			const unitMs = lengthOf(speed.unit);
			all.forEach((at, index) => {
				const next = all[index + speed.messages];
				if (next !== undefined) expect(next - at).toBeGreaterThanOrEqual(unitMs);
			});
		});
	});

	test('keeps the order: a message is overtaken only while its window is closed or its own time has not come', () => {
		always(({ messages, pacing }, { times }) => {
			times.forEach((at, later) => {
				if (at === undefined) return;
				messages.slice(0, later).forEach(({ timeZone, notBefore = -Infinity }, earlier) => {
					if ((times[earlier] ?? Infinity) > at && notBefore <= at) {
						expect(isInside(pacing, timeZone, at)).toBe(false);
					}
				});
			});
		});
	});

	test('gives whole minutes, a minute or more away, unless a message goes at once or at its own time', () => {
		always(({ messages, now }, { times }) => {
			times.forEach((at, index) => {
				if (at === undefined || at === now || at === messages[index]?.notBefore) return;
				expect(at % 60_000).toBe(0);
				expect(at - now).toBeGreaterThanOrEqual(60_000);
			});
		});
	});

	test('is the same again for the rest, after an earlier try has sent the beginning', () => {
		const noOwnTimes = plans.filter(({ messages }) => messages.every(({ notBefore }) => notBefore === undefined));
		fc.assert(
			fc.property(noOwnTimes, fc.nat(150), fc.integer({ min: 0, max: 3000 }), (request, count, lateMs) => {
				const first = planTimes({ ...request, earlier: [] });
				const order = [...first.times.keys()].sort(
					(a, b) => (first.times[a] ?? Infinity) - (first.times[b] ?? Infinity) || a - b,
				);
				const sent = new Set(order.slice(0, count));
				const left = request.messages
					.map((message, index) => ({ message, index }))
					.filter(({ index }) => !sent.has(index));
				const earlier = [...sent].flatMap((index) => first.times[index] ?? []);
				const now = request.now + lateMs;
				fc.pre(Math.ceil(request.now / 60_000) === Math.ceil(now / 60_000));
				const second = planTimes({ ...request, now, messages: left.map(({ message }) => message), earlier });
				second.times.forEach((at, index) => {
					const planned = first.times[left[index]?.index ?? -1];
					if (planned !== undefined && planned !== request.now) expect(at).toBe(planned);
				});
			}),
			runs,
		);
	});
});

const at = (iso: string) => Date.parse(iso);

function plan(count: number, pacing: Pacing, now: string, timeZone = 'Asia/Singapore') {
	const messages = Array.from({ length: count }, () => ({ timeZone }));
	return planTimes({ messages, pacing, now: at(now), until: at(now) + 7 * dayMs, earlier: [] });
}

const isoOf = ({ times }: Plan) =>
	times.map((time) => (time === undefined ? undefined : new Date(time).toISOString().slice(0, 16)));

const office = { start: 9 * 60, end: 18 * 60, days: new Set([1, 2, 3, 4, 5]), timeZone: 'recipient' };

describe('examples', () => {
	test('2 a day for 3 days reaches 6 of 10', () => {
		const window = { ...office, days: new Set([1, 2, 3]) };
		const pacing: Pacing = { speed: { messages: 2, unit: 'day' }, window };
		// A Saturday.
		expect(plan(10, pacing, '2026-06-06T02:00:00Z')).toMatchObject({ reached: 6, days: 3 });
	});

	test('the first lot goes at once where the window is open', () => {
		const pacing: Pacing = { speed: { messages: 30, unit: 'minute' }, window: office };
		expect(isoOf(plan(70, pacing, '2026-06-08T01:30:30Z'))).toEqual([
			...Array<string>(30).fill('2026-06-08T01:30'),
			...Array<string>(30).fill('2026-06-08T01:32'),
			...Array<string>(10).fill('2026-06-08T01:33'),
		]);
	});

	test('an hour of messages goes in lots of five minutes', () => {
		const { times } = plan(240, { speed: { messages: 240, unit: 'hour' } }, '2026-06-08T01:00:00Z');
		const lots = [...new Set(times)];
		expect(lots.map((lot) => times.filter((time) => time === lot).length)).toEqual(Array(12).fill(20));
		expect(isoOf({ times: lots.slice(0, 3), reached: 3, days: undefined })).toEqual([
			'2026-06-08T01:00',
			'2026-06-08T01:05',
			'2026-06-08T01:10',
		]);
	});

	test('without a speed, all that wait for one opening go together', () => {
		const now = at('2026-06-08T12:00:00Z');
		const timeZones = ['Asia/Singapore', 'Europe/London', 'America/New_York', 'Asia/Singapore'];
		const request = { pacing: { window: office }, now, until: now + 7 * dayMs, earlier: [] };
		expect(isoOf(planTimes({ ...request, messages: timeZones.map((timeZone) => ({ timeZone })) }))).toEqual([
			'2026-06-09T01:00',
			'2026-06-08T12:00',
			'2026-06-08T13:00',
			'2026-06-09T01:00',
		]);
	});

	test('a window that passes midnight belongs to the day on which it begins', () => {
		const friday = { start: 22 * 60, end: 2 * 60, days: new Set([5]), timeZone: 'recipient' };
		expect(isoOf(plan(1, { window: friday }, '2026-06-12T17:30:00Z'))).toEqual(['2026-06-12T17:30']);
		expect(isoOf(plan(1, { window: friday }, '2026-06-12T18:00:00Z'))).toEqual(['2026-06-19T14:00']);
	});

	test('start and end alike are a whole day', () => {
		const sunday = { start: 8 * 60, end: 8 * 60, days: new Set([0]), timeZone: 'recipient' };
		expect(isoOf(plan(1, { window: sunday }, '2026-06-14T23:59:00Z'))).toEqual(['2026-06-14T23:59']);
	});

	test.each([
		['the clocks go forward', '2026-03-28T20:00:00Z', '2026-03-29T08:00'],
		['the clocks go back', '2026-10-24T20:00:00Z', '2026-10-25T09:00'],
	])('nine is nine on the day on which %s', (_name, now, expected) => {
		const window = { ...office, days: new Set([0]) };
		expect(isoOf(plan(1, { window }, now, 'Europe/London'))).toEqual([expected]);
	});

	test('an hour that clocks skip is not in a window, and one that they show twice is, twice', () => {
		const night = { start: 90, end: 110, days: new Set([0]), timeZone: 'recipient' };
		expect(plan(1, { window: night }, '2026-03-28T20:00:00Z', 'Europe/London').reached).toBe(0);
		const pacing: Pacing = { window: night, speed: { messages: 1, unit: 'hour' } };
		expect(isoOf(plan(2, pacing, '2026-10-24T20:00:00Z', 'Europe/London'))).toEqual([
			'2026-10-25T00:30',
			'2026-10-25T01:30',
		]);
	});
});
