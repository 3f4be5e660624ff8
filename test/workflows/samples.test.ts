import { describe, expect, test } from 'vitest';
import { loadContract } from '../../contract/load';
import { eventOptions as chatEvents } from '../../nodes/generated/chatAppsWebhookEvents';
import { eventOptions as smsEvents } from '../../nodes/generated/webhookEvents';
import { sampleEvents } from '../../tools/workflows/samples';
import { parseWorkflow, readJson, workflowPaths } from '../../tools/workflows/workflow';

const samples = sampleEvents(await loadContract());

async function receivingWorkflows() {
	const paths = (await workflowPaths()).filter((path) => path.startsWith('workflows/'));
	const files = await Promise.all(
		paths.map(async (path) => {
			const parsed = parseWorkflow(await readJson(path));
			if ('problems' in parsed) throw new Error(parsed.problems.join());
			const trigger = parsed.workflow.nodes.find(({ type }) => /\.eightByEight\w+Trigger$/.test(type));
			return trigger === undefined ? undefined : { path, trigger, ...parsed.workflow };
		}),
	);
	return files.filter((file) => file !== undefined);
}

describe('sample events', () => {
	test('are there for everything that the triggers start on', () => {
		expect(samples.map(({ trigger, event }) => [trigger, event])).toEqual([
			...smsEvents.map(({ value }) => ['eightByEightSmsTrigger', value]),
			...chatEvents.map(({ value }) => ['eightByEightChatAppsTrigger', value]),
		]);
	});

	test('are distinguished by their IDs, and hold only numbers that nobody has', () => {
		expect(samples.map(({ item }) => item.umid)).toEqual([
			'sample-inbound-message',
			'sample-delivery-receipt',
			'sample-sms-engage-answer',
			'sample-inbound-message',
			'sample-message-status',
		]);
		const numbers = JSON.stringify(samples).match(/\+\d{6,}/g) ?? [];
		expect(numbers.length).toBeGreaterThan(3);
		expect(numbers.filter((number) => !/^\+447700900\d{3}$/.test(number))).toEqual([]);
	});

	test('are pinned in every ready workflow that receives, one for each event of its trigger', async () => {
		const workflows = await receivingWorkflows();
		expect(workflows.length).toBeGreaterThan(8);
		for (const { path, trigger, nodes, pinData } of workflows) {
			const called = nodes.filter(({ type }) => type === 'n8n-nodes-base.executeWorkflowTrigger');
			const starts = [trigger, ...called].map(({ name }) => name);
			expect(Object.keys(pinData).sort(), path).toEqual(starts.sort());
			for (const items of Object.values(pinData)) {
				expect(items.map(({ json }) => json.eventType).sort(), path).toEqual([trigger.parameters.events].flat().sort());
			}
		}
	});

	test('are a STOP where the workflow is meant for that', async () => {
		for (const name of ['opt-out', 'opt-out-data-table']) {
			const file = (await receivingWorkflows()).find(({ path }) => path === `workflows/${name}.json`);
			expect(file?.pinData['Called by Events router']).toMatchObject([{ json: { body: 'STOP', isOptOut: true } }]);
		}
	});
});
