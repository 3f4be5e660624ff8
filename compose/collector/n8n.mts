import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** What n8n has for an answer, in milliseconds. */
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
	private readonly agent = new Agent({ keepAlive: true, maxSockets: 256, timeout: longestIdle });
	private readonly base: URL;
	private warned = -Infinity;

	/** @param base where n8n is reached; its path does not count */
	constructor(base: URL) {
		this.base = base;
	}

	/** n8n's answer to a body that is posted to a path; 503 where there is none. */
	async post(path: string, headers: Headers, body: Buffer): Promise<Answer> {
		try {
			const sent = request(new URL(path, this.base), {
				method: 'POST',
				agent: this.agent,
				headers: { 'content-type': 'application/json', ...headers, 'content-length': body.length },
				signal: AbortSignal.timeout(longestCall),
			});
			sent.end(body);
			const [response] = (await once(sent, 'response')) as [IncomingMessage];
			const said = await text(response);
			const { statusCode: status = 503, headers: its } = response;
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
