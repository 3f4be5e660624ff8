import { randomUUID } from 'crypto';
import type { ICredentialsDecrypted, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';
import { errorCodes } from '../generated/errorCodes';
import { getPrices, getSms } from '../generated/sms';
import { type Account, accountIdOf, accountOf, chooseSubAccount } from '../api/account';
import { ApiClient } from '../api/client';
import type { PathValues } from '../api/path';
import { answerIn, type Reply } from '../api/reply';
import type { RequestSpec } from '../api/spec';
import { testTransport } from '../api/transport';
import { problem } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import { ok } from '../problems/result';
import { propertyOf } from '../problems/unknownValues';

const unauthorized = 1200;
const wrongSubAccount = 1001;
const tlsTooOld = 1014;

/** TLS too old, not allowed, and what the account is not set up for: nothing could be sent either. */
const codesOfAccount = [tlsTooOld, 1201, 2002, 2003];

const timeoutMs = 10_000;
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
	const get = asking(this, account, account.apiKey);
	return (
		(await testServer(account, asking(this, account, `made-up-${randomUUID()}`))) ??
		(await testSubAccount(account, get)) ??
		(await testAccountId(account, get)) ??
		worked(account)
	);
}

interface Answer {
	status: number;
	/** 8x8's error code; undefined where the answer is not an error of 8x8's. */
	code: number | undefined;
	body: unknown;
}

/** Asks 8x8 and passes on its answer. If there is none, that is the result of the test. */
type Ask = <Path extends string>(
	spec: RequestSpec<Path>,
	path: PathValues<Path>,
	read: (answer: Answer) => INodeCredentialTestResult | undefined,
) => Promise<INodeCredentialTestResult | undefined>;

function asking(context: ICredentialTestFunctions, { baseUrl }: Account, apiKey: string): Ask {
	const client = new ApiClient(testTransport(context, apiKey), { baseUrl, timeoutMs, maxRetries: 2, longestWaitMs });
	return async (spec, path, read) => {
		const reply = await client.request(spec, { path });
		const answer = answerIn(reply);
		if (answer === undefined) return failedBy(problem('API_UNREACHABLE', { cause: codeOf(reply) }));
		const code = propertyOf(answer.body, 'code');
		return read({ ...answer, code: typeof code === 'number' ? code : undefined });
	};
}

function codeOf(reply: Reply): string {
	return reply.kind === 'answered' ? '' : reply.code;
}

/** A user's own server that refuses no key would also accept a wrong one, so its answer proves nothing. */
async function testServer(account: Account, ask: Ask): Promise<INodeCredentialTestResult | undefined> {
	if (account.isPublicApi) return undefined;
	return await ask(getSms, { subAccountId: 'key-check', umid: randomUUID() }, (answer) => {
		const { status, code } = answer;
		if (isKeyRefused(answer) || code === tlsTooOld) return undefined;
		const isAboutMessage = code !== undefined && status < 500 && status !== 429;
		return isAboutMessage ? failedBy(problem('ANY_KEY_ACCEPTED')) : unexpected(status);
	});
}

function isKeyRefused({ status, code }: Answer): boolean {
	return code === unauthorized || (status === 401 && code !== undefined);
}

async function testSubAccount(account: Account, ask: Ask): Promise<INodeCredentialTestResult | undefined> {
	// Without a default sub-account, a made-up one still distinguishes a wrong key (1200) from a right one (1001).
	const chosen = account.subAccountId === undefined ? ok('key-check') : chooseSubAccount(undefined, account);
	if (!chosen.ok) return failedBy(chosen.problem);
	return await ask(getSms, { subAccountId: chosen.value, umid: randomUUID() }, (answer) => {
		const { status, code } = answer;
		if (code === wrongSubAccount) {
			return account.subAccountId === undefined
				? undefined
				: failedBy(problem('SUB_ACCOUNT_OF_ANOTHER_ACCOUNT', { subAccountId: account.subAccountId }));
		}
		if (isKeyRefused(answer)) return failedBy(problem('KEY_NOT_ACCEPTED'));
		const known = code !== undefined && codesOfAccount.includes(code) ? errorCodes[code] : undefined;
		if (known !== undefined) {
			return failedBy(problem('ACCOUNT_UNABLE', { meaning: known.meaning.replace(/\.$/, ''), advice: known.remedy }));
		}
		// Any other refusal by 8x8 is about the message, which it looks for only once it has accepted the key.
		return code !== undefined && [400, 403, 404, 410, 422].includes(status) ? undefined : unexpected(status);
	});
}

async function testAccountId(account: Account, ask: Ask): Promise<INodeCredentialTestResult | undefined> {
	const accountId = accountIdOf(account);
	if (!accountId.ok) return failedBy(accountId.problem);
	if (accountId.value === undefined) return undefined;
	return await ask(getPrices, { accountId: accountId.value }, ({ status, code, body }) => {
		if (code !== undefined && [400, 401, 403, 404].includes(status)) {
			return failedBy(problem('ACCOUNT_ID_OF_ANOTHER_ACCOUNT'));
		}
		return status === 200 && Array.isArray(propertyOf(body, 'subAccounts')) ? undefined : unexpected(status);
	});
}

function worked({ subAccountId, accountId }: Account): INodeCredentialTestResult {
	const checked = ['the API key', subAccountId && 'the sub-account', accountId && 'the account ID'].filter(Boolean);
	return { status: 'OK', message: `8x8 accepts ${checked.join(', ')}. Nothing was sent.` };
}

function unexpected(status: number): INodeCredentialTestResult {
	return failedBy(problem(status === 429 || status >= 500 ? 'NOT_TESTED' : 'ANSWER_FOREIGN', { status }));
}

function failedBy({ happened, remedy }: Problem): INodeCredentialTestResult {
	return { status: 'Error', message: `${happened}. ${remedy}` };
}
