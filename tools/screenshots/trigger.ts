import { randomUUID } from 'node:crypto';
import type { NodeParameterValueType } from 'n8n-workflow';
import type { NewWorkflow, Workflow } from '../../sandbox/n8n/client';
import type { Sandbox } from '../../sandbox/server';
import type { Editor } from './editor';
import { triggerPanels } from './panels';

const triggerName = '8x8 SMS Trigger';

function workflowOf(name: string, parameters: Record<string, NodeParameterValueType>): NewWorkflow {
	const trigger = {
		id: randomUUID(),
		webhookId: randomUUID(),
		name: triggerName,
		type: 'n8n-nodes-8x8-sms.eightByEightSmsTrigger',
		typeVersion: 2,
		position: [0, 0] as [number, number],
		parameters,
	};
	return { name, nodes: [trigger], connections: {} };
}

/** Pictures of the trigger: with a test event, set to Manual, and blocked by somebody else's webhook. */
export async function takeTrigger(
	editor: Editor,
	create: (workflow: NewWorkflow) => Promise<Workflow>,
	sandbox: Sandbox,
	image: (name: string) => string,
): Promise<void> {
	const { page } = editor;

	await editor.openWorkflow((await create(workflowOf('Texts come in', triggerPanels.trigger))).id);
	await editor.openNode(triggerName);
	await page.locator('[data-test-id=node-execute-button], [data-test-id=trigger-execute-button]').last().click();
	await page.getByText('Listening for test event').waitFor();
	sandbox.receive({ source: '+6591234567', text: 'Yes, please keep the table.' });
	await page.locator('[data-test-id=output-panel]').getByText('Yes, please keep the table.').first().waitFor();
	await editor.showOutputAs('Schema');
	await editor.picture(image('trigger'));

	await editor.openWorkflow((await create(workflowOf('Given by hand', triggerPanels['trigger-manual']))).id);
	await editor.openNode(triggerName);
	await page.getByText('Webhook URLs').click();
	await page.locator('[data-test-id=radio-button-production]').click();
	await editor.picture(image('trigger-manual'));

	const theirs = { subAccountId: sandbox.subAccountId, url: 'https://crm.example.com/sms' };
	await fetch(`${sandbox.url}/api/v1/accounts/${sandbox.accountId}/webhooks`, {
		method: 'POST',
		headers: { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' },
		body: JSON.stringify([theirs]),
	});
	await editor.openWorkflow((await create(workflowOf('Something is in the way', triggerPanels.trigger))).id);
	await page.locator('[data-test-id=workflow-open-publish-modal-button]').click();
	await page.locator('[data-test-id=workflow-publish-button]').click();
	await page.getByText('crm.example.com', { exact: false }).first().waitFor({ timeout: 60_000 });
	await editor.picture(image('trigger-conflict'), { keepMessages: true });
}
