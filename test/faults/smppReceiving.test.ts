import { describe, expect, test, vi } from 'vitest';
import type { ShortMessage } from '../../smpp/codec/pdu';
import { receiptText } from '../../smpp/messages/receipt';
import { EightByEightSmppTrigger } from '../../smpp/nodes/EightByEightSmppTrigger/EightByEightSmppTrigger.node';
import { withFastClock } from '../engine/fastClock';
import { startTrigger } from '../engine/startTrigger';
import { smppTransport } from '../smpp/scriptedSmpp';
import { startSmsc } from '../smpp/smsc';
import { Deliveries, type Mishap, type Sending } from './deliveries';

const head = (length: number) => {
	const octets = Buffer.alloc(16);
	octets.writeUInt32BE(length, 0);
	return octets;
};
const unbind = ({ peer }: Sending) => peer.send({ command: 'unbind', status: 0, sequence: 900_000 });
const reset = ({ peer: { socket } }: Sending) => void socket.resetAndDestroy();
const end = ({ peer: { socket } }: Sending) => void socket.end();
const writes = (octets: Buffer) => (sending: Sending) => {
	sending.send();
	sending.peer.socket.write(octets);
};
const after = (act: (sending: Sending) => void) => (sending: Sending) => {
	sending.send();
	act(sending);
};
const inPlaceOf = (act: Mishap['act']): Mishap => ({ at: 'sending', act });
const atAnswerTo = (act: Mishap['act']): Mishap => ({ at: 'answer', act });

const mishaps: [string, Mishap][] = [
	['a reset in place of it', inPlaceOf(reset)],
	['a reset after it', inPlaceOf(after(reset))],
	['a reset in place of hearing the answer', atAnswerTo(reset)],
	['a close in place of it', inPlaceOf(end)],
	['a close after it', inPlaceOf(after(end))],
	['a close in place of hearing the answer', atAnswerTo(end)],
	['half of it, and a close', inPlaceOf(({ peer, frame }) => void peer.socket.end(frame.subarray(0, 40)))],
	['an unbind in place of it', inPlaceOf(unbind)],
	['an unbind after it', inPlaceOf(after(unbind))],
	['an unbind in place of hearing the answer', atAnswerTo(unbind)],
	['garbage after it', inPlaceOf(writes(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')))],
	['a length of 0 after it', inPlaceOf(writes(head(0)))],
	['a length of 2^31 after it', inPlaceOf(writes(head(2 ** 31)))],
	['nothing', inPlaceOf(() => undefined)],
	['an answer that is not heard', atAnswerTo(() => undefined)],
	['the same again at once', inPlaceOf(after((sending) => sending.send()))],
];

/** Which of the messages meet it, from 0, and how often. */
const spreads: [string, (place: number, tries: number) => boolean][] = [
	['the first', (place, tries) => place === 0 && tries === 0],
	['the last part of a long text, three times', (place, tries) => place === 4 && tries < 3],
	['every one', (_place, tries) => tries === 0],
];

const settings = [
	{ acknowledge: 'atOnce', gatherEvents: 100 },
	{ acknowledge: 'whenEnded', gatherEvents: 1 },
	{ acknowledge: 'whenEnded', gatherEvents: 100 },
] as const;

type Message = Partial<ShortMessage> & { content: Buffer };

const receipt = (id: string): Message => ({
	content: Buffer.from(
		receiptText({ id, stat: 'DELIVRD', err: '000', submitDate: '2611281000', doneDate: '2611281001' }),
	),
	esmClass: 0x04,
});
const named = (id: string) => ({ tlvs: [{ tag: 0x1502, value: Buffer.from(id) }] });
const part = (id: string, number: number, text: string): Message => ({
	content: Buffer.concat([Buffer.from([5, 0, 3, 7, 2, number]), Buffer.from(text)]),
	esmClass: 0x40,
	...named(id),
});

/** A long text's parts have other events between them. The last text has no ID, by which repeats would be known. */
const messages: Message[] = [
	receipt('receipt-1'),
	part('long', 1, 'This is '),
	{ content: Buffer.from('YES'), ...named('text-1') },
	receipt('receipt-2'),
	part('long', 2, 'one text'),
	{ content: Buffer.from('STOP'), ...named('text-2') },
	{ content: Buffer.from('Hello') },
];
const expected = ['long', 'receipt-1', 'receipt-2', 'text-1', 'text-2'];

describe.each(mishaps)('%s', (_name, mishap) => {
	const combinations = spreads.flatMap(([name, isHit]) => settings.map((options) => ({ name, isHit, options })));

	test.each(combinations)(
		'at $name: every event starts an execution, and a repeat starts none ($options)',
		async ({ isHit, options }) => {
			const smsc = await startSmsc();
			const deliveries = new Deliveries(smsc, messages, (place, tries) => (isHit(place, tries) ? mishap : undefined));
			const trigger = await withFastClock(async () => {
				const started = await startTrigger(new EightByEightSmppTrigger(), {
					credentialName: 'eightByEightSmppApi',
					credential: smppTransport.credentialOf(`smpp://127.0.0.1:${smsc.at.port}`),
					parameters: { events: ['inbound_message_received', 'outbound_message_status_changed'], options },
					isTest: false,
				});
				deliveries.start();
				// Executions take a while: repeats come before they have ended, and after it.
				started.holds = true;
				const ending = setInterval(() => started.executions.forEach((each) => each.end()), 20);
				try {
					await vi.waitFor(() => expect(deliveries.areForgotten).toBe(true), { timeout: 60_000, interval: 5 });
					await started.close();
				} finally {
					clearInterval(ending);
					deliveries.close();
				}
				return started;
			});
			await smsc.close();
			expect(trigger.errors).toEqual([]);
			const items = trigger.items();
			const ids = items.flatMap(({ umid }) => (typeof umid === 'string' && umid !== '' ? [umid] : []));
			expect(ids.toSorted()).toEqual(expected);
			expect(items.filter(({ umid }) => umid === 'long')).toMatchObject([
				{ body: 'This is one text', isComplete: true },
			]);
			expect(items.filter(({ body }) => body === 'Hello').length).toBeGreaterThan(0);
		},
	);
});
