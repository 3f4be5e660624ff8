import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withGaps } from '../../../generate/problemReference';
import { catalogue } from '../../../nodes/problems/catalogue';
import { asides } from '../../../nodes/problems/words/asides';
import { projectRoot } from '../../../projectRoot';
import { sentences } from '../../../tools/bootstrap/sentences.mjs';

const page = await readFile(join(projectRoot, 'docs', 'troubleshooting.md'), 'utf8');
const [ofNodes = '', ofInstallation = ''] = page.split(/^## Installing and starting$/m);

const ofCatalogue = [...Object.values(catalogue).map(({ happened }) => happened), ...Object.values(asides)];

/** Whether a sentence matches a heading, whatever is in the heading's gaps. */
function isHeadingOf(heading: string, sentence: string): boolean {
	const parts = heading.split('…').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
	return new RegExp(`^${parts.join('.+')}$`).test(sentence);
}

describe.each([
	['nodes', ofNodes, ofCatalogue.map(withGaps), 50],
	['installation', ofInstallation, Object.values(sentences).map(withGaps), 8],
])('on the page of troubles, of the %s', (_part, text, known, fewest) => {
	const headings = [...text.matchAll(/^### (.+)$/gm)].map(([, heading = '']) => heading);

	test('there are sentences', () => {
		expect(headings.length).toBeGreaterThanOrEqual(fewest);
	});

	test.each(headings)('"%s" is in the table', (heading) => {
		expect(known.filter((sentence) => isHeadingOf(heading, sentence))).not.toEqual([]);
	});
});

test('a sentence in other words, in another order or cut off is another one', () => {
	expect(isHeadingOf('Item … is late: …', 'Item 1 is late: it rains')).toBe(true);
	expect(isHeadingOf('Text is empty', 'Text is empty')).toBe(true);
	expect(isHeadingOf('Text is empty', 'Text is empty again')).toBe(false);
	expect(isHeadingOf('is late: … Item', 'Item 1 is late: it rains')).toBe(false);
});
