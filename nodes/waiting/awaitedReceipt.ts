import type { IDataObject, INodeProperties, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { confirm, refuse, sizeRefusal } from '../events/answer';
import { readEvent } from '../events/envelope';
import { simplified } from '../events/simplify';
import { isFinal } from '../events/statusMeaning';
import { eventTypes } from '../generated/webhookEvents';
import { problem } from '../problems/catalogue';
import { propertyOf, textOf } from '../problems/unknownValues';
import { digitsOf } from '../sending/message';
import { roundParameter } from './resumeUrl';

/** The option which state is waited for. States after it end the wait too, and so do those of a failure. */
export const waitUntilField: INodeProperties = {
	displayName: 'Wait Until',
	name: 'waitUntil',
	type: 'options',
	default: 'delivered',
	options: [
		{ name: 'Delivered', value: 'delivered', description: 'The message arrived' },
		{ name: 'Read', value: 'read', description: 'The recipient opened it, where the channel reports that' },
		{ name: 'Sent', value: 'sent', description: 'The operator has it' },
	],
	description:
		'The state that ends the wait. A later state ends it too, and so does a message that was rejected or not delivered.',
};

/** The states on the way to the phone, in their order. */
const progress = ['queued', 'sent', 'delivered', 'read'];

/** What identifies the receipts that are waited for. */
export function receiptState(sent: IDataObject, round: string, waitUntil: unknown): IDataObject {
	const { umid, clientMessageId, destination } = sent;
	return { kind: 'receipt', round, umid, clientMessageId, destination, waitUntil: textOf(waitUntil) ?? 'delivered' };
}

/**
 * Takes a receipt that is posted to the resume URL. The one that ends the wait goes on as an item; 8x8 posts everything again
 * that is not answered with 200, so what belongs to another message or leaves the end open is answered with 200 as well.
 */
export function receiveReceipt(context: IWebhookFunctions, state: Record<string, unknown>): IWebhookResponseData {
	const response = context.getResponseObject();
	if (context.getRequestObject().method !== 'POST') {
		return refuse(response, { status: 405, problem: problem('NOT_WAITING') });
	}
	const refusal = sizeRefusal(context);
	if (refusal !== undefined) return refuse(response, refusal);
	const read = readEvent(context.getBodyData());
	if (!read.ok) return refuse(response, { status: 400, problem: read.problem });
	const event = read.value;
	if (event?.type !== eventTypes.deliveryReceipt) return confirm(response);
	const isOfRound = propertyOf(context.getQueryData(), roundParameter) === state.round;
	if (!isOfRound || !isOfMessage(event.payload, state)) return confirm(response);
	const reached = textOf(propertyOf(event.payload.status, 'state'));
	if (!endsWait(reached, state.waitUntil)) return confirm(response);
	// 8x8 knows the message, so it has taken it, also where it had not confirmed that.
	const json = { outcome: 'accepted', ...simplified(event) };
	return { webhookResponse: { received: true }, workflowData: [[{ json, pairedItem: { item: 0 } }]] };
}

/** By its umid; a message whose umid never came is known by the ID and the number that it was sent with. */
function isOfMessage(
	payload: Record<string, unknown>,
	{ umid, clientMessageId, destination }: Record<string, unknown>,
) {
	if (typeof umid === 'string') return payload.umid === umid;
	const hasId = typeof clientMessageId === 'string' && payload.clientMessageId === clientMessageId;
	return hasId && digitsOf(payload.destination) === digitsOf(destination);
}

function endsWait(state: string | undefined, waitUntil: unknown): boolean {
	const [reached, wanted] = [progress.indexOf(state ?? ''), progress.indexOf(String(waitUntil))];
	if (reached >= 0) return reached >= wanted;
	return isFinal(state);
}
