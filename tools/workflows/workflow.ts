import { glob, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { IConnections, IDataObject, INode } from 'n8n-workflow';
import { safeParseWorkflowStructure } from 'n8n-workflow';
import { z } from 'zod/v4';
import { projectRoot } from '../../projectRoot';

/** A workflow as n8n exports it and imports it again. */
export interface WorkflowFile {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings: Record<string, unknown>;
	/** Items that nodes output in manual runs, by the nodes' names. */
	pinData: Record<string, { json: IDataObject }[]>;
	/** The other contents of the file. */
	others: string[];
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null;

const schema = z
	.object({
		name: z.string().min(1),
		nodes: z.array(z.custom<INode>((node) => nodeSchema.safeParse(node).success, 'is not a node')),
		connections: z.custom<IConnections>(isObject, 'are not connections'),
		settings: z.record(z.string(), z.unknown()).default({}),
		pinData: z.record(z.string(), z.array(z.custom<{ json: IDataObject }>(isObject))).default({}),
	})
	.loose()
	.transform(({ name, nodes, connections, settings, pinData, ...others }): WorkflowFile => ({
		name,
		nodes,
		connections,
		settings,
		pinData,
		others: Object.keys(others),
	}));

const nodeSchema = z.object({
	id: z.string(),
	name: z.string().min(1),
	type: z.string(),
	typeVersion: z.number(),
	position: z.tuple([z.number(), z.number()]),
	parameters: z.record(z.string(), z.unknown()),
});

/** The workflow in a file, or why it is not a workflow: n8n's own check of the form, and a stricter one. */
export function parseWorkflow(content: unknown): { workflow: WorkflowFile } | { problems: string[] } {
	const structure = safeParseWorkflowStructure(content);
	if (!structure.success) {
		return { problems: structure.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) };
	}
	const { success, data, error } = schema.safeParse(content);
	if (success) return { workflow: data };
	return { problems: error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) };
}

/** The paths of all workflows of the project, from its root: those that are shipped, and those of `npm start`. */
export async function workflowPaths(): Promise<string[]> {
	const paths: string[] = [];
	for await (const path of glob('{workflows,smpp/workflows,sandbox/n8n}/*.json', { cwd: projectRoot })) {
		if (!basename(path).startsWith('package')) paths.push(path);
	}
	return paths.sort();
}

export async function readJson(path: string): Promise<unknown> {
	return JSON.parse(await readFile(join(projectRoot, path), 'utf8')) as unknown;
}
