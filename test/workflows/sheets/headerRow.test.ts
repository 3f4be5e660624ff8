import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../../projectRoot';
import { marksFor } from '../../../workflows/code/sheets/marks';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const headings = read('workflows/sheets/campaign.csv').trimEnd().split(',');

test('the header row to import has every column that the workflows ask for', () => {
	const row = Object.fromEntries(headings.map((heading, column) => [String(column), heading]));
	expect(() => marksFor([row], 'this run', 10)).not.toThrow();
	expect(() => marksFor([Object.fromEntries(Object.entries(row).slice(1))], 'this run', 10)).toThrow('no column ID');
});

test('the header row to import is the one that the pages show', () => {
	expect(read('docs/workflows/google-sheets-campaign.md')).toContain(
		headings.map((heading) => `\`${heading}\``).join(', '),
	);
	expect(read('docs/workflows/google-sheets-to-sms.md')).toContain(`| ${headings.join(' | ')} |`);
});
