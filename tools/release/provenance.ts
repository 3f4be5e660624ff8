import type { Tarball } from '../package/tarball';
import { type Manifest, githubRepository } from './manifest';

/** Where a release is built, according to GitHub's workflow. */
export interface BuildSource {
	/** A whole commit ID. */
	commit: string;
	/** Such as refs/tags/v0.2.0. */
	ref: string;
	/** Path of the workflow's file in the repository. */
	workflow: string;
}

/**
 * The statement that `npm publish --provenance` makes and has signed, without the details of the run.
 * Source of its form: https://slsa.dev/spec/v1.0/provenance, with GitHub's build type.
 */
export function provenanceOf(manifest: Manifest, { integrity }: Tarball, { commit, ref, workflow }: BuildSource) {
	const repository = `https://github.com/${githubRepository(manifest) ?? 'unknown'}`;
	return {
		_type: 'https://in-toto.io/Statement/v1',
		subject: [{ name: `pkg:npm/${manifest.name}@${manifest.version}`, digest: { sha512: hexOf(integrity) } }],
		predicateType: 'https://slsa.dev/provenance/v1',
		predicate: {
			buildDefinition: {
				buildType: 'https://slsa-framework.github.io/github-actions-buildtypes/workflow/v1',
				externalParameters: { workflow: { ref, repository, path: workflow } },
				resolvedDependencies: [{ uri: `git+${repository}@${ref}`, digest: { gitCommit: commit } }],
			},
		},
	};
}

/** npm writes a checksum as sha512-<base64>, a statement in hexadecimal digits. */
function hexOf(integrity: string): string {
	return Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');
}
