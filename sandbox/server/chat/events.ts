import type { components } from '../../../nodes/generated/chatAppsTypes';
import { defined } from '../../../nodes/problems/defined';
import { phoneOf, type Message, type StatusChange } from '../messages';
import { channelIds } from './channels';
import type { ReceivedChat } from './message';

type Schemas = components['schemas'];
export type ChatReceiptEvent = Schemas['ChatMessageStatusEvent'];
export type InboundChatEvent = Schemas['InboundChatMessageEvent'];

/** What 8x8 posts when the status of a message through a chat app changed. */
export function chatReceipt(
	message: Message,
	{ state, ...change }: StatusChange & { state: Schemas['ReceiptStatus']['state'] },
): ChatReceiptEvent {
	const { channel, ...status } = change;
	return {
		namespace: 'ChatApps',
		eventType: 'outbound_message_status_changed',
		description: 'A receipt for a message sent',
		payload: {
			umid: message.umid,
			...defined({ batchId: message.batchId }),
			clientMessageId: message.clientMessageId ?? null,
			...(message.batchId !== undefined && { clientBatchId: message.clientBatchId ?? null }),
			subAccountId: message.subAccountId,
			...defined({ channel }),
			user: userOf(phoneOf(message)),
			status: { state, ...status },
		},
	};
}

/** What 8x8 posts when somebody wrote through a chat app, or pressed something. */
export function inboundChatMessage(message: Message, received: ReceivedChat): InboundChatEvent {
	const { channel, type, content, name, replyToUmid } = received;
	return {
		namespace: 'ChatApps',
		eventType: 'inbound_message_received',
		description: 'A message came in',
		payload: {
			umid: message.umid,
			subAccountId: message.subAccountId,
			timestamp: message.acceptedAt,
			user: { ...userOf(phoneOf(message)), ...defined({ name }) },
			recipient: { channel: channel.toLowerCase(), channelId: channelIds[channel] },
			type,
			content,
			...defined({ replyToUmid }),
		},
	};
}

/** Digits are a number; a person who hides theirs has an ID at the channel. */
function userOf(phone: string): Schemas['ChatUser'] {
	return /^\d+$/.test(phone) ? { msisdn: `+${phone}` } : { channelUserId: phone };
}
