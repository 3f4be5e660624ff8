import type { INodeProperties } from 'n8n-workflow';

/** What an empty field shows. */
export const credentialsDefault = "The credential's default";

/** The sub-account to send with, from a list or by its ID. */
export const subAccountField: INodeProperties = {
	displayName: 'Sub-Account',
	name: 'subAccountId',
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	description: "The 8x8 sub-account that sends and pays. Leave empty for the credential's default.",
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: credentialsDefault,
			typeOptions: { searchListMethod: 'searchSubAccounts', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: credentialsDefault },
	],
};
