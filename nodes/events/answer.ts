import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { problem } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import { propertyOf } from '../problems/unknownValues';

export type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

/** A call that starts nothing, and says so. */
export interface Refusal {
	status: number;
	problem: Problem;
}

/** Answers 200 with no body, and starts nothing. */
export function confirm(response: Response): IWebhookResponseData {
	response.status(200).end();
	return { noWebhookResponse: true };
}

/** Answers with a status and what happened, and starts nothing. */
export function refuse(response: Response, { status, problem }: Refusal): IWebhookResponseData {
	if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
	response.status(status).type('text/plain').send(`${problem.happened}.`);
	return { noWebhookResponse: true };
}

/** In bytes. The longest event is a survey's, and far from this. */
const largestBody = 256 * 1024;

/** Refuses a call whose body is longer than any that is expected. @param largest in bytes */
export function sizeRefusal(context: IWebhookFunctions, largest = largestBody): Refusal | undefined {
	return bodySize(context) > largest ? { status: 413, problem: problem('EVENT_TOO_LARGE') } : undefined;
}

/** In bytes, as the body came in; that of the largest one where n8n does not say. */
export function bodySize(context: IWebhookFunctions): number {
	const size = propertyOf(propertyOf(context.getRequestObject(), 'rawBody'), 'length');
	return typeof size === 'number' ? size : largestBody;
}

/**
 * Calls back once with whether the answer is a success. n8n answers when it has started the workflow, or failed to,
 * also to callers that have hung up; the response emits no event for that, so its `end` is watched.
 */
export function whenAnswered(response: Response, settle: (isSuccess: boolean) => void): void {
	const end = new Proxy(response.end.bind(response), {
		apply(target, self, parameters): unknown {
			settle(response.statusCode < 300);
			return Reflect.apply(target, self, parameters);
		},
	});
	Object.assign(response, { end });
}
