import type { INodeProperties } from 'n8n-workflow';
import { formFields } from './form/panel';

const approvalOptions: INodeProperties = {
	displayName: 'Approval Options',
	name: 'approvalOptions',
	type: 'fixedCollection',
	placeholder: 'Add option',
	default: {},
	displayOptions: { show: { responseType: ['approval'] } },
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: 'Type of Approval',
					name: 'approvalType',
					type: 'options',
					default: 'double',
					options: [
						{ name: 'Approve Only', value: 'single', description: 'One button' },
						{ name: 'Approve and Disapprove', value: 'double', description: 'Two buttons' },
					],
				},
				{
					displayName: 'Approve Button Label',
					name: 'approveLabel',
					type: 'string',
					default: 'Approve',
				},
				{
					displayName: 'Disapprove Button Label',
					name: 'disapproveLabel',
					type: 'string',
					default: 'Decline',
					displayOptions: { show: { approvalType: ['double'] } },
				},
			],
		},
	],
};

/**
 * What is asked, with the names that n8n's own nodes have: its human-in-the-loop tool knows them.
 * @param notice what the panel says of the link
 */
export const questionFields = (notice: string): INodeProperties[] => [
	{
		displayName: 'Response Type',
		name: 'responseType',
		type: 'options',
		default: 'approval',
		options: [
			{ name: 'Approval', value: 'approval', description: 'One button, or two for yes and no' },
			{ name: 'Custom Form', value: 'customForm', description: 'A form with your own fields' },
			{ name: 'Free Text', value: 'freeText', description: 'One text field' },
		],
	},
	{
		displayName: `${notice} Opening the link does not answer: only the buttons on its page do. Anyone with the link can answer.`,
		name: 'linkNotice',
		type: 'notice',
		default: '',
	},
	...formFields,
	approvalOptions,
];
