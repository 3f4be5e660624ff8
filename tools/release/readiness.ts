import { releaseNotes } from './changelog';
import { type Manifest, githubRepository } from './manifest';

/** The sources of a release. */
export interface ReleaseSources {
	/** Of the packages that are published together, the main one first. */
	manifests: readonly Manifest[];
	changelog: string;
	/** The tag that is released, such as v0.2.0; undefined outside of GitHub's workflow. */
	tag: string | undefined;
	/** The repository that the workflow runs in, such as owner/name; undefined outside of it. */
	repository: string | undefined;
	/** A sentence for each picture of the docs that is out of date. */
	outdatedPictures: readonly string[];
}

/** A sentence for each problem that stops a release, before anything is built. */
export function readinessProblems(sources: ReleaseSources): string[] {
	const { manifests, changelog, tag, repository, outdatedPictures } = sources;
	const version = manifests[0]?.version ?? '';
	return [
		...manifests.flatMap((manifest) => manifestProblems(manifest, version, repository)),
		...(tag === undefined || tag === `v${version}` ? [] : [`The tag is ${tag}, and package.json has ${version}.`]),
		...changelogProblems(changelog, version),
		...outdatedPictures,
	];
}

function manifestProblems(manifest: Manifest, version: string, repository: string | undefined): string[] {
	const { name, author } = manifest;
	const own = githubRepository(manifest);
	return [
		...(manifest.version === version ? [] : [`${name} has version ${manifest.version}, and not ${version}.`]),
		...(author.email.endsWith('.example') ? [`${name}: "author" in package.json is a placeholder.`] : []),
		...(own === undefined ? [`${name}: "repository" in package.json is not on GitHub.`] : []),
		...(own === undefined || repository === undefined || own === repository
			? []
			: [
					`${name}: "repository" in package.json is ${own}, and this is ${repository}. npm would refuse the provenance.`,
				]),
	];
}

function changelogProblems(changelog: string, version: string): string[] {
	const notes = releaseNotes(changelog, version);
	const waiting = releaseNotes(changelog, 'Unreleased')?.notes;
	return [
		...(notes === undefined ? [`CHANGELOG.md does not have ${version}.`] : []),
		...(notes !== undefined && notes.date === undefined ? [`CHANGELOG.md has no date for ${version}.`] : []),
		...(waiting === undefined || waiting === '' ? [] : [`CHANGELOG.md has changes under Unreleased.`]),
	];
}
