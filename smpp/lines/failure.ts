import { statusInWords } from '../codec/statuses';
import { problem } from '../../nodes/problems/catalogue';
import type { Problem } from '../../nodes/problems/problem';
import { type BindFailure, isFinal } from '../session/bind';

/** Why there is no bind, in words. */
export function bindProblem(failure: BindFailure): Problem {
	return failure.kind === 'unreachable'
		? { ...problem('SMPP_UNREACHABLE', { code: failure.code }), code: failure.code }
		: problem('SMPP_BIND_REFUSED', { words: statusInWords(failure.status), isFinal: isFinal(failure) });
}
