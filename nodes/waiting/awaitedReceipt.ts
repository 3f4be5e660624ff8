import type { IDataObject, INodeProperties, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { confirm, refuse, sizeRefusal } from '../events/answer';
import { problem } from '../problems/catalogue';
import { failed, ok, type Result } from '../problems/result';
import { propertyOf, quote, textOf } from '../problems/unknownValues';
import { digitsOf } from '../sending/message';
import { isEmpty } from '../text/fieldValues';
import { progress, type Receipt, type ReceiptSource } from './receiptSource';
import { roundParameter } from './resumeUrl';

/** The option that chooses the awaited state. Later states and states of failure end the wait too. */
export const waitUntilField: INodeProperties = {
	displayName: 'Wait Until',
	name: 'waitUntil',
	type: 'options',
	default: 'delivered',
	options: [
		{ name: 'Delivered', value: 'delivered', description: 'The message arrived' },
		{ name: 'Read', value: 'read', description: 'The recipient opened it, where the channel reports that' },
		{ name: 'Sent', value: 'sent', description: 'The operator has the message' },
	],
	description:
		'The state that ends the wait. A later state also ends it, and so does a message that was rejected or not delivered.',
};

/** The state that ends the wait. An unknown one would let every receipt end it. */
export function readWaitUntil(given: unknown): Result<string> {
	if (isEmpty(given)) return ok('delivered');
	const states = ['delivered', 'read', 'sent'];
	const wanted = states.find((each) => each === given);
	if (wanted !== undefined) return ok(wanted);
	const label = waitUntilField.displayName;
	return failed(problem('CHOICE_UNKNOWN', { label, shown: quote(given), allowed: states.join(', ') }));
}

/** What identifies the receipts that are waited for. */
export function receiptState(sent: IDataObject, round: string, waitUntil: string): IDataObject {
	const { umid, clientMessageId, destination } = sent;
	return { kind: 'receipt', round, umid, clientMessageId, destination, waitUntil };
}

/**
 * Takes a receipt that is posted to the resume URL. The one that ends the wait goes on as an item; 8x8 posts everything again
 * that is not answered with 200, so what belongs to another message or leaves the end open is answered with 200 as well.
 */
export function receiveReceipt(
	context: IWebhookFunctions,
	state: Record<string, unknown>,
	source: ReceiptSource,
): IWebhookResponseData {
	const response = context.getResponseObject();
	if (context.getRequestObject().method !== 'POST') {
		return refuse(response, { status: 405, problem: problem('NOT_WAITING') });
	}
	const refusal = sizeRefusal(context);
	if (refusal !== undefined) return refuse(response, refusal);
	const read = source.read(context.getBodyData());
	if (!read.ok) return refuse(response, { status: 400, problem: read.problem });
	const receipt = read.value;
	const isOfRound = propertyOf(context.getQueryData(), roundParameter) === state.round;
	if (receipt === undefined || !isOfRound || !isOfMessage(receipt, state)) return confirm(response);
	if (!isReached(receipt, state.waitUntil) && !source.isLast(receipt, state)) return confirm(response);
	// 8x8 knows the message, so it has taken it, even if it had not confirmed that.
	const json = { outcome: 'accepted', destination: textOf(state.destination) ?? null, ...receipt.simplified };
	return { webhookResponse: { received: true }, workflowData: [[{ json, pairedItem: { item: 0 } }]] };
}

/** By its umid; a message whose umid never arrived, by the ID and the person that it was sent with. */
function isOfMessage(receipt: Receipt, { umid, clientMessageId, destination }: Record<string, unknown>): boolean {
	if (typeof umid === 'string') return receipt.umid === umid;
	const hasId = typeof clientMessageId === 'string' && receipt.clientMessageId === clientMessageId;
	return hasId && !isOfAnotherPerson(digitsOf(receipt.person), digitsOf(destination));
}

/** Chat apps may name nobody, or give an ID for somebody whose number the message went to: those are not compared. */
function isOfAnotherPerson(named: string, destination: string): boolean {
	const areAlike = /^\d/.test(named) === /^\d/.test(destination);
	return named !== '' && areAlike && named !== destination;
}

/** Whether the message has reached the awaited state, or a later one. */
function isReached({ state }: Receipt, waitUntil: unknown): boolean {
	const [reached, wanted] = [progress.indexOf(state), progress.indexOf(String(waitUntil))];
	return reached >= 0 && reached >= wanted;
}
