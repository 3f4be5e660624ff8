import type { ChatReceiptEvent, InboundChatEvent } from './chat/events';
import type { components } from '../../nodes/generated/smsTypes';

type Schemas = components['schemas'];

export interface Attempt {
	/** ISO 8601, UTC. */
	at: string;
	/** The receiver's HTTP status, where it answered. */
	status?: number;
	/** Why there was no answer. */
	error?: string;
	milliseconds: number;
	/** Whether a person asked for it. */
	byHand: boolean;
}

/** An event that is posted, and what happened to it. Holds no credentials. */
export interface Delivery {
	readonly id: string;
	readonly kind: 'receipt' | 'inbound' | 'survey';
	/** The message that the event is about. */
	readonly umid: string;
	readonly url: string;
	readonly event:
		| Schemas['DeliveryReceiptEvent']
		| Schemas['InboundMessageEvent']
		| Schemas['SurveyAnswerEvent']
		| ChatReceiptEvent
		| InboundChatEvent;
	/** ISO 8601, UTC. */
	readonly createdAt: string;
	readonly attempts: Attempt[];
	/** waiting: being posted, now or again later. refused: the sandbox does not post to this address. */
	state: 'waiting' | 'taken' | 'failed' | 'refused';
	reason?: string;
	/** When it is posted again. */
	nextAttemptAt?: string;
}
