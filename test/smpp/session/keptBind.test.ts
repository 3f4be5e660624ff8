import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { backoffMs } from '../../../smpp/session/backoff';
import { KeptBind, type KeptHandlers } from '../../../smpp/session/keptBind';
import { withFastClock } from '../../engine/fastClock';
import { delivery, type Smsc, startSmsc } from '../smsc';
import { eventually } from '../../sandbox/eventually';

let smsc: Smsc;
let kept: KeptBind | undefined;
beforeEach(async () => (smsc = await startSmsc()));
afterEach(async () => {
	await kept?.close();
	await smsc.close();
});

const delivered: string[] = [];
const refused: unknown[] = [];
const handlers: KeptHandlers = {
	onRequest: (pdu, answer) => {
		if (pdu.command === 'deliverSm') delivered.push(pdu.content.toString());
		answer({ command: 'deliverSmAnswer', messageId: '', tlvs: [], status: 0, sequence: pdu.sequence });
	},
	onRefused: (failure) => refused.push(failure),
};

async function open(): Promise<void> {
	const opened = await KeptBind.open('bindReceiver', smsc.at, handlers);
	if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
	kept = opened.bind;
}

const answerBind = (status: number) => {
	smsc.script = (pdu, peer, usual) =>
		pdu.command === 'bindReceiver'
			? peer.send({ command: 'bindReceiverAnswer', systemId: '', tlvs: [], status, sequence: pdu.sequence })
			: usual();
};

test('comes back with a new connection each time it is lost', async () => {
	await withFastClock(async () => {
		await open();
		for (const round of [1, 2, 3]) {
			await eventually(() => expect(smsc.peers[0]?.bound).toBe('bindReceiver'));
			expect(smsc.connections).toBe(round);
			smsc.peers[0]?.send(delivery(round, `text ${round}`));
			await eventually(() => expect(delivered).toHaveLength(round));
			smsc.peers[0]?.socket.resetAndDestroy();
			await eventually(() => expect(smsc.connections).toBe(round + 1));
		}
	});
	expect(delivered).toEqual(['text 1', 'text 2', 'text 3']);
});

test('keeps trying where it is refused for a while', async () => {
	await withFastClock(async () => {
		await open();
		answerBind(0x08);
		smsc.peers[0]?.socket.destroy();
		await eventually(() => expect(smsc.connections).toBeGreaterThan(3));
		smsc.script = (_pdu, _peer, usual) => usual();
		await vi.waitFor(() => expect(kept?.current).toBeDefined(), { timeout: 5000 });
	});
});

test('waits longer and longer if it is accepted and dropped again', async () => {
	await withFastClock(async () => {
		await open();
		smsc.script = (pdu, { socket }, usual) => {
			usual();
			if (pdu.command === 'bindReceiver') setImmediate(() => socket.resetAndDestroy());
		};
		smsc.peers[0]?.socket.destroy();
		await new Promise((resolve) => setTimeout(resolve, 120_000));
	});
	expect(smsc.connections).toBeGreaterThan(3);
	// Half of 1, 2, 4, 8, 16, 32, 60, 60 and 60 seconds at least, and the first.
	expect(smsc.connections).toBeLessThanOrEqual(11);
});

test('stops immediately if the password has become wrong', async () => {
	await withFastClock(async () => {
		await open();
		answerBind(0x0e);
		smsc.peers[0]?.socket.destroy();
		await eventually(() => expect(refused).toEqual([{ kind: 'refused', status: 0x0e }]));
	});
	expect(smsc.connections).toBe(2);
});

test('once closed, it unbinds and does not come back', async () => {
	await withFastClock(async () => {
		await open();
		await kept?.close();
		await eventually(() => expect(smsc.peers).toEqual([]));
		await new Promise((resolve) => setTimeout(resolve, 120_000));
	});
	expect(smsc.received.map(({ command }) => command)).toEqual(['bindReceiver', 'unbind']);
	expect(smsc.connections).toBe(1);
});

describe('the wait before the next try', () => {
	test('doubles up to a minute, and half of it is by chance', () => {
		expect([0, 1, 2, 5, 6, 50, Infinity].map((failures) => backoffMs(failures, 1))).toEqual([
			1000, 2000, 4000, 32_000, 60_000, 60_000, 60_000,
		]);
		expect(backoffMs(3, 0)).toBe(4000);
	});
});
