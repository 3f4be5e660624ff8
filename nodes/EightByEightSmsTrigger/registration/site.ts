import type { IHookFunctions } from 'n8n-workflow';
import { type Account, accountIdOf, accountOf, chooseSubAccount } from '../../api/account';
import { credentialName } from '../../api/transport';
import { eventTypes } from '../../generated/webhookEvents';
import { problem } from '../../problems/catalogue';
import { failed, ok, type Result } from '../../problems/result';
import { isRecord, textOf } from '../../problems/unknownValues';
import { eventsOf } from '../parameters';
import { secretFor } from './secret';
import type { Purpose } from './webhookEntries';
import { WebhooksApi } from './webhooksApi';

/** Where the trigger is registered, from its parameters and its credential. */
export interface Site {
	account: Account;
	accountId: string;
	region: string;
	/** A sub-account ID, or "*" for all. */
	subAccountId: string;
	url: string;
}

/** The trigger's place with 8x8, or which setting or field of the credential is missing or wrong. */
export async function readSite(context: IHookFunctions): Promise<Result<Site>> {
	const credential = await context.getCredentials(credentialName);
	const read = accountOf(credential);
	if (!read.ok) return read;
	const account = read.value;
	const accountId = accountIdOf(account);
	if (!accountId.ok) return accountId;
	if (accountId.value === undefined) return failed(problem('ACCOUNT_ID_MISSING_FOR_REGISTRATION'));
	const field: unknown = context.getNodeParameter('subAccountId', '');
	const isAll = (isRecord(field) ? field.value : field) === '*';
	const subAccountId = isAll ? ok('*') : chooseSubAccount(field, account);
	if (!subAccountId.ok) return subAccountId;
	return ok({
		account,
		accountId: accountId.value,
		region: textOf(credential.region) ?? 'ap',
		subAccountId: subAccountId.value,
		url: context.getNodeWebhookUrl('default') ?? '',
	});
}

/** The list of webhooks of the trigger's account. */
export function apiOf(context: IHookFunctions, { account, accountId }: Site): WebhooksApi {
	return new WebhooksApi(context, account, accountId, [secretFor(context, account.apiKey)]);
}

/** The account with the address of its API: what registrations are serialized by, and known by later. */
export function accountNameOf({ account, accountId }: Pick<Site, 'account' | 'accountId'>): string {
	return `${accountId} at ${account.baseUrl}`;
}

/** What the chosen events need webhooks for. */
export function purposesOf(context: IHookFunctions): Purpose[] {
	const events = eventsOf(context);
	return [
		...(events.includes(eventTypes.inboundMessage) ? ['inbound' as const] : []),
		...(events.includes(eventTypes.deliveryReceipt) ? ['receipts' as const] : []),
	];
}
