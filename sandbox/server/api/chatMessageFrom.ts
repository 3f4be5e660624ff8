import { randomUUID } from 'node:crypto';
import type { components } from '../../../nodes/generated/chatAppsTypes';
import { chatMessage, readableText, smsText } from '../chatMessage';
import type { Message } from '../messages';
import { countryOf } from '../phoneNumbers';
import { priceCurrency } from '../prices';
import { smsParts } from '../smsParts';
import type { Origin } from './messageFrom';
import { defined } from '../../../nodes/problems/defined';

type Schemas = components['schemas'];
export type ChatRequest = Schemas['MessageRequest'];

const notPriced = { total: 0, perSms: 0, currency: priceCurrency };

/**
 * Makes a message of a request to the Business Messaging API, accepted or rejected.
 *
 * @param destination digits of the international number, or the recipient's ID at the chat app
 * @param rejection why it is rejected, if that is known already
 */
export function chatMessageFrom(
	request: ChatRequest,
	destination: string,
	origin: Origin,
	rejection?: string,
): Message {
	const { clock } = origin;
	const { type, content, scheduled, expiry } = request;
	const chat = chatMessage(type, content, request.channels ?? []);
	const refusal = rejection ?? expiryRejection(expiry, scheduled, clock.now());
	const country = countryOf(destination);
	const isScheduled = scheduled !== undefined && Date.parse(scheduled) > clock.now();
	const state = refusal !== undefined ? 'rejected' : isScheduled ? 'scheduled' : 'queued';
	const acceptedAt = clock.timestamp();
	const source = content.sms?.source;
	return {
		umid: randomUUID(),
		direction: 'outbound',
		subAccountId: origin.subAccountId,
		destination,
		chat,
		...(chat.channel === 'SMS'
			? smsParts(smsText(type, content), content.sms?.encoding, country, refusal === undefined)
			: { text: readableText(type, content), encoding: 'UCS2', segments: 0, price: notPriced }),
		...(chat.channel === 'SMS' && source !== undefined && { source }),
		...defined({
			country,
			clientMessageId: request.clientMessageId,
			batchId: origin.batchId,
			clientBatchId: origin.clientBatchId,
			scheduled,
			expiry,
			dlrCallbackUrl: request.dlrCallbackUrl,
			rejection: refusal,
		}),
		acceptedAt,
		state,
		history: [{ state, channel: chat.channel, timestamp: acceptedAt }],
	};
}

function expiryRejection(expiry: string | undefined, scheduled: string | undefined, now: number): string | undefined {
	const leaves = Math.max(now, scheduled === undefined ? 0 : Date.parse(scheduled));
	return expiry !== undefined && Date.parse(expiry) <= leaves ? 'Message expiry has already been reached' : undefined;
}

/** How a message is answered. */
export function chatResponse(
	{ umid, clientMessageId, rejection, acceptedAt, destination }: Message,
	{ msisdn, country, channelUserId }: Schemas['Recipient'],
	errorCode?: number,
): Schemas['MessageResponse'] {
	return {
		umid,
		user: {
			...(msisdn !== undefined && { msisdn: `+${destination}` }),
			...defined({ country, channelUserId }),
		},
		clientMessageId: clientMessageId ?? null,
		status: {
			state: rejection === undefined ? 'queued' : 'rejected',
			...defined({ errorCode, errorMessage: rejection }),
			timestamp: acceptedAt,
		},
	};
}
