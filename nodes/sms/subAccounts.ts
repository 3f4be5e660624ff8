import { type ILoadOptionsFunctions, type INodeListSearchResult, NodeOperationError } from 'n8n-workflow';
import { accountOf, SettingProblem } from './account';
import { credentialName } from './apiClient';
import { propertyOf, textOf } from './unknownValues';

/** The sub-accounts of the credential's account, for the list in the panel. 8x8's price list is what names them. */
export async function searchSubAccounts(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const account = accountOf(await this.getCredentials(credentialName));
	if (account instanceof SettingProblem) {
		throw new NodeOperationError(this.getNode(), account.happened, { description: account.remedy });
	}
	if (account.accountId === undefined) {
		throw new NodeOperationError(this.getNode(), 'The list needs the Account ID in the credential', {
			description: 'Add it there (8x8 Connect shows it), or choose By ID and type the sub-account ID.',
		});
	}
	const answer: unknown = await this.helpers.httpRequestWithAuthentication.call(this, credentialName, {
		method: 'GET',
		url: `${account.baseUrl}/api/v1/accounts/${encodeURIComponent(account.accountId)}/prices`,
		json: true,
		disableFollowRedirect: true,
		timeout: 30_000,
	});
	const listed = propertyOf(answer, 'subAccounts');
	const wanted = filter?.toLowerCase() ?? '';
	const ids = (Array.isArray(listed) ? listed : [])
		.map((entry) => textOf(propertyOf(entry, 'subAccountId')))
		.filter((id) => id !== undefined)
		.filter((id) => id.toLowerCase().includes(wanted));
	return { results: [...new Set(ids)].sort().map((id) => ({ name: id, value: id })) };
}

/** The same with an entry for all sub-accounts, for what can listen to all of them. */
export async function searchSubAccountsOrAll(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { results } = await searchSubAccounts.call(this, filter);
	return { results: [{ name: 'All Sub-Accounts', value: '*' }, ...results] };
}
