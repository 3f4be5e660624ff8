import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { sendSms, sendSmsBatch } from '../generated/sms';
import { testCredential } from '../credential/credentialTest';
import { searchSubAccounts } from '../credential/subAccounts';
import * as send from './operations/send';
import * as sendBatch from './operations/sendBatch';
import { subAccountField } from '../credential/subAccountField';

export class EightByEightSms implements INodeType {
	description: INodeTypeDescription = {
		displayName: '8x8 SMS',
		name: 'eightByEightSms',
		icon: { light: 'file:eightByEightSms.svg', dark: 'file:eightByEightSms.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Send text messages (SMS) through 8x8',
		defaults: { name: '8x8 SMS' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'eightByEightSmsApi', required: true, testedBy: 'testEightByEightSmsApi' }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'Message', value: 'message' }],
				default: 'message',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['message'] } },
				options: [sendSms.entry, sendSmsBatch.entry],
				default: 'send',
			},
			subAccountField,
			...send.description,
			...sendBatch.description,
		],
	};

	methods = {
		credentialTest: { testEightByEightSmsApi: testCredential },
		listSearch: { searchSubAccounts },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) === 'sendBatch' ? sendBatch : send;
		return [await operation.execute(this)];
	}
}
