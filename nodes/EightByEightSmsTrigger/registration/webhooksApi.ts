import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { errorCodes } from '../../generated/errorCodes';
import { type Account } from '../../api/account';
import { problem } from '../../problems/catalogue';
import type { Problem } from '../../problems/problem';
import { failed, ok, type Result } from '../../problems/result';
import { credentialName } from '../../api/client';
import { connectionFailure } from '../../api/connectionFailures';
import { inQuotes, propertyOf, textOf } from '../../problems/unknownValues';
import { type Entry, readEntries, type Webhook } from './webhookEntries';

const timeoutMs = 30_000;

/** The error codes that say the same of a webhook as of a message: those about the key, the account and the connection. */
const codesOfAccount = [1001, 1014, 1200, 1201, 2001, 2002, 2003];

/** 8x8 answered that it did not carry a request out. */
export interface ApiRefusal extends Problem {
	status: number;
	/** 8x8's own words, without secrets. */
	words: string;
}

/** What a request to the API can fail with. */
export type ApiProblem = Problem | ApiRefusal;

export function isApiRefusal(failure: ApiProblem | undefined): failure is ApiRefusal {
	return failure !== undefined && 'words' in failure;
}

/** The Webhooks Configuration API of one account. Every failure comes back as a value. */
export class WebhooksApi {
	private readonly url: string;
	private readonly secrets: readonly string[];

	constructor(
		private readonly context: IHookFunctions,
		account: Account,
		accountId: string,
		secrets: readonly string[],
	) {
		this.url = `${account.baseUrl}/api/v1/accounts/${encodeURIComponent(accountId)}/webhooks`;
		this.secrets = [account.apiKey, ...secrets];
	}

	async list(): Promise<Result<Entry[], ApiProblem>> {
		const body = await this.request('GET', 'list its webhooks');
		if (!body.ok) return body;
		const entries = readEntries(body.value);
		return entries === undefined ? failed(problem('WEBHOOKS_UNREADABLE')) : ok(entries);
	}

	/** Adds webhooks, and replaces those with the same sub-account and type. */
	async put(webhooks: readonly Webhook[]): Promise<ApiProblem | undefined> {
		const body = await this.request(
			'POST',
			'register the webhook',
			webhooks.map((webhook) => ({ ...webhook })),
		);
		return body.ok ? undefined : body.problem;
	}

	async remove(entries: readonly Pick<Entry, 'subAccountId' | 'type'>[]): Promise<ApiProblem | undefined> {
		if (entries.length === 0) return undefined;
		const keys = entries.map(({ subAccountId, type }) => ({ subAccountId, ...(type !== undefined && { type }) }));
		const body = await this.request('DELETE', 'remove the webhook', keys);
		return body.ok ? undefined : body.problem;
	}

	private async request(
		method: 'GET' | 'POST' | 'DELETE',
		purpose: string,
		body?: IDataObject[],
	): Promise<Result<unknown, ApiProblem>> {
		try {
			const answer: unknown = await this.context.helpers.httpRequestWithAuthentication.call(
				this.context,
				credentialName,
				{
					method,
					url: this.url,
					headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
					...(body !== undefined && { body }),
					timeout: timeoutMs,
					returnFullResponse: true,
					ignoreHttpStatusErrors: true,
					// Following a redirect would hand the key and the webhook's secret to wherever it points.
					disableFollowRedirect: true,
				},
			);
			const status = Number(propertyOf(answer, 'statusCode'));
			const content = propertyOf(answer, 'body');
			return status >= 200 && status < 300 ? ok(content) : failed(this.refusal(status, content, purpose));
		} catch (thrown) {
			const { code } = connectionFailure(thrown);
			return failed(problem('WEBHOOKS_UNREACHABLE', { purpose, cause: code }));
		}
	}

	private withoutSecrets(words: string): string {
		return this.secrets.reduce((shown, secret) => shown.replaceAll(secret, '[hidden]'), words);
	}

	private refusal(status: number, body: unknown, purpose: string): ApiRefusal {
		const code = propertyOf(body, 'code');
		const isFrom8x8 = typeof code === 'number';
		const known = isFrom8x8 && codesOfAccount.includes(code) ? errorCodes[code] : undefined;
		// Other servers' bodies are not quoted: who knows what they echo.
		const words = isFrom8x8 ? this.withoutSecrets(textOf(propertyOf(body, 'message')) ?? '') : '';
		const reasons = [known?.meaning, words === '' ? undefined : `8x8 says ${inQuotes(words, 200)}`].filter(
			(reason) => reason !== undefined,
		);
		const errorId = textOf(propertyOf(body, 'errorId'));
		const advice = known === undefined || isOfCredential(status) ? remedyOf(status, isFrom8x8) : known.remedy;
		const refused = problem('WEBHOOK_REFUSED', {
			purpose,
			answer: `HTTP ${status}${isFrom8x8 ? `, code ${code}` : ''}`,
			reasons: reasons.length > 0 ? `: ${reasons.join(' ')}` : '',
			advice: errorId === undefined ? advice : `${advice} For 8x8's support: error ID ${errorId}.`,
		});
		return { ...refused, status, words };
	}
}

function isOfCredential(status: number): boolean {
	return status === 401 || status === 403 || status === 404;
}

function remedyOf(status: number, isFrom8x8: boolean): string {
	if (isOfCredential(status)) {
		return 'Check that the API key, the Account ID and the region in the credential belong together.';
	}
	if (status >= 500 || status === 429) return 'Try again in a minute: the trigger first looks what 8x8 has by then.';
	return isFrom8x8
		? "Check the Sub-Account, or set Registration to Manual and enter this trigger's URL in 8x8 Connect."
		: "Check the credential's region or Base URL.";
}
