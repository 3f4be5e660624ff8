import { describe, expect, test } from 'vitest';
import { countryNames } from '../../../nodes/generated/countries';
import {
	capitalTimeZone,
	offsetAt,
	recipientCountry,
	recipientTimeZone,
	timeZones,
} from '../../../nodes/text/timeZones';

const january = Date.UTC(2026, 0, 15);
const july = Date.UTC(2026, 6, 15);

test.each(Object.entries(countryNames))('%s (%s) has a time zone that Node.js knows', (country) => {
	const timeZone = capitalTimeZone(country);
	expect(timeZone).toBeDefined();
	expect(offsetAt(january, timeZone ?? '')).toEqual(expect.any(Number));
});

test.each(timeZones)('%s, which the list of time zones offers, is one that Node.js knows', (timeZone) => {
	expect(offsetAt(january, timeZone)).toEqual(expect.any(Number));
});

/** Hours ahead of UTC in January and in July, from the countries' own laws: where a country has several, its capital's. */
const clocks: [country: string, january: number, july: number][] = [
	['AU', 11, 10],
	['BR', -3, -3],
	['CA', -5, -4],
	['CD', 1, 1],
	['CL', -3, -4],
	['CN', 8, 8],
	['CY', 2, 3],
	['EC', -5, -5],
	['ES', 1, 2],
	['FM', 11, 11],
	['GL', -2, -1],
	['ID', 7, 7],
	['IN', 5.5, 5.5],
	['KI', 12, 12],
	['KZ', 5, 5],
	['MN', 8, 8],
	['MX', -6, -6],
	['MY', 8, 8],
	['NP', 5.75, 5.75],
	['NZ', 13, 12],
	['PF', -10, -10],
	['PG', 10, 10],
	['PT', 0, 1],
	['RU', 3, 3],
	['SG', 8, 8],
	['US', -5, -4],
	['XK', 1, 2],
];

test.each(clocks)("the clocks of %s are its capital's", (country, winter, summer) => {
	const timeZone = capitalTimeZone(country) ?? '';
	const hour = 3600 * 1000;
	expect([offsetAt(january, timeZone), offsetAt(july, timeZone)]).toEqual([winter * hour, summer * hour]);
});

describe('the country of a number', () => {
	test.each([
		['+6591234567', 'SG', 'Asia/Singapore'],
		['+12025550308', 'US', 'America/New_York'],
		['+16135550123', 'US', 'America/New_York'],
		['+18765550123', 'JM', 'America/Jamaica'],
		['+16715550123', 'GU', 'Pacific/Guam'],
		['+447400123456', 'GB', 'Europe/London'],
		['+77012345678', 'KZ', 'Asia/Almaty'],
		['+79161234567', 'RU', 'Europe/Moscow'],
		['+38343201234', 'XK', 'Europe/Belgrade'],
		['+441212345678', 'GB', 'Europe/London'],
	])('%s is of %s', (destination, country, timeZone) => {
		expect(recipientCountry(destination)).toBe(country);
		expect(recipientTimeZone(destination)).toBe(timeZone);
	});

	test('is not known of a satellite phone', () => {
		expect(recipientCountry('+881612345678')).toBeUndefined();
		expect(recipientTimeZone('+881612345678')).toBeUndefined();
	});
});
