import type { NodeParameterValueType } from 'n8n-workflow';
import type { NewWorkflow, Workflow } from '../../sandbox/n8n/client';
import type { Editor } from './editor';
import { card, template } from './panels';
import { guests, sendingWorkflow } from './sendingWorkflow';
import { chooseTemplate, fillInVariables } from './templateFields';

const node = '8x8 Chat Apps';
/** The panel of 8x8 Chat Apps as a person fills it in: a template from the list with its variables, and a card. */
export async function takeChatPanel(
	editor: Editor,
	create: (workflow: NewWorkflow) => Promise<Workflow>,
	image: (name: string) => string,
): Promise<void> {
	const { page } = editor;
	const open = async (name: string, parameters: Record<string, NodeParameterValueType>) => {
		await editor.openWorkflow((await create(sendingWorkflow(name, guests, parameters, node))).id);
		await editor.openNode(node);
	};
	const shown = page.viewportSize() ?? { width: 1440, height: 900 };
	await page.setViewportSize({ width: shown.width, height: 1500 });

	await open('Table booked, through WhatsApp', template);
	await chooseTemplate(editor, 'table_booked');
	await fillInVariables(editor, ['={{ $json.name }}', '2', 'Friday, 19:30', '', '', 'bistro']);
	await editor.executeStep();
	await editor.picture(image('chat/panel-template'));

	await open('Laksa night, through RCS', card);
	await editor.executeStep();
	await editor.picture(image('chat/panel-card'));
	await page.setViewportSize(shown);
}
