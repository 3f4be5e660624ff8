import { type CancelSignal, pause } from './cancellation';
import { Pace } from './pace';
import { fillPath, type PathValues } from './path';
import { decideRepeat } from './repeats';
import { type Attempt, type NotTaken, readAnswer, readFailure, type Reply } from './reply';
import type { RequestSpec } from './spec';
import type { Transport } from './transport';
import { defined } from '../problems/defined';

export interface ApiClientOptions {
	/** Origin and path prefix of the SMS API, without a slash at the end. */
	baseUrl: string;
	/** The same of the Business Messaging API. Without it, nothing can be asked there. */
	chatAppsBaseUrl?: string;
	/** Milliseconds until a request is given up, reading its answer included. */
	timeoutMs: number;
	/** How often a request is repeated, where it may be. */
	maxRetries: number;
	/** The longest pause to wait out, in milliseconds. For a longer one, the reply says how much of it is left. */
	longestWaitMs?: number;
	signal?: CancelSignal | undefined;
}

/** What a request contains besides what the contract defines. */
export interface RequestValues<Path extends string> {
	path: PathValues<Path>;
	body?: object;
	/** What the body is, where it is not JSON but bytes. */
	contentType?: string;
	/** What follows the path's question mark. */
	query?: Readonly<Record<string, unknown>>;
}

/**
 * The only way to reach 8x8. A request is repeated only where the repeat cannot carry it out twice, and then as often
 * as the options allow; all requests of a client pause together when the API asks for it.
 */
export class ApiClient {
	private readonly pace = new Pace();
	private pausedUntil = 0;
	/** The answer that asked for the pause. */
	private refusal: NotTaken | undefined;
	/** Set when a request used up its tries without reaching the API: the others then try once each, until one gets through. */
	private isUnreachable = false;

	constructor(
		private readonly transport: Transport,
		private readonly options: ApiClientOptions,
	) {}

	/** Never throws: every failure is a reply. A value that is not a segment of a path is never sent. */
	async request<const Path extends string>(spec: RequestSpec<Path>, values: RequestValues<Path>): Promise<Reply> {
		const given: Readonly<Record<string, string>> = values.path;
		const path = fillPath(spec.path, given);
		const query = queryOf(values.query);
		if (path === undefined) return { kind: 'notTaken', code: 'PATH_MALFORMED' };
		const { baseUrl, chatAppsBaseUrl } = this.options;
		const base = spec.api === 'chatApps' ? chatAppsBaseUrl : baseUrl;
		if (base === undefined) return { kind: 'notTaken', code: 'BASE_URL_MISSING' };
		const { maxRetries, longestWaitMs = 60_000, signal } = this.options;
		/** An earlier try that may have been carried out: a later try that was not taken does not change that. */
		let open: Reply | undefined;
		for (let retries = 0; ; retries++) {
			await this.pace.turn(spec, given.subAccountId ?? '', signal);
			const refused = await this.waitWhilePaused(longestWaitMs);
			if (signal?.aborted) return open ?? { kind: 'notTaken', code: 'CANCELLED' };
			if (refused !== undefined) return open ?? refused;
			const attempt = await this.attempt(spec, base + path + query, values);
			const { effect } = spec;
			const waitMs = decideRepeat({
				effect,
				attempt,
				retries,
				maxRetries,
				longestWaitMs,
				isUnreachable: this.isUnreachable,
			});
			const reachedNobody = attempt.kind === 'notTaken' && attempt.status === undefined;
			if (!reachedNobody) this.isUnreachable = false;
			else if (waitMs === undefined) this.isUnreachable = true;
			const holdsAll = attempt.kind === 'notTaken' && !reachedNobody;
			if (holdsAll) this.holdAll(waitMs ?? attempt.waitMs ?? 0, attempt);
			if (waitMs === undefined) return attempt.kind === 'notTaken' ? (open ?? attempt) : attempt;
			if (attempt.kind !== 'notTaken') open = attempt;
			if (!holdsAll) await pause(waitMs, signal);
		}
	}

	private holdAll(waitMs: number, refusal: NotTaken): void {
		if (Date.now() + waitMs <= this.pausedUntil) return;
		this.pausedUntil = Date.now() + waitMs;
		this.refusal = refusal;
	}

	/**
	 * Waits out a pause. If that would take too long, returns the refusal that asked for it, with the remaining wait.
	 */
	private async waitWhilePaused(longestWaitMs: number): Promise<NotTaken | undefined> {
		const { signal } = this.options;
		for (let left = this.pausedUntil - Date.now(); left > 0; left = this.pausedUntil - Date.now()) {
			if (signal?.aborted) return undefined;
			if (left > longestWaitMs && this.refusal !== undefined) return { ...this.refusal, retryAfterMs: left };
			await pause(left, signal);
		}
		return undefined;
	}

	private async attempt(
		{ method }: RequestSpec,
		url: string,
		{ body, contentType }: Pick<RequestValues<string>, 'body' | 'contentType'>,
	): Promise<Attempt> {
		const { timeoutMs, signal } = this.options;
		try {
			const exchange = { method, url, timeoutMs, ...defined({ body, contentType }) };
			return readAnswer(await this.transport(exchange), Date.now());
		} catch (thrown) {
			return readFailure(thrown, signal?.aborted === true);
		}
	}
}

function queryOf(query: Readonly<Record<string, unknown>> = {}): string {
	const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
	return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
