import { errorCodes } from '../generated/errorCodes';
import { type Reply, saysTaken } from '../api/reply';
import { blockedByN8n } from '../api/connectionFailures';
import { problem } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import { propertyOf } from '../problems/unknownValues';
import type { Sent } from './message';
import type { Outcome } from './outcome';
import { errorCodeOf, uuidOf, wordsOf8x8 } from './redaction';

/** The body of a reply that says that the request was carried out, with its status; undefined for every other reply. */
export function successOf(reply: Reply): { status: number; body: unknown } | undefined {
	return reply.kind === 'answered' && reply.status >= 200 && reply.status < 300 ? reply : undefined;
}

/** What a reply other than a success says of every message of its request: the table of the rules of sending, row by row. */
export function outcomeOfFailure(reply: Reply, message: Sent): Outcome {
	const sent = identityOf(message);
	switch (reply.kind) {
		case 'notTaken':
			return { outcome: 'rejected', ...sent, problem: notTakenProblem(reply) };
		case 'unconfirmed':
			return { outcome: 'unknown', ...sent, problem: unconfirmedProblem(reply) };
		case 'answered':
			return isRefusal(reply)
				? { outcome: 'rejected', ...sent, problem: refusalProblem(reply.status, reply.body) }
				: { outcome: 'unknown', ...sent, problem: notConfirmedProblem(reply.status, reply.body) };
	}
}

/** The rest of a message, its text above all, has no place in an outcome: outcomes are stored. */
export function identityOf({ destination, clientMessageId, sentAs }: Sent): Sent {
	return sentAs === undefined ? { destination, clientMessageId } : { destination, clientMessageId, sentAs };
}

/** Refusals that a proxy or gateway may also send, before it passes anything on. */
const usualRefusals = new Set([400, 401, 403, 404, 405, 407, 410, 413, 414, 422, 426, 431, 451]);

/** Whether an answer says that the request was looked at and not carried out. */
export function isRefusal({ status, body }: { status: number; body: unknown }): boolean {
	if (status < 400 || status >= 500 || status === 408 || saysTaken(body)) return false;
	return isApiError(body) || usualRefusals.has(status);
}

/** An error in the form of the contract's ApiError. */
function isApiError(body: unknown): boolean {
	return errorCodeOf(body) !== undefined && typeof propertyOf(body, 'message') === 'string';
}

/** The outcome of a message whose answer cannot be right. @param how it contradicts itself or the request */
export function contradiction(message: Sent, status: number, how: string): Outcome {
	return {
		outcome: 'unknown',
		...identityOf(message),
		problem: { ...problem('CONTRADICTORY_ANSWER', { how }), status },
	};
}

/** An answer that refuses the request, as what happened and what to do. */
function refusalProblem(status: number, body: unknown): Problem {
	const code = errorCodeOf(body);
	if (code === undefined || !isApiError(body)) {
		return { ...problem('REFUSED_IN_BETWEEN', { httpStatus: status }), status };
	}
	const known = errorCodes[code];
	const words = wordsOf8x8(propertyOf(body, 'message'));
	const reasons = [known?.meaning, words === undefined ? undefined : `8x8 says '${words}'`].filter(
		(reason) => reason !== undefined,
	);
	const errorId = uuidOf(propertyOf(body, 'errorId'));
	const refused = problem('REFUSED', {
		httpStatus: status,
		code,
		reasons: reasons.length > 0 ? `: ${reasons.join(' ')}` : '',
		remedy: known?.remedy,
		errorId,
	});
	return { ...refused, status, code, ...errorIdIn(body) };
}

function notTakenProblem({ code, status, body, retryAfterMs }: Extract<Reply, { kind: 'notTaken' }>): Problem {
	if (code === 'CANCELLED') return problem('STOPPED_BEFORE_SENT');
	if (code === blockedByN8n) return problem('BLOCKED_BY_N8N');
	if (status === undefined) return { ...problem('UNREACHABLE', { code }), code };
	const wait = retryAfterMs === undefined ? 'a minute' : `${Math.ceil(retryAfterMs / 1000)} seconds`;
	return {
		...problem('BUSY', { httpStatus: status, wait }),
		status,
		code: errorCodeOf(body) ?? code,
		...errorIdIn(body),
	};
}

function unconfirmedProblem({ code }: Extract<Reply, { kind: 'unconfirmed' }>): Problem {
	return code === 'ERR_CANCELED'
		? { ...problem('STOPPED_ON_ITS_WAY'), code }
		: { ...problem('NO_ANSWER', { code }), code };
}

function notConfirmedProblem(status: number, body: unknown): Problem {
	if (status >= 400 && saysTaken(body)) {
		return {
			...problem('CONTRADICTORY_ANSWER', { how: `HTTP ${status} for a message that it says is taken` }),
			status,
		};
	}
	const code = errorCodeOf(body);
	const words = code === undefined ? undefined : wordsOf8x8(propertyOf(body, 'message'));
	const said = words === undefined ? '' : `: 8x8 says '${words}'`;
	const open = { ...problem('NOT_CONFIRMED', { httpStatus: status, said }), status, ...errorIdIn(body) };
	return code === undefined ? open : { ...open, code };
}

function errorIdIn(body: unknown): { errorId?: string } {
	const errorId = uuidOf(propertyOf(body, 'errorId'));
	return errorId === undefined ? {} : { errorId };
}
