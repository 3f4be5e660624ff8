import { mkdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { N8nClient } from '../../sandbox/n8n/client';
import { parseWorkflow, readJson, workflowPaths } from '../workflows/workflow';
import type { Editor } from './editor';

/** A picture of every workflow of workflows/, as it looks after its import. */
export async function takeWorkflows(editor: Editor, n8n: N8nClient, image: (name: string) => string): Promise<void> {
	await mkdir(dirname(image('workflows/any')), { recursive: true });
	for (const path of await workflowPaths()) {
		if (!path.startsWith('workflows/')) continue;
		const parsed = parseWorkflow(await readJson(path));
		if ('problems' in parsed) throw new Error(`${path}: ${parsed.problems.join('; ')}`);
		const { name, nodes, connections } = parsed.workflow;
		await editor.openWorkflow((await n8n.createWorkflow({ name, nodes, connections })).id);
		await editor.picture(image(`workflows/${basename(path, '.json')}`));
	}
}
