import type { IExecuteFunctions } from 'n8n-workflow';
import { regions } from '../generated/regions';
import { subAccountIdLimits } from '../generated/limits';
import { credentialName } from './transport';
import { problem } from '../problems/catalogue';
import { failed, ok, type Result } from '../problems/result';
import { withoutEnd } from '../problems/trimmed';
import { isRecord, propertyOf, quote, textOf } from '../problems/unknownValues';

/** The account as the credential describes it. */
export interface Account {
	/** Origin and path prefix of the API, without a slash at the end. */
	baseUrl: string;
	/** The same of the Business Messaging API. */
	chatAppsBaseUrl: string;
	/** False for a proxy or sandbox of the user's own. */
	isPublicApi: boolean;
	/** The default sub-account, where one is set. */
	subAccountId: string | undefined;
	accountId: string | undefined;
	/** The country that numbers in national form belong to, and the sender ID, where the node has none. */
	defaultCountry: string | undefined;
	defaultSource: string | undefined;
	/** The calling code of the region's own country, where it has one: bare digits may be national numbers there. */
	homeCallingCode: string | undefined;
	/** Only used to remove it from what is shown; n8n's request helper adds it to requests. */
	apiKey: string;
}

/** The account of the node's credential, or what is wrong with it. Throws where n8n cannot give the credential at all. */
export async function readAccount(context: IExecuteFunctions): Promise<Result<Account>> {
	return accountOf(await context.getCredentials(credentialName));
}

/** Reads the fields of the credential 8x8 SMS API. */
export function accountOf(credential: Record<string, unknown>): Result<Account> {
	const apiKey = trimmed(credential.apiKey) ?? '';
	const rest = {
		apiKey,
		subAccountId: trimmed(credential.subAccountId),
		accountId: trimmed(credential.accountId),
		defaultCountry: trimmed(credential.defaultCountry),
		defaultSource: trimmed(credential.defaultSource),
		homeCallingCode: credential.region === 'us' ? '1' : undefined,
	};
	if (apiKey === '') return failed(problem('API_KEY_MISSING'));
	if (!/^[\x21-\x7e]+$/.test(apiKey)) return failed(problem('API_KEY_MALFORMED'));
	if (credential.region === 'custom') {
		const baseUrl = customBaseUrl(credential.baseUrl);
		if (!baseUrl.ok) return baseUrl;
		// A server of the user's own, such as the sandbox, has both APIs.
		const chatApps = customBaseUrl(trimmed(credential.chatAppsBaseUrl) ?? `${baseUrl.value}/chatapps`);
		if (!chatApps.ok) return chatApps;
		return ok({ baseUrl: baseUrl.value, chatAppsBaseUrl: chatApps.value, isPublicApi: false, ...rest });
	}
	const region = Object.entries(regions).find(([name]) => name === (credential.region ?? 'ap'));
	if (region === undefined) return failed(problem('REGION_UNKNOWN', { shown: quote(credential.region) }));
	const { baseUrl, chatAppsBaseUrl } = region[1];
	return ok({ baseUrl, chatAppsBaseUrl, isPublicApi: true, ...rest });
}

/** A text without surrounding white space, which pasting often adds; undefined where nothing is left. */
function trimmed(value: unknown): string | undefined {
	return textOf(textOf(value)?.trim());
}

function customBaseUrl(value: unknown): Result<string> {
	const address = (textOf(value) ?? '').trim();
	if (address === '') return failed(problem('BASE_URL_EMPTY'));
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (url === undefined || !/^https?:$/.test(url.protocol)) return failed(problem('BASE_URL_MALFORMED'));
	if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
		return failed(problem('BASE_URL_HOLDS_MORE'));
	}
	return ok(withoutEnd(url.href, (sign) => sign === '/'));
}

/** The credential's account ID, which is part of paths: a UUID, with or without dashes. Undefined where it has none. */
export function accountIdOf({ accountId }: Account): Result<string | undefined> {
	const isUuid = accountId === undefined || /^[\da-f]{8}-?([\da-f]{4}-?){3}[\da-f]{12}$/i.test(accountId);
	return isUuid ? ok(accountId) : failed(problem('ACCOUNT_ID_MALFORMED'));
}

const subAccountIdPattern = new RegExp(subAccountIdLimits.pattern);

/**
 * The sub-account to send with: the node's field (a resource locator, or a plain value from an expression), else the
 * credential's default.
 */
export function chooseSubAccount(field: unknown, account: Account): Result<string> {
	const chosen = isRecord(field) && 'value' in field ? propertyOf(field, 'value') : field;
	const isEmpty = chosen === undefined || chosen === null || (typeof chosen === 'string' && chosen.trim() === '');
	const written = typeof chosen === 'number' && Number.isFinite(chosen) ? String(chosen) : chosen;
	const subAccountId = isEmpty ? account.subAccountId : trimmed(written);
	if (isEmpty && subAccountId === undefined) return failed(problem('SUB_ACCOUNT_MISSING'));
	return subAccountId !== undefined && subAccountIdPattern.test(subAccountId)
		? ok(subAccountId)
		: failed(problem('SUB_ACCOUNT_MALFORMED', { shown: quote(subAccountId ?? chosen), ...subAccountIdLimits }));
}
