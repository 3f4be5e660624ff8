import type { NewWorkflow, Workflow } from '../../sandbox/n8n/client';
import type { Editor } from './editor';
import { sendingPanels } from './panels';
import { sendingWorkflow } from './sendingWorkflow';

/** The panel of 8x8 SMS after a run. */
export async function takeSending(
	editor: Editor,
	create: (workflow: NewWorkflow) => Promise<Workflow>,
	image: (name: string) => string,
): Promise<void> {
	for (const [name, { workflow, items, parameters }] of Object.entries(sendingPanels)) {
		await editor.openWorkflow((await create(sendingWorkflow(workflow, items, parameters))).id);
		await editor.openNode('8x8 SMS');
		await editor.executeStep();
		await editor.picture(image(name));
	}
}
