import smpp from 'smpp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { eventually } from './eventually';

let sandbox: Sandbox;
beforeEach(async () => (sandbox = await startSandbox({ smppPort: 0, delayScale: 0.01, retryScale: 0.1 })));
afterEach(() => sandbox.close());

interface Fields {
	command_status?: number;
	message_id?: string;
	short_message?: { message?: string };
	esm_class?: number;
	[name: string]: unknown;
}

/** A client with a codec that is not ours. */
async function client(system_id = sandbox.subAccountId, password = 'sandbox') {
	const session = smpp.connect({ url: `smpp://127.0.0.1:${sandbox.smppPort ?? 0}` });
	session.on('error', () => undefined);
	const delivered: Fields[] = [];
	session.on('pdu', (pdu) => {
		if (pdu.command !== 'deliver_sm') return;
		delivered.push(pdu);
		session.send(pdu.response());
	});
	const ask = (send: (onAnswer: (pdu: Fields) => void) => void) => new Promise<Fields>(send);
	const bound = await ask((onAnswer) => session.bind_transceiver({ system_id, password }, onAnswer));
	const submit = (fields: object) =>
		ask((onAnswer) => session.submit_sm({ registered_delivery: 1, ...fields }, onAnswer));
	return { session, delivered, submit, status: bound.command_status };
}

const texts = (delivered: Fields[]) => delivered.map(({ short_message }) => String(short_message?.message));

test('a text that is submitted is on the phone, and its receipts come back', async () => {
	const { submit, delivered, session } = await client();
	const { message_id } = await submit({
		destination_addr: '6591234567',
		source_addr: 'ACME',
		short_message: 'Hello [you]',
	});
	expect(sandbox.messages()).toMatchObject([{ umid: message_id, destination: '6591234567', text: 'Hello [you]' }]);
	await eventually(() => expect(delivered).toHaveLength(2));
	expect(texts(delivered)[1]).toMatch(new RegExp(`^id:${message_id ?? ''} .*stat:DELIVRD err:000`));
	session.close();
});

test('a text of a phone comes to a bind, also one that was made later', async () => {
	sandbox.receive({ source: '+6591234567', text: 'Grüße 🎉' });
	const { delivered, session } = await client();
	await eventually(() => expect(texts(delivered)).toEqual(['Grüße 🎉']));
	session.close();
});

test('a system ID or a password that is not right is refused', async () => {
	expect((await client('nobody')).status).toBe(0x0f);
	expect((await client(sandbox.subAccountId, 'wrong')).status).toBe(0x0e);
});

test('a fifth bind is refused', async () => {
	for (let index = 0; index < 4; index++) expect((await client()).status).toBe(0);
	expect((await client()).status).toBe(0x0d);
});

describe('faults', () => {
	test.each([
		['429', 0x58],
		['400', 0x0b],
		['500', 0x08],
		['700', 0x45],
	])('the magic number that ends in %s answers with status %i', async (digits, status) => {
		const { submit, session } = await client();
		expect((await submit({ destination_addr: `447700900${digits}`, short_message: 'Hello' })).command_status).toBe(
			status,
		);
		expect(sandbox.messages()).toEqual([]);
		session.close();
	});

	test('the magic number 801 takes the message and breaks the connection', async () => {
		const { submit, session } = await client();
		const closed = new Promise<void>((resolve) => session.on('close', () => resolve()));
		void submit({ destination_addr: '447700900801', short_message: 'Hello' });
		await closed;
		expect(sandbox.messages()).toHaveLength(1);
	});
});
