import type { SmppAccount } from '../account/account';
import { bind, type Bound } from '../session/bind';
import type { Connection } from '../session/connection';
import { Window } from '../session/window';
import { ReceivingLine } from './receivingLine';

/** Milliseconds after which an unused bind is given up: 8x8 limits the binds of an account. */
const idleMs = 20_000;

/** The bind that all executions of this process send through, for one account: with its window and its rate. */
export class SendingLine {
	private static readonly lines = new Map<string, SendingLine>();

	readonly window: Window;
	private binding: Promise<Bound> | undefined;
	private idle: NodeJS.Timeout | undefined;

	private constructor(private readonly account: SmppAccount) {
		this.window = new Window(account.allowed);
	}

	/** That of an account, which need not be bound yet. */
	static of(account: SmppAccount): SendingLine {
		const key = JSON.stringify([account.bindable, account.allowed]);
		const line = SendingLine.lines.get(key) ?? new SendingLine(account);
		SendingLine.lines.set(key, line);
		return line;
	}

	/** A connection that is bound; messages wait together for one bind. */
	async connect(): Promise<Bound> {
		const shared = ReceivingLine.sender(this.account);
		if (shared !== undefined) return { ok: true, connection: shared };
		const binding = (this.binding ??= this.bind());
		const bound = await binding;
		if (bound.ok && bound.connection.isOpen) {
			this.watch(bound.connection);
			return bound;
		}
		if (this.binding === binding) this.binding = undefined;
		return bound.ok ? await this.connect() : bound;
	}

	private bind(): Promise<Bound> {
		const binding: Promise<Bound> = bind('bindTransmitter', this.account.bindable, {
			onRequest: () => undefined,
			// There may be a newer one by then.
			onClose: () => {
				if (this.binding === binding) this.binding = undefined;
			},
		});
		return binding;
	}

	/** Unbinds once nothing was sent for a while. */
	private watch(connection: Connection): void {
		clearTimeout(this.idle);
		this.idle = setTimeout(() => {
			if (connection.openRequests > 0) return this.watch(connection);
			this.binding = undefined;
			void connection.unbind();
		}, idleMs);
	}
}
