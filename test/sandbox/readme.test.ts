import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { magicNumbers } from '../../sandbox/server/magicNumbers';

const readme = readFileSync(join(__dirname, '../../sandbox/README.md'), 'utf8');

/** The digits that the first column of the magic numbers' table names. */
function documented(): Set<string> {
	const table = readme.slice(readme.indexOf('## Magic numbers'), readme.indexOf('## Control endpoints'));
	const cells = table.split('\n').flatMap((line) => /^\| ([\d, –N]+) \|/.exec(line)?.[1] ?? []);
	const digits = cells
		.flatMap((cell) => cell.split(', '))
		.flatMap((entry) => {
			const [first = '', last = first] = entry.split('–');
			if (first.endsWith('NN'))
				return magicNumbers.map((number) => number.digits).filter((number) => number.startsWith('1'));
			return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) =>
				String(Number(first) + index).padStart(3, '0'),
			);
		});
	return new Set(digits.filter((entry) => entry >= '100'));
}

describe("the sandbox's README", () => {
	test('lists every magic number and no other', () => {
		expect([...documented()].toSorted()).toEqual(magicNumbers.map(({ digits }) => digits).toSorted());
	});
});
