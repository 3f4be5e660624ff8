import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** Calls that are under way at the same time. */
const mostCalls = 64;
/** How long n8n may take to answer, in milliseconds. */
const longestCall = 30_000;
/** How long an idle connection is kept, in milliseconds: less than n8n keeps it. */
const longestIdle = 4000;
/** In characters. */
const longestText = 64 * 1024;

export type Headers = Record<string, string>;

/** An answer to a call. */
export interface Answer {
	status: number;
	type?: string | undefined;
	text: string;
}

export const unavailable: Answer = { status: 503, text: 'n8n did not take the event' };

/** Passes calls on to n8n. */
export class N8n {
	private readonly agent = new Agent({ keepAlive: true, timeout: longestIdle });
	private readonly waiting: (() => void)[] = [];
	private underWay = 0;
	private readonly base: URL;
	private warned = -Infinity;

	/** @param base where n8n is reached over HTTP; its path does not count */
	constructor(base: URL) {
		if (base.protocol !== 'http:') throw new TypeError(`${base.protocol}// is not supported: use http://`);
		this.base = base;
	}

	/**
	 * n8n's answer to a body that is posted to a path; 503 where there is none. Too many calls wait for their turn.
	 * @param isWanted whether anybody waits for the answer; a call that nobody waits for when its turn comes is not made
	 */
	async post(path: string, headers: Headers, body: Buffer, isWanted: () => boolean): Promise<Answer> {
		if (this.underWay < mostCalls) this.underWay += 1;
		else await new Promise<void>((resolve) => this.waiting.push(resolve));
		try {
			return isWanted() ? await this.call(path, headers, body) : unavailable;
		} finally {
			const next = this.waiting.shift();
			if (next === undefined) this.underWay -= 1;
			else next();
		}
	}

	private async call(path: string, headers: Headers, body: Buffer): Promise<Answer> {
		const signal = AbortSignal.timeout(longestCall);
		try {
			const sent = request(new URL(path, this.base), {
				method: 'POST',
				agent: this.agent,
				headers: { ...headers, 'content-length': body.length },
				signal,
			});
			sent.end(body);
			const [response] = (await once(sent, 'response', { signal })) as [IncomingMessage];
			const said = await text(response);
			const { statusCode: status = 0, headers: its } = response;
			if (status < 200 || status > 599) return unavailable;
			return { status, type: its['content-type'], text: status < 300 ? '' : said.slice(0, longestText) };
		} catch (error) {
			this.warn(`n8n does not answer: ${error instanceof Error ? error.message : String(error)}`);
			return unavailable;
		}
	}

	/** Writes a line to the log, once a minute at most. */
	private warn(message: string): void {
		if (performance.now() - this.warned < 60_000) return;
		this.warned = performance.now();
		console.warn(message);
	}
}
