import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { countryOptions } from '../nodes/generated/countries';
import { regions } from '../nodes/generated/regions';

export class EightByEightSmsApi implements ICredentialType {
	name = 'eightByEightSmsApi';

	displayName = '8x8 SMS API';

	icon = { light: 'file:eightByEightSms.svg', dark: 'file:eightByEightSms.dark.svg' } as const;

	documentationUrl = 'https://developer.8x8.com/connect/docs/getting-started-with-sms-api';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Create one in 8x8 Connect under API Keys',
		},
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			default: 'ap',
			description: 'The data centre of your 8x8 account',
			options: [
				...Object.entries(regions).map(([value, { name, baseUrl }]) => ({
					name: `${name} (${new URL(baseUrl).host})`,
					value,
				})),
				{ name: 'Custom', value: 'custom' },
			],
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. http://127.0.0.1:8088',
			description: 'Address of a proxy or of the sandbox, used instead of 8x8',
			displayOptions: { show: { region: ['custom'] } },
		},
		{
			displayName: 'Chat Apps Base URL',
			name: 'chatAppsBaseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. http://127.0.0.1:8026/chatapps',
			description:
				'Base URL for WhatsApp and the other chat apps. Leave empty to use the Base URL plus /chatapps, as the sandbox does.',
			displayOptions: { show: { region: ['custom'] } },
		},
		{
			displayName: 'Sub-Account ID',
			name: 'subAccountId',
			type: 'string',
			default: '',
			placeholder: 'e.g. acme_hq',
			description: 'The sub-account that nodes use unless they specify another',
		},
		{
			displayName: 'Account ID',
			name: 'accountId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 3b6f0a52-1c1e-4a4f-9b56-6d2b8b3c0e11',
			description:
				'UUID of your 8x8 account. Optional: needed to choose sub-accounts from a list and to set up webhooks.',
		},
		{
			displayName: 'Default Country',
			name: 'defaultCountry',
			type: 'options',
			default: '',
			description:
				'The country of numbers in national form, unless a node specifies another. Foreign numbers then need a plus sign.',
			options: [{ name: 'None', value: '' }, ...countryOptions],
		},
		{
			displayName: 'Default Sender ID',
			name: 'defaultSource',
			type: 'string',
			default: '',
			placeholder: 'e.g. Bistro',
			description:
				"The sender of messages, unless a node specifies another. Leave empty for the sub-account's default.",
		},
	];

	// A function, because n8n would evaluate the expression form anew for every request.
	authenticate: IAuthenticate = (credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions) =>
		Promise.resolve({
			...request,
			...withDeadline(request),
			headers: {
				...request.headers,
				Authorization: `Bearer ${typeof credentials.apiKey === 'string' ? credentials.apiKey.trim() : ''}`,
			},
		});
}

/**
 * n8n applies its time-out to a request only until the answer's headers arrive. This ends the whole exchange at that
 * time, however slowly the body arrives.
 */
function withDeadline({ timeout, abortSignal }: IHttpRequestOptions): Pick<IHttpRequestOptions, 'abortSignal'> {
	if (timeout === undefined) return {};
	const deadline = AbortSignal.timeout(timeout);
	return { abortSignal: abortSignal instanceof AbortSignal ? AbortSignal.any([abortSignal, deadline]) : deadline };
}
