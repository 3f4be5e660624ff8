import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import smpp from 'smpp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bind } from '../../../smpp/session/bind';
import { messageOf } from '../smsc';
import { eventually } from '../../sandbox/eventually';

/** npm's `smpp` as the server: a codec that is not ours. */
let server: smpp.Server;
const bound: string[] = [];
const submitted: unknown[] = [];
const delivered: string[] = [];

beforeEach(async () => {
	server = smpp.createServer((session) => {
		session.on('error', () => undefined);
		session.on('pdu', (pdu) => {
			if (pdu.command.startsWith('bind_')) {
				bound.push(`${pdu.command} ${String(pdu.system_id)} ${String(pdu.password)}`);
				session.send(pdu.response({ system_id: 'peer' }));
				session.deliver_sm({ source_addr: '6591234567', destination_addr: '6580000000', short_message: 'Hello' });
			} else if (pdu.command === 'submit_sm') {
				submitted.push(pdu);
				session.send(pdu.response({ message_id: 'id-1', command_status: submitted.length > 1 ? 0x58 : 0 }));
			} else if (!pdu.command.endsWith('_resp')) session.send(pdu.response());
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
});
afterEach(() => void server.close());

test('binds, sends, is throttled, receives and unbinds', async () => {
	const reasons: string[] = [];
	const at = { host: '127.0.0.1', port: (server.address() as AddressInfo).port, isEncrypted: false };
	const made = await bind(
		'bindTransceiver',
		{ ...at, systemId: 'acme', password: 'secret12' },
		{
			onRequest: (pdu, answer) => {
				if (pdu.command === 'deliverSm') delivered.push(pdu.content.toString());
				answer({ command: 'deliverSmAnswer', messageId: '', tlvs: [], status: 0, sequence: pdu.sequence });
			},
			onClose: (reason) => reasons.push(reason),
		},
	);
	if (!made.ok) throw new Error(JSON.stringify(made.failure));
	const { connection } = made;
	const submit = { ...messageOf('Hi [you]'), command: 'submitSm' as const, registeredDelivery: 1 };
	expect(await connection.request(submit, 5000)).toMatchObject({ pdu: { status: 0, messageId: 'id-1' } });
	expect(await connection.request(submit, 5000)).toMatchObject({ pdu: { status: 0x58 } });
	expect(await connection.request({ command: 'enquireLink' }, 5000)).toMatchObject({ kind: 'answered' });
	await eventually(() => expect(delivered).toEqual(['Hello']));
	await connection.unbind();
	expect(bound).toEqual(['bind_transceiver acme secret12']);
	expect(submitted[0]).toMatchObject({
		source_addr: '6591234567',
		destination_addr: '6580000000',
		dest_addr_ton: 1,
		registered_delivery: 1,
	});
	expect(reasons).toEqual(['UNBOUND']);
});
