import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isGiven, sourceTexts, textsOf } from '../../../tools/docs/sentences';
import { projectRoot } from '../../../projectRoot';

const page = await readFile(join(projectRoot, 'docs', 'troubleshooting.md'), 'utf8');
const headings = [...page.matchAll(/^### (.+)$/gm)].map(([, heading = '']) => heading);
const texts = await sourceTexts();

test.each(headings)('"%s" is a sentence that the code gives', (heading) => {
	expect(isGiven(heading, texts)).toBe(true);
});

test('the page has sentences as its headings', () => {
	expect(headings.length).toBeGreaterThan(30);
});

test('a sentence that the code does not give is told, also when only its words are in another order or in a comment', () => {
	const own = textsOf('x.ts', "// Text is missing\nconst a = `Item ${1} is late: ${2}`; const b = 'Text is empty';");
	expect(own).toEqual(['Item … is late: …', 'Text is empty']);
	expect(isGiven('Text is empty', own)).toBe(true);
	expect(isGiven('Item … is late: …', own)).toBe(true);
	expect(isGiven('Text is missing', own)).toBe(false);
	expect(isGiven('is late: … Item', own)).toBe(false);
});
