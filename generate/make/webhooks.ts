import type { Api, Operation } from '../../contract/model';
import type { Json, Parameter } from './form';
import { subAccount, urlOf } from './requests';

/** All types that a webhook of 8x8's can have. */
const allTypes = ['DR', 'MO', 'MSG', 'EV', '*'];

/** The sub-account whose events are registered for; 8x8 writes all of them as an asterisk. */
const subject = `if(parameters.allSubAccounts, '*', ${subAccount})`;

/** Whether every webhook of the account has a type. Where there is none yet, types are tried. */
const isTyped = `length(${urls('type', ...allTypes.map((type) => `'${type}'`))}) == length(body)`;

/** A value that attach stored; Make's documents and its public apps call the store by different names. */
const stored = (name: string) => `ifempty(webhook.${name}, data.${name})`;

/** What a webhook of this app is made with in Make. */
export const registrationParameters: readonly Parameter[] = [
	{
		name: 'registration',
		type: 'select',
		label: 'Registration',
		required: true,
		default: 'automatic',
		help: "Automatic registers this webhook with 8x8, and removes it again; it needs the connection's Account ID. It refuses where 8x8 already posts these events to another address.",
		options: [
			{ label: 'Automatic', value: 'automatic' },
			{ label: 'Automatic, Without a Type', value: 'untyped' },
			{ label: 'By Hand', value: 'manual' },
		],
	},
	{
		name: 'subAccountId',
		type: 'select',
		label: 'Sub-Account',
		help: "Left empty, the connection's default sub-account.",
		options: 'rpc://listSubAccounts',
	},
	{
		name: 'allSubAccounts',
		type: 'boolean',
		label: 'All Sub-Accounts',
		help: 'Whether events of all sub-accounts come here, except of those with a webhook of their own.',
	},
];

/** Looks at the account's webhooks, refuses where another URL would lose events, and registers this one. */
export function attach(sms: Api, types: readonly [string, ...string[]]): Json {
	const isAutomatic = "{{parameters.registration != 'manual'}}";
	return [
		{
			...request(sms, 'getWebhooks'),
			condition: isAutomatic,
			response: {
				valid: { condition: `{{${isFree(types)}}}`, type: 'DataError', message: taken },
				temp: {
					authorization: 'Bearer {{uuid}}-{{uuid}}',
					type: `{{if(parameters.registration == 'untyped', undefined, if(${isTyped}, '${types[0]}', undefined))}}`,
				},
			},
		},
		{
			...request(sms, 'addWebhooks'),
			condition: isAutomatic,
			body: [
				{
					subAccountId: `{{${subject}}}`,
					type: '{{temp.type}}',
					url: '{{webhook.url}}',
					httpAuthorization: '{{temp.authorization}}',
					enabled: true,
				},
			],
			response: {
				data: {
					subAccountId: `{{${subject}}}`,
					type: '{{temp.type}}',
					url: '{{webhook.url}}',
					authorization: '{{temp.authorization}}',
				},
			},
			log: { sanitize: ['request.headers.authorization', 'request.body'] },
		},
	];
}

/** Removes the registration if it still leads to this webhook. What attach did not register, it leaves alone. */
export function detach(sms: Api): Json {
	const subAccountId = stored('subAccountId');
	return [
		{
			...request(sms, 'getWebhooks'),
			condition: `{{if(${subAccountId}, true, false)}}`,
			response: { temp: { isOurs: `{{contains(${urls('subAccountId', subAccountId)}, ${stored('url')})}}` } },
		},
		{
			...request(sms, 'deleteWebhooks'),
			condition: '{{if(temp.isOurs, true, false)}}',
			body: [{ subAccountId: `{{${subAccountId}}}`, type: `{{${stored('type')}}}` }],
		},
	];
}

/** Answers at once, and lets through the events of one kind that come with the Authorization that attach made up. */
export function reception(namespace: string, eventType: string): Json {
	const authorization = stored('authorization');
	const isFrom8x8 = `if(${authorization}, headers.authorization == ${authorization}, parameters.registration == 'manual')`;
	return {
		condition: `{{if(body.namespace == '${namespace}', if(body.eventType == '${eventType}', ${isFrom8x8}, false), false)}}`,
		output: '{{body.payload}}',
		respond: { status: 200, type: 'json', body: { ok: true } },
	};
}

/** Of the sub-account and of all sub-accounts, whose events the new webhook would take; this one's own not counted. */
const others = `remove(${urls('subAccountId', subject, "'*'")}, webhook.url)`;

/**
 * Whether no other URL gets these events. With types, a URL stands in the way when it is both in the sub-account's
 * webhooks and in those of the type: seldom one too many, never one too few.
 */
function isFree(types: readonly string[]): string {
	const ofType = `remove(${urls('type', ...types.map((type) => `'${type}'`))}, webhook.url)`;
	const isApart = `length(distinct(merge(${others}, ${ofType}))) == length(distinct(${others})) + length(distinct(${ofType}))`;
	const isNone = `length(${others}) == 0`;
	const isList = "length(map(body, 'url')) == length(body)";
	return `if(${isList}, if(parameters.registration == 'untyped', ${isNone}, if(${isTyped}, ${isApart}, ${isNone})), false)`;
}

/** Only the hosts: the rest of another's address can hold a secret. */
const taken = `8x8 already posts events of {{${subject}}} to {{replace(join(${others}, ', '), '/(https?:[/][/][^/, ]*)[^, ]*/g', '$1')}}, and this app leaves that as it is. Remove that webhook in 8x8 Connect first, or set Registration to By Hand.`;

/** The URLs of the listed webhooks in which a field has one of the values. */
function urls(field: string, ...values: string[]): string {
	const lists = values.map((value) => `map(body, 'url', '${field}', ${value})`);
	return lists.length === 1 ? (lists[0] ?? '') : `merge(${lists.join(', ')})`;
}

function request(sms: Api, id: string): { url: string; method: string; encodeUrl: boolean } {
	const operation: Operation | undefined = sms.operations.find((each) => each.id === id);
	if (operation === undefined) throw new Error(`The contract has no operation ${id}`);
	return { url: urlOf('sms', operation.path), method: operation.method, encodeUrl: false };
}
