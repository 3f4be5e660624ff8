import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { INodeParameters } from 'n8n-workflow';
import { z } from 'zod/v4';
import { projectRoot } from '../../projectRoot';
import { parseWorkflow, readJson, type WorkflowFile } from '../workflows/workflow';
import { drawnCanvas } from './drawnCanvas';
import { drawnPanel } from './drawnPanel';
import { type OwnNode, ownNodes } from './ownNodes';

/** One of the things that a picture is made from. */
export interface Source {
	/** The part that the picture shows, as the manifest names it. */
	name: string;
	/** Everything that is drawn, in a form that can be written as JSON. A picture is out of date when it changes. */
	content: () => Promise<unknown>;
}

/** A node's panel with these parameters. */
export function panel(node: OwnNode, parameters: INodeParameters): Source {
	const { resource, operation } = parameters;
	const name = ['panel', node, resource, operation].filter((part) => typeof part === 'string').join(' ');
	return { name, content: async () => await Promise.resolve(drawnPanel(ownNodes[node], parameters)) };
}

/** A workflow on the editor's canvas. @param path from the project's root */
export function canvas(path: string): Source {
	return { name: `workflow ${path}`, content: async () => drawnCanvas(await workflowOf(path)) };
}

/** The panel of the first node of a workflow that is set to an operation. */
export function panelIn(path: string, node: OwnNode, operation: string): Source {
	return {
		name: `panel ${node} ${operation}`,
		content: async () => {
			const { nodes } = await workflowOf(path);
			const found = nodes.find(
				({ type, parameters }) => type.endsWith(`.${node}`) && parameters.operation === operation,
			);
			if (found === undefined) throw new Error(`${path} has no node ${node} that is set to ${operation}`);
			return drawnPanel(ownNodes[node], found.parameters);
		},
	};
}

/** The pages of a workflow's form. */
export function form(path: string): Source {
	return {
		name: `form ${path}`,
		content: async () => {
			const { nodes } = await workflowOf(path);
			return nodes.filter(({ type }) => /\.form(Trigger)?$/.test(type)).map(({ parameters }) => parameters);
		},
	};
}

/** A file as it runs in a browser, with its imports, but without comments, formatting and packages. */
export function code(name: string, path: string): Source {
	return {
		name,
		content: async () => {
			const { outputFiles } = await build({
				entryPoints: [join(projectRoot, path)],
				outdir: projectRoot,
				bundle: true,
				minify: true,
				packages: 'external',
				jsx: 'automatic',
				jsxImportSource: 'preact',
				format: 'esm',
				write: false,
				logLevel: 'silent',
			});
			return outputFiles.map(({ text }) => text);
		},
	};
}

/** What is drawn is given directly, such as the text of a page. */
export function made(name: string, content: unknown): Source {
	return { name, content: async () => await Promise.resolve(content) };
}

/** The version of n8n whose editor and forms are shown, without the patch number. */
export const n8nEditor: Source = {
	name: 'the editor of n8n',
	content: async () => {
		const { dependencies } = z
			.object({ dependencies: z.object({ n8n: z.string() }) })
			.parse(await readJson('sandbox/n8n/package.json'));
		return dependencies.n8n.split('.').slice(0, 2);
	},
};

/** A checksum of everything that a picture is made from. */
export async function hashOf(sources: readonly Source[]): Promise<string> {
	const contents = await Promise.all(sources.map(async ({ name, content }) => [name, await content()]));
	// Line breaks are normalised to those in Git's own copy on every system.
	const text = JSON.stringify(contents).replaceAll(String.raw`\r\n`, String.raw`\n`);
	return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

async function workflowOf(path: string): Promise<WorkflowFile> {
	const parsed = parseWorkflow(await readJson(path));
	if ('problems' in parsed) throw new Error(`${path}: ${parsed.problems.join('; ')}`);
	return parsed.workflow;
}
