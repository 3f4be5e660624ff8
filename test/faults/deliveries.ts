import { encode } from '../../smpp/codec/encode';
import type { Pdu, ShortMessage } from '../../smpp/codec/pdu';
import { delivery, type Peer, type Smsc } from '../smpp/smsc';

/** One deliver_sm on its way to the client. */
export interface Sending {
	peer: Peer;
	pdu: Pdu;
	/** The PDU as it goes over the wire. */
	frame: Buffer;
	send: () => void;
}

/** A mishap of one deliver_sm that is then not sent properly, or of its answer that is then not received. */
export interface Mishap {
	at: 'sending' | 'answer';
	act: (sending: Sending) => void;
}

/** Milliseconds after which a message without an answer, or one that is to come later, is sent again. */
const againMs = 5000;

interface Waiting {
	message: Partial<ShortMessage> & { content: Buffer };
	/** How often sending it has begun. */
	tries: number;
	isForgotten: boolean;
}

/** Sends messages as 8x8 does: all that are not acknowledged are sent again on every bind, and again after a while. */
export class Deliveries {
	private readonly waiting: Waiting[];
	private readonly open = new Map<number, { waiting: Waiting; sending: Sending; mishap: Mishap | undefined }>();
	private readonly timers = new Set<NodeJS.Timeout>();
	private sequence = 0;
	private isStarted = false;

	/** @param mishapOf the mishap of a message, by its place and how often it was sent before */
	constructor(
		private readonly smsc: Smsc,
		messages: readonly Waiting['message'][],
		private readonly mishapOf: (place: number, tries: number) => Mishap | undefined,
	) {
		this.waiting = messages.map((message) => ({ message, tries: 0, isForgotten: false }));
		smsc.script = (pdu, peer, usual) => {
			if (pdu.command === 'deliverSmAnswer') return this.hear(pdu);
			usual();
			// Together with the answer to the bind.
			if (this.isStarted && pdu.command === peer.bound) this.sendAll();
		};
	}

	get areForgotten(): boolean {
		return this.waiting.every(({ isForgotten }) => isForgotten);
	}

	/** Begins to send, on the present bind. */
	start(): void {
		this.isStarted = true;
		this.sendAll();
	}

	/** Ends what waits. */
	close(): void {
		for (const timer of this.timers) clearTimeout(timer);
	}

	private sendAll(): void {
		for (const [place, waiting] of this.waiting.entries()) if (!waiting.isForgotten) this.send(place, waiting);
	}

	private send(place: number, waiting: Waiting): void {
		const peer = this.smsc.peers.find(({ bound, socket }) => bound !== undefined && socket.writable);
		// The mishap of an earlier message may have ended the connection.
		if (peer === undefined) return;
		const pdu = delivery(++this.sequence, waiting.message.content, waiting.message);
		const sending: Sending = { peer, pdu, frame: encode(pdu), send: () => peer.send(pdu) };
		const mishap = this.mishapOf(place, waiting.tries++);
		this.open.set(pdu.sequence, { waiting, sending, mishap });
		if (mishap?.at === 'sending') mishap.act(sending);
		else sending.send();
		this.later(() => {
			if (this.open.delete(pdu.sequence) && !waiting.isForgotten) this.send(place, waiting);
		});
	}

	private hear({ sequence, status }: Pdu): void {
		const entry = this.open.get(sequence);
		if (entry === undefined) return;
		if (entry.mishap?.at === 'answer') return entry.mishap.act(entry.sending);
		if (status === 0) entry.waiting.isForgotten = true;
	}

	private later(act: () => void): void {
		const timer = setTimeout(() => {
			this.timers.delete(timer);
			act();
		}, againMs);
		this.timers.add(timer);
	}
}
