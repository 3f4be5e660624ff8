import { randomUUID } from 'node:crypto';
import type { INode, NodeParameterValueType } from 'n8n-workflow';
import type { NewWorkflow } from '../../sandbox/n8n/client';

export const guests = [
	{ name: 'Ada', phone: '+65 9123 4567' },
	{ name: 'Grace', phone: '0044 7911 123456' },
	{ name: 'Linus', phone: 358401234567 },
];

/** The nodes that send, by their names on the canvas. */
const senders = { '8x8 SMS': 'eightByEightSms', '8x8 Chat Apps': 'eightByEightChatApps' };

/** Start → Guests → the node that sends, with the given parameters in the last. */
export function sendingWorkflow(
	name: string,
	guestList: unknown,
	parameters: Record<string, NodeParameterValueType>,
	sender: keyof typeof senders = '8x8 SMS',
): NewWorkflow {
	const node = (node: Pick<INode, 'name' | 'type' | 'parameters'>, index: number, typeVersion = 1): INode => ({
		...node,
		id: randomUUID(),
		typeVersion,
		position: [index * 240, 0],
	});
	return {
		name,
		nodes: [
			node({ name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} }, 0),
			node(
				{
					name: 'Guests',
					type: 'n8n-nodes-base.code',
					parameters: { jsCode: `return ${JSON.stringify(guestList)}.map((json) => ({ json }));` },
				},
				1,
				2,
			),
			node({ name: sender, type: `n8n-nodes-8x8-sms.${senders[sender]}`, parameters }, 2),
		],
		connections: {
			Start: { main: [[{ node: 'Guests', type: 'main', index: 0 }]] },
			Guests: { main: [[{ node: sender, type: 'main', index: 0 }]] },
		},
	};
}
