import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../projectRoot';
import { committedNodeTypes, nodeTypeFiles, nodeTypesFolder } from './nodeDescriptions';

/** Writes down what the workflows use of n8n's own nodes, from the installed n8n. Run it after adding a node to a workflow. */
export async function nodeTypes(): Promise<void> {
	const files = await nodeTypeFiles();
	await mkdir(join(projectRoot, nodeTypesFolder), { recursive: true });
	const former = await committedNodeTypes();
	for (const path of former.keys()) if (!files.has(path)) await rm(join(projectRoot, path));
	for (const [path, text] of files) await writeFile(join(projectRoot, path), text);
}
