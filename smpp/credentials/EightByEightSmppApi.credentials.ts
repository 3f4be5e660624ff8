import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { countryOptions } from '../../nodes/generated/countries';
import { hosts, ports, usualLimits } from '../account/account';

const custom = { show: { region: ['custom'] } };

export class EightByEightSmppApi implements ICredentialType {
	name = 'eightByEightSmppApi';

	displayName = '8x8 SMPP API';

	icon = { light: 'file:eightByEightSmpp.svg', dark: 'file:eightByEightSmpp.dark.svg' } as const;

	documentationUrl = 'https://github.com/n8n-nodes-8x8-sms/n8n-nodes-8x8-sms/blob/main/docs/smpp.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			default: 'ap',
			description: 'The data centre of your 8x8 account',
			options: [
				...Object.entries(hosts).map(([value, { name, host }]) => ({ name: `${name} (${host})`, value })),
				{ name: 'Custom', value: 'custom' },
			],
		},
		{
			displayName: 'Host',
			name: 'host',
			type: 'string',
			default: '',
			placeholder: 'e.g. 127.0.0.1',
			description: 'Name or address of a proxy or of the sandbox, used instead of 8x8',
			displayOptions: custom,
		},
		{
			displayName: 'Port',
			name: 'port',
			type: 'number',
			default: ports.encrypted,
			description: 'Port of the host',
			displayOptions: custom,
		},
		{
			displayName: 'Encrypted',
			name: 'encrypted',
			type: 'boolean',
			default: true,
			description: `Whether to connect with TLS 1.3 (at 8x8 port ${ports.encrypted}, otherwise ${ports.clear})`,
		},
		{
			displayName:
				'Without encryption, anyone on the network path can read the password, the numbers and the texts. Turn it off only for the sandbox or within a private network.',
			name: 'clearNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { encrypted: [false] } },
		},
		{
			displayName: 'System ID',
			name: 'systemId',
			type: 'string',
			required: true,
			default: '',
			description: 'From 8x8, for SMPP: at most 15 characters',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'From 8x8, for SMPP: at most 8 characters. It is not the API key.',
		},
		{
			displayName: 'Bind Type',
			name: 'bindType',
			type: 'options',
			default: 'separate',
			description:
				'How the trigger connects. The node sends over a transmitter, or over the transceiver of a trigger in its process.',
			options: [
				{
					name: 'Receiver and Transmitter',
					value: 'separate',
					description: 'A separate connection for each direction, as 8x8 recommends',
				},
				{ name: 'Transceiver', value: 'transceiver', description: 'One connection for both directions' },
			],
		},
		{
			displayName: 'Messages per Second',
			name: 'messagesPerSecond',
			type: 'number',
			default: usualLimits.messagesPerSecond,
			description:
				'The rate that 8x8 allows you on one connection. Each n8n process that sends has its own connection.',
		},
		{
			displayName: 'Window',
			name: 'window',
			type: 'number',
			default: usualLimits.window,
			description: 'How many messages may wait for an answer at the same time',
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
			description: "The sender of messages, unless a node specifies another. Leave empty for the account's default.",
		},
	];
}
