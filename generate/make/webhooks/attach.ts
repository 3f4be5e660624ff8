import type { Json } from '../form';
import { subAccount } from '../requests';
import { listed } from './listed';
import { requestTo, type WebhookApi } from './webhookApi';

/** The sub-account whose events are registered for; 8x8 writes all of them as an asterisk. */
const subject = `if(parameters.allSubAccounts, '*', ${subAccount})`;

const isAutomatic = "{{parameters.registration != 'manual'}}";
const isUntyped = "parameters.registration == 'untyped'";

/**
 * Lists the account's webhooks, refuses if another URL would lose events, and registers this one. Then it lists them
 * again, since somebody else can have done the same in the meantime: theirs stays, and this one is removed.
 * @param types the type of the events, and the types that also deliver them
 */
export function attach(api: WebhookApi, types: readonly [string, ...string[]]): Json {
	const look = listed(subject, 'webhook.url', api.types);
	const isFree = api.mayBeUntyped
		? `if(${isUntyped}, length(${look.others}) == 0, ${look.isFree(types)})`
		: look.isFree(types);
	const type = api.mayBeUntyped
		? `if(${isUntyped}, undefined, if(${look.isTyped}, '${types[0]}', undefined))`
		: `'${types[0]}'`;
	const key = { subAccountId: `{{${subject}}}`, type: '{{temp.type}}' };
	const list = requestTo(api, 'list');
	// Make's documents do not say whether the first or the last data of a chain is stored.
	const data = { ...key, url: '{{webhook.url}}', authorization: '{{temp.authorization}}' };
	return [
		{
			...list,
			condition: isAutomatic,
			response: {
				valid: { condition: `{{${isFree}}}`, type: 'DataError', message: taken(look.others) },
				temp: { authorization: 'Bearer {{uuid}}-{{uuid}}', type: `{{${type}}}` },
			},
		},
		{
			...requestTo(api, 'add'),
			condition: isAutomatic,
			body: [{ ...key, url: '{{webhook.url}}', httpAuthorization: '{{temp.authorization}}', enabled: true }],
			response: { data },
			log: { sanitize: ['request.headers.authorization', 'request.body'] },
		},
		{
			...list,
			condition: isAutomatic,
			response: {
				error: { type: 'DataError', message: unchecked },
				valid: { condition: '{{statusCode < 300}}', type: 'DataError', message: unchecked },
				temp: {
					isOvertaken: `{{if(${isFree}, false, true)}}`,
					isRemovable: `{{${look.isRemovable('temp.type')}}}`,
					others: `{{${hostsOf(look.others)}}}`,
				},
				data,
			},
		},
		{
			...requestTo(api, 'remove'),
			condition: '{{if(temp.isOvertaken, temp.isRemovable, false)}}',
			body: [key],
			response: { error: { type: 'DataError', message: `${overtaken} [{{statusCode}}] ${leftBehind}` } },
		},
		{
			...list,
			condition: '{{if(temp.isOvertaken, true, false)}}',
			response: {
				error: { type: 'DataError', message: overtaken },
				valid: {
					condition: '{{if(temp.isOvertaken, false, true)}}',
					type: 'DataError',
					message: `${overtaken}{{if(${look.isListed}, ' ${leftBehind}', emptystring)}}`,
				},
			},
		},
	];
}

/** Only the hosts: the rest of another's address can hold a secret. */
const hostsOf = (urls: string) => `replace(join(${urls}, ', '), '/(https?:[/][/][^/, ]*)[^, ]*/g', '$1')`;

const remedy = 'Remove that webhook in 8x8 Connect first, or set Registration to By Hand.';

const taken = (others: string) =>
	`8x8 already posts events of {{${subject}}} to {{${hostsOf(others)}}}, and this app leaves that as it is. ${remedy}`;

const overtaken = `While this webhook was being registered, somebody else registered another one for the events of {{${subject}}}, to {{temp.others}}. This app leaves it as it is. ${remedy}`;

const leftBehind = 'This webhook is still registered too: remove it there as well.';

const unchecked =
	'[{{statusCode}}] This webhook was registered with 8x8, and then its list of webhooks could not be read again. Remove it in 8x8 Connect, and try again.';
