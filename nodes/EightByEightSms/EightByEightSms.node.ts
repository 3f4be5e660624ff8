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
import { smsReceipts } from '../waiting/smsReceipts';
import { receiveWhileWaiting, resumeWebhooks, waitingTooltip } from '../waiting/webhook';
import { execute, fields } from './operations';

export class EightByEightSms implements INodeType {
	description: INodeTypeDescription = {
		displayName: '8x8 SMS',
		name: 'eightByEightSms',
		icon: { light: 'file:eightByEightSms.svg', dark: 'file:eightByEightSms.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Send and receive text messages (SMS) through 8x8',
		defaults: { name: '8x8 SMS' },
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
		listSearch: { searchSubAccounts },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await execute(this)];
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveWhileWaiting(this, smsReceipts);
	}
}
