import type { IExecuteFunctions } from 'n8n-workflow';
import { isPrivateAddress } from '../api/publicAddress';
import { problem } from '../problems/catalogue';
import { failed, ok, type Result } from '../problems/result';

/** The query parameter by which the rounds of a loop are distinguished: n8n gives all of them one address. */
export const roundParameter = 'r';

/** Characters by which a round is named. */
export const roundLength = 8;

/** Who calls a resume URL, as a sentence names them. */
export type Caller = '8x8' | 'A phone';

/**
 * The address that resumes the execution at this node. It holds the secret that lets its caller in. `isPublicApi` is false
 * for a sandbox, which reaches n8n on the same machine.
 */
export function resumeUrl(
	context: IExecuteFunctions,
	caller: Caller,
	round: string,
	isPublicApi: boolean,
): Result<string> {
	const url = caller === '8x8' ? receiptUrl(context, round) : context.getSignedResumeUrl({ [roundParameter]: round });
	if (!isPublicApi || !isPrivateAddress(url)) return ok(url);
	return failed(problem('RESUME_URL_PRIVATE', { host: URL.canParse(url) ? new URL(url).host : 'no address', caller }));
}

/** A link as long as the one that Send and Wait for Response puts into a message, and that opens nothing. */
export function answerLinkLike(context: IExecuteFunctions): string {
	return context.getSignedResumeUrl({ [roundParameter]: '0'.repeat(roundLength) });
}

/** n8n checks signed addresses in the operation Send and Wait for Response alone, and the execution's token in all others. */
function receiptUrl(context: IExecuteFunctions, round: string): string {
	const address: unknown = context.evaluateExpression('{{ $execution.resumeUrl }}', 0);
	const url = new URL(typeof address === 'string' ? address : '');
	url.pathname += `/${encodeURIComponent(context.getNode().id)}`;
	url.searchParams.set(roundParameter, round);
	return url.href;
}
