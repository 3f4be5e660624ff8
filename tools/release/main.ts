import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { projectRoot } from '../../projectRoot';
import { Problem } from '../bootstrap/problem.mjs';
import { checkedTarball } from '../package/check';
import { buildDist, publishedPackages } from '../packageFolder';
import { outdatedPictures } from '../screenshots/check';
import { releaseNotes } from './changelog';
import { readManifest } from './manifest';
import { prepare } from './prepare';
import { type BuildSource, provenanceOf } from './provenance';
import { publish } from './publish';
import { readinessProblems } from './readiness';

const usage = `npm run release -- [--dry-run | --prepare VERSION]

Builds, checks and publishes both packages in the version of package.json, with provenance. GitHub's workflow runs it for a tag.
  --dry-run           does the same, shows what would be published, and publishes nothing
  --prepare VERSION   sets the version everywhere, and moves the changelog's Unreleased to it and today's date`;

const { values } = parseArgs({
	options: { 'dry-run': { type: 'boolean' }, prepare: { type: 'string' }, help: { type: 'boolean' } },
});

const publishOptions = ['--provenance', '--access', 'public'];
const workflow = '.github/workflows/release.yml';

async function release(isDryRun: boolean): Promise<void> {
	const manifests = await Promise.all(publishedPackages.map(readManifest));
	const changelog = await readFile(join(projectRoot, 'CHANGELOG.md'), 'utf8');
	const version = manifests[0]?.version ?? '';
	const stops = readinessProblems({
		manifests,
		changelog,
		tag: process.env.GITHUB_REF_NAME,
		repository: process.env.GITHUB_REPOSITORY,
		outdatedPictures: await outdatedPictures(),
	});
	if (stops.length > 0) {
		const list = stops.map((stop) => `  ${stop}`).join('\n');
		if (!isDryRun) throw new Problem(`Not ready to be released:\n${list}`);
		console.log(`A release would stop here, because:\n${list}\n`);
	}
	console.log(`Changes in ${version}:\n\n${releaseNotes(changelog, version)?.notes ?? '(none)'}\n`);

	const folder = await mkdtemp(join(tmpdir(), '8x8-release-'));
	try {
		const source = await buildSource(version);
		const ready = [];
		for (const [index, published] of publishedPackages.entries()) {
			const manifest = manifests[index];
			if (manifest === undefined) continue;
			await buildDist(published);
			const tarball = await checkedTarball(published, folder);
			console.log(`${manifest.name} ${version}: ${tarball.contents.length} files, ${tarball.size} bytes packed,`);
			console.log(`  ${tarball.unpackedSize} bytes unpacked, ${tarball.integrity}`);
			console.log(`  Provenance: ${JSON.stringify(provenanceOf(manifest, tarball, source), null, 2)}\n`);
			ready.push({ manifest, tarball });
		}
		// Only when all are ready: two packages of one version belong together.
		for (const { manifest, tarball } of ready) {
			if (isDryRun) console.log(`Would run: npm publish ${manifest.name}-${version}.tgz ${publishOptions.join(' ')}`);
			else console.log(`${manifest.name} ${version}: ${await publish(manifest, tarball, publishOptions)}`);
		}
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function buildSource(version: string): Promise<BuildSource> {
	const { stdout } = await promisify(execFile)('git', ['rev-parse', 'HEAD'], { cwd: projectRoot });
	return { commit: stdout.trim(), ref: process.env.GITHUB_REF ?? `refs/tags/v${version}`, workflow };
}

async function main(): Promise<void> {
	if (values.help === true) {
		console.log(usage);
		return;
	}
	if (values.prepare === undefined) {
		await release(values['dry-run'] === true);
		return;
	}
	const changed = await prepare(projectRoot, values.prepare, new Date().toISOString().slice(0, 10));
	for (const [path, text] of changed) await writeFile(join(projectRoot, path), text);
	console.log(
		`Look at the changes, commit them, and push the tag v${values.prepare}: ${[...changed.keys()].join(', ')}`,
	);
}

void main().catch((error: unknown) => {
	console.error(error instanceof Problem ? error.message : error);
	process.exitCode = 1;
});
