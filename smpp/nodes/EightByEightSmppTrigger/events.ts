import type { IDataObject } from 'n8n-workflow';
import { simplified } from '../../../nodes/events/simplify';
import { eventTypes } from '../../../nodes/generated/webhookEvents';
import type { Receipt } from '../../messages/incoming';
import { bodyOf, type WholeText } from '../../messages/joining';

/** An event as the workflow gets it. */
export interface SmppEvent {
	type: string;
	json: IDataObject;
	/** The same each time 8x8 sends it; undefined where nothing distinguishes two such events. */
	key: string | undefined;
}

/** The states of 8x8's webhooks, by those of SMPP. UNKNOWN and any other state stay as they are, in lower case. */
const states: Readonly<Record<string, string>> = {
	DELIVRD: 'delivered',
	EXPIRED: 'undelivered',
	DELETED: 'undelivered',
	UNDELIV: 'undelivered',
	REJECTD: 'rejected',
	ENROUTE: 'sent',
	ACCEPTD: 'sent',
};

/** Whether a receipt says that the message is still on its way. One with an unknown state does not. */
export function isInterim({ stat }: Receipt): boolean {
	return states[stat] === 'sent';
}

/**
 * A receipt in the simplified form of the webhook trigger, with the values that only SMPP has. Its dates have no time
 * zone, so `timestamp` is the time when it arrived.
 */
export function receiptEvent(receipt: Receipt, subAccountId: string, now: string): SmppEvent {
	const { id, stat, err, phone, sender, mcc, mnc, submitDate, doneDate } = receipt;
	const state = states[stat] ?? stat.toLowerCase();
	const detail = stat === 'DELIVRD' ? 'delivered_to_recipient' : undefined;
	const errorCode = /^\d+$/.test(err) ? Number(err) : undefined;
	const status = { state, detail, errorCode, timestamp: now };
	const payload = { umid: id, subAccountId, source: sender, destination: phone, status };
	const json = simplified({ type: eventTypes.deliveryReceipt, payload, identity: '' });
	const own = { smppState: stat, mcc: mcc ?? null, mnc: mnc ?? null, submitDate, doneDate };
	const key = id === '' ? undefined : JSON.stringify(['receipt', id, phone, stat, err, doneDate]);
	return { type: eventTypes.deliveryReceipt, json: { ...json, ...own }, key };
}

/**
 * A text in the simplified form of the webhook trigger. One that is incomplete, or is not a text, is marked as such.
 */
export function textEvent({ parts, total }: WholeText, subAccountId: string, now: string): SmppEvent {
	const [first] = parts;
	const payload = {
		umid: first?.id,
		subAccountId,
		source: first?.source,
		destination: first?.destination,
		body: bodyOf(parts),
		encoding: first?.dataCoding === 8 ? 'UCS2' : first?.dataCoding === 3 ? 'LATIN1' : 'GSM7',
		smsCount: total,
		timestamp: now,
	};
	const json = simplified({ type: eventTypes.inboundMessage, payload, identity: '' });
	const own = {
		isComplete: parts.length === total,
		...(payload.body !== undefined ? {} : { data: Buffer.concat(parts.map(({ content }) => content)).toString('hex') }),
	};
	const ids = parts.map(({ id }) => id);
	const key = ids.every((id) => id !== undefined) ? JSON.stringify(['text', ...ids]) : undefined;
	return { type: eventTypes.inboundMessage, json: { ...json, ...own }, key };
}
