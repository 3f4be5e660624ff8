import fc from 'fast-check';
import { DateTime, IANAZone } from 'luxon';
import { describe, expect, test } from 'vitest';
import { readInstant } from '../../../nodes/text/dateTime';

const zones = [
	'UTC',
	'Asia/Singapore',
	'Asia/Kolkata',
	'Asia/Kathmandu',
	'Europe/London',
	'Europe/Dublin',
	'America/New_York',
	'America/St_Johns',
	'America/Santiago',
	'Australia/Lord_Howe',
	'Pacific/Chatham',
	'Pacific/Apia',
	'Africa/Casablanca',
];

/** Around clock changes of some of the zones above, in UTC; Lord Howe's are of half an hour. */
const clockChanges = [
	'2026-03-08T07:00:00Z',
	'2026-03-29T01:00:00Z',
	'2026-04-04T15:00:00Z',
	'2026-10-03T15:30:00Z',
	'2026-10-25T01:00:00Z',
	'2026-11-01T06:00:00Z',
].map((text) => Date.parse(text));

const minutes = fc.oneof(
	fc
		.date({ min: new Date('2020-01-01'), max: new Date('2037-12-31'), noInvalidDate: true })
		.map((date) => Math.floor(date.getTime() / 60_000)),
	fc
		.tuple(fc.constantFrom(...clockChanges), fc.integer({ min: -240, max: 240 }))
		.map(([change, by]) => change / 60_000 + by),
);

/** What a clock on the wall would show, whether or not it ever does there. */
const wallClocks = minutes.map((count) => new Date(count * 60_000).toISOString().slice(0, 16));

/** By luxon's offsets. Its own reading of such hours depends on whether it is summer when it reads. */
function firstMoment(text: string, zoneName: string): number {
	const wallClock = Date.parse(`${text}Z`);
	const zone = IANAZone.create(zoneName);
	const hours = Array.from({ length: 73 }, (_none, hour) => wallClock + (hour - 36) * 3_600_000);
	const offsets = new Set(hours.map((moment) => zone.offset(moment)));
	const moments = [...offsets].map((offset) => ({ offset, moment: wallClock - offset * 60_000 }));
	const shown = moments.filter(({ offset, moment }) => zone.offset(moment) === offset);
	if (shown.length === 0) return wallClock - zone.offset(wallClock - 36 * 3_600_000) * 60_000;
	return Math.min(...shown.map(({ moment }) => moment));
}

describe('a date without an offset', () => {
	test('is the first moment at which the zone shows it, also in the hours that clock changes skip or repeat', () => {
		fc.assert(
			fc.property(wallClocks, fc.constantFrom(...zones), (text, zone) => {
				expect(readInstant(text, zone)?.toISOString()).toBe(new Date(firstMoment(text, zone)).toISOString());
			}),
			{ numRuns: 1000 },
		);
	});

	test.each([
		['2026-07-01T10:00:00', 'America/New_York', '2026-07-01T14:00:00.000Z'],
		['2026-12-01T10:00:00', 'America/New_York', '2026-12-01T15:00:00.000Z'],
		['2026-12-01T10:00', 'Asia/Singapore', '2026-12-01T02:00:00.000Z'],
		['2026-12-01 10:00:30.25', 'Asia/Kolkata', '2026-12-01T04:30:30.250Z'],
		['2026-12-01', 'Asia/Singapore', '2026-11-30T16:00:00.000Z'],
		// Half past two does not exist on that night: the clocks go from 2 to 3.
		['2026-03-08T02:30:00', 'America/New_York', '2026-03-08T07:30:00.000Z'],
		// Half past one exists twice on that night: the first one is meant.
		['2026-11-01T01:30:00', 'America/New_York', '2026-11-01T05:30:00.000Z'],
		['2027-04-04T01:30:00', 'Australia/Lord_Howe', '2027-04-03T14:30:00.000Z'],
	])('%s in %s is %s', (text, zone, expected) => {
		expect(readInstant(text, zone)?.toISOString()).toBe(expected);
	});

	test('is nothing in a time zone that does not exist', () => {
		expect(readInstant('2026-12-01T10:00:00', 'Mars/Olympus')).toBeUndefined();
	});
});

describe('a date with an offset', () => {
	const offsets = fc
		.tuple(fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 14 }), fc.constantFrom(0, 30, 45))
		.map(([sign, hours, mins]) => `${sign}${String(hours).padStart(2, '0')}:${String(mins).padStart(2, '0')}`);

	test('keeps it, whatever the time zone', () => {
		fc.assert(
			fc.property(wallClocks, offsets, fc.constantFrom(...zones), fc.boolean(), (text, offset, zone, isCompact) => {
				const written = `${text}:00${isCompact ? offset.replace(':', '') : offset}`;
				expect(readInstant(written, zone)?.toISOString()).toBe(
					DateTime.fromISO(`${text}:00${offset}`).toUTC().toJSDate().toISOString(),
				);
			}),
			{ numRuns: 200 },
		);
	});

	test.each([
		['2026-12-01T10:00:00Z', '2026-12-01T10:00:00.000Z'],
		['2026-12-01t10:00:00z', '2026-12-01T10:00:00.000Z'],
		['2026-12-01T10:00+08', '2026-12-01T02:00:00.000Z'],
		['2026-12-01 10:00:00 +0800', '2026-12-01T02:00:00.000Z'],
		['2026-12-01T10:00:00,123456-03:30', '2026-12-01T13:30:00.123Z'],
	])('%s is %s', (text, expected) => {
		expect(readInstant(text, 'America/New_York')?.toISOString()).toBe(expected);
	});
});

test('what is read and written again is the same moment', () => {
	fc.assert(
		fc.property(minutes, fc.constantFrom(...zones), (count, zone) => {
			const moment = new Date(count * 60_000);
			expect(readInstant(moment.toISOString(), zone)).toEqual(moment);
			expect(readInstant(DateTime.fromJSDate(moment, { zone: IANAZone.create(zone) }).toISO(), 'UTC')).toEqual(moment);
			expect(readInstant(moment, zone)).toEqual(moment);
			expect(readInstant(DateTime.fromJSDate(moment), zone)).toEqual(moment);
			expect(readInstant(moment.getTime(), zone)).toEqual(moment);
		}),
		{ numRuns: 50 },
	);
});

test.each([
	'tomorrow',
	'01/12/2026 10:00',
	'2026-02-30T10:00:00',
	'2026-02-30T10:00:00Z',
	'2025-02-29',
	'2026-13-01',
	'2026-00-10',
	'2026-12-00',
	'2026-12-01T24:00:00',
	'2026-12-01T10:60:00Z',
	'2026-12-01T10:00:60Z',
	'2026-12-01T10:00:00+25:00',
	'2026-12-01T10:00:00+08:60',
	'2026-12-01Z',
	'2026-12-01T10',
	'',
	true,
	undefined,
	null,
	NaN,
	Infinity,
	{},
	[1_780_000_000_000],
	new Date(NaN),
	DateTime.invalid('a test'),
])('%s is not a date', (value) => {
	expect(readInstant(value, 'UTC')).toBeUndefined();
});
