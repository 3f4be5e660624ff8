import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { problem } from '../../problems/catalogue';
import { isRecord } from '../../problems/unknownValues';
import { eventsOf, optionsOf } from '../parameters';
import type { EventSource, TriggerEvent } from '../source';
import { bodySize, confirm, refuse, sizeRefusal, whenAnswered } from '../../events/answer';
import { type Arrival, gatherings } from '../../events/gathering';
import { unauthorizedRefusal } from './authorization';
import { recentEvents } from './recentEvents';
import { warn } from './warnings';

/**
 * Handles a call of the trigger's URL: an event of 8x8's starts the workflow, and everything else is answered here.
 * 8x8 posts again what is not answered with 200, so unwanted events are answered with 200 too.
 */
export async function receive<Event extends TriggerEvent>(
	context: IWebhookFunctions,
	source: EventSource<Event>,
): Promise<IWebhookResponseData> {
	const response = context.getResponseObject();
	const options = optionsOf(context);
	const refusal = (await unauthorizedRefusal(context, source, options)) ?? sizeRefusal(context);
	if (refusal !== undefined) return refuse(response, refusal);

	const body: unknown = context.getBodyData();
	const read = source.read(body);
	if (!read.ok) {
		warn(context, 'malformed event', `a call was refused: ${read.problem.happened}.`);
		return refuse(response, { status: 400, problem: read.problem });
	}
	const event = read.value;
	if (event === undefined || !eventsOf(context).includes(event.type) || !source.passes(event, options)) {
		return confirm(response);
	}

	const json = context.getNodeParameter('simplify', true) === false ? asReceived(body) : source.simplified(event);
	if (context.getMode() === 'manual') return { workflowData: [[{ json }]] };

	let settle: Arrival['settle'] = () => undefined;
	if (options.ignoreRepeats !== false) {
		const key = keyOf(context, event.type, event.identity);
		const handling = recentEvents.handlingOf(key, Date.now());
		if (handling === 'taken') return confirm(response);
		// Were this answered with 200 and the first post then failed, the event would be lost.
		if (handling === 'pending') return refuse(response, { status: 503, problem: problem('EVENT_PENDING') });
		settle = recentEvents.begin(key, Date.now());
	}
	if (options.gatherEvents === true) {
		return await gatherings.take(keyOf(context), { json, bytes: bodySize(context), response, settle });
	}
	whenAnswered(response, settle);
	return { workflowData: [[{ json }]] };
}

/** A key of this trigger, or of one part of it. */
function keyOf(context: IWebhookFunctions, ...parts: readonly string[]): string {
	return JSON.stringify([context.getWorkflow().id, context.getNode().id, ...parts]);
}

function asReceived(body: unknown): IDataObject {
	return isRecord(body) ? (body as IDataObject) : {};
}
