import { expect, test } from 'vitest';
import { codesIn, withEntriesOf } from '../../../tools/workflows/neededWords';

const source = [
	"import { limits } from '../../generate/limits';",
	"const example = 'such as 1, 2';",
	'export const words = {',
	"	FIRST: { happened: 'It happened', remedy: `Do it, ${example}.` },",
	'	SECOND: {',
	'		happened: ({ shown }: { shown: string }) => `It is ${shown}, no more than ${limits.most}`,',
	"		remedy: 'Do that.',",
	'	},',
	"	THIRD: { happened: 'Third', remedy: 'Third.' }",
	'} as const;',
].join('\n');

test('the codes of a table of words are those of its entries', () => {
	expect(codesIn(source)).toEqual(['FIRST', 'SECOND', 'THIRD']);
});

test.each([[['FIRST']], [['SECOND']], [['FIRST', 'SECOND']], [[]]])(
	'of a table, the entries %j alone are left',
	(codes) => {
		const left = withEntriesOf(source, new Set(codes));
		expect(codesIn(left)).toEqual(codes);
		expect(left).toContain("const example = 'such as 1, 2';");
		expect(left).toMatch(/\} as const;$/);
	},
);
