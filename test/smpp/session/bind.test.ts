import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bind, isFinal, needsPatience } from '../../../smpp/session/bind';
import type { Handlers } from '../../../smpp/session/connection';
import { closedHost, selfSigned, startUntrustedServer } from '../../engine/brokenServers';
import { withFastClock } from '../../engine/fastClock';
import { type Smsc, startSmsc } from '../smsc';

let smsc: Smsc;
beforeEach(async () => (smsc = await startSmsc()));
afterEach(() => smsc.close());

const handlers: Handlers = { onRequest: () => undefined, onClose: () => undefined };

const portOf = (host: string) => ({ host: '127.0.0.1', port: Number(host.split(':')[1]) });

test('binds with the system ID, the password and version 3.4', async () => {
	const bound = await bind('bindTransmitter', smsc.at, handlers);
	expect(smsc.received).toMatchObject([
		{ command: 'bindTransmitter', systemId: 'acme', password: 'secret12', interfaceVersion: 0x34 },
	]);
	if (bound.ok) await bound.connection.unbind();
	expect(bound.ok).toBe(true);
});

describe('over TLS, with a certificate that this machine trusts', () => {
	const own = selfSigned();
	const trusted = getCACertificates();

	async function over(maxVersion: 'TLSv1.2' | 'TLSv1.3') {
		setDefaultCACertificates([...trusted, own.cert]);
		const server = await startSmsc({ ...own, maxVersion });
		try {
			const bound = await bind('bindTransceiver', server.at, handlers);
			if (bound.ok) await bound.connection.unbind();
			return { bound, received: server.received.map(({ command }) => command) };
		} finally {
			setDefaultCACertificates(trusted);
			await server.close();
		}
	}

	test('1.3 binds and unbinds', async () => {
		const { bound, received } = await over('TLSv1.3');
		expect(bound).toMatchObject({ ok: true });
		expect(received).toEqual(['bindTransceiver', 'unbind']);
	});

	test('1.2 is refused, and nothing is sent', async () => {
		const { bound, received } = await over('TLSv1.2');
		const code = expect.stringMatching(/^ERR_SSL_.*VERSION/) as unknown;
		expect(bound).toEqual({ ok: false, failure: { kind: 'unreachable', code } });
		expect(received).toEqual([]);
	});
});

describe('a refused bind', () => {
	test.each([
		[0x0e, { final: true, patience: false }],
		[0x0f, { final: true, patience: false }],
		[0x05, { final: false, patience: true }],
		[0x0d, { final: false, patience: true }],
		[0x58, { final: false, patience: false }],
		[0x08, { final: false, patience: false }],
	])('with status %i', async (status, expected) => {
		smsc.script = (pdu, peer) =>
			peer.send({ command: 'bindReceiverAnswer', systemId: '', tlvs: [], status, sequence: pdu.sequence });
		const bound = await bind('bindReceiver', smsc.at, handlers);
		if (bound.ok) throw new Error('It is bound');
		expect(bound.failure).toEqual({ kind: 'refused', status });
		expect({ final: isFinal(bound.failure), patience: needsPatience(bound.failure) }).toEqual(expected);
	});
});

describe('no bind', () => {
	const codeOf = async (at: object = {}) => {
		const bound = await bind('bindReceiver', { ...smsc.at, ...at }, handlers);
		return bound.ok ? 'bound' : bound.failure;
	};
	const unreachable = (code: unknown) => ({ kind: 'unreachable', code });

	test('where nothing listens', async () => {
		expect(await codeOf(portOf(await closedHost()))).toEqual(unreachable('ECONNREFUSED'));
	});

	test('where the name is not known', async () => {
		expect(await codeOf({ host: 'smpp.invalid' })).toEqual(
			unreachable(expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/)),
		);
	});

	test('where the certificate is not trusted, and nothing is sent', async () => {
		const server = await startUntrustedServer();
		try {
			const code = await codeOf({ ...portOf(server.host), isEncrypted: true });
			expect(code).toEqual(unreachable('DEPTH_ZERO_SELF_SIGNED_CERT'));
			expect(server.received()).not.toContain('secret12');
		} finally {
			await server.close();
		}
	});

	test('where the server does not speak TLS', async () => {
		expect(await withFastClock(() => codeOf({ isEncrypted: true }))).toEqual(unreachable('ETIMEDOUT'));
	});

	test('where the connection closes in place of an answer', async () => {
		smsc.script = (_pdu, { socket }) => socket.destroy();
		expect(await codeOf()).toMatchObject({ kind: 'unreachable' });
	});

	test('where garbage comes in place of an answer', async () => {
		smsc.script = (_pdu, { socket }) => socket.write('220 mail.example ESMTP\r\n');
		expect(await codeOf()).toEqual(unreachable(expect.stringMatching(/^MALFORMED/)));
	});

	test('where no answer comes', async () => {
		smsc.script = () => undefined;
		expect(await withFastClock(() => codeOf())).toEqual(unreachable('TIMEOUT'));
	});
});
