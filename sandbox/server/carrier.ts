import { smsLimits } from '../../nodes/generated/limits';
import { receiptCodes as chatAppsReceiptCodes } from '../../nodes/generated/chatAppsReceiptCodes';
import { receiptCodes } from '../../nodes/generated/receiptCodes';
import { type Channel, isReported } from './chat/channels';
import { carries, hasSucceeded, nextStep } from './chat/message';
import type { Clock } from './clock';
import type { MessageEffect, ReceiptsEffect } from './faults';
import type { Message, StatusChange } from './messages';
import { defined } from '../../nodes/problems/defined';

type Step = ReceiptsEffect['steps'][number];
export type ReceiptChange = Omit<StatusChange, 'timestamp' | 'state'> & { state: Step['state'] };

const usual: ReceiptsEffect = {
	kind: 'receipts',
	withPrice: true,
	steps: [
		{ state: 'sent', after: 300 },
		{ state: 'delivered', detail: 'delivered_to_recipient', after: 1500 },
	],
};

const expiredCode = 36;
/** How long a message has on a channel for which no time is given; 8x8 does not say. */
const fallbackSeconds = 60;
const minute = 60_000;

interface Reports {
	/** A scheduled message leaves now. */
	departed(message: Message): void;
	status(message: Message, change: ReceiptChange, withPrice: boolean): void;
	reply(message: Message, text: string): void;
	/** A message through a chat app did not reach the required state on its channel in time. */
	overdue(message: Message): void;
}

/** What happens to messages after 8x8 has accepted them: they wait for their time, go out, and arrive or fail. */
export class Carrier {
	private readonly scheduled = new Map<string, () => void>();

	constructor(
		private readonly clock: Clock,
		private readonly delayScale: number,
		private readonly reports: Reports,
	) {}

	/** Sends the message now, or when it is scheduled. */
	take(message: Message, effects: readonly MessageEffect[]): void {
		if (message.state !== 'scheduled' || message.scheduled === undefined) {
			this.send(message, effects);
			return;
		}
		const leave = this.clock.after(Date.parse(message.scheduled) - this.clock.now(), () => {
			this.scheduled.delete(message.umid);
			this.reports.departed(message);
			this.send(message, effects);
		});
		this.scheduled.set(message.umid, leave);
	}

	/** Sends a message through its next channel, which it has entered. */
	goOn(message: Message): void {
		this.send(message, []);
	}

	/** Cancels a scheduled message. Returns whether that was in time. */
	cancel(message: Message): boolean {
		const forget = this.scheduled.get(message.umid);
		if (forget === undefined || message.scheduled === undefined) return false;
		if (Date.parse(message.scheduled) - this.clock.now() < smsLimits.cancelBeforeMinutes * minute) return false;
		forget();
		this.scheduled.delete(message.umid);
		return true;
	}

	/** Sends a message out, also when it moves on to its next channel. */
	private send(message: Message, effects: readonly MessageEffect[]): void {
		const channelStep = message.chat?.step;
		const receipts = refusedBy(message) ?? effects.find((effect) => effect.kind === 'receipts') ?? usual;
		let expired = false;
		for (const { after, ...step } of receipts.steps) {
			this.clock.after(after * this.delayScale, () => {
				// A status from a channel that the message has already left comes too late.
				if (expired || message.chat?.step !== channelStep || !isReported(message.chat?.channel, step.state)) return;
				expired = step.state !== 'read' && this.isOver(message);
				const change: Omit<Step, 'after'> = expired
					? { state: 'undelivered', detail: 'undelivered_to_recipient', errorCode: expiredCode }
					: step;
				this.reports.status(message, withReason(change, message.chat?.channel), receipts.withPrice);
			});
		}
		this.watch(message);
		for (const effect of effects) {
			if (effect.kind !== 'reply') continue;
			this.clock.after(effect.after * this.delayScale, () => {
				this.reports.reply(message, effect.text);
			});
		}
	}

	/** The sender sets the time that a message has on its channel: no factor shortens it. */
	private watch(message: Message): void {
		const { chat } = message;
		if (chat === undefined || nextStep(chat) === undefined) return;
		const { step } = chat;
		const seconds = chat.steps[step]?.fallbackAfter ?? fallbackSeconds;
		this.clock.after(seconds * 1000, () => {
			if (chat.step === step && !hasSucceeded(message, chat)) this.reports.overdue(message);
		});
	}

	private isOver({ expiry }: Message): boolean {
		return expiry !== undefined && Date.parse(expiry) <= this.clock.now();
	}
}

/** The fate of a message on a channel that cannot show it, or whose template does not fit. */
function refusedBy({ chat }: Message): ReceiptsEffect | undefined {
	if (chat === undefined) return undefined;
	const { channel, type, templateError: errorCode } = chat;
	const isRefused = !carries(channel, type) || (errorCode !== undefined && channel === 'WhatsApp');
	if (!isRefused) return undefined;
	const step = { state: 'undelivered', detail: 'undelivered_to_recipient', after: 300 } as const;
	return { ...usual, steps: [{ ...step, ...defined({ errorCode: carries(channel, type) ? errorCode : undefined }) }] };
}

/** Adds what the error code means, as 8x8 does. Chat apps have codes of their own beside those of SMS. */
export function withReason({ detail, errorCode, state }: Omit<Step, 'after'>, channel?: Channel): ReceiptChange {
	const own = channel === 'WhatsApp' ? chatAppsReceiptCodes : {};
	const errorMessage = errorCode === undefined ? undefined : (own[errorCode] ?? receiptCodes[errorCode])?.name;
	return {
		state,
		...defined({ detail, errorCode, errorMessage }),
	};
}
