import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer, type TlsOptions } from 'node:tls';
import { decode } from '../../smpp/codec/decode';
import { encode } from '../../smpp/codec/encode';
import { Frames } from '../../smpp/codec/frames';
import type { BindCommand, Pdu, ShortMessage } from '../../smpp/codec/pdu';
import type { Bindable } from '../../smpp/session/bind';

/** One client connection, as a test's script sees it. */
export interface Peer {
	socket: Socket;
	send(pdu: Pdu): void;
	/** How it has bound, once it has. */
	bound: BindCommand | undefined;
}

/** What a test's server does with a PDU. `usual` does what a server that takes everything does. */
type Script = (pdu: Pdu, peer: Peer, usual: () => void) => void;

/** A message centre for tests, which can be made to do anything at any PDU. */
export interface Smsc {
	/** Where it is, with a system ID and a password. */
	at: Bindable;
	/** What it does; at first it accepts everything. */
	script: Script;
	/** All PDUs that came, in their order. */
	received: Pdu[];
	/** The connections that are open. */
	peers: Peer[];
	/** How many there were. */
	connections: number;
	close(): Promise<void>;
}

let lastId = 0;

/** The answer of a server that accepts everything. */
export function usualAnswer(pdu: Pdu): Pdu | undefined {
	const { sequence } = pdu;
	switch (pdu.command) {
		case 'bindReceiver':
		case 'bindTransmitter':
		case 'bindTransceiver':
			return { command: `${pdu.command}Answer`, systemId: 'smsc', tlvs: [], status: 0, sequence };
		case 'submitSm':
			return { command: 'submitSmAnswer', messageId: `id-${++lastId}`, tlvs: [], status: 0, sequence };
		case 'enquireLink':
		case 'unbind':
			return { command: `${pdu.command}Answer`, status: 0, sequence };
		default:
			return undefined;
	}
}

export async function startSmsc(tls?: TlsOptions): Promise<Smsc> {
	const server: Server = tls === undefined ? createServer() : createSecureServer(tls);
	const smsc: Smsc = {
		at: { host: '127.0.0.1', port: 0, isEncrypted: tls !== undefined, systemId: 'acme', password: 'secret12' },
		script: (_pdu, _peer, usual) => usual(),
		received: [],
		peers: [],
		connections: 0,
		close: async () => {
			for (const { socket } of smsc.peers) socket.destroy();
			await new Promise((closed) => server.close(closed));
		},
	};
	server.on(tls === undefined ? 'connection' : 'secureConnection', (socket: Socket) => {
		const peer: Peer = { socket, bound: undefined, send: (pdu) => void socket.write(encode(pdu)) };
		smsc.peers.push(peer);
		smsc.connections += 1;
		const frames = new Frames();
		socket.on('error', () => undefined);
		socket.on('close', () => (smsc.peers = smsc.peers.filter((each) => each !== peer)));
		socket.on('data', (chunk) => {
			for (const frame of frames.push(chunk).frames) {
				const decoded = decode(frame);
				if (!decoded.ok) throw new Error(decoded.flaw);
				const { pdu } = decoded;
				smsc.received.push(pdu);
				smsc.script(pdu, peer, () => {
					if (pdu.command === 'bindReceiver' || pdu.command === 'bindTransceiver') peer.bound = pdu.command;
					const answer = usualAnswer(pdu);
					if (answer !== undefined) peer.send(answer);
				});
			}
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	smsc.at.port = (server.address() as AddressInfo).port;
	return smsc;
}

/** A short message from the server with this content. */
export function messageOf(content: string | Buffer): ShortMessage {
	return {
		command: 'deliverSm',
		serviceType: '',
		source: { ton: 1, npi: 1, number: '6591234567' },
		destination: { ton: 1, npi: 1, number: '6580000000' },
		esmClass: 0,
		protocolId: 0,
		priority: 0,
		scheduleTime: '',
		validityPeriod: '',
		registeredDelivery: 0,
		replaceIfPresent: 0,
		dataCoding: 0,
		content: Buffer.from(content),
		tlvs: [],
	};
}

/** The same as a request. */
export function delivery(sequence: number, content: string | Buffer, change: Partial<ShortMessage> = {}): Pdu {
	return { status: 0, sequence, ...messageOf(content), ...change };
}
