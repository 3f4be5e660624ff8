import { randomUUID } from 'crypto';
import type { ICredentialsDecrypted, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';
import { type Account, accountOf, chooseSubAccount, SettingProblem } from './account';
import { connectionFailure } from './connectionFailures';
import { propertyOf } from './unknownValues';

const UNAUTHORIZED = 1200;
const WRONG_SUB_ACCOUNT = 1001;

const timeoutMs = 15_000;

/**
 * Tries the key, the region, the default sub-account and the account ID, without sending anything: it asks for a message
 * that cannot exist, and for the price list.
 */
export async function testCredential(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const account = accountOf(credential.data ?? {});
	if (account instanceof SettingProblem) return failed(account.happened, account.remedy);
	// A credential test has no other request function than this one.
	const { helpers } = this;
	const get = async (path: string): Promise<{ status: number; code: unknown }> => {
		const answer: unknown = await helpers.request({
			method: 'GET',
			uri: account.baseUrl + path,
			headers: { Authorization: `Bearer ${account.apiKey}` },
			json: true,
			resolveWithFullResponse: true,
			simple: false,
			followRedirect: false,
			timeout: timeoutMs,
		});
		return { status: Number(propertyOf(answer, 'statusCode')), code: propertyOf(propertyOf(answer, 'body'), 'code') };
	};
	try {
		return (await testSubAccount(account, get)) ?? (await testAccountId(account, get)) ?? worked(account);
	} catch (thrown) {
		const { code } = connectionFailure(thrown);
		return failed(`8x8 could not be reached (${code})`, 'Check the network, and the region or Base URL.');
	}
}

type Get = (path: string) => Promise<{ status: number; code: unknown }>;

async function testSubAccount(account: Account, get: Get): Promise<INodeCredentialTestResult | undefined> {
	// Without a sub-account of its own, a made-up one still tells a wrong key (1200) from a right one (1001).
	const chosen = account.subAccountId === undefined ? 'key-check' : chooseSubAccount(undefined, account);
	if (chosen instanceof SettingProblem) return failed(chosen.happened, chosen.remedy);
	const { status, code } = await get(`/api/v1/subaccounts/${encodeURIComponent(chosen)}/messages/${randomUUID()}`);
	if (code === WRONG_SUB_ACCOUNT) {
		return account.subAccountId === undefined
			? undefined
			: failed(
					`The API key works, but the sub-account '${account.subAccountId}' is not one of its account`,
					'Copy the ID from 8x8 Connect, and check the region.',
				);
	}
	if (status === 401 || code === UNAUTHORIZED) {
		return failed('8x8 does not accept the API key', 'Copy it again from 8x8 Connect, and check the region.');
	}
	if (status === 200 || (status === 404 && typeof code === 'number') || status === 429 || status === 400)
		return undefined;
	return unexpected(status);
}

async function testAccountId(account: Account, get: Get): Promise<INodeCredentialTestResult | undefined> {
	if (account.accountId === undefined) return undefined;
	if (!/^[\da-f]{8}-?([\da-f]{4}-?){3}[\da-f]{12}$/i.test(account.accountId)) {
		return failed('The Account ID is no UUID', 'Copy it from 8x8 Connect, or leave it empty.');
	}
	const { status } = await get(`/api/v1/accounts/${account.accountId}/prices`);
	if (status === 400 || status === 401 || status === 403 || status === 404) {
		return failed('The API key works, but not for this Account ID', 'Copy the ID from 8x8 Connect, or leave it empty.');
	}
	return status === 200 || status === 429 ? undefined : unexpected(status);
}

function worked({ subAccountId, accountId }: Account): INodeCredentialTestResult {
	const checked = ['the API key', subAccountId && 'the sub-account', accountId && 'the account ID'].filter(Boolean);
	return { status: 'OK', message: `8x8 accepts ${checked.join(', ')}. Nothing was sent.` };
}

function unexpected(status: number): INodeCredentialTestResult {
	return failed(`The answer (HTTP ${status}) is not one of 8x8's`, 'Check the region or Base URL.');
}

function failed(happened: string, remedy: string): INodeCredentialTestResult {
	return { status: 'Error', message: `${happened}. ${remedy}` };
}
