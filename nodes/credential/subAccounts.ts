import { type ILoadOptionsFunctions, type INodeListSearchResult, NodeOperationError } from 'n8n-workflow';
import { errorCodes } from '../generated/errorCodes';
import { getPrices } from '../generated/sms';
import { accountIdOf, accountOf } from '../api/account';
import { problem } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import { failed, ok, type Result } from '../problems/result';
import { ApiClient } from '../api/client';
import { answerIn } from '../api/reply';
import { credentialName, nodeTransport } from '../api/transport';
import { propertyOf, textOf } from '../problems/unknownValues';

/** The sub-accounts of the credential's account, for the list in the panel. 8x8's price list is what names them. */
export async function searchSubAccounts(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const account = accountOf(await this.getCredentials(credentialName));
	const fail = ({ happened, remedy }: Problem) => {
		const error = new NodeOperationError(this.getNode(), happened, { description: remedy });
		// n8n's error classes replace a message in which they find the name of a system error.
		error.message = happened;
		return error;
	};
	if (!account.ok) throw fail(account.problem);
	const accountId = accountIdOf(account.value);
	if (!accountId.ok) throw fail(accountId.problem);
	if (accountId.value === undefined) throw fail(problem('ACCOUNT_ID_MISSING_FOR_LIST'));
	const prices = await priceList(this, account.value.baseUrl, accountId.value);
	if (!prices.ok) throw fail(prices.problem);
	const listed = propertyOf(prices.value, 'subAccounts');
	const wanted = filter?.toLowerCase() ?? '';
	const ids = (Array.isArray(listed) ? listed : [])
		.map((entry) => textOf(propertyOf(entry, 'subAccountId')))
		.filter((id) => id !== undefined)
		.filter((id) => id.toLowerCase().includes(wanted));
	return { results: [...new Set(ids)].sort().map((id) => ({ name: id, value: id })) };
}

/** The body of 8x8's answer. */
async function priceList(context: ILoadOptionsFunctions, baseUrl: string, accountId: string): Promise<Result<unknown>> {
	const client = new ApiClient(nodeTransport(context), { baseUrl, timeoutMs: 30_000, maxRetries: 0 });
	const reply = await client.request(getPrices, { path: { accountId } });
	const answer = answerIn(reply);
	if (answer === undefined) {
		return failed(problem('API_UNREACHABLE', { cause: reply.kind === 'answered' ? '' : reply.code }));
	}
	const { status, body } = answer;
	if (status === 200 && Array.isArray(propertyOf(body, 'subAccounts'))) return ok(body);
	const code = propertyOf(body, 'code');
	const known = typeof code === 'number' ? errorCodes[code] : undefined;
	return failed(
		problem('SUB_ACCOUNTS_NOT_LISTED', {
			status,
			reason: known === undefined ? '' : `: ${known.meaning}`,
			advice: known?.remedy ?? 'Check the Account ID, and the region or Base URL in the credential.',
		}),
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
