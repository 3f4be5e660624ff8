import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { measure, numbersPage, refusedOutsideNorthAmerica, shareAbroad } from '../../bench/numbersReport';
import { projectRoot } from '../../projectRoot';

const readings = measure();

test('of national numbers without their country, fewer than 0.3 % go to another country', () => {
	expect(shareAbroad(readings)).toBeLessThan(0.003);
});

test('no whole number is refused for its missing plus, outside North America', () => {
	expect(refusedOutsideNorthAmerica(readings)).toBe(0);
});

test('each of those that go to another country is a valid mobile number in both', () => {
	for (const { country, to } of readings) {
		for (const { written, destination } of to.flatMap(({ numbers }) => numbers)) {
			const atHome = isSupportedCountry(country) ? parsePhoneNumberFromString(written, country) : undefined;
			const numbers = [parsePhoneNumberFromString(destination), atHome];
			expect(
				numbers.map((number) => [number?.isValid(), number?.getType()?.includes('MOBILE')]),
				destination,
			).toEqual([
				[true, true],
				[true, true],
			]);
		}
	}
});

test('the page says what is measured', async () => {
	expect(await readFile(join(projectRoot, 'docs/numbers.md'), 'utf8')).toBe(numbersPage(readings));
});
