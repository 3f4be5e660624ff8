import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod/v4';
import { projectRoot } from '../../../projectRoot';
import { sizeProblems } from '../../../tools/package/check';
import { publishedPackages } from '../../../tools/packageFolder';
import { readManifest } from '../../../tools/release/manifest';
import { prepare } from '../../../tools/release/prepare';
import { provenanceOf } from '../../../tools/release/provenance';
import { readinessProblems } from '../../../tools/release/readiness';

const manifest = {
	name: 'n8n-nodes-one',
	version: '0.2.0',
	author: { email: 'ada@company.test' },
	repository: { url: 'git+https://github.com/ada/nodes.git' },
};
const ready = {
	manifests: [manifest, { ...manifest, name: 'n8n-nodes-two' }],
	changelog: '# Changelog\n\n## [Unreleased]\n\n## 0.2.0 - 2026-06-01\n\n- News.\n',
	tag: 'v0.2.0',
	repository: 'ada/nodes',
	outdatedPictures: [],
};

test('a release whose versions, tag, changelog and repository agree is not stopped', () => {
	expect(readinessProblems(ready)).toEqual([]);
});

test.each([
	['a tag of another version', { tag: 'v0.3.0' }, 'The tag is v0.3.0, and package.json has 0.2.0.'],
	[
		'a second package of another version',
		{ manifests: [manifest, { ...manifest, version: '0.1.0' }] },
		'n8n-nodes-one has version 0.1.0, and not 0.2.0.',
	],
	[
		'an author that is a placeholder',
		{ manifests: [{ ...manifest, author: { email: 'maintainers@nodes.example' } }] },
		'n8n-nodes-one: "author" in package.json is a placeholder.',
	],
	[
		'a repository that is not on GitHub',
		{ manifests: [{ ...manifest, repository: undefined }] },
		'n8n-nodes-one: "repository" in package.json is not on GitHub.',
	],
	[
		'the repository of somebody else',
		{ repository: 'eve/nodes' },
		'n8n-nodes-one: "repository" in package.json is ada/nodes, and this is eve/nodes. npm would refuse the provenance.',
	],
	[
		'a version without a date',
		{ changelog: ready.changelog.replace('2026-06-01', 'unreleased') },
		'CHANGELOG.md has no date for 0.2.0.',
	],
	[
		'changes that belong to no version',
		{ changelog: ready.changelog.replace('[Unreleased]', '[Unreleased]\n\n- More.') },
		'CHANGELOG.md has changes under Unreleased.',
	],
	['a picture that is older than its screen', { outdatedPictures: ['a.png is older'] }, 'a.png is older'],
	['a version without changes', { changelog: '# Changelog\n' }, 'CHANGELOG.md does not have 0.2.0.'],
])('%s stops it', (_what, different, sentence) => {
	expect(readinessProblems({ ...ready, ...different })).toContain(sentence);
});

test('preparing a version sets it in both packages and in the lock file, and nowhere else', async () => {
	const changed = await prepare(projectRoot, '7.8.9', '2026-06-01');
	for (const path of ['package.json', 'smpp/package.json', 'package-lock.json']) {
		const before = await readFile(join(projectRoot, path), 'utf8');
		const lines = (changed.get(path) ?? '').split('\n');
		const different = before
			.split('\n')
			.flatMap((line, index) => (line === lines[index] ? [] : [lines[index]?.trim()]));
		expect(different).toEqual(Array(path === 'package-lock.json' ? 2 : 1).fill('"version": "7.8.9",'));
	}
	expect(changed.get('CHANGELOG.md')).toContain('## 7.8.9 - 2026-06-01');
	await expect(prepare(projectRoot, 'v7', '2026-06-01')).rejects.toThrow('"v7" is not a version');
});

test("the provenance names the tarball by its checksum, and the source where n8n's scanner looks for it", async () => {
	const [published] = publishedPackages;
	if (published === undefined) throw new Error('Nothing is published');
	const integrity = `sha512-${Buffer.from('checksum').toString('base64')}`;
	const tarball = { file: '', contents: [], size: 1, unpackedSize: 1, integrity };
	const commit = 'a'.repeat(40);
	const source = { commit, ref: 'refs/tags/v0.2.0', workflow: '.github/workflows/release.yml' };
	const statement = provenanceOf(await readManifest(published), tarball, source);
	expect(statement.subject[0]?.digest.sha512).toBe(Buffer.from('checksum').toString('hex'));
	const [dependency] = statement.predicate.buildDefinition.resolvedDependencies;
	// As in scanner.mjs of @n8n/scan-community-package.
	expect(dependency?.uri).toMatch(
		/^git\+https:\/\/github\.com\/([A-Za-z0-9_.-]+)\/([A-Za-z0-9_.-]+?)(?:\.git)?(?:@|$)/,
	);
	expect(dependency?.digest.gitCommit).toBe(commit);
});

test('a package of more than 600,000 bytes is refused', () => {
	expect(sizeProblems(600_000)).toEqual([]);
	expect(sizeProblems(600_001)).toHaveLength(1);
});

test("GitHub's workflow publishes by this command alone", async () => {
	const text = await readFile(join(projectRoot, '.github/workflows/release.yml'), 'utf8');
	const steps = z.array(z.object({ run: z.string().optional() }));
	const { jobs } = z.object({ jobs: z.object({ publish: z.object({ steps }) }) }).parse(parse(text));
	const commands = jobs.publish.steps.flatMap(({ run }) => run ?? []);
	expect(commands.at(-1)).toBe('npm run release');
	expect(commands.filter((command) => /npm (publish|pack|run build)/.test(command))).toEqual([]);
});
