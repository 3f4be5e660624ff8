import { type ILoadOptionsFunctions, type INodeListSearchResult, NodeOperationError } from 'n8n-workflow';
import { errorCodes } from '../generated/errorCodes';
import { accountIdOf, accountOf } from '../api/account';
import { problem } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import { credentialName } from '../api/client';
import { connectionFailure } from '../api/connectionFailures';
import { propertyOf, textOf } from '../problems/unknownValues';

/** The sub-accounts of the credential's account, for the list in the panel. 8x8's price list is what names them. */
export async function searchSubAccounts(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const account = accountOf(await this.getCredentials(credentialName));
	const fail = ({ happened, remedy }: Problem) =>
		new NodeOperationError(this.getNode(), happened, { description: remedy });
	if (!account.ok) throw fail(account.problem);
	const accountId = accountIdOf(account.value);
	if (!accountId.ok) throw fail(accountId.problem);
	if (accountId.value === undefined) throw fail(problem('ACCOUNT_ID_MISSING_FOR_LIST'));
	const body = await priceList(this, account.value.baseUrl, accountId.value);
	const listed = propertyOf(body, 'subAccounts');
	const wanted = filter?.toLowerCase() ?? '';
	const ids = (Array.isArray(listed) ? listed : [])
		.map((entry) => textOf(propertyOf(entry, 'subAccountId')))
		.filter((id) => id !== undefined)
		.filter((id) => id.toLowerCase().includes(wanted));
	return { results: [...new Set(ids)].sort().map((id) => ({ name: id, value: id })) };
}

/** The body of 8x8's answer. Throws in words of our own: what n8n's request function throws holds the request, with its key. */
async function priceList(context: ILoadOptionsFunctions, baseUrl: string, accountId: string): Promise<unknown> {
	const fail = (happened: string, description: string) => {
		const error = new NodeOperationError(context.getNode(), happened, { description });
		// n8n's error classes replace a message in which they find the name of a system error.
		error.message = happened;
		return error;
	};
	let answer: unknown;
	try {
		answer = await context.helpers.httpRequestWithAuthentication.call(context, credentialName, {
			method: 'GET',
			url: `${baseUrl}/api/v1/accounts/${encodeURIComponent(accountId)}/prices`,
			json: true,
			disableFollowRedirect: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			timeout: 30_000,
		});
	} catch (thrown) {
		const { code } = connectionFailure(thrown);
		throw fail(`8x8 could not be reached (${code})`, "Check the network, and the credential's region or Base URL.");
	}
	const status = Number(propertyOf(answer, 'statusCode'));
	const body = propertyOf(answer, 'body');
	if (status === 200 && Array.isArray(propertyOf(body, 'subAccounts'))) return body;
	const code = propertyOf(body, 'code');
	const known = typeof code === 'number' ? errorCodes[code] : undefined;
	throw fail(
		`8x8 did not list the sub-accounts (HTTP ${status})${known === undefined ? '' : `: ${known.meaning}`}`,
		known?.remedy ?? 'Check the Account ID, and the region or Base URL in the credential.',
	);
}

/** The same with an entry for all sub-accounts, for what can listen to all of them. */
export async function searchSubAccountsOrAll(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { results } = await searchSubAccounts.call(this, filter);
	return { results: [{ name: 'All Sub-Accounts', value: '*' }, ...results] };
}
