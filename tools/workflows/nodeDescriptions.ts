import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { findN8n } from '../../sandbox/n8n/install';
import { projectRoot } from '../../projectRoot';
import { parseWorkflow, readJson, workflowPaths } from './workflow';

// A check of workflows needs n8n's own nodes. These are some 500, in packages of hundreds of megabytes, so only what
// the workflows use of them is written down, without the words: names, values, and when they are shown.

/** Where n8n keeps the descriptions of its nodes, by the package's name. */
const packages = ['n8n-nodes-base', '@n8n/n8n-nodes-langchain'];

export const nodeTypesFolder = 'test/workflows/nodeTypes';

const description = z
	.object({ name: z.string(), version: z.union([z.number(), z.array(z.number())]), properties: z.array(z.unknown()) })
	.loose();
type Description = z.infer<typeof description>;

/** The parts of a node's description that decide whether its parameters and connections are right. */
const keptKeys = ['name', 'version', 'group', 'inputs', 'outputs', 'properties'];

const words = new Set([
	'action',
	'builderHint',
	'description',
	'displayName',
	'hint',
	'noDataExpression',
	'placeholder',
	'routing',
]);

/** The descriptions that the project's workflows use: path → text. Needs an installed n8n. */
export async function nodeTypeFiles(): Promise<Map<string, string>> {
	const used = await usedVersions();
	const files = new Map<string, string>();
	for (const name of packages) {
		const descriptions = z.array(description).parse(await installedDescriptions(name));
		for (const [type, versions] of used) {
			if (!type.startsWith(`${name}.`)) continue;
			const own = descriptions.filter(
				(candidate) =>
					`${name}.${candidate.name}` === type && [...versions].some((version) => hasVersion(candidate, version)),
			);
			if (own.length > 0) files.set(pathOf(type), `${JSON.stringify(own.map(withoutWords), null, '\t')}\n`);
		}
	}
	return files;
}

/** The type, with its package, of each node of the project's workflows, and the versions in use. */
async function usedVersions(): Promise<Map<string, Set<number>>> {
	const used = new Map<string, Set<number>>();
	for (const path of await workflowPaths()) {
		const parsed = parseWorkflow(await readJson(path));
		if ('problems' in parsed) throw new Error(`${path} is not a workflow: ${parsed.problems.join('; ')}`);
		for (const { type, typeVersion } of parsed.workflow.nodes) {
			used.set(type, (used.get(type) ?? new Set()).add(typeVersion));
		}
	}
	return used;
}

async function installedDescriptions(name: string): Promise<unknown> {
	const path = join(findN8n().folder, 'node_modules', name, 'dist', 'types', 'nodes.json');
	return JSON.parse(await readFile(path, 'utf8')) as unknown;
}

function hasVersion({ version }: Description, wanted: number): boolean {
	return Array.isArray(version) ? version.includes(wanted) : version === wanted;
}

function pathOf(type: string): string {
	return `${nodeTypesFolder}/${type.replace('/', '-')}.json`;
}

function withoutWords(description: Description): Record<string, unknown> {
	return Object.fromEntries(
		keptKeys.filter((key) => key in description).map((key) => [key, trim(description[key])] as const),
	);
}

function trim(value: unknown): unknown {
	if (Array.isArray(value)) {
		return value.filter((entry) => !isObject(entry) || entry.type !== 'notice').map(trim);
	}
	if (!isObject(value)) return value;
	// An option's name is what the panel calls it; its value is what a workflow holds.
	const isOption = 'value' in value && 'name' in value && !('type' in value);
	return Object.fromEntries(
		Object.entries(value)
			.filter(([key]) => !words.has(key) && !(isOption && key === 'name'))
			// The conditions of a field name other fields, whose names may be such words.
			.map(([key, inner]) => [key, key === 'displayOptions' ? inner : trim(inner)]),
	);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is currently written down: path → text. */
export async function committedNodeTypes(): Promise<Map<string, string>> {
	const names = await readdir(join(projectRoot, nodeTypesFolder));
	const paths = names.map((name) => `${nodeTypesFolder}/${name}`);
	const texts = await Promise.all(paths.map((path) => readFile(join(projectRoot, path), 'utf8')));
	return new Map(paths.map((path, index) => [path, (texts[index] ?? '').replaceAll('\r\n', '\n')]));
}
