import type { INodeTypeDescription } from 'n8n-workflow';
import { EightByEightChatApps } from '../../nodes/EightByEightChatApps/EightByEightChatApps.node.js';
import { EightByEightChatAppsTrigger } from '../../nodes/EightByEightChatAppsTrigger/EightByEightChatAppsTrigger.node.js';
import { EightByEightSms } from '../../nodes/EightByEightSms/EightByEightSms.node.js';
import { EightByEightSmsTrigger } from '../../nodes/EightByEightSmsTrigger/EightByEightSmsTrigger.node.js';
import { EightByEightSmpp } from '../../smpp/nodes/EightByEightSmpp/EightByEightSmpp.node.js';
import { EightByEightSmppTrigger } from '../../smpp/nodes/EightByEightSmppTrigger/EightByEightSmppTrigger.node.js';

/** What n8n reads of each of the project's nodes, by its name. */
export const ownNodes = {
	eightByEightSms: new EightByEightSms().description,
	eightByEightSmsTrigger: new EightByEightSmsTrigger().description,
	eightByEightChatApps: new EightByEightChatApps().description,
	eightByEightChatAppsTrigger: new EightByEightChatAppsTrigger().description,
	eightByEightSmpp: new EightByEightSmpp().description,
	eightByEightSmppTrigger: new EightByEightSmppTrigger().description,
} satisfies Record<string, INodeTypeDescription>;

export type OwnNode = keyof typeof ownNodes;

/**
 * The description of one of the project's nodes, by its type in a workflow, such as n8n-nodes-8x8-sms.eightByEightSms.
 */
export function ownNodeOf(type: string): INodeTypeDescription | undefined {
	return Object.values(ownNodes).find(({ name }) => type.endsWith(`.${name}`));
}
