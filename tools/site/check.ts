import { glob, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSite } from './build';

/** Builds the site, and fails with a list of all its broken links and pictures. */
export async function checkSite(): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), '8x8-site-'));
	try {
		await buildSite(folder);
		const problems = await deadLinks(folder);
		if (problems.length > 0) throw new Error(`The site has links that lead nowhere:\n${problems.join('\n')}`);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** A sentence for each link within a site to a missing file, or to a missing element of a page. Nothing is fetched. */
export async function deadLinks(folder: string): Promise<string[]> {
	const problems: string[] = [];
	for await (const name of glob('**/*.html', { cwd: folder })) {
		const html = await readFile(join(folder, name), 'utf8');
		for (const [, link = ''] of html.matchAll(/ (?:href|src)="([^"]*)"/g)) {
			if (URL.canParse(link)) continue;
			const [path = '', hash = ''] = link.replaceAll('&amp;', '&').split('#');
			const target = path === '' ? join(folder, name) : join(folder, dirname(name), decodeURI(path));
			const isFile = (await stat(target).catch(() => undefined))?.isFile() ?? false;
			if (!isFile) problems.push(`${name}: ${link} is not there`);
			else if (hash !== '' && !(await readFile(target, 'utf8')).includes(` id="${decodeURI(hash)}"`))
				problems.push(`${name}: ${link} has no such heading`);
		}
	}
	return problems;
}
