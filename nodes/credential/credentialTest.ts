import { randomUUID } from 'crypto';
import type { ICredentialsDecrypted, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';
import { errorCodes } from '../generated/errorCodes';
import { type Account, accountIdOf, accountOf, chooseSubAccount } from '../api/account';
import type { Problem } from '../problems/problem';
import { pause } from '../api/cancellation';
import { connectionFailure } from '../api/connectionFailures';
import { retryAfterMs } from '../api/retryAfter';
import { ok } from '../problems/result';
import { propertyOf } from '../problems/unknownValues';

const UNAUTHORIZED = 1200;
const WRONG_SUB_ACCOUNT = 1001;

/** TLS too old, not allowed, and what the account is not set up for: nothing could be sent either. */
const codesOfAccount = [1014, 1201, 2002, 2003];

const timeoutMs = 15_000;
const tries = 3;
const longestWaitMs = 5000;

/**
 * Tries the key, the region, the default sub-account and the account ID, without sending anything: it asks for a message
 * that cannot exist, and for the price list.
 */
export async function testCredential(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const read = accountOf(credential.data ?? {});
	if (!read.ok) return failedBy(read.problem);
	const account = read.value;
	// A credential test has no other request function than this one.
	const { helpers } = this;
	const getOnce = async (path: string): Promise<Answer & { headers: unknown }> => {
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
		const body = propertyOf(answer, 'body');
		const code = propertyOf(body, 'code');
		return {
			status: Number(propertyOf(answer, 'statusCode')),
			code: typeof code === 'number' ? code : undefined,
			body,
			headers: propertyOf(answer, 'headers'),
		};
	};
	const get: Get = async (path) => {
		for (let left = tries; ; left--) {
			const answer = await getOnce(path);
			if (answer.status !== 429 || left === 1) return answer;
			const asked = retryAfterMs(propertyOf(answer.headers, 'retry-after'), Date.now()) ?? 1000;
			await pause(Math.min(asked, longestWaitMs), undefined);
		}
	};
	try {
		return (await testSubAccount(account, get)) ?? (await testAccountId(account, get)) ?? worked(account);
	} catch (thrown) {
		const { code } = connectionFailure(thrown);
		return failed(`8x8 could not be reached (${code})`, 'Check the network, and the region or Base URL.');
	}
}

interface Answer {
	status: number;
	/** 8x8's error code; undefined where the answer is no error of 8x8's. */
	code: number | undefined;
	body: unknown;
}

type Get = (path: string) => Promise<Answer>;

async function testSubAccount(account: Account, get: Get): Promise<INodeCredentialTestResult | undefined> {
	// Without a sub-account of its own, a made-up one still tells a wrong key (1200) from a right one (1001).
	const chosen = account.subAccountId === undefined ? ok('key-check') : chooseSubAccount(undefined, account);
	if (!chosen.ok) return failedBy(chosen.problem);
	const { status, code } = await get(
		`/api/v1/subaccounts/${encodeURIComponent(chosen.value)}/messages/${randomUUID()}`,
	);
	if (code === WRONG_SUB_ACCOUNT) {
		return account.subAccountId === undefined
			? undefined
			: failed(
					`The API key works, but the sub-account '${account.subAccountId}' is not one of its account`,
					'Copy the ID from 8x8 Connect, and check the region.',
				);
	}
	if (code === UNAUTHORIZED || (status === 401 && code !== undefined)) {
		return failed('8x8 does not accept the API key', 'Copy it again from 8x8 Connect, and check the region.');
	}
	const known = code !== undefined && codesOfAccount.includes(code) ? errorCodes[code] : undefined;
	if (known !== undefined) return failed(known.meaning.replace(/\.$/, ''), known.remedy);
	// Any other "no" of 8x8's is about the message, which it looks for only once it has accepted the key.
	return code !== undefined && [400, 403, 404, 410, 422].includes(status) ? undefined : unexpected(status);
}

async function testAccountId(account: Account, get: Get): Promise<INodeCredentialTestResult | undefined> {
	const accountId = accountIdOf(account);
	if (!accountId.ok) return failedBy(accountId.problem);
	if (accountId.value === undefined) return undefined;
	const { status, code, body } = await get(`/api/v1/accounts/${accountId.value}/prices`);
	if (code !== undefined && [400, 401, 403, 404].includes(status)) {
		return failed('The API key works, but not for this Account ID', 'Copy the ID from 8x8 Connect, or leave it empty.');
	}
	return status === 200 && Array.isArray(propertyOf(body, 'subAccounts')) ? undefined : unexpected(status);
}

function worked({ subAccountId, accountId }: Account): INodeCredentialTestResult {
	const checked = ['the API key', subAccountId && 'the sub-account', accountId && 'the account ID'].filter(Boolean);
	return { status: 'OK', message: `8x8 accepts ${checked.join(', ')}. Nothing was sent.` };
}

function unexpected(status: number): INodeCredentialTestResult {
	if (status === 429 || status >= 500) {
		return failed(`8x8 could not say whether the credential is right (HTTP ${status})`, 'Try again in a minute.');
	}
	return failed(`The answer (HTTP ${status}) is not one of 8x8's`, 'Check the region or Base URL.');
}

function failedBy({ happened, remedy }: Problem): INodeCredentialTestResult {
	return failed(happened, remedy);
}

function failed(happened: string, remedy: string): INodeCredentialTestResult {
	return { status: 'Error', message: `${happened}. ${remedy}` };
}
