import { describe, expect, test } from 'vitest';
import { isOneOf } from '../../workflows/code/optOut/words';
import { nodes } from '../../workflows/opt-out.json';

const valueOf = (name: string): string => {
	const assignments = nodes.find((node) => node.name === 'Settings')?.parameters.assignments?.assignments ?? [];
	const value = assignments.find((assignment) => assignment.name === name)?.value;
	if (value === undefined) throw new Error(`Settings has no ${name}`);
	return value;
};
const [stop, start] = [valueOf('Words for STOP'), valueOf('Words for START')];

describe('the words of the opt-out workflow', () => {
	test('are known, each by itself', () => {
		const words = (list: string) => list.split(/[,\n]/).map((word) => word.trim());
		expect(words(stop).filter((word) => !isOneOf(stop, word))).toEqual([]);
		expect(words(start).filter((word) => !isOneOf(start, word) || isOneOf(stop, word))).toEqual([]);
	});

	test.each([
		'Stop.',
		'ＳＴＯＰ',
		'S T O P',
		's.t.o.p.',
		'STOP STOP!',
		'arrêt',
		'Désabonner',
		'dừng',
		'từ chối',
		'退订',
		'退 订',
		'ｽﾄｯﾌﾟ',
		'बंद',
		'إلغاء',
		'الغاء',
	])('stop the texts: %s', (text) => {
		expect(isOneOf(stop, text)).toBe(true);
	});

	test.each([
		['wait, in Hindi', 'रुकें'],
		['later, in Hindi', 'बाद'],
		['lion, in Hindi', 'शेर'],
		['a sentence', 'please stop by at 5'],
		['another word', 'nonstop'],
		['nothing', ''],
		['two words of the list', 'STOP START'],
		['a long text', 'STOP '.repeat(100)],
	])('are not in %s', (_name, text) => {
		expect([isOneOf(stop, text), isOneOf(start, text)]).toEqual([false, false]);
	});
});
