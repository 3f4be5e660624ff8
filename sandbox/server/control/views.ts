import type { Channel } from '../chat/channels';
import type { Delivery } from '../delivery';
import type { Inbound, Message, MessageState } from '../messages';
import type { Webhook } from '../webhook';

export type MessageView = Readonly<Message>;
export type DeliveryView = Readonly<Delivery>;
/** A webhook, and the API that it belongs to. */
export type WebhookView = Webhook & { api: 'SMS' | 'Chat apps' };

/** A part of a list, and how long the whole list is. */
export interface Page<Item> {
	total: number;
	items: Item[];
}

/** What a phone sends. */
export type InboundView = Pick<Inbound, 'source' | 'text' | 'chat' | 'destination'>;

/** A conversation in the phone's list. */
export interface ConversationView {
	/** Digits; what the address of a conversation is made of. */
	number: string;
	/** As people write it, such as +65 9123 4567. */
	label: string;
	country?: string;
	messages: number;
	/** The last message, or the last one that was searched for. */
	preview: {
		umid: string;
		text: string;
		direction: Message['direction'];
		/** Of messages through chat apps. */
		channel?: Channel;
		state: MessageState;
		at: string;
	};
}

export interface ThreadView {
	number: string;
	label: string;
	country?: string;
	/** How many messages there are in total. */
	total: number;
	/** Oldest first. */
	messages: MessageView[];
	/** Whether there are messages before the first of these. */
	hasOlder: boolean;
	/** Where a reply goes to. */
	replyTo: string;
}

export interface MessageDetailsView {
	message: MessageView;
	deliveries: DeliveryView[];
}

export interface StatusView {
	url: string;
	chatAppsUrl: string;
	/** The ID with which its templates are listed. */
	whatsAppChannelId: string;
	apiKey: string;
	accountId: string;
	subAccountIds: readonly string[];
	/** Where answers to surveys are posted; null where they go nowhere. */
	surveyUrl: string | null;
	virtualNumber: string;
	now: string;
	balance: number | null;
	currency: string;
	accepted: number;
	forgotten: number;
	messages: number;
	deliveries: number;
}

/** What changed since the last event; `null` stands for too much to name. */
export interface ChangeView {
	numbers: string[] | null;
	umids: string[] | null;
	deliveries: boolean;
}

export interface MagicNumberView {
	number: string;
	meaning: string;
}
