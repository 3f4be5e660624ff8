import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod/v4';
import { simplified } from '../../nodes/events/simplify';
import { eventTypes as chatEventTypes } from '../../nodes/generated/chatAppsWebhookEvents';
import { eventTypes } from '../../nodes/generated/webhookEvents';
import { simplifiedChat } from '../../nodes/events/chatSimplify';
import { objectFields } from './metadata/objectFields';
import { readProject, salesforceFolder } from './metadata/project';

const workflow = z.object({
	nodes: z.array(z.object({ name: z.string(), type: z.string(), parameters: z.record(z.string(), z.unknown()) })),
});
const published = z.object({
	customObject: z.string(),
	customFieldsUi: z.object({ customFieldsValues: z.array(z.object({ fieldId: z.string(), value: z.string() })) }),
});

test('the workflow for n8n fills in fields that the event has, from fields that the triggers put out', async () => {
	const text = await readFile(join(salesforceFolder, 'n8n/events-to-salesforce.json'), 'utf8');
	const { nodes } = workflow.parse(JSON.parse(text));
	const { customObject, customFieldsUi } = published.parse(
		nodes.find(({ type }) => type === 'n8n-nodes-base.salesforce')?.parameters,
	);
	const fields = customFieldsUi.customFieldsValues;
	const known = objectFields(await readProject()).get(customObject)?.names ?? [];
	expect(fields.length).toBeGreaterThan(5);
	expect(fields.map(({ fieldId }) => fieldId).filter((field) => !known.includes(field))).toEqual([]);

	const types = [eventTypes.inboundMessage, eventTypes.deliveryReceipt];
	const chatTypes = [chatEventTypes.inboundChatMessage, chatEventTypes.chatMessageStatus];
	for (const [trigger, events] of [
		['eightByEightSmsTrigger', types],
		['eightByEightChatAppsTrigger', chatTypes],
	] as const) {
		const found = nodes.find(({ type }) => type.endsWith(`.${trigger}`));
		expect(found?.parameters, trigger).toMatchObject({ simplify: true, events });
	}
	const names = [
		...types.flatMap((type) => Object.keys(simplified({ type, payload: {}, identity: 'm-1' }))),
		...chatTypes.flatMap((type) => Object.keys(simplifiedChat({ type, payload: {}, identity: 'm-1' }))),
	];
	const read = fields.flatMap(({ value }) => [...value.matchAll(/\$json\.(\w+)/g)].flatMap(([, name]) => name ?? []));
	expect(read.filter((name) => !names.includes(name))).toEqual([]);
});
