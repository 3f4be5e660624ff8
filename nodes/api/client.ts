import type { IExecuteFunctions } from 'n8n-workflow';
import { type CancelSignal, pause } from './cancellation';
import { BLOCKED_BY_N8N, connectionFailure } from './connectionFailures';
import { retryAfterMs } from './retryAfter';
import { isRecord } from '../problems/unknownValues';

export const credentialName = 'eightByEightSmsApi';

/**
 * What a request came to.
 * `answered`: an HTTP answer other than a refusal for now. `notTaken`: the API did not take the request, also after the
 * repeats allowed. `unconfirmed`: no answer, and the API may have carried the request out.
 */
export type Reply =
	| { kind: 'answered'; status: number; body: unknown }
	| { kind: 'notTaken'; code: string; status?: number; body?: unknown; retryAfterMs?: number }
	| { kind: 'unconfirmed'; code: string };

type Attempt = Reply & { waitMs?: number };
type NotTaken = Extract<Attempt, { kind: 'notTaken' }>;

export interface ApiClientOptions {
	/** Origin and path prefix, without a slash at the end. */
	baseUrl: string;
	/** Milliseconds until a request without an answer is given up. */
	timeoutMs: number;
	/** How often a request that the API did not take is repeated. */
	maxRetries: number;
	signal: CancelSignal | undefined;
}

const firstBackoffMs = 500;
/** A longer wait is not sat out inside a workflow: the message ends as not sent, with the wait in its error. */
const longestWaitMs = 60_000;

/**
 * Sends requests to 8x8 with the credential's key. It repeats a request only where the API is known not to have taken
 * it, and then as often as the options allow; all requests of a run pause together when the API asks for it.
 */
export class ApiClient {
	private pausedUntil = 0;
	/** The answer that asked for the pause. */
	private refusal: NotTaken | undefined;
	/** Set when a message used up its tries without reaching the API: the others then try once each, until one gets through. */
	private isUnreachable = false;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly options: ApiClientOptions,
	) {}

	/** Posts a JSON body. Never throws: every failure is a reply. */
	async post(path: string, body: object): Promise<Reply> {
		for (let retries = 0; ; retries++) {
			const refused = await this.waitWhilePaused();
			if (this.options.signal?.aborted) return { kind: 'notTaken', code: 'CANCELLED' };
			if (refused !== undefined) return refused;
			const attempt = await this.attempt(path, body);
			if (attempt.kind !== 'notTaken') {
				this.isUnreachable = false;
				return attempt;
			}
			if (attempt.status !== undefined) this.isUnreachable = false;
			const waitMs = Math.max(attempt.waitMs ?? 0, firstBackoffMs * 2 ** retries);
			const isLast = retries === this.options.maxRetries || this.isUnreachable || waitMs > longestWaitMs;
			if (attempt.status !== undefined) this.holdAll(isLast ? (attempt.waitMs ?? 0) : waitMs, attempt);
			if (isLast) {
				if (attempt.status === undefined) this.isUnreachable = true;
				return attempt;
			}
			if (attempt.status === undefined) await pause(waitMs, this.options.signal);
		}
	}

	private holdAll(waitMs: number, refusal: NotTaken): void {
		if (Date.now() + waitMs <= this.pausedUntil) return;
		this.pausedUntil = Date.now() + waitMs;
		this.refusal = refusal;
	}

	/** Sits a pause out. Where that would take too long, gives the refusal that asked for it, with what is left to wait. */
	private async waitWhilePaused(): Promise<NotTaken | undefined> {
		for (let left = this.pausedUntil - Date.now(); left > 0; left = this.pausedUntil - Date.now()) {
			if (this.options.signal?.aborted) return undefined;
			if (left > longestWaitMs && this.refusal !== undefined) return { ...this.refusal, retryAfterMs: left };
			await pause(left, this.options.signal);
		}
		return undefined;
	}

	private async attempt(path: string, body: object): Promise<Attempt> {
		try {
			const answer: unknown = await this.context.helpers.httpRequestWithAuthentication.call(
				this.context,
				credentialName,
				{
					method: 'POST',
					url: this.options.baseUrl + path,
					headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
					body,
					timeout: this.options.timeoutMs,
					returnFullResponse: true,
					ignoreHttpStatusErrors: true,
					// Following a redirect would hand the key and the text to wherever it points.
					disableFollowRedirect: true,
				},
			);
			return readAnswer(answer);
		} catch (thrown) {
			const failure = connectionFailure(thrown);
			return failure.code === BLOCKED_BY_N8N ? { ...failure, waitMs: Infinity } : failure;
		}
	}
}

function readAnswer(answer: unknown): Attempt {
	if (!isRecord(answer) || typeof answer.statusCode !== 'number') return { kind: 'unconfirmed', code: 'NO_ANSWER' };
	const { statusCode: status, body } = answer;
	const headers = isRecord(answer.headers) ? answer.headers : {};
	const waitMs = retryAfterMs(headers['retry-after'], Date.now());
	if (status === 429 || (status === 503 && waitMs !== undefined)) {
		const asked = waitMs === undefined ? {} : { waitMs, retryAfterMs: waitMs };
		return { kind: 'notTaken', code: `HTTP_${status}`, status, body, ...asked };
	}
	return { kind: 'answered', status, body };
}
