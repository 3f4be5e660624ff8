import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encode } from '../../../smpp/codec/encode';
import type { Pdu, ShortMessage } from '../../../smpp/codec/pdu';
import { bind } from '../../../smpp/session/bind';
import type { Connection, Handlers, Times } from '../../../smpp/session/connection';
import { delivery, messageOf, type Smsc, startSmsc, usualAnswer } from '../smsc';
import { eventually } from '../../sandbox/eventually';

let smsc: Smsc;
const closed: string[] = [];
const delivered: Pdu[] = [];

beforeEach(async () => {
	smsc = await startSmsc();
	closed.length = 0;
	delivered.length = 0;
});
afterEach(() => smsc.close());

const handlers: Handlers = {
	onRequest: (pdu, answer) => {
		delivered.push(pdu);
		answer({ command: 'deliverSmAnswer', messageId: '', tlvs: [], status: 0, sequence: pdu.sequence });
	},
	onClose: (reason) => closed.push(reason),
};

const quick: Times = { idle: 60, enquiry: 60, unbind: 60 };
const patient: Times = { idle: 60_000, enquiry: 60_000, unbind: 60 };

async function connected(times: Times = patient): Promise<Connection> {
	const bound = await bind('bindTransceiver', smsc.at, handlers, times);
	if (!bound.ok) throw new Error(JSON.stringify(bound.failure));
	return bound.connection;
}

function text(content: string): ShortMessage {
	return { ...messageOf(content), command: 'submitSm' };
}

const answersTo = (command: Pdu['command']) => smsc.received.filter((pdu) => pdu.command === command);

describe('requests', () => {
	test('are answered in whatever order', async () => {
		const open: Pdu[] = [];
		smsc.script = (pdu, peer, usual) => {
			if (pdu.command !== 'submitSm') return usual();
			open.push(pdu);
			if (open.length < 3) return;
			for (const each of open.toReversed()) {
				const answer = usualAnswer(each);
				if (answer?.command === 'submitSmAnswer' && each.command === 'submitSm') {
					peer.send({ ...answer, messageId: `to ${each.content.toString()}` });
				}
			}
		};
		const connection = await connected();
		const answers = await Promise.all(['a', 'b', 'c'].map((each) => connection.request(text(each), 5000)));
		expect(answers.map((each) => each.kind === 'answered' && 'messageId' in each.pdu && each.pdu.messageId)).toEqual([
			'to a',
			'to b',
			'to c',
		]);
		await connection.unbind();
	});

	test('without an answer in their time are unanswered, and a late answer is no other one’s', async () => {
		let first: Pdu | undefined;
		smsc.script = (pdu, _peer, usual) => {
			if (pdu.command !== 'submitSm' || first !== undefined) return usual();
			first = pdu;
		};
		const connection = await connected();
		expect(await connection.request(text('a'), 30)).toEqual({ kind: 'unanswered', reason: 'TIMEOUT' });
		const late = first === undefined ? undefined : usualAnswer(first);
		if (late !== undefined) smsc.peers[0]?.send(late);
		expect(await connection.request(text('b'), 5000)).toMatchObject({ kind: 'answered' });
		await connection.unbind();
	});

	test('after the end are not sent', async () => {
		const connection = await connected();
		await connection.unbind();
		expect(await connection.request(text('a'), 5000)).toEqual({ kind: 'unsent', reason: 'UNBOUND' });
		expect(answersTo('submitSm')).toEqual([]);
	});

	test.each<[string, (smsc: Smsc) => void, string | RegExp]>([
		['is reset', ({ peers }) => peers[0]?.socket.resetAndDestroy(), 'ECONNRESET'],
		['is closed', ({ peers }) => peers[0]?.socket.end(), 'CLOSED_BY_PEER'],
		[
			'is unbound by the peer',
			({ peers }) => peers[0]?.send({ command: 'unbind', status: 0, sequence: 9 }),
			'UNBOUND_BY_PEER',
		],
		['brings garbage', ({ peers }) => peers[0]?.socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'), /^MALFORMED/],
		['brings a length of 0', ({ peers }) => peers[0]?.socket.write(Buffer.alloc(16)), /^MALFORMED/],
		[
			'brings a PDU with a field that does not end',
			({ peers }) => peers[0]?.socket.write(Buffer.from('00000012800000040000000000000002aaaa', 'hex')),
			/^MALFORMED/,
		],
		[
			'brings an answer of another kind',
			({ peers }) => peers[0]?.send({ command: 'unbindAnswer', status: 0, sequence: 2 }),
			/^MALFORMED/,
		],
		[
			'brings a generic_nack for no request',
			({ peers }) => peers[0]?.send({ command: 'genericNack', status: 2, sequence: 0 }),
			'REFUSED_BY_PEER',
		],
	])('are all unanswered when the connection %s', async (_name, act, reason) => {
		smsc.script = (pdu, _peer, usual) => {
			if (pdu.command !== 'submitSm') usual();
			else if (answersTo('submitSm').length === 3) act(smsc);
		};
		const connection = await connected();
		const answers = await Promise.all(['a', 'b', 'c'].map((each) => connection.request(text(each), 5000)));
		const expected: unknown = typeof reason === 'string' ? reason : expect.stringMatching(reason);
		expect(answers).toEqual(answers.map(() => ({ kind: 'unanswered', reason: expected })));
		expect(closed).toEqual([expected]);
	});

	test('a generic_nack for a request is its answer', async () => {
		smsc.script = (pdu, peer, usual) =>
			pdu.command === 'submitSm' ? peer.send({ command: 'genericNack', status: 3, sequence: pdu.sequence }) : usual();
		const connection = await connected();
		expect(await connection.request(text('a'), 5000)).toMatchObject({
			kind: 'answered',
			pdu: { command: 'genericNack', status: 3 },
		});
		await connection.unbind();
	});
});

describe('the link', () => {
	test('is asked after when nothing comes, and kept when it answers', async () => {
		const connection = await connected(quick);
		await eventually(() => expect(answersTo('enquireLink').length).toBeGreaterThan(2));
		expect(connection.isOpen).toBe(true);
		await connection.unbind();
		expect(closed).toEqual(['UNBOUND']);
	});

	test('is closed when the peer does not answer', async () => {
		smsc.script = (pdu, _peer, usual) => {
			if (pdu.command !== 'enquireLink') usual();
		};
		await connected(quick);
		await eventually(() => expect(closed).toEqual(['NO_ANSWER_TO_ENQUIRE_LINK']));
	});

	test('answers when the peer asks, and refuses what it does not know', async () => {
		const connection = await connected();
		const [peer] = smsc.peers;
		peer?.send({ command: 'enquireLink', status: 0, sequence: 77 });
		peer?.send({ command: 'unused', id: 0x103, status: 0, sequence: 78 });
		peer?.send({ command: 'unused', id: 0x0b, status: 0, sequence: 79 });
		await eventually(() => expect(smsc.received).toHaveLength(4));
		expect(smsc.received.slice(1)).toEqual([
			{ command: 'enquireLinkAnswer', status: 0, sequence: 77 },
			{ command: 'genericNack', status: 3, sequence: 78 },
			{ command: 'genericNack', status: 3, sequence: 79 },
		]);
		await connection.unbind();
	});

	test('is closed in the end where the peer does not answer the unbind', async () => {
		smsc.script = (pdu, _peer, usual) => {
			if (pdu.command !== 'unbind') usual();
		};
		const connection = await connected();
		await connection.unbind();
		expect(closed).toEqual(['UNBOUND']);
		await eventually(() => expect(smsc.peers).toEqual([]));
	});

	test('is closed where the peer sends and never reads', async () => {
		const connection = await connected();
		const [peer] = smsc.peers;
		peer?.socket.pause();
		const enquiry = encode({ command: 'unused', id: 0x103, status: 0, sequence: 1 });
		const many = Buffer.concat(Array.from({ length: 50_000 }, () => enquiry));
		for (let round = 0; round < 30 && connection.isOpen; round++) {
			peer?.socket.write(many);
			await wait(20);
		}
		await eventually(() => expect(closed).toEqual(['PEER_DOES_NOT_READ']));
	});
});

describe('what comes with the answer to the bind', () => {
	test('is taken', async () => {
		smsc.script = (pdu, peer, usual) => {
			if (pdu.command !== 'bindTransceiver') return usual();
			const answer = usualAnswer(pdu);
			if (answer === undefined) throw new Error('No answer');
			peer.socket.write(Buffer.concat([encode(answer), encode(delivery(5, 'first')), encode(delivery(6, 'second'))]));
		};
		const connection = await connected();
		await eventually(() => expect(answersTo('deliverSmAnswer')).toHaveLength(2));
		expect(delivered).toHaveLength(2);
		await connection.unbind();
	});
});
