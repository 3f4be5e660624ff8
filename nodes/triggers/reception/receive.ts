import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isRecord } from '../../problems/unknownValues';
import { eventsOf, optionsOf } from '../parameters';
import type { EventSource, TriggerEvent } from '../source';
import { bodySize, confirm, type Refusal, refuse, whenAnswered } from '../../events/answer';
import { gatherings } from '../../events/gathering';
import { unauthorizedRefusal } from './authorization';
import { bodiesOf } from './bodies';
import { newOnes } from './recentEvents';
import { warn } from './warnings';

/**
 * Handles a call of the trigger's URL: an event of 8x8's starts the workflow, and everything else is answered here.
 * 8x8 posts again what is not answered with 200, so unwanted events are answered with 200 too. The collector posts a
 * list of events; that is taken as a whole, or refused as a whole.
 */
export async function receive<Event extends TriggerEvent>(
	context: IWebhookFunctions,
	source: EventSource<Event>,
): Promise<IWebhookResponseData> {
	const response = context.getResponseObject();
	const options = optionsOf(context);
	const refusal = await unauthorizedRefusal(context, source, options);
	if (refusal !== undefined) return refuse(response, refusal);
	const bodies = bodiesOf(context, options);
	if ('status' in bodies) return refuse(response, bodies);
	const wanted = wantedOf(context, source, bodies, options);
	if ('status' in wanted) return refuse(response, wanted);
	const isTest = context.getMode() === 'manual';
	const fresh =
		isTest || options.ignoreRepeats === false
			? { events: wanted, settle: () => undefined }
			: newOnes(wanted, ({ event: { type, identity } }) => keyOf(context, type, identity));
	// Of a list, each event may then be posted by itself.
	if ('status' in fresh) return refuse(response, bodies.length > 1 ? { ...fresh, status: 409 } : fresh);
	const { events, settle } = fresh;
	if (events.length === 0) return confirm(response);
	const items = events.map(({ json }) => json);
	if (options.gatherEvents === true && !isTest) {
		return await gatherings.take(keyOf(context), { items, bytes: bodySize(context), response, settle });
	}
	whenAnswered(response, settle);
	return { workflowData: [items.map((json) => ({ json }))] };
}

interface Wanted {
	event: TriggerEvent;
	/** What the workflow gets. */
	json: IDataObject;
}

/** The events that the trigger is set to start the workflow with. */
function wantedOf<Event extends TriggerEvent>(
	context: IWebhookFunctions,
	source: EventSource<Event>,
	bodies: readonly unknown[],
	options: Record<string, unknown>,
): Wanted[] | Refusal {
	const types = eventsOf(context);
	const isFlat = context.getNodeParameter('simplify', true) !== false;
	const wanted: Wanted[] = [];
	for (const body of bodies) {
		const read = source.read(body);
		if (!read.ok) {
			warn(context, 'malformed event', `a call was refused: ${read.problem.happened}.`);
			return { status: 400, problem: read.problem };
		}
		const event = read.value;
		if (event === undefined || !types.includes(event.type) || !source.passes(event, options)) continue;
		wanted.push({ event, json: isFlat ? source.simplified(event) : asReceived(body) });
	}
	return wanted;
}

/** A key of this trigger, or of one part of it. */
function keyOf(context: IWebhookFunctions, ...parts: readonly string[]): string {
	return JSON.stringify([context.getWorkflow().id, context.getNode().id, ...parts]);
}

function asReceived(body: unknown): IDataObject {
	return isRecord(body) ? (body as IDataObject) : {};
}
