import type { Pdu, ShortMessage } from '../codec/pdu';
import { statuses } from '../codec/statuses';
import type { SmppAccount } from '../account/account';
import type { BindFailure } from '../session/bind';
import type { Connection } from '../session/connection';
import { KeptBind } from '../session/keptBind';

/** Takes what 8x8 delivers. Resolves to whether 8x8 may forget it, and never rejects. */
export interface Listener {
	/** Whether it only observes: what it gets stays with 8x8, for a workflow that is published. */
	isTest: boolean;
	onDelivery(message: ShortMessage): Promise<boolean>;
	/** 8x8 no longer accepts the account. */
	onRefused(failure: BindFailure): void;
}

/** Everything received on one bind goes to every listener of this process: 8x8 sends each event to only one bind. */
export class ReceivingLine {
	private static readonly lines = new Map<string, ReceivingLine>();

	private readonly listeners = new Set<Listener>();
	private opening: ReturnType<typeof KeptBind.open> | undefined;
	private kept: KeptBind | undefined;

	private constructor(
		private readonly key: string,
		private readonly account: SmppAccount,
	) {}

	/** Adds a listener, and binds where there is no bind yet. */
	static async join(
		account: SmppAccount,
		listener: Listener,
	): Promise<{ ok: true; line: ReceivingLine } | { ok: false; failure: BindFailure }> {
		const key = keyOf(account);
		const line = ReceivingLine.lines.get(key) ?? new ReceivingLine(key, account);
		ReceivingLine.lines.set(key, line);
		line.listeners.add(listener);
		const failure = await line.open();
		if (failure === undefined) return { ok: true, line };
		await line.leave(listener);
		return { ok: false, failure };
	}

	/** The connection of an account that sends as well as receives, if there is one in this process. */
	static sender(account: SmppAccount): Connection | undefined {
		return account.receivesBy === 'bindTransceiver'
			? ReceivingLine.lines.get(keyOf(account))?.kept?.current
			: undefined;
	}

	/** Removes a listener, and unbinds after the last one. */
	async leave(listener: Listener): Promise<void> {
		this.listeners.delete(listener);
		if (this.listeners.size > 0) return;
		if (ReceivingLine.lines.get(this.key) === this) ReceivingLine.lines.delete(this.key);
		await this.kept?.close();
	}

	private async open(): Promise<BindFailure | undefined> {
		this.opening ??= KeptBind.open(this.account.receivesBy, this.account.bindable, {
			onRequest: (pdu, answer) => void this.deliver(pdu, answer),
			onRefused: (failure) => this.refuse(failure),
		});
		const opened = await this.opening;
		if (!opened.ok) {
			this.opening = undefined;
			return opened.failure;
		}
		this.kept = opened.bind;
		// All have left in the meantime.
		if (this.listeners.size === 0) await this.kept.close();
		return undefined;
	}

	/** 8x8 may forget an event once all published listeners have it; otherwise it must send it again. */
	private async deliver(pdu: Pdu, answer: (answer: Pdu) => void): Promise<void> {
		if (pdu.command !== 'deliverSm') return;
		const deliveries = [...this.listeners].map((listener) => ({
			isTest: listener.isTest,
			taken: listener.onDelivery(pdu),
		}));
		const taken = await Promise.all(deliveries.filter(({ isTest }) => !isTest).map((each) => each.taken));
		const status = taken.length > 0 && taken.every(Boolean) ? statuses.ok : statuses.tryLater;
		answer({ command: 'deliverSmAnswer', messageId: '', tlvs: [], status, sequence: pdu.sequence });
	}

	private refuse(failure: BindFailure): void {
		ReceivingLine.lines.delete(this.key);
		for (const listener of this.listeners) listener.onRefused(failure);
	}
}

/** One bind for each account and way of receiving. */
function keyOf({ bindable, receivesBy }: SmppAccount): string {
	return JSON.stringify([bindable, receivesBy]);
}
