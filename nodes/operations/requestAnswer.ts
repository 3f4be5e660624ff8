import type { IDataObject } from 'n8n-workflow';
import { errorCodes } from '../generated/errorCodes';
import type { Reply } from '../api/reply';
import type { RequestSpec } from '../api/spec';
import { problem } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import { failed, ok, type Result } from '../problems/result';
import { isRecord, propertyOf } from '../problems/unknownValues';

/** The values that a request's path was filled with. */
type Path = Readonly<Record<string, string>>;

/** What an answer may name; if it does, it must name the same as the request. */
const ids = ['umid', 'batchId', 'jobId'] as const;

/**
 * The object that 8x8 answered with, or why there is none. 8x8's own words are not quoted: what it means is known by its
 * code. An answer about another message, batch or job than the one in the path is not believed.
 */
export function readReply(spec: RequestSpec, reply: Reply, path: Path): Result<IDataObject> {
	const taken = readTaken(spec, reply, path);
	if (!taken.ok) return taken;
	const { status, body } = taken.value;
	return isRecord(body) ? ok(dataOf(body)) : failed(foreign(status));
}

/** The answer of a request that was taken; or why it was not, or may not have been. */
function readTaken(spec: RequestSpec, reply: Reply, path: Path): Result<{ status: number; body: unknown }> {
	if (reply.kind === 'unconfirmed') return failed(unanswered(spec, reply.code));
	if (reply.kind === 'notTaken') return failed(notTaken(reply));
	const { status, body } = reply;
	if (!spec.success.includes(status)) return failed(refused(spec, status, body));
	return contradicts(body, path) ? failed(foreign(status)) : ok({ status, body });
}

/** Whether a body contradicts its status of success: it is an error, or about something else. */
function contradicts(body: unknown, path: Path): boolean {
	if (typeof propertyOf(body, 'code') === 'number' || typeof propertyOf(body, 'errorId') === 'string') return true;
	return ids.some((name) => {
		const [named, asked] = [propertyOf(body, name), path[name]];
		if (named === undefined || named === null || asked === undefined) return false;
		return typeof named !== 'string' || named.toLowerCase() !== asked.toLowerCase();
	});
}

/** The same for a request that is answered without a body: a web page with a status of success is not an answer of 8x8's. */
export function readDone(spec: RequestSpec, reply: Reply, path: Path): Result<undefined> {
	const taken = readTaken(spec, reply, path);
	if (!taken.ok) return taken;
	const { status, body } = taken.value;
	const isEmpty = body == null || isRecord(body) || (typeof body === 'string' && body.trim() === '');
	return isEmpty ? ok(undefined) : failed(foreign(status));
}

/** An answer that cannot be 8x8's. */
export function foreign(status: number): Problem {
	return { ...problem('ANSWER_FOREIGN', { status }), status };
}

function unanswered({ effect }: RequestSpec, cause: string): Problem {
	const isStopped = cause === 'ERR_CANCELED';
	if (effect === 'settles') return isStopped ? problem('SETTLING_STOPPED') : problem('SETTLING_UNANSWERED', { cause });
	return isStopped ? problem('REQUEST_STOPPED') : problem('REQUEST_UNANSWERED', { cause });
}

function notTaken({ code, status, retryAfterMs }: Extract<Reply, { kind: 'notTaken' }>): Problem {
	if (code === 'CANCELLED') return problem('REQUEST_STOPPED');
	if (status === undefined) return problem('API_UNREACHABLE', { cause: code });
	return { ...problem('REQUEST_NOT_TAKEN', { status, seconds: Math.ceil((retryAfterMs ?? 60_000) / 1000) }), status };
}

function refused({ effect }: RequestSpec, status: number, body: unknown): Problem {
	const isOpen = effect === 'settles' && (status === 408 || status >= 500);
	const code = propertyOf(body, 'code');
	if (typeof code !== 'number') {
		return isOpen ? { ...problem('SETTLING_FAILED', { answer: `HTTP ${status}` }), status } : foreign(status);
	}
	const answer = `HTTP ${status}, code ${code}`;
	const known = Object.hasOwn(errorCodes, code) ? errorCodes[code] : undefined;
	const words = isOpen
		? problem('SETTLING_FAILED', { answer })
		: problem('REQUEST_REFUSED', {
				answer,
				reason: known === undefined ? '' : `: ${known.meaning.replace(/\.$/, '')}`,
				advice: known?.remedy ?? 'Check the fields of the item.',
			});
	const errorId = propertyOf(body, 'errorId');
	const isId = typeof errorId === 'string' && /^[\da-f-]{32,36}$/i.test(errorId);
	return { ...words, status, code, ...(isId && { errorId }) };
}

/** The object with everything in one level: `status: { state }` becomes `statusState`. Lists stay as they are. */
export function flat(answer: IDataObject): IDataObject {
	const entries = Object.entries(answer).flatMap(([name, value]): [string, IDataObject[string]][] =>
		isRecord(value)
			? Object.entries(flat(dataOf(value))).map(([inner, each]) => [
					`${name}${inner.charAt(0).toUpperCase()}${inner.slice(1)}`,
					each,
				])
			: [[name, value]],
	);
	return Object.fromEntries(entries);
}

function dataOf(record: Record<string, unknown>): IDataObject {
	// What JSON can hold, n8n can.
	return record as IDataObject;
}
