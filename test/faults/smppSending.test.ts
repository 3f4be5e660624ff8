import { describe, expect, test } from 'vitest';
import { encode } from '../../smpp/codec/encode';
import type { Pdu, ShortMessage } from '../../smpp/codec/pdu';
import { withFastClock } from '../engine/fastClock';
import { runWorkflow } from '../engine/runWorkflow';
import { smppTransport } from '../smpp/scriptedSmpp';
import { type Peer, startSmsc } from '../smpp/smsc';
import { reportOf } from './nodeReport';

/** The mishap of a submit_sm. `take` takes the message, and returns the answer that says so. */
type Act = (peer: Peer, take: () => Pdu, pdu: Pdu) => void;

const lengthOf = (length: number) => {
	const head = Buffer.alloc(16);
	head.writeUInt32BE(length, 0);
	return head;
};
const unbind: Pdu = { command: 'unbind', status: 0, sequence: 9 };
const refusal = (status: number): Act => {
	return (peer, _take, { sequence }) =>
		peer.send({ command: 'submitSmAnswer', messageId: '', tlvs: [], status, sequence });
};
const afterTaking = (act: (peer: Peer, answer: Pdu) => void): Act => {
	return (peer, take) => act(peer, take());
};

const acts: [string, Act][] = [
	['a reset before it is taken', ({ socket }) => socket.resetAndDestroy()],
	['a reset after it is taken', afterTaking(({ socket }) => socket.resetAndDestroy())],
	['a close before it is taken', ({ socket }) => socket.end()],
	['a close after it is taken', afterTaking(({ socket }) => socket.end())],
	['an answer, and a close', afterTaking(({ socket }, answer) => socket.end(encode(answer)))],
	['half an answer, and a close', afterTaking(({ socket }, answer) => socket.end(encode(answer).subarray(0, 19)))],
	['an unbind before it is taken', (peer) => peer.send(unbind)],
	['an unbind after it is taken', afterTaking((peer) => peer.send(unbind))],
	['garbage', afterTaking(({ socket }) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'))],
	['a length of 0', afterTaking(({ socket }) => socket.write(lengthOf(0)))],
	['a length of 2^31', afterTaking(({ socket }) => socket.write(lengthOf(2 ** 31)))],
	['an ID that does not end', afterTaking(({ socket }, answer) => socket.write(endless(answer)))],
	['no answer', afterTaking(() => undefined)],
	['two answers', afterTaking((peer, answer) => [answer, answer].forEach((each) => peer.send(each)))],
	['an answer to another request', afterTaking((peer, answer) => peer.send({ ...answer, sequence: 4_000_000 }))],
	[
		'an answer of another kind',
		afterTaking((peer, { sequence }) => peer.send({ command: 'enquireLinkAnswer', status: 0, sequence })),
	],
	['generic_nack', (peer, _take, { sequence }) => peer.send({ command: 'genericNack', status: 3, sequence })],
	['throttling', refusal(0x58)],
	['a full queue', refusal(0x14)],
	['a refusal', refusal(0x0b)],
	['a system error after it is taken', afterTaking((peer, answer) => peer.send({ ...answer, status: 8 }))],
];

/** The answer without the NUL that ends the ID. */
function endless(answer: Pdu): Buffer {
	const frame = encode(answer).subarray(0, -1);
	frame.writeUInt32BE(frame.length, 0);
	return frame;
}

/** The places of the run's submit_sm that meet it, from 0. */
const spreads: [string, (index: number) => boolean][] = [
	['the first', (index) => index === 0],
	['the third', (index) => index === 2],
	['every second', (index) => index % 2 === 1],
	['every one', () => true],
];

const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
const settings = [
	{},
	retry,
	{ onError: 'continueRegularOutput' },
	{ onError: 'continueErrorOutput', ...retry },
] as const;
const long = 'a'.repeat(200);

describe.each(acts)('%s', (_name, act) => {
	const combinations = spreads.flatMap(([name, isHit]) =>
		settings.flatMap((setting) => [1, 10].map((concurrency) => ({ name, isHit, setting, concurrency }))),
	);

	test.each(combinations)(
		'in the place of $name: nothing is sent twice or lost ($setting, Concurrency $concurrency)',
		async ({ isHit, setting, concurrency }) => {
			const smsc = await startSmsc();
			const taken = new Map<string, string[]>();
			let index = 0;
			smsc.script = (pdu, peer, usual) => {
				if (pdu.command !== 'submitSm') return usual();
				const take = () => takenBy(taken, pdu);
				if (isHit(index++)) act(peer, take, pdu);
				else peer.send(take());
			};
			const items = Array.from({ length: 5 }, (_, item) => ({
				phone: `+659123100${item}`,
				text: item === 3 ? long : `Hello ${item}`,
			}));
			const { nodeRuns } = await withFastClock(() =>
				runWorkflow({
					items,
					node: smppTransport.node(),
					credential: smppTransport.credentialOf(`smpp://127.0.0.1:${smsc.at.port}`),
					parameters: { destination: '={{ $json.phone }}', text: '={{ $json.text }}', options: { concurrency } },
					settings: setting,
				}),
			);
			await smsc.close();
			const [last] = nodeRuns.slice(-1);
			if (last === undefined) throw new Error('The node left no report');
			const report = reportOf(last);
			expect(report.map(({ item }) => item).toSorted()).toEqual([0, 1, 2, 3, 4]);
			for (const [number, ids] of taken) expect([number, ids.length]).toEqual([number, 1]);
			for (const { item, outcome, umid } of report) {
				const whole = Array.from({ length: item === 3 ? 2 : 1 }, (_, part) => taken.get(`659123100${item}/${part}`));
				const isAnyTaken = whole.some((ids) => ids !== undefined);
				if (outcome === 'accepted') expect(whole.map((ids) => ids?.length)).toEqual(whole.map(() => 1));
				if (outcome === 'accepted') expect(whole[0]).toEqual([umid]);
				if (outcome === 'rejected') expect([item, isAnyTaken]).toEqual([item, false]);
			}
		},
	);
});

/** Notes that a part of a message is taken, and returns the answer. */
function takenBy(taken: Map<string, string[]>, pdu: Pdu & ShortMessage): Pdu {
	const part = pdu.esmClass === 0x40 ? (pdu.content[5] ?? 0) - 1 : 0;
	const place = `${pdu.destination.number}/${part}`;
	const messageId = `${place}-${taken.get(place)?.length ?? 0}`.replace('/', ':');
	taken.set(place, [...(taken.get(place) ?? []), messageId]);
	return { command: 'submitSmAnswer', messageId, tlvs: [], status: 0, sequence: pdu.sequence };
}
