import type { IWebhookFunctions } from 'n8n-workflow';
import { type Refusal, sizeRefusal } from '../../events/answer';
import { problem } from '../../problems/catalogue';

/** Of a list, and in bytes. The collector posts no larger ones. */
const mostEvents = 1000;
const largestList = 4 * 1024 * 1024;

/**
 * The bodies of the events in a call: one, or those of a list, which a trigger takes that gathers events. A test gets one
 * event.
 */
export function bodiesOf(context: IWebhookFunctions, options: Record<string, unknown>): readonly unknown[] | Refusal {
	const body: unknown = context.getBodyData();
	if (!Array.isArray(body) || body.length === 0) return sizeRefusal(context) ?? [body];
	if (options.gatherEvents !== true || context.getMode() === 'manual') {
		return { status: 400, problem: problem('EVENTS_TOGETHER') };
	}
	if (body.length > mostEvents) return { status: 413, problem: problem('EVENT_TOO_LARGE') };
	return sizeRefusal(context, largestList) ?? body;
}
