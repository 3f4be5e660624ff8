import { expect, test } from 'vitest';
import { functionsIn, functionsOfNodes, placeOf } from '../../../tools/mutation/locate';
import { rules } from '../../../tools/mutation/rules.mjs';

test('finds functions, methods and functions in constants by their lines', () => {
	const source = [
		'const limit = 3;',
		'export function twice(x: number) {',
		'	return 2 * x;',
		'}',
		'const half = (x: number) => x / 2;',
		'export class Counter {',
		'	add() {',
		'		return limit;',
		'	}',
		'}',
	].join('\n');
	expect(functionsIn('x.ts', source)).toEqual([
		['twice', { file: 'x.ts', first: 2, last: 4 }],
		['half', { file: 'x.ts', first: 5, last: 5 }],
		['Counter.add', { file: 'x.ts', first: 7, last: 9 }],
	]);
});

test('a name that nothing has, or that two functions have, is refused', () => {
	const place = { file: 'x.ts', first: 1, last: 2 };
	expect(() => placeOf('gone', new Map())).toThrow('nodes/ has no function gone');
	expect(() => placeOf('both', new Map([['both', [place, { ...place, file: 'y.ts' }]]]))).toThrow('x.ts, y.ts');
});

const functions = await functionsOfNodes();

test.each(rules)('the functions of "$rule" are in nodes/, each once', ({ functions: names }) => {
	const places = names.map((name) => placeOf(name, functions));
	expect(places).toHaveLength(names.length);
	expect(names).not.toHaveLength(0);
});
