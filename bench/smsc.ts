import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pdu, ShortMessage } from '../smpp/codec/pdu';
import { receiptText } from '../smpp/messages/receipt';
import { Connection } from '../smpp/session/connection';

/** Receipts that may wait for their answer at the same time. */
const window = 200;

/** A message centre that takes every bind and, after a while, every message. */
export class Smsc {
	private receiver: Connection | undefined;

	private constructor(
		private readonly latencyMs: number,
		readonly server = createServer((socket) => {
			const connection: Connection = new Connection(socket, {
				onRequest: (pdu, answer) => void this.take(connection, pdu, answer),
				onClose: () => undefined,
			});
		}),
	) {}

	/** @param latencyMs how long each message takes */
	static async start(latencyMs: number): Promise<Smsc> {
		const smsc = new Smsc(latencyMs);
		smsc.server.listen(0, '127.0.0.1');
		await once(smsc.server, 'listening');
		return smsc;
	}

	get port(): number {
		return (this.server.address() as AddressInfo).port;
	}

	/** Sends receipts that are all different over the one bind, and returns how many were taken in a second. */
	async receiptsInASecond(count: number): Promise<number> {
		const { receiver } = this;
		if (receiver === undefined) throw new Error('Nobody is bound as a receiver');
		const numbers = Array.from({ length: count }, (_, number) => number).values();
		const started = performance.now();
		const sender = async () => {
			for (const number of numbers) {
				const answered = await receiver.request(receiptOf(number), 60_000);
				if (answered.kind !== 'answered' || answered.pdu.status !== 0) throw new Error('A receipt was not taken');
			}
		};
		await Promise.all(Array.from({ length: window }, sender));
		return count / ((performance.now() - started) / 1000);
	}

	close(): void {
		this.receiver?.close('CLOSED');
		this.server.close();
	}

	private async take(connection: Connection, pdu: Pdu, answer: (answer: Pdu) => void): Promise<void> {
		const { sequence } = pdu;
		if (pdu.command === 'submitSm') {
			await sleep(this.latencyMs);
			answer({ command: 'submitSmAnswer', messageId: randomUUID(), tlvs: [], status: 0, sequence });
		} else if (pdu.command === 'bindReceiver' || pdu.command === 'bindTransmitter') {
			if (pdu.command === 'bindReceiver') this.receiver = connection;
			answer({ command: `${pdu.command}Answer`, systemId: 'bench', tlvs: [], status: 0, sequence });
		}
	}
}

function receiptOf(number: number): ShortMessage {
	const dates = { submitDate: '2601010000', doneDate: '2601010001' };
	return {
		command: 'deliverSm',
		serviceType: '',
		source: { ton: 1, npi: 1, number: String(6_580_000_000 + number) },
		destination: { ton: 5, npi: 0, number: 'Bench' },
		esmClass: 0x04,
		protocolId: 0,
		priority: 0,
		scheduleTime: '',
		validityPeriod: '',
		registeredDelivery: 0,
		replaceIfPresent: 0,
		dataCoding: 0,
		content: Buffer.from(receiptText({ id: randomUUID(), stat: 'DELIVRD', err: '000', ...dates })),
		tlvs: [],
	};
}
