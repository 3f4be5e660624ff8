import { finalStates } from '../../nodes/generated/webhookEvents';
import { Carrier, type ReceiptChange } from './carrier';
import { isReported } from './chat/channels';
import { chatReceipt, inboundChatMessage } from './chat/events';
import { KeptFiles } from './chat/files';
import { channelOf, hasSucceeded, nextStep } from './chat/message';
import { type Pressable, pressables } from './chat/presses';
import { smsText } from './chat/words';
import { Clock } from './clock';
import { Deliveries, type Target } from './deliveries';
import type { Delivery } from './delivery';
import { deliveryReceipt, inboundMessage, surveyAnswer, type SurveyAnswer } from './events';
import { Faults, type MessageEffect } from './faults';
import { inboundFrom } from './inbound';
import { KeptSize } from './keptSize';
import { LogExports } from './logExports';
import { MagicNumbers } from './magicNumbers';
import { type Inbound, MessageStore, phoneOf, type Message, type MessageState, type SurveyMessage } from './messages';
import { RateLimiter } from './rateLimits';
import { smsParts } from './smsParts';
import { isTooLate } from './survey';
import type { Settings } from './settings';
import { chatTypes, smsTypes, Webhooks } from './webhooks';

export type Change = { kind: 'message'; message: Message } | { kind: 'delivery'; delivery: Delivery };

const final: readonly string[] = [...finalStates, 'cancelled'];
const removalMs = 1000;
/** As long as WhatsApp shows it. */
const typingMs = 25_000;
const failed: readonly MessageState[] = ['rejected', 'undelivered'];

/** The simulated 8x8: everything that a reset throws away. */
export class Simulation {
	readonly clock = new Clock();
	readonly store: MessageStore;
	readonly webhooks: Webhooks;
	/** Those of the Business Messaging API. */
	readonly chatWebhooks: Webhooks;
	/** Files that were uploaded, and media that phones sent. */
	readonly files: KeptFiles;
	readonly deliveries: Deliveries;
	readonly faults = new Faults();
	readonly magicNumbers = new MagicNumbers();
	readonly rateLimiter = new RateLimiter();
	readonly logExports: LogExports;
	/** What is left on a prepaid account. */
	balance: number | null;
	/** Where survey answers are posted; undefined where they go nowhere. */
	surveyUrl: string | undefined;
	private readonly carrier: Carrier;

	constructor(
		private readonly settings: Settings,
		private readonly changed: (change: Change) => void,
	) {
		this.balance = settings.balance;
		this.logExports = new LogExports(this.clock, settings.delayScale);
		this.surveyUrl = settings.surveyUrl;
		this.store = new MessageStore(new KeptSize(settings.maxMessages, settings.maxBytes));
		this.webhooks = new Webhooks(settings.webhookForm, settings.subAccountIds, settings.webhooks, smsTypes);
		this.chatWebhooks = new Webhooks('either', settings.subAccountIds, settings.chatWebhooks, chatTypes);
		this.files = new KeptFiles(this.clock, settings.maxBytes);
		this.deliveries = new Deliveries(settings, this.clock, (delivery) => {
			changed({ kind: 'delivery', delivery });
		});
		for (const fault of settings.faults) this.faults.add(fault);
		this.carrier = new Carrier(this.clock, settings.delayScale, {
			departed: (message) => {
				this.enter(message, 'queued');
			},
			status: (message, change, withPrice) => {
				this.report(message, change, withPrice);
			},
			reply: (message, text) => {
				this.receive({ source: message.destination, text });
			},
			overdue: (message) => {
				this.goOn(message);
			},
		});
	}

	/** Keeps a message that was answered. An accepted one is charged and sent; effects decide what happens to it. */
	take(message: Message, effects: readonly MessageEffect[]): void {
		this.store.add(message);
		this.announce(message);
		if (message.rejection !== undefined) return;
		this.charge(message);
		this.carrier.take(message, effects);
	}

	/** Cancels a scheduled message. Returns whether that was in time. */
	cancel(message: Message): boolean {
		if (!this.carrier.cancel(message)) return false;
		if (this.balance !== null) this.balance += message.price.total;
		this.enter(message, 'cancelled');
		return true;
	}

	/** Removes the text of a message, and its number from what the API shows, a moment later. */
	removePersonalData(message: Message): void {
		this.clock.after(removalMs * this.settings.delayScale, () => {
			message.text = '';
			delete message.cutAt;
			message.personalDataRemoved = true;
			this.announce(message);
		});
	}

	/**
	 * Gives a sent message a status, and posts the receipt. A message through chat apps that fails on its channel
	 * moves on to the next.
	 */
	report(message: Message, change: ReceiptChange, withPrice = true): void {
		const dated = { ...change, timestamp: this.clock.timestamp() };
		const { chat } = message;
		message.history.push({ ...dated, ...(chat !== undefined && { channel: chat.channel }) });
		const event =
			chat === undefined
				? deliveryReceipt(message, dated, withPrice)
				: chatReceipt(message, { ...dated, channel: chat.channel });
		const isFailure = chat !== undefined && failed.includes(change.state) && !hasSucceeded(message, chat);
		if (!isFailure || !this.goOn(message)) {
			if (change.state === 'read' || !final.includes(message.state)) message.state = change.state;
			this.announce(message);
		}
		const own = message.dlrCallbackUrl;
		const webhooks = chat === undefined ? this.webhooks : this.chatWebhooks;
		const targets: Target[] = own === undefined ? webhooks.targets(message.subAccountId, 'receipt') : [{ url: own }];
		for (const target of targets) this.deliveries.post('receipt', message.umid, target, event);
	}

	/** Shows a person that their message was read. */
	markRead(message: Message): void {
		if (message.received !== undefined) message.received.isSeen = true;
		this.announce(message);
	}

	/** Shows a person that an answer is being written, for a while or until it comes. */
	showTyping(message: Message): void {
		const { received } = message;
		if (received === undefined) return;
		received.showsTyping = true;
		this.announce(message);
		this.clock.after(typingMs, () => {
			delete received.showsTyping;
			this.announce(message);
		});
	}

	/** What can be pressed in a message that arrived. */
	pressables({ chat }: Message): Pressable[] {
		if (chat === undefined || chat.channel === 'SMS') return [];
		return pressables(chat.type, chat.content, chat.template);
	}

	/** The message of this ID. Throws where there is none. */
	messageOf(umid: string): Message {
		const message = this.store.get(umid);
		if (message === undefined) throw new Error(`No message has the umid ${umid}`);
		return message;
	}

	/**
	 * The person presses something in a message, named by its key or its label, and so has read the message. Returns
	 * what that sends; undefined if it sends nothing. Throws where nothing has that name.
	 */
	press(message: Message, what: string): Message | undefined {
		const all = this.pressables(message);
		const pressed = all.find(({ key }) => key === what) ?? all.find(({ label }) => label === what);
		if (pressed === undefined) throw new Error(`Nothing to press is called '${what}'`);
		const channel = channelOf(message);
		const { reply } = pressed;
		if (reply === undefined || channel === undefined) return undefined;
		if (isReported(channel, 'read') && message.state !== 'read') this.report(message, { state: 'read' });
		return this.receive({
			source: phoneOf(message),
			subAccountId: message.subAccountId,
			chat: { channel, ...reply, replyToUmid: message.umid },
		});
	}

	/** A phone writes to the account. The event goes to the sub-account's webhook. */
	receive(inbound: Inbound): Message {
		const source = inbound.source.replace(/^\+/, '');
		const message = inboundFrom(inbound, {
			previous: this.store.conversation(source)?.last,
			subAccountId: this.settings.subAccountIds[0],
			number: this.numberTextedBy(source),
			now: this.clock.timestamp(),
		});
		const { received } = message;
		this.store.add(message);
		this.charge(message);
		this.announce(message);
		const webhooks = received === undefined ? this.webhooks : this.chatWebhooks;
		const event = received === undefined ? inboundMessage(message) : inboundChatMessage(message, received);
		for (const target of webhooks.targets(message.subAccountId, 'inbound')) {
			this.deliveries.post('inbound', message.umid, target, event);
		}
		return message;
	}

	/** The message whose survey somebody opens; undefined where it never came to a phone. */
	openSurvey(code: string): SurveyMessage | undefined {
		const message = this.store.withSurvey(code);
		if (message === undefined || message.rejection !== undefined || message.state === 'cancelled') return undefined;
		message.survey.startedAt ??= this.clock.timestamp();
		return message;
	}

	/** Takes the answers to a survey, once, and posts them, unless they come too late. */
	answerSurvey(message: SurveyMessage, answers: SurveyAnswer['answers']): void {
		if (message.survey.submittedAt !== undefined) return;
		const now = this.clock.timestamp();
		message.survey.submittedAt = now;
		this.announce(message);
		if (this.surveyUrl === undefined || isTooLate(message.acceptedAt, this.clock.now())) return;
		this.deliveries.post('survey', message.umid, { url: this.surveyUrl }, surveyAnswer(message, answers, now));
	}

	/** Where a reply from this phone goes: to the number that it was last texted from, else to the account's own. */
	numberTextedBy(phone: string): string {
		const last = this.store.conversation(phone)?.last;
		const number = last?.direction === 'outbound' ? last.source : last?.destination;
		return number !== undefined && /^\+?\d+$/.test(number) ? number.replace(/^\+/, '') : this.settings.virtualNumber;
	}

	/** Tells listeners that the message has changed. */
	announce(message: Message): void {
		this.changed({ kind: 'message', message });
	}

	close(): void {
		this.clock.close();
		this.deliveries.close();
	}

	/** Sends a message through its next channel. Returns whether there is one. */
	private goOn(message: Message): boolean {
		const { chat } = message;
		const next = chat && nextStep(chat);
		const isExpired = message.expiry !== undefined && Date.parse(message.expiry) <= this.clock.now();
		if (chat === undefined || next === undefined || isExpired) return false;
		chat.step += 1;
		chat.channel = next.channel;
		if (next.channel === 'SMS') {
			const { sms } = chat.content;
			Object.assign(message, smsParts(smsText(chat.type, chat.content), sms?.encoding, message.country, true));
			if (sms?.source !== undefined) message.source = sms.source;
			this.charge(message);
		}
		this.enter(message, 'queued');
		this.carrier.goOn(message);
		return true;
	}

	private enter(message: Message, state: MessageState): void {
		const { chat } = message;
		message.state = state;
		message.history.push({
			state,
			...(chat !== undefined && { channel: chat.channel }),
			timestamp: this.clock.timestamp(),
		});
		this.announce(message);
	}

	private charge(message: Message): void {
		if (this.balance !== null) this.balance -= message.price.total;
	}
}
