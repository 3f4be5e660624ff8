import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../../projectRoot';
import { rules } from '../../../tools/mutation/rules.mjs';
import { campaignCounts } from '../../faults/count';

const read = (path: string) => readFile(join(projectRoot, path), 'utf8');
const asWritten = (count: number) => count.toLocaleString('en-US');

/** The number that a file's pattern names. */
async function numberIn(path: string, pattern: RegExp): Promise<number> {
	const [, digits] = pattern.exec(await read(path)) ?? [];
	if (digits === undefined) throw new Error(`${path} has nothing like ${String(pattern)}`);
	return Number(digits.replaceAll('_', ''));
}

test('docs/reliability.md has the numbers of the faults, settings and combinations that are tested', async () => {
	const page = await read('docs/reliability.md');
	const counts = campaignCounts();
	expect(page).toContain(
		`${counts.faults} faults, ${counts.settings} settings, ${counts.sendings} ways of sending: ` +
			`${asWritten(counts.combinations)} combinations, and ${asWritten(counts.mixtures)} random mixtures of faults`,
	);
	expect(page).toContain(`| ${asWritten(counts.registrations)} combinations |`);
	expect(page).toContain(`| ${rules.length} rules |`);
});

test('docs/reliability.md has the numbers of the random cases that are tested', async () => {
	const page = await read('docs/reliability.md');
	const chains = await numberIn('test/faults/retryChains.test.ts', /chainCount = ([\d_]+)/);
	expect(page).toContain(`| ${chains} chains, different each time |`);
	let cases = 0;
	for (const subject of ['parameters', 'answers', 'webhooks']) {
		cases += await numberIn(`test/fuzz/${subject}.test.ts`, /numRuns: ([\d_]+)/);
	}
	expect(page).toContain(`| ${asWritten(cases)} cases,`);
});
