import { randomUUID } from 'node:crypto';
import type { components } from '../../../nodes/generated/chatAppsTypes';
import { defined } from '../../../nodes/problems/defined';
import { chatMessage } from '../chat/message';
import { templateTrouble } from '../chat/rules';
import { type Template, templateFor } from '../chat/templates';
import { readableText, smsText } from '../chat/words';
import type { Message } from '../messages';
import { countryOf } from '../phoneNumbers';
import { notPriced } from '../prices';
import { smsParts } from '../smsParts';
import type { Origin } from './messageFrom';

type Schemas = components['schemas'];
export type ChatRequest = Schemas['MessageRequest'];

/** Why a message is rejected with an answer of success. */
export interface Rejection {
	code?: number;
	message: string;
}

/**
 * Makes a message from a request to the Business Messaging API, accepted or rejected.
 *
 * @param destination digits of the international number, or the recipient's ID at the chat app
 * @param templates those of the account
 * @param known why it is rejected, if that is known already
 */
export function chatMessageFrom(
	request: ChatRequest,
	destination: string,
	origin: Origin,
	templates: readonly Template[],
	known?: Rejection,
): { message: Message; rejection: Rejection | undefined } {
	const { clock } = origin;
	const { type, content, scheduled, expiry } = request;
	const template = content.template && templateFor(content.template, templates);
	const chat = chatMessage(request, template);
	const usesTemplate = type === 'template' && chat.steps.some(({ channel }) => channel === 'WhatsApp');
	const trouble = usesTemplate ? templateTrouble(content.template ?? {}, templates) : undefined;
	const refused = trouble?.kind === 'rejected' ? trouble.reason : expiryRejection(expiry, scheduled, clock.now());
	const rejection = known ?? refused;
	const country = countryOf(destination);
	const isScheduled = scheduled !== undefined && Date.parse(scheduled) > clock.now();
	const state = rejection !== undefined ? 'rejected' : isScheduled ? 'scheduled' : 'queued';
	const acceptedAt = clock.timestamp();
	const source = content.sms?.source;
	const message: Message = {
		umid: randomUUID(),
		direction: 'outbound',
		subAccountId: origin.subAccountId,
		destination,
		chat: { ...chat, ...(trouble?.kind === 'undelivered' && { templateError: trouble.errorCode }) },
		...(chat.channel === 'SMS'
			? smsParts(smsText(type, content), content.sms?.encoding, country, rejection === undefined)
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
			rejection: rejection?.message,
		}),
		acceptedAt,
		state,
		history: [{ state, channel: chat.channel, timestamp: acceptedAt }],
	};
	return { message, rejection };
}

function expiryRejection(
	expiry: string | undefined,
	scheduled: string | undefined,
	now: number,
): Rejection | undefined {
	const leaves = Math.max(now, scheduled === undefined ? 0 : Date.parse(scheduled));
	const isOver = expiry !== undefined && Date.parse(expiry) <= leaves;
	return isOver ? { message: 'Message expiry has already been reached' } : undefined;
}

/** How a message is answered. */
export function chatResponse(
	{ umid, clientMessageId, acceptedAt, destination }: Message,
	{ msisdn, country, channelUserId }: Schemas['Recipient'],
	rejection: Rejection | undefined,
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
			...defined({ errorCode: rejection?.code, errorMessage: rejection?.message }),
			timestamp: acceptedAt,
		},
	};
}
