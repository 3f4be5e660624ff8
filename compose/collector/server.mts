import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Line, type Post } from './line.mts';
import { type Answer, type Headers, type N8n, unavailable } from './n8n.mts';

/** The address of a trigger of the 8x8 nodes. */
const triggerAddress = /^\/webhook\/[\da-f]{8}-[\da-f-]{27}\/8x8(\?.*)?$/;
/** Of one event, in bytes: more than any has. */
const largestBody = 256 * 1024;
/** Of all callers at the same time, and of their bodies in bytes. */
const mostCallers = 10_000;
const mostBytes = 64 * 1024 * 1024;
/** Milliseconds that a caller waits, that a request takes to arrive, and that an idle connection is kept. */
const longestWait = 60_000;
const longestUpload = 10_000;
const longestIdle = 75_000;
/** Milliseconds until this process ends although callers wait: container engines allow ten seconds. */
const longestEnd = 8000;

const tooMany: Answer = { status: 503, text: 'More events are arriving than n8n can handle' };
const tooLarge: Answer = { status: 413, text: 'The body is larger than an event can be' };

/**
 * The server that 8x8's events are posted to, which does not listen yet, and what ends it and this process once those that
 * wait have been answered.
 */
export function createCollector(n8n: N8n, isBehindProxy: boolean): { server: Server; stop: () => void } {
	const lines = new Map<string, Line>();
	let callers = 0;
	let bytes = 0;
	let isEnding = false;

	function lineOf(address: string, headers: Headers): Line {
		const key = JSON.stringify([address, headers]);
		const form = { ...headers, 'content-type': 'application/json' };
		const post: Post = (body, isWanted) => n8n.post(address, form, body, isWanted);
		const line = lines.get(key) ?? new Line(post, () => lines.delete(key));
		lines.set(key, line);
		return line;
	}

	/** What this server answers itself; undefined for the post of an event. */
	function answerTo({ url = '', method }: IncomingMessage): Answer | undefined {
		if (url === '/healthz') return { status: 200, type: 'application/json', text: JSON.stringify({ callers }) };
		if (!triggerAddress.test(url)) return { status: 404, text: 'Not the address of an 8x8 trigger' };
		if (method !== 'POST') return { status: 405, text: 'Only POST is accepted' };
		return callers < mostCallers && bytes < mostBytes ? undefined : tooMany;
	}

	async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
		// A proxy in front then sends the call to n8n directly.
		if (isEnding) return void response.destroy();
		const own = answerTo(request);
		if (own !== undefined) return end(response, own);
		const timer = setTimeout(() => end(response, unavailable), longestWait);
		const isGone = () => response.writableEnded || response.destroyed;
		let held = 0;
		const hold = (length: number) => {
			held += length;
			bytes += length;
		};
		callers += 1;
		// An event counts for as long as it is in memory, whether or not its caller still waits.
		try {
			hold(request.rawHeaders.join('').length);
			const body = await bodyOf(request, hold);
			if (body === undefined) {
				// The rest is thrown away as it arrives: if the connection ended here, the caller might miss the answer.
				request.resume();
				return end(response, tooLarge);
			}
			const { url = '' } = request;
			const headers = headersOf(request, isBehindProxy);
			const answer = isJsonObject(request, body)
				? await lineOf(url, headers).add(body, isGone)
				: await n8n.post(url, { ...headers, ...formOf(request) }, body, () => !isGone());
			end(response, answer);
		} finally {
			callers -= 1;
			bytes -= held;
			clearTimeout(timer);
		}
	}

	const limits = { requestTimeout: longestUpload, connectionsCheckingInterval: 1000, keepAliveTimeout: longestIdle };
	const server = createServer(limits, (request, response) => {
		take(request, response).catch(() => response.destroy());
	});
	const stop = () => {
		isEnding = true;
		server.close();
		setInterval(() => callers === 0 && process.exit(), 100);
		setTimeout(() => process.exit(), longestEnd);
	};
	return { server, stop };
}

/** The body, if it is not too long. @param onChunk gets the length of each part as it arrives */
async function bodyOf(request: IncomingMessage, onChunk: (length: number) => void): Promise<Buffer | undefined> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	// The connection must outlive a body that is too long, for the answer.
	for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
		onChunk(chunk.length);
		bytes += chunk.length;
		if (bytes > largestBody) return undefined;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

/** What n8n needs to know of the caller. */
function headersOf({ headers, socket }: IncomingMessage, isBehindProxy: boolean): Headers {
	const given = {
		host: headers.host,
		authorization: headers.authorization,
		'x-forwarded-for': isBehindProxy ? headers['x-forwarded-for'] : socket.remoteAddress,
		'x-forwarded-proto': isBehindProxy ? headers['x-forwarded-proto'] : undefined,
	};
	return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])));
}

/** How a body is written that is passed on as it came. */
function formOf({ headers }: IncomingMessage): Headers {
	const { 'content-type': type, 'content-encoding': encoding } = headers;
	return { ...(type && { 'content-type': type }), ...(encoding && { 'content-encoding': encoding }) };
}

/** Whether a body can be part of a list. */
function isJsonObject({ headers }: IncomingMessage, body: Buffer): boolean {
	if (!/^application\/json(; *charset=utf-8)?$/i.test(headers['content-type'] ?? '')) return false;
	if (headers['content-encoding'] !== undefined) return false;
	try {
		const value: unknown = JSON.parse(body.toString());
		return typeof value === 'object' && value !== null && !Array.isArray(value);
	} catch {
		return false;
	}
}

function end(response: ServerResponse, { status, type = 'text/plain', text }: Answer): void {
	if (response.writableEnded || response.destroyed) return;
	if (status === 401) response.setHeader('www-authenticate', 'Bearer');
	response.writeHead(status, { 'content-type': type });
	response.end(text);
}
