import { type Handling, RecentEvents } from '../../../nodes/triggers/reception/recentEvents';
import { eventTypes } from '../../../nodes/generated/webhookEvents';
import type { ShortMessage } from '../../codec/pdu';
import { type InboundText, readIncoming } from '../../messages/incoming';
import { Joining, type WholeText } from '../../messages/joining';
import { isInterim, receiptEvent, type SmppEvent, textEvent } from './events';
import { type Gathered, Gathering } from './gathering';
import type { TriggerSettings } from './parameters';

/**
 * Starts an execution with these events. Resolves, after any time, to whether n8n has carried it out; never rejects.
 */
type Start = (events: readonly SmppEvent[]) => Promise<boolean>;

/** What happened to a text's part, once it is known; parts of one text share it. */
type Settle = (isTaken: boolean) => void;

/** How long closing waits for executions whose events are not yet acknowledged, in ms. */
const longestClosingMs = 10_000;

/** From what 8x8 delivers to executions: joined, without repeats, gathered, and acknowledged as the settings say. */
export class Reception {
	private readonly recent = new RecentEvents();
	private readonly joining: Joining;
	private readonly gathering: Gathering;
	/** For parts that wait for others. */
	private readonly waiting = new Map<object, Settle>();
	private readonly running = new Set<Promise<void>>();
	private open = 0;
	private isClosed = false;

	constructor(
		private readonly settings: TriggerSettings,
		private readonly systemId: string,
		private readonly start: Start,
	) {
		this.joining = new Joining((whole) => this.takeText(whole), settings.joinMs);
		this.gathering = new Gathering(settings.gather, (events) => this.begin(events));
	}

	/** Takes a deliver_sm. Resolves to whether 8x8 may forget it, and never rejects. */
	async take(message: ShortMessage): Promise<boolean> {
		const { settings } = this;
		if (this.isClosed || this.open >= settings.mostOpen) return false;
		const incoming = readIncoming(message);
		const type = incoming.kind === 'receipt' ? eventTypes.deliveryReceipt : eventTypes.inboundMessage;
		// Unwanted events are acknowledged, so that they are not sent again.
		if (!settings.events.includes(type)) return true;
		if (incoming.kind === 'receipt' && settings.finalStatesOnly && isInterim(incoming)) return true;
		const handling = incoming.kind === 'text' ? this.handlingOf(incoming) : undefined;
		if (handling !== undefined) return settings.acknowledge === 'atOnce' || handling === 'taken';
		const taken = new Promise<boolean>((settle) => {
			if (incoming.kind === 'receipt') this.add(receiptEvent(incoming, this.systemId, now()), settle);
			else {
				this.waiting.set(incoming, settle);
				this.joining.take(incoming);
			}
		});
		return settings.acknowledge === 'atOnce' ? true : await taken;
	}

	/**
	 * Takes nothing more. Acknowledged events are started; 8x8 must send the others again, unless their execution ends
	 * within a while.
	 */
	async close(): Promise<void> {
		this.isClosed = true;
		if (this.settings.acknowledge === 'atOnce') {
			this.joining.flush();
			this.gathering.flush();
			return;
		}
		this.joining.drop();
		for (const settle of this.waiting.values()) settle(false);
		this.waiting.clear();
		this.gathering.drop();
		let timer: NodeJS.Timeout | undefined;
		const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, longestClosingMs)));
		await Promise.race([Promise.all(this.running), late]);
		clearTimeout(timer);
	}

	/**
	 * What is known about a part that is repeated after its text was passed on: it would begin a text that nothing
	 * completes.
	 */
	private handlingOf(text: InboundText): Handling | undefined {
		const key = this.settings.ignoresRepeats ? keyOfPart(text) : undefined;
		return key === undefined ? undefined : this.recent.handlingOf(key, Date.now());
	}

	private takeText(whole: WholeText): void {
		const settles = whole.taken.flatMap((part) => {
			const settle = this.waiting.get(part);
			this.waiting.delete(part);
			return settle === undefined ? [] : [settle];
		});
		const keys = whole.parts.map(keyOfPart).filter((key) => key !== undefined);
		const notes = keys.map((key) => this.recent.begin(key, Date.now()));
		this.add(textEvent(whole, this.systemId, now()), (isTaken) => {
			for (const note of notes) note(isTaken);
			for (const settle of settles) settle(isTaken);
		});
	}

	private add(event: SmppEvent, settle: Settle): void {
		if (event.key === undefined || !this.settings.ignoresRepeats) return this.gather(event, settle);
		const handling = this.recent.handlingOf(event.key, Date.now());
		// If a repeat were confirmed while the first is under way, and the first then failed, the event would be lost.
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

	private begin(events: readonly Gathered[]): void {
		const running = this.run(events).finally(() => this.running.delete(running));
		this.running.add(running);
	}

	private async run(events: readonly Gathered[]): Promise<void> {
		const isTaken = await this.start(events);
		for (const { settle } of events) settle(isTaken);
	}
}

/** The same each time a part arrives; undefined for a text that is not in parts. */
function keyOfPart({ id, source, destination, part, content }: InboundText): string | undefined {
	return part && JSON.stringify(['part', id, source, destination, part, content.toString('latin1')]);
}

function now(): string {
	return new Date().toISOString();
}
