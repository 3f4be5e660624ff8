import { RecentEvents } from '../../../nodes/triggers/reception/recentEvents';
import { eventTypes } from '../../../nodes/generated/webhookEvents';
import type { ShortMessage } from '../../codec/pdu';
import { readIncoming } from '../../messages/incoming';
import { Joining, type WholeText } from '../../messages/joining';
import { receiptEvent, type SmppEvent, textEvent } from './events';
import { type Gathered, Gathering } from './gathering';
import type { TriggerSettings } from './parameters';

/** Starts an execution with these events. It resolves, within any time, to whether n8n has carried it out; it never rejects. */
type Start = (events: readonly SmppEvent[]) => Promise<boolean>;

/** What happened to a text's part, once it is known; parts of one text share it. */
type Settle = (isTaken: boolean) => void;

/** From what 8x8 delivers to executions: joined, without repeats, gathered, and acknowledged as the settings say. */
export class Reception {
	private readonly recent = new RecentEvents();
	private readonly joining: Joining;
	private readonly gathering: Gathering;
	/** Of parts that wait for others. */
	private readonly waiting = new Map<object, Settle>();
	private open = 0;
	private isClosed = false;

	constructor(
		private readonly settings: TriggerSettings,
		private readonly systemId: string,
		private readonly start: Start,
	) {
		this.joining = new Joining((whole) => this.takeText(whole), settings.joinMs);
		this.gathering = new Gathering(settings.gather, (events) => void this.run(events));
	}

	/** Takes a deliver_sm. It resolves to whether 8x8 may forget it, and never rejects. */
	async take(message: ShortMessage): Promise<boolean> {
		const { settings } = this;
		if (this.isClosed || this.open >= settings.mostOpen) return false;
		const incoming = readIncoming(message);
		const type = incoming.kind === 'receipt' ? eventTypes.deliveryReceipt : eventTypes.inboundMessage;
		// What is not wanted is not sent again.
		if (!settings.events.includes(type)) return true;
		const taken = new Promise<boolean>((settle) => {
			if (incoming.kind === 'receipt') this.add(receiptEvent(incoming, this.systemId, now()), settle);
			else {
				this.waiting.set(incoming, settle);
				this.joining.take(incoming);
			}
		});
		return settings.acknowledge === 'atOnce' ? true : await taken;
	}

	/** Takes nothing more. What 8x8 was told to forget is started; what it was not, it has to send again. */
	close(): void {
		this.isClosed = true;
		if (this.settings.acknowledge === 'atOnce') {
			this.joining.flush();
			this.gathering.flush();
		} else {
			this.joining.flush();
			this.gathering.drop();
		}
	}

	private takeText(whole: WholeText): void {
		const settles = whole.taken.flatMap((part) => {
			const settle = this.waiting.get(part);
			this.waiting.delete(part);
			return settle === undefined ? [] : [settle];
		});
		this.add(textEvent(whole, this.systemId, now()), (isTaken) => {
			for (const settle of settles) settle(isTaken);
		});
	}

	private add(event: SmppEvent, settle: Settle): void {
		if (event.key === undefined || !this.settings.ignoresRepeats) return this.gather(event, settle);
		const handling = this.recent.handlingOf(event.key, Date.now());
		// Were a repeat confirmed while the first is under way, and the first then failed, the event would be lost.
		if (handling !== undefined) return settle(handling === 'taken');
		const note = this.recent.begin(event.key, Date.now());
		this.gather(event, (isTaken) => {
			note(isTaken);
			settle(isTaken);
		});
	}

	private gather(event: SmppEvent, settle: Settle): void {
		this.open += 1;
		this.gathering.add({
			...event,
			settle: (isTaken) => {
				this.open -= 1;
				settle(isTaken);
			},
		});
	}

	private async run(events: readonly Gathered[]): Promise<void> {
		const isTaken = await this.start(events);
		for (const { settle } of events) settle(isTaken);
	}
}

function now(): string {
	return new Date().toISOString();
}
