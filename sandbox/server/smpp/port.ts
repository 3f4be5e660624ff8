import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { BindCommand, Pdu } from '../../../smpp/codec/pdu';
import { statuses } from '../../../smpp/codec/statuses';
import { Connection } from '../../../smpp/session/connection';
import type { Settings } from '../settings';
import type { Change, Simulation } from '../simulation';
import { Outbox } from './outbox';
import { Submissions } from './submissions';

/** The password of every system ID of the sandbox: SMPP has room for eight characters. */
export const smppPassword = 'sandbox';

/** Binds that a system ID may have at the same time, as with 8x8. */
const mostBinds = 4;

/** A system ID that is bound, and how. */
export interface SmppBind {
	systemId: string;
	command: BindCommand;
}

/** A session of a client. */
interface Session {
	connection: Connection;
	systemId?: string;
	bound?: BindCommand;
}

/** The sandbox's port for SMPP: the same messages, faults, receipts and phones as over HTTP, in the clear. */
export class SmppPort {
	private readonly sessions = new Set<Session>();
	private readonly server = createServer((socket) => this.open(socket));
	private readonly outbox: Outbox;
	private readonly submissions: Submissions;

	constructor(
		private readonly settings: Settings,
		simulation: () => Simulation,
	) {
		this.outbox = new Outbox(() => this.receivers(), settings.retryScale);
		this.submissions = new Submissions(simulation, settings.delayScale);
	}

	/** Listens, and returns the port. Rejects when it is taken. */
	async listen(port: number): Promise<number> {
		this.server.listen(port, this.settings.host);
		await once(this.server, 'listening');
		return (this.server.address() as AddressInfo).port;
	}

	/** The sessions that are currently bound. */
	binds(): SmppBind[] {
		return [...this.sessions].flatMap(({ systemId, bound }) =>
			systemId === undefined || bound === undefined ? [] : [{ systemId, command: bound }],
		);
	}

	/** Passes on what a phone texts, and receipts of what came over SMPP. */
	onChange(change: Change): void {
		if (change.kind !== 'message') return;
		for (const message of this.submissions.receiptsOf(change.message)) this.outbox.put(message);
		for (const message of this.submissions.textsOf(change.message)) this.outbox.put(message);
	}

	async close(): Promise<void> {
		this.outbox.close();
		for (const { connection } of this.sessions) connection.close('CLOSED');
		if (this.server.listening) await new Promise((closed) => this.server.close(closed));
	}

	private open(socket: Socket): void {
		const session: Session = {
			connection: new Connection(socket, {
				onRequest: (pdu, answer) => void this.take(session, socket, pdu, answer),
				onClose: () => this.sessions.delete(session),
			}),
		};
		this.sessions.add(session);
	}

	private receivers(): Connection[] {
		return [...this.sessions]
			.filter(({ bound }) => bound === 'bindReceiver' || bound === 'bindTransceiver')
			.map(({ connection }) => connection);
	}

	private async take(session: Session, socket: Socket, pdu: Pdu, answer: (answer: Pdu) => void): Promise<void> {
		const { sequence } = pdu;
		switch (pdu.command) {
			case 'bindReceiver':
			case 'bindTransmitter':
			case 'bindTransceiver': {
				const status = this.bindStatus(session, pdu.systemId, pdu.password);
				if (status === statuses.ok) Object.assign(session, { systemId: pdu.systemId, bound: pdu.command });
				answer({ command: `${pdu.command}Answer`, systemId: '8x8sandbox', tlvs: [], status, sequence });
				this.outbox.flush();
				return;
			}
			case 'submitSm': {
				const mayNot = session.systemId === undefined || session.bound === 'bindReceiver';
				const taken = mayNot
					? { status: statuses.wrongBindState, messageId: '' }
					: await this.submissions.take(pdu, session.systemId ?? '');
				if (taken === 'reset') socket.resetAndDestroy();
				else if (taken !== 'silence') answer({ command: 'submitSmAnswer', tlvs: [], sequence, ...taken });
				return;
			}
			default:
				answer({ command: 'genericNack', status: statuses.invalidCommand, sequence });
		}
	}

	private bindStatus(session: Session, systemId: string, password: string): number {
		if (session.bound !== undefined) return statuses.alreadyBound;
		if (!this.settings.subAccountIds.includes(systemId)) return statuses.invalidSystemId;
		if (password !== smppPassword) return statuses.invalidPassword;
		const binds = [...this.sessions].filter((other) => other.systemId === systemId);
		return binds.length < mostBinds ? statuses.ok : statuses.bindFailed;
	}
}
