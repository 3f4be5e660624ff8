import type { Socket } from 'net';
import { decode } from '../codec/decode';
import { encode } from '../codec/encode';
import { Frames } from '../codec/frames';
import { type Body, longestSequence, type Pdu } from '../codec/pdu';
import { statuses } from '../codec/statuses';

/**
 * How a request ended. `unsent`: the connection was closed before, and nothing went out. `unanswered`: it went out,
 * and nobody can tell whether the peer carried it out.
 */
export type Answered =
	{ kind: 'answered'; pdu: Pdu } | { kind: 'unsent'; reason: string } | { kind: 'unanswered'; reason: string };

/** Milliseconds. */
export interface Times {
	/** After this long without anything from the peer, it is asked whether it is there. */
	idle: number;
	/** How long it may take to answer that. */
	enquiry: number;
	/** How long it may take to answer an unbind. */
	unbind: number;
}

export const usualTimes: Times = { idle: 30_000, enquiry: 10_000, unbind: 5000 };

export interface Handlers {
	/** A request from the peer other than enquire_link and unbind, which are answered here. */
	onRequest: (pdu: Pdu, answer: (answer: Pdu) => void) => void;
	/** Called once. @param reason a code such as ECONNRESET, or what was wrong */
	onClose: (reason: string) => void;
}

interface Pending {
	expects: string;
	settle: (answered: Answered) => void;
	timer: NodeJS.Timeout;
}

/** Octets that may wait for a peer that does not read. */
const longestBacklog = 4 * 1024 * 1024;

/**
 * One connection that speaks SMPP, of a client or of a server: requests with answers in any order, each with a time
 * limit, enquire_link in both directions, and unbind. Anything that cannot be read closes it.
 */
export class Connection {
	private readonly frames = new Frames();
	private readonly pending = new Map<number, Pending>();
	private readonly idle: NodeJS.Timeout;
	private sequence = 0;
	private closedBy: string | undefined;
	private isCorked = false;

	constructor(
		private readonly socket: Socket,
		private readonly handlers: Handlers,
		private readonly times: Times = usualTimes,
	) {
		socket.setNoDelay(true);
		this.idle = setTimeout(() => void this.enquire(), times.idle);
		socket.on('data', (chunk) => this.read(chunk));
		socket.on('error', (error: Error & { code?: unknown }) =>
			this.close(typeof error.code === 'string' ? error.code : 'SOCKET_ERROR'),
		);
		socket.on('end', () => this.close('CLOSED_BY_PEER'));
		socket.on('close', () => this.close('CLOSED_BY_PEER'));
	}

	get isOpen(): boolean {
		return this.closedBy === undefined;
	}

	/** Requests that have no answer yet. */
	get openRequests(): number {
		return this.pending.size;
	}

	/** Sends a request and waits for its answer. Never rejects. Throws a RangeError where the body cannot be written. */
	async request(body: Body, timeoutMs: number): Promise<Answered> {
		if (this.closedBy !== undefined) return { kind: 'unsent', reason: this.closedBy };
		const sequence = this.nextSequence();
		const frame = encode({ ...body, status: statuses.ok, sequence });
		return await new Promise((resolve) => {
			const timer = setTimeout(() => this.settle(sequence, { kind: 'unanswered', reason: 'TIMEOUT' }), timeoutMs);
			this.pending.set(sequence, { expects: `${body.command}Answer`, settle: resolve, timer });
			this.write(frame);
		});
	}

	/** Unbinds, and closes whether or not the peer answers in time. Open requests get no answer. */
	async unbind(): Promise<void> {
		await this.request({ command: 'unbind' }, this.times.unbind);
		this.close('UNBOUND');
	}

	/** Closes immediately. */
	close(reason: string): void {
		if (this.closedBy !== undefined) return;
		this.closedBy = reason;
		clearTimeout(this.idle);
		if (reason === 'UNBOUND' || reason === 'UNBOUND_BY_PEER') this.socket.end(() => this.socket.destroy());
		else this.socket.destroy();
		for (const sequence of this.pending.keys()) this.settle(sequence, { kind: 'unanswered', reason });
		this.handlers.onClose(reason);
	}

	private read(chunk: Buffer): void {
		if (this.closedBy !== undefined) return;
		this.idle.refresh();
		const { frames, flaw } = this.frames.push(chunk);
		for (const frame of frames) {
			// An earlier frame of the chunk may have closed the connection.
			if (!this.isOpen) return;
			const decoded = decode(frame);
			if (decoded.ok) this.take(decoded.pdu);
			else this.close(`MALFORMED: ${decoded.flaw}`);
		}
		if (flaw !== undefined) this.close(`MALFORMED: ${flaw}`);
	}

	private take(pdu: Pdu): void {
		const { command, sequence } = pdu;
		switch (command) {
			case 'enquireLink':
				this.send({ command: 'enquireLinkAnswer', status: statuses.ok, sequence });
				return;
			case 'unbind':
				this.send({ command: 'unbindAnswer', status: statuses.ok, sequence });
				this.close('UNBOUND_BY_PEER');
				return;
			case 'unused':
				this.send({ command: 'genericNack', status: statuses.invalidCommand, sequence });
				return;
			case 'genericNack':
			case 'enquireLinkAnswer':
			case 'unbindAnswer':
			case 'submitSmAnswer':
			case 'deliverSmAnswer':
			case 'bindReceiverAnswer':
			case 'bindTransmitterAnswer':
			case 'bindTransceiverAnswer':
				this.takeAnswer(pdu);
				return;
			default:
				this.handlers.onRequest(pdu, (answer) => this.send(answer));
		}
	}

	private takeAnswer(pdu: Pdu): void {
		const expected = this.pending.get(pdu.sequence);
		// It came too late, or refuses a PDU whose number the peer could not read.
		if (expected === undefined) {
			if (pdu.command === 'genericNack' && this.pending.size > 0) this.close('REFUSED_BY_PEER');
			return;
		}
		if (pdu.command === expected.expects || pdu.command === 'genericNack') {
			this.settle(pdu.sequence, { kind: 'answered', pdu });
		} else {
			this.close('MALFORMED: an answer of another kind than its request');
		}
	}

	private settle(sequence: number, answered: Answered): void {
		const pending = this.pending.get(sequence);
		if (pending === undefined) return;
		this.pending.delete(sequence);
		clearTimeout(pending.timer);
		pending.settle(answered);
	}

	/** Sends an answer; it is dropped where the connection is closed. */
	private send(pdu: Pdu): void {
		if (this.closedBy === undefined) this.write(encode(pdu));
	}

	private write(frame: Buffer): void {
		if (!this.isCorked) {
			// Everything written in one turn of the event loop goes out together.
			this.isCorked = true;
			this.socket.cork();
			process.nextTick(() => {
				this.isCorked = false;
				this.socket.uncork();
			});
		}
		this.socket.write(frame);
		if (this.socket.writableLength > longestBacklog) this.close('PEER_DOES_NOT_READ');
	}

	private async enquire(): Promise<void> {
		const answered = await this.request({ command: 'enquireLink' }, this.times.enquiry);
		if (answered.kind === 'answered') this.idle.refresh();
		else this.close('NO_ANSWER_TO_ENQUIRE_LINK');
	}

	private nextSequence(): number {
		do this.sequence = this.sequence === longestSequence ? 1 : this.sequence + 1;
		while (this.pending.has(this.sequence));
		return this.sequence;
	}
}
