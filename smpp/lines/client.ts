import type { CancelSignal } from '../../nodes/api/cancellation';
import { pause } from '../../nodes/api/cancellation';
import { decideRepeat } from '../../nodes/api/repeats';
import type { SendingOptions } from '../../nodes/sending/options';
import type { SmppAccount } from '../account/account';
import type { ShortMessage } from '../codec/pdu';
import { statuses } from '../codec/statuses';
import { type BindFailure, isFinal } from '../session/bind';
import type { Connection } from '../session/connection';
import { SendingLine } from './sendingLine';

/** How sending one submit_sm ended. */
export type Submitted =
	| { kind: 'taken'; messageId: string }
	/** 8x8 looked at it, and does not send it. */
	| { kind: 'refused'; status: number }
	/** Nothing was sent, also after the repeats allowed. */
	| {
			kind: 'notTaken';
			failure: BindFailure | { kind: 'busy'; status: number } | { kind: 'stopped' } | { kind: 'lost' };
	  }
	/** It may have been taken. */
	| { kind: 'unconfirmed'; code: string }
	| { kind: 'unclear'; status: number };

const busy: readonly number[] = [statuses.throttled, statuses.queueFull];

/** Statuses that mean for certain that the message is not sent. Others, such as a system error, leave that open. */
const refusals: ReadonlySet<number> = new Set([
	...[0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x0a, 0x0b, 0x11, 0x13, 0x15, 0x33, 0x34, 0x40, 0x42, 0x43, 0x44, 0x45],
	...[0x48, 0x49, 0x50, 0x51, 0x53, 0x54, 0x55, 0x61, 0x62, 0x63, 0x66, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4],
]);

type Options = Pick<SendingOptions, 'timeoutMs' | 'maxRetries'>;

/**
 * Sends one execution's messages to 8x8. A message is repeated only where it was not taken, and then as often as
 * allowed.
 */
export class SmppClient {
	private readonly line: SendingLine;
	private isUnreachable = false;

	constructor(
		account: SmppAccount,
		private readonly options: Options,
		private readonly signal: CancelSignal | undefined,
	) {
		this.line = SendingLine.of(account);
	}

	/** Sends one short message. Never rejects. */
	async submit(message: ShortMessage): Promise<Submitted> {
		for (let retries = 0; ; retries++) {
			const submitted = await this.line.window.pass(this.signal, () => this.try(message));
			if (submitted === undefined) return { kind: 'notTaken', failure: { kind: 'stopped' } };
			if (submitted.kind !== 'notTaken') {
				this.isUnreachable = false;
				return submitted;
			}
			const waitMs = this.waitBefore(retries, submitted.failure);
			if (waitMs === undefined) {
				if (submitted.failure.kind === 'unreachable') this.isUnreachable = true;
				return submitted;
			}
			// All others on the bind wait as well: 8x8 treats them as one.
			if (submitted.failure.kind === 'busy') this.line.window.hold(waitMs);
			else await pause(waitMs, this.signal);
		}
	}

	private waitBefore(
		retries: number,
		failure: Extract<Submitted, { kind: 'notTaken' }>['failure'],
	): number | undefined {
		if (failure.kind === 'stopped' || (failure.kind === 'refused' && isFinal(failure))) return undefined;
		return decideRepeat({
			effect: 'sends',
			attempt: { kind: 'notTaken', code: failure.kind },
			retries,
			maxRetries: this.options.maxRetries,
			longestWaitMs: Infinity,
			isUnreachable: this.isUnreachable,
		});
	}

	private async try(message: ShortMessage): Promise<Submitted> {
		const bound = await this.line.connect();
		if (!bound.ok) return { kind: 'notTaken', failure: bound.failure };
		if (this.signal?.aborted) return { kind: 'notTaken', failure: { kind: 'stopped' } };
		return await this.untilStopped(this.exchange(bound.connection, message));
	}

	private async exchange(connection: Connection, message: ShortMessage): Promise<Submitted> {
		const answered = await connection.request(message, this.options.timeoutMs);
		if (answered.kind === 'unsent') return { kind: 'notTaken', failure: { kind: 'lost' } };
		if (answered.kind === 'unanswered') return { kind: 'unconfirmed', code: answered.reason };
		const { pdu } = answered;
		const { status } = pdu;
		if (pdu.command === 'submitSmAnswer' && status === statuses.ok) return { kind: 'taken', messageId: pdu.messageId };
		if (busy.includes(status)) return { kind: 'notTaken', failure: { kind: 'busy', status } };
		return { kind: refusals.has(status) ? 'refused' : 'unclear', status };
	}

	/** Nobody waits for the answer once the execution is stopped. */
	private async untilStopped(exchange: Promise<Submitted>): Promise<Submitted> {
		const { signal } = this;
		if (signal === undefined) return await exchange;
		let onAbort: () => void = () => undefined;
		const stopped = new Promise<Submitted>((resolve) => {
			onAbort = () => resolve({ kind: 'unconfirmed', code: 'ERR_CANCELED' });
			signal.addEventListener('abort', onAbort);
		});
		try {
			return await Promise.race([exchange, stopped]);
		} finally {
			signal.removeEventListener('abort', onAbort);
		}
	}
}
