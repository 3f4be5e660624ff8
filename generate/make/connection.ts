import type { Api, Field } from '../../contract/model';
import type { Component, Parameter } from './form';
import { labelOf } from './words';

export const connectionId = 'eightByEight';

/** A host, with a port if need be: an address with a path would send the key somewhere else. */
const hostPattern = '^[A-Za-z0-9.-]+(:[0-9]+)?$';

/** The connection: region, key and sub-account. Its test lists the webhooks, which changes nothing. */
export function connection(sms: Api, chatApps: Api): Component {
	return {
		id: connectionId,
		about: { label: '8x8', connectionType: 'basic' },
		files: {
			communication: {
				// Make counts every answer of 400 and more as a failure, and without an account ID no request can
				// distinguish a right key from a wrong one.
				condition: '{{if(parameters.accountId, true, false)}}',
				url: "https://{{if(parameters.region == 'other', parameters.host, parameters.region)}}/api/v1/accounts/{{encodeURL(parameters.accountId)}}/webhooks",
				method: 'GET',
				encodeUrl: false,
				followRedirects: false,
				headers: { Authorization: 'Bearer {{parameters.apiKey}}' },
				response: {
					error: {
						type: 'RuntimeError',
						message: '[{{statusCode}}] {{body.message}}',
						'401': {
							type: 'InvalidAccessTokenError',
							message: '[401] 8x8 refused the API key. Copy it from 8x8 Connect again, and check the Region.',
						},
						'403': {
							type: 'InvalidConfigurationError',
							message: '[403] The API key does not belong to this account. Check the Account ID and the Region.',
						},
					},
					valid: {
						condition: '{{statusCode == 200}}',
						type: 'InvalidConfigurationError',
						message: '[{{statusCode}}] This answer is not from 8x8. Check the Region.',
					},
					metadata: { type: 'text', value: '{{parameters.subAccountId}}' },
				},
				log: { sanitize: ['request.headers.authorization'] },
			},
			params: parameters(sms, chatApps),
			common: {},
		},
	};
}

function parameters(sms: Api, chatApps: Api): Parameter[] {
	const pattern = (name: string) => ({ validate: { pattern: parameterNamed(sms, name).schema.pattern ?? '' } });
	const host = (name: string, label: string, example: string): Parameter => ({
		name,
		type: 'text',
		label,
		required: true,
		editable: true,
		help: `Such as ${example}, without https://.`,
		validate: { pattern: hostPattern },
	});
	return [
		{
			name: 'region',
			type: 'select',
			label: 'Region',
			required: true,
			editable: true,
			default: hostOf(sms, 'ap'),
			help: 'Where your 8x8 account is. A key works only in its own region.',
			options: [
				...regionsOf(sms, chatApps),
				{
					label: 'Another Host',
					value: 'other',
					nested: [
						host('host', 'SMS Host', hostOf(sms, 'ap')),
						host('chatAppsHost', 'Chat Apps Host', hostOf(chatApps, 'ap')),
					],
				},
			],
		},
		{
			name: 'apiKey',
			type: 'password',
			label: 'API Key',
			required: true,
			editable: true,
			help: 'From 8x8 Connect, under **API Keys**.',
		},
		{
			name: 'subAccountId',
			type: 'text',
			label: 'Default Sub-Account',
			required: true,
			editable: true,
			help: 'The ID of the sub-account that sends and pays, unless a module names another.',
			...pattern('SubAccountId'),
		},
		{
			name: 'accountId',
			type: 'text',
			label: 'Account ID',
			editable: true,
			help: 'From 8x8 Connect. With it, Save tests the key, and you get lists of sub-accounts and countries, prices, the balance, and webhooks that register automatically.',
			...pattern('AccountId'),
		},
		{
			name: 'channelId',
			type: 'text',
			label: 'WhatsApp Channel ID',
			editable: true,
			help: 'From 8x8 Connect, next to your WhatsApp channel. With it and the Account ID, you can choose templates from a list.',
			validate: { pattern: parameterNamed(chatApps, 'ChannelId').schema.pattern ?? '' },
		},
	];
}

/** The regions by the hosts of their SMS API. Fails where the other API's host does not follow from it. */
function regionsOf(sms: Api, chatApps: Api): { label: string; value: string }[] {
	return sms.regions.map(({ id, name }) => {
		const host = hostOf(sms, id);
		if (host.replace('sms.', 'chatapps.') !== hostOf(chatApps, id)) throw new Error(`The hosts of ${name} differ`);
		return { label: name, value: host };
	});
}

function hostOf(api: Api, region: string): string {
	const found = api.regions.find(({ id }) => id === region);
	if (found === undefined) throw new Error(`${api.name} has no region ${region}`);
	return new URL(found.url).host;
}

function parameterNamed({ parameters: all }: Api, name: string): Field {
	const found = all[name];
	if (found === undefined) throw new Error(`The contract has no parameter ${labelOf(name)}`);
	return found;
}
