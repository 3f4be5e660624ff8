import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ShortMessage } from '../../../smpp/codec/pdu';
import { receiptText } from '../../../smpp/messages/receipt';
import { EightByEightSmppTrigger } from '../../../smpp/nodes/EightByEightSmppTrigger/EightByEightSmppTrigger.node';
import { startTrigger, type StartedTrigger } from '../../engine/startTrigger';
import { smppTransport } from '../scriptedSmpp';
import { delivery, type Smsc, startSmsc } from '../smsc';
import { eventually } from '../../sandbox/eventually';

let smsc: Smsc;
let started: StartedTrigger[] = [];
beforeEach(async () => (smsc = await startSmsc()));
afterEach(async () => {
	for (const { executions, close } of started) {
		for (const { end } of executions) end();
		await close();
	}
	started = [];
	await smsc.close();
});

const quick = { gatherSeconds: 0 };

interface More {
	credential?: object;
	isTest?: boolean;
	isHasty?: boolean;
	events?: string[];
}

async function publish(
	options: Record<string, string | number | boolean> = quick,
	more: More = {},
): Promise<StartedTrigger> {
	const credential = { ...smppTransport.credentialOf(`smpp://127.0.0.1:${smsc.at.port}`), ...more.credential };
	const trigger = await startTrigger(new EightByEightSmppTrigger(), {
		credentialName: 'eightByEightSmppApi',
		credential,
		parameters: { events: more.events ?? ['inbound_message_received', 'outbound_message_status_changed'], options },
		isTest: more.isTest === true,
		isHasty: more.isHasty === true,
	});
	started.push(trigger);
	return trigger;
}

let sequence = 100;
function deliver(content: string | Buffer, change: Partial<ShortMessage> = {}): number {
	smsc.peers.find(({ bound }) => bound !== undefined)?.send(delivery(++sequence, content, change));
	return sequence;
}
const statusOf = (of: number) =>
	smsc.received.find((pdu) => pdu.command === 'deliverSmAnswer' && pdu.sequence === of)?.status;

const receipt = (id: string, stat = 'DELIVRD', err = '000') =>
	receiptText({ id, stat, err, submitDate: '2611281000', doneDate: '2611281001' });
const asReceipt = { esmClass: 0x04 };
const part = (reference: number, total: number, number: number, text: string) =>
	Buffer.concat([Buffer.from([5, 0, 3, reference, total, number]), Buffer.from(text)]);

describe('events', () => {
	test('a text has the form of the webhook trigger', async () => {
		const trigger = await publish();
		const of = deliver('Yes please', {
			tlvs: [{ tag: 0x1502, value: Buffer.from('0a1b2c3d-0000-4000-8000-000000000001') }],
		});
		await eventually(() => expect(trigger.items()).toHaveLength(1));
		expect(trigger.items()[0]).toMatchObject({
			eventType: 'inbound_message_received',
			umid: '0a1b2c3d-0000-4000-8000-000000000001',
			source: '+6591234567',
			destination: '+6580000000',
			body: 'Yes please',
			isOptOut: false,
			encoding: 'GSM7',
			subAccountId: 'acme_hq',
			isComplete: true,
		});
		expect(statusOf(of)).toBe(0);
	});

	test("a receipt has it too, with 8x8's country and network although their lengths are wrong", async () => {
		const trigger = await publish();
		const tlvs = [
			{ tag: 0x1503, value: Buffer.from('525') },
			{ tag: 0x1504, value: Buffer.from('01') },
		];
		deliver(receipt('id_7@x', 'UNDELIV', '036'), { ...asReceipt, tlvs });
		await eventually(() => expect(trigger.items()).toHaveLength(1));
		expect(trigger.items()[0]).toMatchObject({
			eventType: 'outbound_message_status_changed',
			umid: 'id_7@x',
			state: 'undelivered',
			isFinal: true,
			errorCode: 36,
			destination: '+6591234567',
			smppState: 'UNDELIV',
			mcc: '525',
			mnc: '01',
		});
	});

	test.each([
		[8, Buffer.from('Grüße 🎉', 'utf16le').swap16(), 'Grüße 🎉'],
		[3, Buffer.from('garçon', 'latin1'), 'garçon'],
		[0, Buffer.from([0x1b, 0x65, 0x00, 0x02, 0x7f]), '€@$à'],
		[1, Buffer.from([0x1b, 0x3c, 0x61]), '[a'],
	])('data coding %i is read', async (dataCoding, content, body) => {
		const trigger = await publish();
		deliver(content, { dataCoding });
		await eventually(() => expect(trigger.items()).toMatchObject([{ body }]));
	});

	test('the parts of a long text are joined, in whatever order they come', async () => {
		const trigger = await publish();
		for (const [number, text] of [
			[3, 'c'],
			[1, 'a'],
			[2, 'b'],
		] as const)
			deliver(part(7, 3, number, text), { esmClass: 0x40 });
		await eventually(() => expect(trigger.items()).toMatchObject([{ body: 'abc', isComplete: true, smsCount: 3 }]));
	});

	test('a part that does not come leaves the others, and that is said', async () => {
		const trigger = await publish({ ...quick, partsSeconds: 1 });
		deliver(part(7, 2, 2, 'b'), { esmClass: 0x40 });
		await eventually(() => expect(trigger.items()).toMatchObject([{ body: 'b', isComplete: false }]));
	});

	test.each([
		[8, Buffer.from('Grüße 🎉!', 'utf16le').swap16(), [13, 14, 15, 17], 'Grüße 🎉!'],
		[0, Buffer.from([0x61, 0x1b, 0x65, 0x62]), [2], 'a€b'],
		[3, Buffer.from('garçon', 'latin1'), [4], 'garçon'],
	])('of data coding %i are joined also where they end within a character', async (dataCoding, octets, cuts, body) => {
		const trigger = await publish();
		for (const [index, cut] of cuts.entries()) {
			for (const [number, piece] of [octets.subarray(0, cut), octets.subarray(cut)].entries()) {
				const header = Buffer.from([5, 0, 3, index, 2, number + 1]);
				deliver(Buffer.concat([header, piece]), { esmClass: 0x40, dataCoding });
			}
		}
		await eventually(() => expect(trigger.items()).toMatchObject(cuts.map(() => ({ body }))));
	});

	test('a part that comes again after its text was taken starts nothing', async () => {
		const trigger = await publish({ ...quick, partsSeconds: 1 });
		for (const [number, text] of ['a', 'b', 'b'].entries()) {
			deliver(part(7, 2, Math.min(2, number + 1), text), { esmClass: 0x40 });
		}
		const of = deliver(part(7, 2, 1, 'a'), { esmClass: 0x40 });
		await eventually(() => expect(statusOf(of)).toBe(0));
		deliver(part(8, 2, 1, 'c'), { esmClass: 0x40 });
		await eventually(() => expect(trigger.items()).toHaveLength(2));
		expect(trigger.items()).toMatchObject([
			{ body: 'ab', isComplete: true },
			{ body: 'c', isComplete: false },
		]);
	});

	test('a receipt of a message on its way starts nothing, unless the options say so', async () => {
		const [usual, all] = [await publish(), await publish({ ...quick, finalStatesOnly: false })];
		for (const stat of ['ENROUTE', 'ACCEPTD', 'DELIVRD', 'UNKNOWN', 'ODD']) deliver(receipt('a', stat), asReceipt);
		await eventually(() => expect(all.items()).toHaveLength(5));
		expect(usual.items().map(({ smppState }) => smppState)).toEqual(['DELIVRD', 'UNKNOWN', 'ODD']);
	});

	test('what is not chosen is confirmed and starts nothing', async () => {
		const trigger = await publish(quick, { events: ['outbound_message_status_changed'] });
		const of = deliver('Hello');
		await eventually(() => expect(statusOf(of)).toBe(0));
		expect(trigger.executions).toEqual([]);
	});

	test('data that is not a text comes as what it is', async () => {
		const trigger = await publish();
		deliver(Buffer.from([1, 2, 255]), { dataCoding: 4 });
		await eventually(() => expect(trigger.items()).toMatchObject([{ body: null, data: '0102ff' }]));
	});
});

describe('executions', () => {
	test('get what comes within the time, up to the number', async () => {
		const trigger = await publish({ gatherEvents: 10, gatherSeconds: 1 });
		for (let index = 0; index < 25; index++) deliver(receipt(`id-${index}`), asReceipt);
		await eventually(() => expect(trigger.items()).toHaveLength(25));
		expect(trigger.executions.map(({ items }) => items.length)).toEqual([10, 10, 5]);
	});

	test('a repeat starts nothing, and two texts without an ID are two', async () => {
		const trigger = await publish();
		for (const id of ['a', 'a', 'b']) deliver(receipt(id), asReceipt);
		deliver('YES');
		deliver('YES');
		await eventually(() => expect(trigger.items()).toHaveLength(4));
		await new Promise((resolve) => setTimeout(resolve, 100));
		expect(trigger.items()).toHaveLength(4);
	});

	test('have a key by which n8n recognises them', async () => {
		const trigger = await publish();
		deliver(receipt('a'), asReceipt);
		await eventually(() => expect(trigger.executions).toHaveLength(1));
		const again = await publish();
		await trigger.close();
		deliver(receipt('a'), asReceipt);
		await eventually(() => expect(again.executions).toHaveLength(1));
		expect(again.executions[0]?.key).toBe(trigger.executions[0]?.key);
		expect(again.executions[0]?.key).toMatch(/^[\w-]{43}$/);
	});
});

describe('acknowledging when the execution has ended', () => {
	const whenEnded = { ...quick, acknowledge: 'whenEnded' };

	test('happens then, and not before', async () => {
		const trigger = await publish(whenEnded);
		trigger.holds = true;
		const of = deliver(receipt('a'), asReceipt);
		await eventually(() => expect(trigger.executions).toHaveLength(1));
		expect(statusOf(of)).toBeUndefined();
		trigger.executions[0]?.end();
		await eventually(() => expect(statusOf(of)).toBe(0));
	});

	/** A published trigger whose n8n crashed after it had stored the execution of a receipt, which 8x8 sends again. */
	const restarted = async (options: Record<string, string | boolean | number>) => {
		const before = await publish(whenEnded);
		before.holds = true;
		deliver(receipt('a'), asReceipt);
		await eventually(() => expect(before.executions).toHaveLength(1));
		const after = await publish({ ...whenEnded, ...options });
		after.known.add(before.executions[0]?.key);
		before.executions[0]?.end();
		await before.close();
		return { after, of: deliver(receipt('a'), asReceipt) };
	};

	test('an event that n8n had stored an execution for before it crashed starts none, and 8x8 may forget it', async () => {
		const { after, of } = await restarted({});
		await eventually(() => expect(statusOf(of)).toBe(0));
		expect(after.executions).toEqual([]);
	});

	test('such an event starts another execution, marked as a repeat, where the user chose so', async () => {
		const { after, of } = await restarted({ runAgain: true });
		await eventually(() => expect(statusOf(of)).toBe(0));
		expect(after.items()).toMatchObject([{ isRepeat: true, umid: 'a' }]);
		expect(after.executions[0]?.key).toBeUndefined();
	});

	test('if n8n cannot start it, 8x8 must send it again, and it then starts', async () => {
		const trigger = await publish(whenEnded);
		trigger.fails = true;
		const first = deliver(receipt('a'), asReceipt);
		await eventually(() => expect(statusOf(first)).toBe(0x64));
		trigger.fails = false;
		const second = deliver(receipt('a'), asReceipt);
		await eventually(() => expect(statusOf(second)).toBe(0));
	});

	test('an execution that takes too long leaves its events with 8x8', async () => {
		const trigger = await publish({ ...whenEnded, executionSeconds: 1 });
		trigger.holds = true;
		const of = deliver(receipt('a'), asReceipt);
		await eventually(() => expect(statusOf(of)).toBe(0x64));
	});

	test('with too many open, 8x8 is asked to send further events later', async () => {
		const trigger = await publish({ ...whenEnded, maxOpenEvents: 2 });
		trigger.holds = true;
		for (const id of ['a', 'b']) deliver(receipt(id), asReceipt);
		await eventually(() => expect(trigger.items()).toHaveLength(2));
		const third = deliver(receipt('c'), asReceipt);
		await eventually(() => expect(statusOf(third)).toBe(0x64));
	});

	test('unpublished before anything started, the event stays with 8x8', async () => {
		const trigger = await publish({ ...whenEnded, gatherSeconds: 60 });
		const of = deliver(receipt('a'), asReceipt);
		await new Promise((resolve) => setTimeout(resolve, 50));
		await trigger.close();
		await eventually(() => expect(statusOf(of)).toBe(0x64));
		expect(trigger.executions).toEqual([]);
	});

	test('unpublished while it runs, the event is forgotten by 8x8 once it has ended', async () => {
		const trigger = await publish(whenEnded);
		trigger.holds = true;
		const of = deliver(receipt('a'), asReceipt);
		await eventually(() => expect(trigger.executions).toHaveLength(1));
		const closed = trigger.close();
		const refused = deliver(receipt('b'), asReceipt);
		await eventually(() => expect(statusOf(refused)).toBe(0x64));
		trigger.executions[0]?.end();
		await closed;
		expect(statusOf(of)).toBe(0);
	});

	test('unpublished while a part waits for others, nothing starts, and 8x8 must send it again', async () => {
		const trigger = await publish({ ...whenEnded, gatherEvents: 1 });
		const of = deliver(part(7, 2, 1, 'a'), { esmClass: 0x40 });
		await new Promise((resolve) => setTimeout(resolve, 50));
		await trigger.close();
		await eventually(() => expect(statusOf(of)).toBe(0x64));
		expect(trigger.executions).toEqual([]);
	});
});

describe('the bind', () => {
	test('is a receiver, or a transceiver where the credential says so', async () => {
		await publish();
		await publish(quick, { credential: { bindType: 'transceiver' } });
		expect(smsc.received.map(({ command }) => command)).toEqual(['bindReceiver', 'bindTransceiver']);
	});

	test('is one for all triggers of a process, and each gets every event', async () => {
		const [one, other] = [await publish(), await publish()];
		expect(smsc.connections).toBe(1);
		deliver(receipt('a'), asReceipt);
		await eventually(() => expect([one.items().length, other.items().length]).toEqual([1, 1]));
	});

	test('a test shares it, and the published workflow loses nothing', async () => {
		const [live, testing] = [await publish(), await publish(quick, { isTest: true })];
		expect(smsc.connections).toBe(1);
		const of = deliver(receipt('a'), asReceipt);
		await eventually(() => expect([live.items().length, testing.items().length]).toEqual([1, 1]));
		await eventually(() => expect(statusOf(of)).toBe(0));
	});

	test('of a test alone leaves everything with 8x8, even what the test shows', async () => {
		const testing = await publish(quick, { isTest: true });
		const left = ['a', 'b', 'c'].map((id) => deliver(receipt(id), asReceipt));
		await eventually(() => expect(left.map(statusOf)).toEqual([0x64, 0x64, 0x64]));
		expect(testing.items()[0]).toMatchObject({ umid: 'a' });
		await testing.close();
		const live = await publish();
		const taken = ['a', 'b', 'c'].map((id) => deliver(receipt(id), asReceipt));
		await eventually(() => expect(taken.map(statusOf)).toEqual([0, 0, 0]));
		expect(live.items()).toHaveLength(3);
	});

	test('of a test that is given up before it is there is unbound', async () => {
		let bindNow: () => void = () => undefined;
		smsc.script = (pdu, _peer, usual) => {
			if (pdu.command === 'bindReceiver') bindNow = usual;
			else usual();
		};
		const testing = await publish(quick, { isTest: true, isHasty: true });
		await eventually(() => expect(smsc.received).toHaveLength(1));
		const closed = testing.close();
		bindNow();
		await closed;
		await eventually(() => expect(smsc.peers).toEqual([]));
	});

	test('is unbound after the last trigger, and what was acknowledged has started', async () => {
		const trigger = await publish({ gatherSeconds: 60 });
		const of = deliver(receipt('a'), asReceipt);
		await eventually(() => expect(statusOf(of)).toBe(0));
		await trigger.close();
		expect(trigger.items()).toHaveLength(1);
		expect(smsc.received.at(-1)?.command).toBe('unbind');
	});

	test('that is refused fails the publication, in words', async () => {
		smsc.script = (pdu, peer) =>
			peer.send({ command: 'bindReceiverAnswer', systemId: '', tlvs: [], status: 0x0e, sequence: pdu.sequence });
		await expect(publish()).rejects.toThrow('8x8 refused the connection (0x0E: the password is wrong)');
	});

	test('comes back, and events with it', async () => {
		const trigger = await publish();
		smsc.peers[0]?.socket.resetAndDestroy();
		await eventually(() => {
			expect(smsc.connections).toBe(2);
			expect(smsc.peers.at(-1)?.bound).toBe('bindReceiver');
		});
		smsc.peers.splice(0, smsc.peers.length - 1);
		deliver(receipt('a'), asReceipt);
		await eventually(() => expect(trigger.items()).toHaveLength(1));
		expect(trigger.errors).toEqual([]);
	});

	test('with a password that has become wrong ends the trigger', async () => {
		const trigger = await publish();
		smsc.script = (pdu, peer) =>
			peer.send({ command: 'bindReceiverAnswer', systemId: '', tlvs: [], status: 0x0e, sequence: pdu.sequence });
		smsc.peers[0]?.socket.resetAndDestroy();
		await eventually(() => expect(trigger.errors).toHaveLength(1));
		expect(trigger.errors[0]?.message).toContain('the password is wrong');
	});
});
