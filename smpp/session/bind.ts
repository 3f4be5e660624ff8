import type { BindCommand, Pdu } from '../codec/pdu';
import { statuses } from '../codec/statuses';
import { Connection, type Handlers, type Times, usualTimes } from './connection';
import { dial, type Endpoint } from './dial';

/** Who binds, and where. */
export interface Bindable extends Endpoint {
	systemId: string;
	password: string;
}

/** Why there is no session. Nothing was sent. */
export type BindFailure = { kind: 'unreachable'; code: string } | { kind: 'refused'; status: number };

export type Bound = { ok: true; connection: Connection } | { ok: false; failure: BindFailure };

/** Milliseconds until a connection or the answer to a bind is given up. */
const bindTimeoutMs = 15_000;

/** Messages that are kept until the bind is known to have succeeded. */
const mostEarly = 1000;

/** Whether trying again is useless until somebody corrects the credential. */
export function isFinal(failure: BindFailure): boolean {
	return (
		failure.kind === 'refused' &&
		(failure.status === statuses.invalidPassword || failure.status === statuses.invalidSystemId)
	);
}

/**
 * Whether to wait long before the next try: the peer may keep a lost bind for a while, and counts new ones on top of
 * it.
 */
export function needsPatience(failure: BindFailure): boolean {
	return (
		failure.kind === 'refused' && (failure.status === statuses.alreadyBound || failure.status === statuses.bindFailed)
	);
}

/** Connects and binds. Never rejects. Requests of the peer before the answer to the bind are refused. */
export async function bind(
	command: BindCommand,
	to: Bindable,
	{ onRequest, onClose }: Handlers,
	times: Times = usualTimes,
): Promise<Bound> {
	const dialled = await dial(to, bindTimeoutMs);
	if (!dialled.ok) return unreachable(dialled.code);
	let isBound = false;
	// 8x8 may send waiting messages together with its answer to the bind.
	const early: Parameters<Handlers['onRequest']>[] = [];
	const connection = new Connection(
		dialled.socket,
		{
			onRequest: (pdu, answer) => {
				if (isBound && pdu.command === 'deliverSm') onRequest(pdu, answer);
				else if (pdu.command === 'deliverSm' && early.length < mostEarly) early.push([pdu, answer]);
				else answer(refusalOf(pdu));
			},
			onClose: (reason) => {
				if (isBound) onClose(reason);
			},
		},
		times,
	);
	const { systemId, password } = to;
	const fields = { systemId, password, systemType: '', interfaceVersion: 0x34, tlvs: [] };
	const answered = await connection.request({ command, ...fields }, bindTimeoutMs);
	if (answered.kind !== 'answered') {
		connection.close('NOT_BOUND');
		return unreachable(answered.reason);
	}
	const { status } = answered.pdu;
	if (status !== statuses.ok || answered.pdu.command === 'genericNack') {
		connection.close('NOT_BOUND');
		return { ok: false, failure: { kind: 'refused', status } };
	}
	if (!connection.isOpen) return unreachable('CLOSED_BY_PEER');
	isBound = true;
	for (const [pdu, answer] of early) onRequest(pdu, answer);
	return { ok: true, connection };
}

function unreachable(code: string): Bound {
	return { ok: false, failure: { kind: 'unreachable', code } };
}

function refusalOf({ command, sequence }: Pdu): Pdu {
	return command === 'deliverSm'
		? { command: 'deliverSmAnswer', messageId: '', tlvs: [], status: statuses.tryLater, sequence }
		: { command: 'genericNack', status: statuses.invalidCommand, sequence };
}
