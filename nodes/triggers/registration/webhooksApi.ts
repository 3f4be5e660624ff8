import type { IHookFunctions } from 'n8n-workflow';
import { errorCodes } from '../../generated/errorCodes';
import { problem } from '../../problems/catalogue';
import type { Problem } from '../../problems/problem';
import { failed, ok, type Result } from '../../problems/result';
import { ApiClient } from '../../api/client';
import { answerIn } from '../../api/reply';
import { nodeTransport } from '../../api/transport';
import { inQuotes, propertyOf, textOf } from '../../problems/unknownValues';
import type { EventSource } from '../source';
import { type Entry, readEntries, type Webhook } from './webhookEntries';
import { defined } from '../../problems/defined';

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
	private readonly client: ApiClient;
	private readonly accountId: string;
	private readonly secrets: readonly string[];

	constructor(
		context: IHookFunctions,
		private readonly requests: EventSource['requests'],
		{ baseUrl, accountId, secrets }: { baseUrl: string; accountId: string; secrets: readonly string[] },
	) {
		// The trigger's hooks are called again by n8n, or by the person who publishes.
		this.client = new ApiClient(nodeTransport(context), {
			baseUrl,
			chatAppsBaseUrl: baseUrl,
			timeoutMs,
			maxRetries: 0,
		});
		this.accountId = accountId;
		this.secrets = secrets;
	}

	async list(): Promise<Result<Entry[], ApiProblem>> {
		const body = await this.request('list', 'list its webhooks');
		if (!body.ok) return body;
		const entries = readEntries(body.value);
		return entries === undefined ? failed(problem('WEBHOOKS_UNREADABLE')) : ok(entries);
	}

	/** Adds webhooks, and replaces those with the same sub-account and type. */
	async put(webhooks: readonly Webhook[]): Promise<ApiProblem | undefined> {
		const body = await this.request('add', 'register the webhook', webhooks);
		return body.ok ? undefined : body.problem;
	}

	async remove(entries: readonly Pick<Entry, 'subAccountId' | 'type'>[]): Promise<ApiProblem | undefined> {
		if (entries.length === 0) return undefined;
		const keys = entries.map(({ subAccountId, type }) => ({ subAccountId, ...defined({ type }) }));
		const body = await this.request('remove', 'remove the webhook', keys);
		return body.ok ? undefined : body.problem;
	}

	private async request(
		what: keyof EventSource['requests'],
		purpose: string,
		body?: object,
	): Promise<Result<unknown, ApiProblem>> {
		const path = { accountId: this.accountId };
		const reply = await this.client.request(this.requests[what], { path, ...defined({ body }) });
		const answer = answerIn(reply);
		if (answer === undefined) {
			const cause = reply.kind === 'answered' ? '' : reply.code;
			return failed(problem('WEBHOOKS_UNREACHABLE', { purpose, cause }));
		}
		const { status, body: content } = answer;
		return status >= 200 && status < 300 ? ok(content) : failed(this.refusal(status, content, purpose));
	}

	private withoutSecrets(words: string): string {
		return this.secrets.reduce((shown, secret) => shown.replaceAll(secret, '[hidden]'), words);
	}

	private refusal(status: number, body: unknown, purpose: string): ApiRefusal {
		const code = propertyOf(body, 'code');
		const isFrom8x8 = typeof code === 'number';
		const known = isFrom8x8 && codesOfAccount.includes(code) ? errorCodes[code] : undefined;
		// Other servers' bodies are not quoted: they may echo anything.
		const words = isFrom8x8 ? this.withoutSecrets(textOf(propertyOf(body, 'message')) ?? '').slice(0, 1000) : '';
		const reasons = [known?.meaning, words === '' ? undefined : `8x8 says ${inQuotes(words, 200)}`].filter(
			(reason) => reason !== undefined,
		);
		const errorId = textOf(propertyOf(body, 'errorId'));
		const advice = known === undefined || isOfCredential(status) ? remedyOf(status, isFrom8x8) : known.remedy;
		const refused = problem('WEBHOOK_REFUSED', {
			purpose,
			answer: `HTTP ${status}${isFrom8x8 ? `, code ${code}` : ''}`,
			reasons: reasons.length > 0 ? `: ${reasons.join(' ')}` : '',
			advice: errorId === undefined ? advice : `${advice} For 8x8's support: error ID ${errorId.slice(0, 100)}.`,
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
	if (status >= 500 || status === 429)
		return 'Try again in a minute: the trigger first checks what 8x8 has registered.';
	return isFrom8x8
		? "Check the Sub-Account, or set Registration to Manual and enter this trigger's URL in 8x8 Connect."
		: "Check the credential's region or Base URL.";
}
