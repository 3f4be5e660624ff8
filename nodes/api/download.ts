import type { IExecuteFunctions } from 'n8n-workflow';
import { regions } from '../generated/regions';
import { problem } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import { failed, type Result } from '../problems/result';
import { isRecord } from '../problems/unknownValues';
import { pause } from './cancellation';
import { isPrivateAddress } from './publicAddress';
import { readFailure } from './reply';
import { credentialName } from './transport';

/** What n8n stores as a file while it comes in. */
export type FileStream = Exclude<Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0], Uint8Array>;

/** Where a file is. */
export interface FileLink {
	url: string;
	/** Whether to send the key: only to 8x8's hosts and the credential's own address. */
	withKey: boolean;
}

export interface DownloadOptions {
	/** Origin and path prefix of the API. */
	baseUrl: string;
	/** The export that the file belongs to, for errors. */
	jobId: string;
}

const timeoutMs = 600_000;
const tries = 3;
const mostRedirects = 3;

/**
 * The link as it may be fetched; undefined where it may not: no web address, one with a password in it, one of a local
 * network, or one without TLS, except at the credential's own address.
 */
export function fileLink(written: string, baseUrl: string): FileLink | undefined {
	if (!URL.canParse(written)) return undefined;
	const url = new URL(written);
	if (url.username !== '' || url.password !== '') return undefined;
	if (url.origin === new URL(baseUrl).origin) return { url: url.href, withKey: true };
	if (url.protocol !== 'https:' || isPrivateAddress(url.href)) return undefined;
	const isOf8x8 = Object.values(regions).some((region) => new URL(region.baseUrl).host === url.host);
	return { url: url.href, withKey: isOf8x8 };
}

/**
 * Fetches a file and passes it on as it arrives; if the connection fails, it starts over once. A redirect is followed
 * like a new link, without the key if it leads elsewhere.
 */
export async function download<T>(
	context: IExecuteFunctions,
	link: string,
	options: DownloadOptions,
	take: (stream: FileStream) => Promise<Result<T>>,
): Promise<Result<T>> {
	const signal = context.getExecutionCancelSignal();
	for (let left = tries - 1; ; left--) {
		const fetched = await fetchOnce(context, link, options, take);
		if (signal?.aborted === true) return failed(problem('REQUEST_STOPPED'));
		if (fetched.ok || fetched.problem.again !== true || left === 0) {
			return fetched.ok ? fetched : failed(fetched.problem.problem);
		}
		await pause(1000 * (tries - left), signal);
	}
}

/** Why a download failed, and whether another try may do better. */
interface Failure {
	problem: Problem;
	again?: boolean;
}

async function fetchOnce<T>(
	context: IExecuteFunctions,
	link: string,
	{ baseUrl, jobId }: DownloadOptions,
	take: (stream: FileStream) => Promise<Result<T>>,
): Promise<Result<T, Failure>> {
	let written = link;
	for (let redirects = 0; redirects <= mostRedirects; redirects++) {
		const found = fileLink(written, baseUrl);
		const host = hostOf(written);
		if (found === undefined) return failed({ problem: problem('LOG_LINK_REFUSED', { host }) });
		const failure = (reason: string, again: boolean) =>
			failed({ problem: problem('LOG_DOWNLOAD_FAILED', { host, reason, jobId }), again });
		try {
			const answer = await open(context, found);
			if (!isRecord(answer) || !isStream(answer.body)) return failure('no answer', true);
			const status = typeof answer.statusCode === 'number' ? answer.statusCode : 0;
			if (status === 200) {
				const taken = await take(answer.body);
				return taken.ok ? taken : failed({ problem: taken.problem });
			}
			answer.body.destroy();
			const location = isRecord(answer.headers) ? answer.headers.location : undefined;
			if (status < 300 || status > 399 || typeof location !== 'string') {
				return failure(`HTTP ${status}`, status === 429 || status >= 500);
			}
			written = URL.canParse(location, found.url) ? new URL(location, found.url).href : location;
		} catch (thrown) {
			return failure(readFailure(thrown, false).kind === 'notTaken' ? 'not reached' : 'the connection broke', true);
		}
	}
	return failed({
		problem: problem('LOG_DOWNLOAD_FAILED', { host: hostOf(link), reason: 'too many redirects', jobId }),
	});
}

async function open(context: IExecuteFunctions, { url, withKey }: FileLink): Promise<unknown> {
	const request = {
		method: 'GET',
		url,
		headers: { Accept: 'text/csv, */*' },
		encoding: 'stream',
		timeout: timeoutMs,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	} as const;
	// The credential itself enforces the time limit of an exchange with the key.
	if (withKey)
		return (await context.helpers.httpRequestWithAuthentication.call(context, credentialName, request)) as unknown;
	return (await context.helpers.httpRequest({ ...request, abortSignal: AbortSignal.timeout(timeoutMs) })) as unknown;
}

function isStream(body: unknown): body is FileStream {
	return typeof body === 'object' && body !== null && Symbol.asyncIterator in body && 'destroy' in body;
}

function hostOf(url: string): string {
	return URL.canParse(url) ? new URL(url).host : 'no web address';
}
