import { addChatWebhooks, deleteChatWebhooks, getChatWebhooks } from '../generated/chatApps';
import { eventTypes } from '../generated/chatAppsWebhookEvents';
import { type ChatEvent, readChatEvent } from '../events/chatEnvelope';
import { simplifiedChat } from '../events/chatSimplify';
import { ok } from '../problems/result';
import type { EventSource } from '../triggers/source';
import { passes, readFilters } from './filters';

/** The events of the Business Messaging API. */
export const chatEvents: EventSource<ChatEvent> = {
	name: '8x8 Chat Apps Trigger',
	baseUrlOf: ({ chatAppsBaseUrl }) => ok(chatAppsBaseUrl),
	requests: { list: getChatWebhooks, add: addChatWebhooks, remove: deleteChatWebhooks },
	types: {
		ownType: { inbound: 'MSG', receipts: 'CADR' },
		typesWith: { inbound: ['MSG', '*'], receipts: ['CADR', '*'] },
		kept: [],
		mayBeMissing: false,
	},
	purposes: { [eventTypes.inboundChatMessage]: 'inbound', [eventTypes.chatMessageStatus]: 'receipts' },
	read: readChatEvent,
	passes: (event, options) => passes(event, readFilters(options)),
	simplified: simplifiedChat,
};
