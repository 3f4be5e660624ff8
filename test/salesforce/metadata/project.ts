import { glob, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { projectRoot } from '../../../projectRoot';
import { parseXml, type XmlElement } from './xml';

export const salesforceFolder = join(projectRoot, 'salesforce');

/** The SFDX project in memory: path from its folder, with forward slashes → the file's text. */
export type ProjectFiles = ReadonlyMap<string, string>;

export async function readProject(folder = salesforceFolder): Promise<ProjectFiles> {
	const paths: string[] = [];
	for await (const path of glob('**/*.{xml,json}', { cwd: folder })) paths.push(path);
	return new Map(
		await Promise.all(
			paths
				.sort()
				.map(async (path) => [path.replaceAll('\\', '/'), await readFile(join(folder, path), 'utf8')] as const),
		),
	);
}

export interface MetadataFile {
	path: string;
	/** The API name: the file's name without its suffix. */
	name: string;
	/** The file's suffix, such as `flow`. */
	suffix: string;
	root: XmlElement;
}

/** Every metadata file that is well-formed, in the order of their paths. */
export function metadataFiles(files: ProjectFiles): MetadataFile[] {
	return [...files].flatMap(([path, text]) => {
		const [, name, suffix] = /^(.+)\.(\w+)-meta\.xml$/.exec(basename(path)) ?? [];
		const root = parsedOnce(text);
		return name === undefined || suffix === undefined || root instanceof Error ? [] : [{ path, name, suffix, root }];
	});
}

/** Why files are not well-formed XML, a line each. */
export function xmlProblems(files: ProjectFiles): string[] {
	return [...files].flatMap(([path, text]) => {
		const root = path.endsWith('.xml') ? parsedOnce(text) : undefined;
		return root instanceof Error ? [`${path}: not well-formed XML: ${root.message}`] : [];
	});
}

const parsed = new Map<string, XmlElement | Error>();

// Every check reads the whole project, and the service's schema alone is large.
function parsedOnce(text: string): XmlElement | Error {
	const known = parsed.get(text) ?? parseOrError(text);
	parsed.set(text, known);
	return known;
}

function parseOrError(text: string): XmlElement | Error {
	try {
		return parseXml(text);
	} catch (error) {
		return error instanceof Error ? error : new Error(String(error));
	}
}
