import { isRecord } from '../problems/unknownValues';
import { blockedByN8n, connectionFailure } from './connectionFailures';
import { retryAfterMs } from './retryAfter';

/**
 * How a request ended. `answered`: an HTTP answer other than a refusal for now. `notTaken`: the API did not take the
 * request, also after the repeats allowed. `unconfirmed`: no answer, and the API may have carried the request out.
 */
export type Reply =
	| { kind: 'answered'; status: number; body: unknown }
	| { kind: 'notTaken'; code: string; status?: number; body?: unknown; retryAfterMs?: number }
	| { kind: 'unconfirmed'; code: string };

/** How one try ended, with the wait that the API asks for. Infinity: trying again makes no difference. */
export type Attempt = Reply & { waitMs?: number };

export type NotTaken = Extract<Attempt, { kind: 'notTaken' }>;

/** The code of a request that was not answered in its time. */
export const noAnswerInTime = 'ECONNABORTED';

/** The HTTP answer in a reply, whatever it says; undefined where there was none. */
export function answerIn(reply: Reply): { status: number; body: unknown } | undefined {
	if (reply.kind === 'unconfirmed' || reply.status === undefined) return undefined;
	return { status: reply.status, body: reply.body };
}

/** Reads what n8n's request helpers return. */
export function readAnswer(answer: unknown, now: number): Attempt {
	if (!isRecord(answer) || typeof answer.statusCode !== 'number') return { kind: 'unconfirmed', code: 'NO_ANSWER' };
	const { statusCode: status, body } = answer;
	const headers = isRecord(answer.headers) ? answer.headers : {};
	const waitMs = retryAfterMs(headers['retry-after'], now);
	// A refusal whose body says that the request was carried out is not believed.
	if ((status === 429 || (status === 503 && waitMs !== undefined)) && !saysTaken(body)) {
		const asked = waitMs === undefined ? {} : { waitMs, retryAfterMs: waitMs };
		return { kind: 'notTaken', code: `HTTP_${status}`, status, body, ...asked };
	}
	return { kind: 'answered', status, body };
}

/** Whether a body is that of a request that was carried out, whatever its status says. */
export function saysTaken(body: unknown): boolean {
	if (Array.isArray(body)) return body.some(saysTaken);
	return (
		isRecord(body) && ['umid', 'batchId', 'acceptedCount', 'messages', 'status'].some((name) => body[name] != null)
	);
}

/** Reads what they throw. @param isCancelled whether the execution was stopped: nothing else cancels a request but its deadline */
export function readFailure(thrown: unknown, isCancelled: boolean): Attempt {
	const failure = connectionFailure(thrown);
	if (failure.code === blockedByN8n) return { ...failure, waitMs: Infinity };
	return failure.code === 'ERR_CANCELED' && !isCancelled ? { ...failure, code: noAnswerInTime } : failure;
}
