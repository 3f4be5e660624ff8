import { expect, test } from 'vitest';
import { defined } from '../../../nodes/problems/defined';

test('leaves out what is undefined, and nothing else', () => {
	const fields = { absent: undefined, empty: '', none: null, zero: 0, no: false };
	expect(Object.entries(defined(fields))).toEqual([
		['empty', ''],
		['none', null],
		['zero', 0],
		['no', false],
	]);
});
