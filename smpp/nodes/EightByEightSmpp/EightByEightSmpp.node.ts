import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { testCredential } from '../../lines/credentialTest';
import { fields } from './options';
import { execute } from './send';

export class EightByEightSmpp implements INodeType {
	description: INodeTypeDescription = {
		displayName: '8x8 SMPP',
		name: 'eightByEightSmpp',
		icon: { light: 'file:eightByEightSmpp.svg', dark: 'file:eightByEightSmpp.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Send text messages (SMS) through 8x8 over SMPP',
		defaults: { name: '8x8 SMPP' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'eightByEightSmppApi', required: true, testedBy: 'testEightByEightSmppApi' }],
		properties: fields,
	};

	methods = { credentialTest: { testEightByEightSmppApi: testCredential } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await execute(this)];
	}
}
