import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { IDataObject } from 'n8n-workflow';
import type { Pdu, ShortMessage } from '../../../smpp/codec/pdu';
import { closedHost } from '../../engine/brokenServers';
import { withFastClock } from '../../engine/fastClock';
import { runWorkflow } from '../../engine/runWorkflow';
import { smppTransport } from '../scriptedSmpp';
import { type Peer, type Smsc, startSmsc, usualAnswer } from '../smsc';

let smsc: Smsc;
beforeEach(async () => (smsc = await startSmsc()));
afterEach(() => smsc.close());

/** The node's outcome for one text. */
async function sendText(
	text: string,
	options: Record<string, string> = {},
	credential: object = {},
): Promise<IDataObject> {
	return await withFastClock(() => sendSlowly(text, options, credential));
}

async function sendSlowly(
	text: string,
	options: Record<string, string> = {},
	credential: object = {},
): Promise<IDataObject> {
	const { outputs } = await runWorkflow({
		items: [{}],
		node: smppTransport.node(),
		credential: { ...smppTransport.credentialOf(`smpp://127.0.0.1:${smsc.at.port}`), ...credential },
		parameters: { destination: '+6591234567', text, options },
		settings: { onError: 'continueRegularOutput' },
	});
	return outputs[0]?.[0]?.json ?? {};
}

const submits = () => smsc.received.filter((pdu): pdu is Pdu & ShortMessage => pdu.command === 'submitSm');
const onSubmit = (act: (pdu: Pdu, peer: Peer, usual: () => void) => void) => {
	smsc.script = (pdu, peer, usual) => (pdu.command === 'submitSm' ? act(pdu, peer, usual) : usual());
};
const answer = (status: number) => (pdu: Pdu, peer: Peer) =>
	peer.send({ command: 'submitSmAnswer', messageId: '', tlvs: [], status, sequence: pdu.sequence });

describe('what a submit_sm comes to', () => {
	test('status 0 is accepted, with the ID', async () => {
		expect(await sendText('Hello')).toMatchObject({
			outcome: 'accepted',
			umid: expect.stringMatching(/^id-/) as unknown,
			destination: '+6591234567',
			encoding: 'GSM7',
			segments: 1,
		});
		expect(submits()[0]).toMatchObject({
			destination: { ton: 1, npi: 1, number: '6591234567' },
			registeredDelivery: 1,
			dataCoding: 0,
		});
	});

	test.each([0x01, 0x0a, 0x0b, 0x45, 0x61, 0xc4])('status %i is rejected, and sent once', async (status) => {
		onSubmit(answer(status));
		expect(await sendText('Hello')).toMatchObject({
			outcome: 'rejected',
			details: { code: expect.stringMatching(/^0x/) as unknown },
		});
		expect(submits()).toHaveLength(1);
	});

	test.each([0x08, 0x64, 0xfe, 0xff, 0x400])('status %i leaves it unknown, and it is sent once', async (status) => {
		onSubmit(answer(status));
		expect(await sendText('Hello')).toMatchObject({ outcome: 'unknown' });
		expect(submits()).toHaveLength(1);
	});

	test.each([0x58, 0x14])('status %i is waited out', async (status) => {
		onSubmit((pdu, peer, usual) => (submits().length < 3 ? answer(status)(pdu, peer) : usual()));
		expect(await sendText('Hello')).toMatchObject({ outcome: 'accepted' });
		expect(submits()).toHaveLength(3);
	});

	test('that 8x8 is too busy for is rejected in the end', async () => {
		onSubmit(answer(0x58));
		expect(await sendText('Hello')).toMatchObject({ outcome: 'rejected', details: { code: '0x58' } });
		expect(submits()).toHaveLength(4);
	});

	test.each<[string, (pdu: Pdu, peer: Peer) => void, string]>([
		['a reset', (_pdu, { socket }) => socket.resetAndDestroy(), 'ECONNRESET'],
		['a closed connection', (_pdu, { socket }) => socket.end(), 'CLOSED_BY_PEER'],
		['an unbind', (_pdu, peer) => peer.send({ command: 'unbind', status: 0, sequence: 4 }), 'UNBOUND_BY_PEER'],
		['no answer', () => undefined, 'TIMEOUT'],
	])('%s before the answer leaves it unknown, and it is not repeated', async (_name, act, code) => {
		onSubmit(act);
		expect(await sendText('Hello')).toMatchObject({ outcome: 'unknown', details: { code } });
		expect(submits()).toHaveLength(1);
	});

	test('an ID that may be an echo of the text leaves it unknown, and does not show', async () => {
		onSubmit((pdu, peer) =>
			peer.send({ command: 'submitSmAnswer', messageId: 'Code 123456', tlvs: [], status: 0, sequence: pdu.sequence }),
		);
		const json = await sendText('Code 123456');
		expect(json).toMatchObject({ outcome: 'unknown', details: { code: 'SMPP_WITHOUT_ID' } });
		expect(JSON.stringify(json)).not.toContain('123456"');
	});
});

describe('no bind', () => {
	test.each([0x0e, 0x0f])('a credential that is refused with %i is tried once, and nothing is sent', async (status) => {
		smsc.script = (pdu, peer) =>
			peer.send({ command: 'bindTransmitterAnswer', systemId: '', tlvs: [], status, sequence: pdu.sequence });
		expect(await sendText('Hello')).toMatchObject({ outcome: 'rejected', details: { code: 'SMPP_BIND_REFUSED' } });
		expect(smsc.connections).toBe(1);
	});

	test('where nothing listens, it is tried again and then rejected', async () => {
		const port = Number((await closedHost()).split(':')[1]);
		expect(await sendText('Hello', {}, { port })).toMatchObject({
			outcome: 'rejected',
			details: { code: 'ECONNREFUSED' },
		});
	});

	test.each([
		[{ systemId: '' }, 'SMPP_SYSTEM_ID_MISSING'],
		[{ systemId: 'a'.repeat(16) }, 'SMPP_SYSTEM_ID_MALFORMED'],
		[{ password: 'nine-long' }, 'SMPP_PASSWORD_MALFORMED'],
		[{ host: 'https://smpp.8x8.com' }, 'SMPP_HOST_MALFORMED'],
		[{ port: 70_000 }, 'SMPP_LIMIT_OUT_OF_RANGE'],
		[{ region: 'mars' }, 'REGION_UNKNOWN'],
	])('with %j in the credential', async (credential, code) => {
		expect(await sendText('Hello', {}, credential)).toMatchObject({ details: { code } });
		expect(smsc.connections).toBe(0);
	});
});

describe('texts', () => {
	test('Unicode goes out as UTF-16BE', async () => {
		expect(await sendText('Grüße 🎉')).toMatchObject({ encoding: 'UCS2', segments: 1 });
		const [sent] = submits();
		expect(sent?.dataCoding).toBe(8);
		expect(
			Buffer.from(sent?.content ?? [])
				.swap16()
				.toString('utf16le'),
		).toBe('Grüße 🎉');
	});

	test('a long text goes out in parts with one reference, and each has an ID', async () => {
		const json = await sendText('€'.repeat(100));
		expect(json).toMatchObject({ outcome: 'accepted', segments: 2 });
		expect(json.partIds).toHaveLength(2);
		const [first, second] = submits();
		expect(first?.esmClass).toBe(0x40);
		expect(first?.content.subarray(0, 3)).toEqual(Buffer.from([5, 0, 3]));
		expect([first?.content[3], first?.content[4], first?.content[5]]).toEqual([second?.content[3], 2, 1]);
		// 153 septets end within the 77th character, which is of two.
		expect([first?.content.length, second?.content.length]).toEqual([6 + 152, 6 + 48]);
	});

	test('no two of 256 long texts in a row have one reference: a phone would join their parts', async () => {
		const references: (number | undefined)[] = [];
		smsc.script = (pdu, _peer, usual) => {
			if (pdu.command === 'submitSm') references.push(pdu.content[3]);
			usual();
		};
		const { outputs } = await runWorkflow({
			items: Array.from({ length: 256 }, () => ({})),
			node: smppTransport.node(),
			credential: smppTransport.credentialOf(`smpp://127.0.0.1:${smsc.at.port}`),
			parameters: { destination: '+6591234567', text: 'a'.repeat(161), options: {} },
			settings: { onError: 'continueRegularOutput' },
		});
		expect(outputs[0]).toHaveLength(256);
		expect([references.length, new Set(references).size]).toEqual([512, 256]);
	});

	test('a text whose second part is refused is unknown: the first is with 8x8', async () => {
		onSubmit((pdu, peer, usual) => (submits().length === 1 ? usual() : answer(0x0b)(pdu, peer)));
		expect(await sendText('a'.repeat(400))).toMatchObject({
			outcome: 'unknown',
			details: { code: 'SMPP_PARTLY_SENT' },
		});
		expect(submits()).toHaveLength(2);
	});

	test('a text whose first part is refused is rejected, and no other part goes out', async () => {
		onSubmit(answer(0x0b));
		expect(await sendText('a'.repeat(400))).toMatchObject({ outcome: 'rejected' });
		expect(submits()).toHaveLength(1);
	});

	test('in one, it is in message_payload', async () => {
		expect(await sendText('a'.repeat(400), { longTexts: 'payload' })).toMatchObject({ outcome: 'accepted' });
		expect(submits()[0]).toMatchObject({
			content: Buffer.alloc(0),
			tlvs: [{ tag: 0x0424, value: Buffer.alloc(400, 'a') }],
		});
	});

	test('Latin-1 has its own size and coding', async () => {
		expect(await sendText('ç'.repeat(141), { encoding: 'LATIN1' })).toMatchObject({ encoding: 'LATIN1', segments: 2 });
		expect(submits()[0]?.dataCoding).toBe(3);
	});

	test.each([
		['GSM7', 'ç'],
		['LATIN1', '€'],
	])('a text that %s does not have is refused, and not changed', async (encoding, text) => {
		expect(await sendText(text, { encoding })).toMatchObject({ details: { code: 'SMPP_TEXT_UNCODABLE' } });
		expect(submits()).toEqual([]);
	});

	test('times and receipts are as the options say', async () => {
		const inAnHour = new Date(Date.now() + 3_600_000);
		await sendText('Hello', { scheduled: inAnHour.toISOString(), receipts: 'failures' });
		expect(submits()[0]?.registeredDelivery).toBe(2);
		const digits = inAnHour.toISOString().replace(/\D/g, '').slice(2, 14);
		expect(submits()[0]?.scheduleTime).toBe(`${digits}000+`);
	});
});

test('one bind serves many messages, with no more in flight than the window has', async () => {
	let open = 0;
	let most = 0;
	onSubmit((pdu, peer) => {
		most = Math.max(most, ++open);
		setImmediate(() => {
			open -= 1;
			const reply = usualAnswer(pdu);
			if (reply !== undefined) peer.send(reply);
		});
	});
	const { outputs } = await runWorkflow({
		items: Array.from({ length: 500 }, (_, index) => ({ phone: `+659123${1000 + index}` })),
		node: smppTransport.node(),
		credential: { ...smppTransport.credentialOf(`smpp://127.0.0.1:${smsc.at.port}`), window: 10 },
		parameters: { destination: '={{ $json.phone }}', text: 'Hello' },
	});
	expect(outputs[0]).toHaveLength(500);
	expect(smsc.connections).toBe(1);
	expect(most).toBeLessThanOrEqual(10);
});

test('an unused bind is unbound, and a slow unbind does not affect the next one', async () => {
	smsc.script = (pdu, _peer, usual) => {
		if (pdu.command !== 'unbind') usual();
	};
	await withFastClock(async () => {
		await sendSlowly('one');
		const unbinding = () => expect(smsc.received.at(-1)?.command).toBe('unbind');
		await vi.waitFor(unbinding, { timeout: 60_000 });
		await sendSlowly('two');
		await vi.waitFor(() => expect(smsc.peers).toHaveLength(1), { timeout: 15_000 });
		await sendSlowly('three');
	});
	expect(submits()).toHaveLength(3);
	expect(smsc.connections).toBe(2);
});
