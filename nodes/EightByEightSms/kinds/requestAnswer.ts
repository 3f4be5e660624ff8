import type { IDataObject } from 'n8n-workflow';
import { errorCodes } from '../../generated/errorCodes';
import type { Reply } from '../../api/reply';
import type { RequestSpec } from '../../api/spec';
import { problem } from '../../problems/catalogue';
import type { Problem } from '../../problems/problem';
import { failed, ok, type Result } from '../../problems/result';
import { isRecord, propertyOf } from '../../problems/unknownValues';

/** The object that 8x8 answered with, or why there is none. 8x8's own words are not quoted: what it means is known by its code. */
export function readReply(spec: RequestSpec, reply: Reply): Result<IDataObject> {
	if (reply.kind === 'unconfirmed') {
		const isStopped = reply.code === 'ERR_CANCELED';
		return failed(isStopped ? problem('REQUEST_STOPPED') : problem('REQUEST_UNANSWERED', { cause: reply.code }));
	}
	if (reply.kind === 'notTaken') return failed(notTaken(reply));
	const { status, body } = reply;
	if (!spec.success.includes(status)) return failed(refused(status, body));
	return isRecord(body) ? ok(dataOf(body)) : failed({ ...problem('ANSWER_FOREIGN', { status }), status });
}

function notTaken({ code, status, retryAfterMs }: Extract<Reply, { kind: 'notTaken' }>): Problem {
	if (code === 'CANCELLED') return problem('REQUEST_STOPPED');
	if (status === undefined) return problem('API_UNREACHABLE', { cause: code });
	return { ...problem('REQUEST_NOT_TAKEN', { status, seconds: Math.ceil((retryAfterMs ?? 60_000) / 1000) }), status };
}

function refused(status: number, body: unknown): Problem {
	const code = propertyOf(body, 'code');
	if (typeof code !== 'number') return { ...problem('ANSWER_FOREIGN', { status }), status };
	const known = Object.hasOwn(errorCodes, code) ? errorCodes[code] : undefined;
	const words = problem('REQUEST_REFUSED', {
		answer: `HTTP ${status}, code ${code}`,
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
