import type { IHookFunctions } from 'n8n-workflow';
import { type Account, accountIdOf, accountOf, chooseSubAccount } from '../../api/account';
import { credentialName } from '../../api/transport';
import { problem } from '../../problems/catalogue';
import { failed, ok, type Result } from '../../problems/result';
import { isRecord, textOf } from '../../problems/unknownValues';
import { eventsOf } from '../parameters';
import type { EventSource, Purpose } from '../source';
import { secretFor } from './secret';
import { WebhooksApi } from './webhooksApi';

/** Where the trigger is registered, from its parameters and its credential. */
export interface Site {
	source: EventSource;
	account: Account;
	/** Origin and path prefix of the API that has the webhooks, without a slash at the end. */
	baseUrl: string;
	accountId: string;
	region: string;
	/** A sub-account ID, or "*" for all. */
	subAccountId: string;
	url: string;
}

/** The trigger's place with 8x8, or which setting or field of the credential is missing or wrong. */
export async function readSite(context: IHookFunctions, source: EventSource): Promise<Result<Site>> {
	const credential = await context.getCredentials(credentialName);
	const read = accountOf(credential);
	if (!read.ok) return read;
	const account = read.value;
	const baseUrl = source.baseUrlOf(account);
	if (!baseUrl.ok) return baseUrl;
	const accountId = accountIdOf(account);
	if (!accountId.ok) return accountId;
	if (accountId.value === undefined) return failed(problem('ACCOUNT_ID_MISSING_FOR_REGISTRATION'));
	const field: unknown = context.getNodeParameter('subAccountId', '');
	const isAll = (isRecord(field) ? field.value : field) === '*';
	const subAccountId = isAll ? ok('*') : chooseSubAccount(field, account);
	if (!subAccountId.ok) return subAccountId;
	return ok({
		source,
		account,
		baseUrl: baseUrl.value,
		accountId: accountId.value,
		region: textOf(credential.region) ?? 'ap',
		subAccountId: subAccountId.value,
		url: context.getNodeWebhookUrl('default') ?? '',
	});
}

/** The list of webhooks of the trigger's account. */
export function apiOf(context: IHookFunctions, { source, account, baseUrl, accountId }: Site): WebhooksApi {
	const secrets = [account.apiKey, secretFor(context, source, account.apiKey)];
	return new WebhooksApi(context, source.requests, { baseUrl, accountId, secrets });
}

/** The account with the address of its API: what registrations are serialized by, and known by later. */
export function accountNameOf({ baseUrl, accountId }: Pick<Site, 'baseUrl' | 'accountId'>): string {
	return `${accountId} at ${baseUrl}`;
}

/** What the chosen events need webhooks for. */
export function purposesOf(context: IHookFunctions, { purposes }: EventSource): Purpose[] {
	const events = eventsOf(context);
	return Object.entries(purposes)
		.filter(([event]) => events.includes(event))
		.map(([, purpose]) => purpose);
}
