import { connectionFailure } from '../../nodes/api/connectionFailures';
import { excerpt } from './excerpt';

/** The output of the HTTP Request node after a post: the platform's answer, or the error if there was none. */
export interface PostResult {
	statusCode?: number;
	/** An answer in JSON. */
	body?: unknown;
	/** An answer in another form. */
	data?: unknown;
	/** An error of the connection, with a code such as ECONNREFUSED; or its words alone. */
	error?: unknown;
}

export interface Verdict {
	/**
	 * done: the platform has it. again: it definitely does not, and the post is repeated. failed: it refused, or the
	 * outcome is unknown.
	 */
	next: 'done' | 'again' | 'failed';
	reason: string;
	/** Time until the post is repeated; 0 if it is not. */
	waitMinutes: number;
}

const noRoute = ['EHOSTUNREACH', 'ENETUNREACH'];

// n8n's words for an error whose code is about the certificate; it keeps no code.
const certificateRefused = 'NodeSslError';

/**
 * Decides what to do after a post. Platforms do not recognise a repeated receipt, so it is posted again only where the
 * platform asks for that (429, 5XX), or was not reached, which includes a TLS handshake that failed. A time-out or a
 * broken connection leaves open whether it was taken, and is not repeated.
 * @param tries the number of earlier posts of this receipt
 * @param retryMinutes the waits before the second post, the third, ...
 * @param refusalIn finds the refusal in the body of an answer with status 2XX, if any
 */
export function judge(
	result: PostResult,
	tries: number,
	retryMinutes: readonly number[],
	refusalIn: (body: unknown) => string | undefined,
): Verdict {
	const { statusCode, data, body = data } = result;
	if (statusCode === undefined) {
		return wasNotReached(result.error)
			? againOrFailed('It was not reached')
			: failed(`It gave no answer${because(result.error)}, so it may have taken the receipt or not`);
	}
	if (statusCode === 429 || statusCode >= 500) return againOrFailed(`It answered with status ${statusCode}`);
	if (statusCode < 200 || statusCode > 299) {
		return failed(`It refused the receipt with status ${statusCode}: ${excerpt(body)}`);
	}
	const refusal = refusalIn(body);
	return refusal === undefined
		? { next: 'done', reason: '', waitMinutes: 0 }
		: failed(`It did not process the receipt: ${refusal}`);

	function againOrFailed(reason: string): Verdict {
		const waitMinutes = retryMinutes[tries];
		return waitMinutes === undefined
			? failed(`${reason}, ${tries + 1} times over`)
			: { next: 'again', reason, waitMinutes };
	}
}

function failed(reason: string): Verdict {
	return { next: 'failed', reason, waitMinutes: 0 };
}

/** Whether the connection was never made, so that the platform received nothing. */
function wasNotReached(error: unknown): boolean {
	const names = wordsOf(error).match(/\b\w{5,}\b/g) ?? [];
	return names.some(
		(code) => code === certificateRefused || noRoute.includes(code) || connectionFailure({ code }).kind === 'notTaken',
	);
}

/** The name, code and message of an error, whatever form n8n gives it. */
function wordsOf(error: unknown): string {
	if (typeof error === 'string') return error;
	if (typeof error !== 'object' || error === null) return 'no reason given';
	const parts = ['name', 'code', 'message'].map((key): unknown => Reflect.get(error, key));
	const cause: unknown = Reflect.get(error, 'cause');
	const words = parts.filter((part) => typeof part === 'string' && part !== '');
	if (typeof cause === 'object' && cause !== null) words.push(wordsOf(cause));
	return words.length === 0 ? 'no reason given' : words.join(' ');
}

/** The message of an error without the codes in it, since n8n puts a text of its own in place of one that holds some. */
function because(error: unknown): string {
	const message: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'message') : error;
	if (typeof message !== 'string' || /\bE[A-Z_]{4,}\b/.test(message)) return '';
	return ` (${message})`;
}
