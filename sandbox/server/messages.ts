import type { components } from '../../nodes/generated/smsTypes';
import type { TextEncoding } from '../../nodes/text/segments';
import type { Channel } from './chat/channels';
import type { ChatMessage, ReceivedChat } from './chat/message';
import type { KeptSize } from './keptSize';

type Schemas = components['schemas'];

/** States of delivery receipts, and two that only the sandbox has. */
export type MessageState = Schemas['ReceiptStatus']['state'] | 'scheduled' | 'cancelled';

export interface StatusChange {
	state: MessageState;
	detail?: NonNullable<Schemas['ReceiptStatus']['detail']>;
	errorCode?: number;
	errorMessage?: string;
	/** The channel on which it got this far; only for messages through chat apps. */
	channel?: Channel;
	/** ISO 8601, UTC. */
	timestamp: string;
}

export interface Price {
	total: number;
	perSms: number;
	/** ISO 4217. */
	currency: string;
}

/** The survey that a message leads to. */
export interface SentSurvey {
	readonly surveyId: string;
	/** What the link ends with. */
	readonly code: string;
	readonly link: string;
	/** All that came with the message. */
	readonly variables: readonly Schemas['SurveyVariable'][];
	/** Those that the link passes on to the survey. */
	readonly passedOn: readonly Schemas['SurveyVariable'][];
	/** ISO 8601, UTC. */
	startedAt?: string;
	submittedAt?: string;
}

/** A message at the sandbox: sent by the account (outbound), received by it (inbound), or rejected. */
export interface Message {
	readonly umid: string;
	readonly direction: 'outbound' | 'inbound';
	readonly subAccountId: string;
	/** Digits, with no plus sign; of somebody without a number the ID at the chat app. */
	readonly destination: string;
	/** For a message through a chat app, its content in words; once it has fallen back to an SMS, that text. */
	text: string;
	/** What it has in addition to a text; only for messages that the Business Messaging API sent. */
	readonly chat?: ChatMessage;
	/** The same for a message received through a chat app. */
	readonly received?: ReceivedChat;
	/** The survey that its link leads to. */
	readonly survey?: SentSurvey;
	/** The sender ID; of an inbound message the phone's number, digits only. */
	source?: string;
	readonly clientMessageId?: string;
	readonly batchId?: string;
	readonly clientBatchId?: string;
	/** Those of an SMS; 0 segments while the message goes through a chat app. */
	encoding: TextEncoding;
	segments: number;
	/** How many UTF-16 code units of the text are sent, where it is longer than ten segments. */
	cutAt?: number;
	/** The price of a chat app is not known: 0. */
	price: Price;
	/** ISO 3166-1 alpha-2 code of the phone's country, where it is known. */
	readonly country?: string;
	/** ISO 8601, UTC. */
	readonly acceptedAt: string;
	readonly scheduled?: string;
	readonly expiry?: string;
	readonly dlrCallbackUrl?: string;
	readonly clientIp?: string;
	readonly track?: 'None' | 'Outcome';
	/** Why it was not accepted, where the answer said REJECTED. */
	readonly rejection?: string;
	state: MessageState;
	readonly history: StatusChange[];
	feedback?: Schemas['SmsFeedback'];
	/** Set once its text is removed, and its number from lookups and the log. The phone itself still has the number. */
	personalDataRemoved?: true;
}

/** What a phone sends. */
export interface Inbound {
	/** The phone's number; of somebody without one the ID at the chat app. */
	source: string;
	/** By default what `chat` holds, in words. */
	text?: string | undefined;
	/** What was sent through a chat app. By default, a text uses the way by which the phone was last written to. */
	chat?: Pick<ReceivedChat, 'channel' | 'type' | 'content' | 'name' | 'replyToUmid'> | undefined;
	/** The account's number; by default the one that the phone was last texted from, if that is a number. */
	destination?: string | undefined;
	/** By default the sub-account that last texted the phone. */
	subAccountId?: string | undefined;
}

/** A message with a link to a survey. */
export type SurveyMessage = Message & { readonly survey: SentSurvey };

/** A message that the sandbox took and sends. */
export type AcceptedMessage = Readonly<Omit<Message, 'rejection'>>;

/** The number of the phone that a message is to or from. */
export const phoneOf = (message: Message) =>
	message.direction === 'outbound' ? message.destination : (message.source ?? '');

/** All messages with one phone, and when the last of them came. */
export interface Conversation {
	readonly number: string;
	/** Oldest first. */
	readonly messages: Set<Message>;
	last: Message;
}

/** The messages, oldest first; those beyond the limits are forgotten. */
export class MessageStore {
	private readonly byUmid = new Map<string, Message>();
	private readonly batches = new Map<string, Set<Message>>();
	private readonly byPhone = new Map<string, Conversation>();
	private readonly bySurvey = new Map<string, SurveyMessage>();
	private acceptedSoFar = 0;
	private forgottenSoFar = 0;

	constructor(private readonly kept: KeptSize) {}

	/** How many messages were accepted since the start or the last reset, forgotten ones included. */
	get accepted(): number {
		return this.acceptedSoFar;
	}

	/** How many accepted messages are no longer kept. */
	get forgotten(): number {
		return this.forgottenSoFar;
	}

	get size(): number {
		return this.byUmid.size;
	}

	add(message: Message): void {
		this.byUmid.set(message.umid, message);
		if (isAccepted(message)) this.acceptedSoFar += 1;
		if (message.batchId !== undefined) {
			const batch = this.batches.get(message.batchId) ?? new Set();
			this.batches.set(message.batchId, batch.add(message));
		}
		if (isSurvey(message)) this.bySurvey.set(message.survey.code, message);
		this.converse(message);
		this.kept.add(message.umid, message);
		for (const umid of this.kept.excess()) this.forget(umid);
	}

	get(umid: string): Message | undefined {
		return this.byUmid.get(umid.toLowerCase());
	}

	/** The message whose link ends with this code. */
	withSurvey(code: string): SurveyMessage | undefined {
		return this.bySurvey.get(code);
	}

	batch(batchId: string): ReadonlySet<Message> | undefined {
		return this.batches.get(batchId.toLowerCase());
	}

	all(): MapIterator<Message> {
		return this.byUmid.values();
	}

	/** The ledger: accepted messages, oldest first. */
	acceptedMessages(): AcceptedMessage[] {
		return [...this.all()].filter(isAccepted);
	}

	conversation(number: string): Conversation | undefined {
		return this.byPhone.get(number);
	}

	/** The one with the latest message comes first. */
	conversations(): Conversation[] {
		return [...this.byPhone.values()].reverse();
	}

	private converse(message: Message): void {
		const number = phoneOf(message);
		const conversation = this.byPhone.get(number) ?? { number, messages: new Set(), last: message };
		conversation.messages.add(message);
		conversation.last = message;
		// Set again, so that the map stays in the order of the last message.
		this.byPhone.delete(number);
		this.byPhone.set(number, conversation);
	}

	private forget(umid: string): void {
		const oldest = this.byUmid.get(umid);
		if (oldest === undefined) return;
		this.byUmid.delete(oldest.umid);
		if (isAccepted(oldest)) this.forgottenSoFar += 1;
		if (oldest.survey !== undefined) this.bySurvey.delete(oldest.survey.code);
		const conversation = this.byPhone.get(phoneOf(oldest));
		conversation?.messages.delete(oldest);
		if (conversation?.messages.size === 0) this.byPhone.delete(conversation.number);
		const batch = oldest.batchId === undefined ? undefined : this.batches.get(oldest.batchId);
		batch?.delete(oldest);
		if (batch?.size === 0 && oldest.batchId !== undefined) this.batches.delete(oldest.batchId);
	}
}

function isSurvey(message: Message): message is SurveyMessage {
	return message.survey !== undefined;
}

function isAccepted(message: Message): boolean {
	return message.direction === 'outbound' && message.rejection === undefined;
}
