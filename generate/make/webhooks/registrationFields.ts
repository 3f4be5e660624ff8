import type { Parameter } from '../form';
import type { WebhookApi } from './webhookApi';

/** The fields with which a webhook of this app is created in Make. */
export function registrationFields({ mayBeUntyped }: WebhookApi): Parameter[] {
	return [
		{
			name: 'registration',
			type: 'select',
			label: 'Registration',
			required: true,
			default: 'automatic',
			help: "Automatic registers this webhook with 8x8, and removes it when you delete it. It needs the connection's Account ID, and refuses if 8x8 already posts these events to another address.",
			options: [
				{ label: 'Automatic', value: 'automatic' },
				...(mayBeUntyped ? [{ label: 'Automatic, Without a Type', value: 'untyped' }] : []),
				{ label: 'By Hand', value: 'manual' },
			],
		},
		{
			name: 'subAccountId',
			type: 'select',
			label: 'Sub-Account',
			help: "Leave empty for the connection's default sub-account.",
			options: 'rpc://listSubAccounts',
		},
		{
			name: 'allSubAccounts',
			type: 'boolean',
			label: 'All Sub-Accounts',
			help: 'Whether to receive the events of all sub-accounts, except those with their own webhook.',
		},
	];
}
