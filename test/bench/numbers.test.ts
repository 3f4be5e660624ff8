import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
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

test('the page says what is measured', async () => {
	expect(await readFile(join(projectRoot, 'docs/numbers.md'), 'utf8')).toBe(numbersPage(readings));
});
