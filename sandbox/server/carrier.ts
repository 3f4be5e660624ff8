import { smsLimits } from '../../nodes/generated/limits';
import { receiptCodes } from '../../nodes/generated/receiptCodes';
import { hasSucceeded, nextStep } from './chatMessage';
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
	/** A message through a chat app did not come far enough on its channel in time. */
	overdue(message: Message): void;
}

/** What happens to messages after 8x8 took them: they wait for their time, go out, and arrive or fail. */
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

	/** Takes a scheduled message back. It tells whether that was in time. */
	cancel(message: Message): boolean {
		const forget = this.scheduled.get(message.umid);
		if (forget === undefined || message.scheduled === undefined) return false;
		if (Date.parse(message.scheduled) - this.clock.now() < smsLimits.cancelBeforeMinutes * minute) return false;
		forget();
		this.scheduled.delete(message.umid);
		return true;
	}

	/** Sends a message on its way, also when it goes on to its next channel. */
	private send(message: Message, effects: readonly MessageEffect[]): void {
		const channelStep = message.chat?.step;
		const receipts = effects.find((effect) => effect.kind === 'receipts') ?? usual;
		let expired = false;
		for (const { after, ...step } of receipts.steps) {
			this.clock.after(after * this.delayScale, () => {
				// What a channel says after the message has left it comes too late.
				if (expired || message.chat?.step !== channelStep) return;
				expired = step.state !== 'read' && this.isOver(message);
				const change: Omit<Step, 'after'> = expired
					? { state: 'undelivered', detail: 'undelivered_to_recipient', errorCode: expiredCode }
					: step;
				this.reports.status(message, withReason(change), receipts.withPrice);
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

	/** The time that a message has on its channel is the sender's: no factor shortens it. */
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

/** Adds what the error code means, as 8x8 does. */
export function withReason({ detail, errorCode, state }: Omit<Step, 'after'>): ReceiptChange {
	const errorMessage = errorCode === undefined ? undefined : receiptCodes[errorCode]?.name;
	return {
		state,
		...defined({ detail, errorCode, errorMessage }),
	};
}
