import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { testCredential } from '../credential/credentialTest';
import { searchSubAccounts } from '../credential/subAccounts';
import { chatReceipts } from '../waiting/chatReceipts';
import { receiveWhileWaiting, resumeWebhooks, waitingTooltip } from '../waiting/webhook';
import { execute, fields } from './operations';
import { getTemplateVariables, searchTemplates } from './templates';

export class EightByEightChatApps implements INodeType {
	description: INodeTypeDescription = {
		displayName: '8x8 Chat Apps',
		name: 'eightByEightChatApps',
		icon: { light: 'file:eightByEightChatApps.svg', dark: 'file:eightByEightChatApps.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Send messages through WhatsApp, RCS, Viber and other chat apps with 8x8, and SMS where they do not arrive',
		defaults: { name: '8x8 Chat Apps' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'eightByEightSmsApi', required: true, testedBy: 'testEightByEightSmsApi' }],
		webhooks: resumeWebhooks,
		waitingNodeTooltip: waitingTooltip,
		properties: fields,
	};

	methods = {
		credentialTest: { testEightByEightSmsApi: testCredential },
		listSearch: { searchSubAccounts, searchTemplates },
		resourceMapping: { getTemplateVariables },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await execute(this)];
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveWhileWaiting(this, chatReceipts);
	}
}
