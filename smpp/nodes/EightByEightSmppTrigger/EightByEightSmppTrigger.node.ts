import {
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type ITriggerResponse,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { subtitleOf } from '../../../nodes/triggers/fields';
import { testCredential } from '../../lines/credentialTest';
import { choices, fields } from './parameters';
import { listen } from './trigger';

export class EightByEightSmppTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: '8x8 SMPP Trigger',
		name: 'eightByEightSmppTrigger',
		icon: { light: 'file:eightByEightSmpp.svg', dark: 'file:eightByEightSmpp.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: subtitleOf(choices),
		description: 'Start a workflow when a message or a delivery receipt arrives from 8x8 over SMPP',
		eventTriggerDescription: 'Waiting for a message or a receipt from 8x8',
		defaults: { name: '8x8 SMPP Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'eightByEightSmppApi', required: true, testedBy: 'testEightByEightSmppApi' }],
		properties: fields,
	};

	methods = { credentialTest: { testEightByEightSmppApi: testCredential } };

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return await listen(this);
	}
}
