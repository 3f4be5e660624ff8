import {
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { testCredential } from '../credential/credentialTest';
import { searchSubAccountsOrAll } from '../credential/subAccounts';
import { receive } from '../triggers/reception/receive';
import { isRegistered } from '../triggers/registration/isRegistered';
import { register } from '../triggers/registration/register';
import { unregister } from '../triggers/registration/unregister';
import { webhookPath } from '../triggers/registration/webhookEntries';
import { fields, subtitle, triggerPanel } from './fields';
import { smsEvents } from './smsEvents';

export class EightByEightSmsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: '8x8 SMS Trigger',
		name: 'eightByEightSmsTrigger',
		icon: { light: 'file:eightByEightSms.svg', dark: 'file:eightByEightSms.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle,
		description: 'Send and receive text messages (SMS) through 8x8',
		eventTriggerDescription: 'Waiting for a message or a receipt from 8x8',
		defaults: { name: '8x8 SMS Trigger' },
		triggerPanel,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'eightByEightSmsApi',
				required: true,
				testedBy: 'testEightByEightSmsApi',
				displayOptions: { show: { registration: ['automatic'] } },
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				path: webhookPath,
				responseMode: 'onReceived',
				responseData: 'noData',
				ndvHideUrl: '={{ $parameter["registration"] === "automatic" }}',
			},
		],
		properties: fields,
	};

	methods = {
		credentialTest: { testEightByEightSmsApi: testCredential },
		listSearch: { searchSubAccountsOrAll },
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isRegistered(this, smsEvents);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await register(this, smsEvents);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				await unregister(this, smsEvents);
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this, smsEvents);
	}
}
