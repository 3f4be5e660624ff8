import { describe, expect, test } from 'vitest';
import { connectionFailure } from '../../../nodes/api/connectionFailures';

/** As n8n's request helper throws it: an error of its own around axios' error around the system's. */
function thrown(system: object): Error {
	const cause = system instanceof Error ? system : Object.assign(new Error('x'), system);
	const axiosError = new Error('Request failed', { cause });
	return new Error('The service failed', { cause: axiosError });
}

describe('a failure', () => {
	test.each([
		'ECONNREFUSED',
		'ENOTFOUND',
		'EAI_AGAIN',
		'CERT_HAS_EXPIRED',
		'ERR_TLS_CERT_ALTNAME_INVALID',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
		'SELF_SIGNED_CERT_IN_CHAIN',
		'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
		'EPROTO',
	])('%s comes before the request can be read', (code) => {
		expect(connectionFailure(thrown({ code }))).toEqual({ kind: 'notTaken', code });
	});

	test.each([
		{ code: 'ECONNRESET', syscall: 'connect' },
		{ code: 'ENETUNREACH', syscall: 'connect' },
		{ code: 'ESERVFAIL', syscall: 'getaddrinfo' },
	])('of the connection itself does, too: %o', (system) => {
		expect(connectionFailure(thrown(system))).toEqual({ kind: 'notTaken', code: system.code });
	});

	test('of all addresses of a host comes before the request can be read', () => {
		const attempt = (code: string) => Object.assign(new Error(code), { code, syscall: 'connect' });
		const failed = new AggregateError([attempt('ETIMEDOUT'), attempt('ENETUNREACH')]);
		expect(connectionFailure(thrown(Object.assign(failed, { code: 'ETIMEDOUT' }))).kind).toBe('notTaken');
		expect(connectionFailure(thrown({ errors: [attempt('ETIMEDOUT'), new Error('other')] })).kind).toBe('unconfirmed');
		expect(connectionFailure(thrown({ errors: [] })).kind).toBe('unconfirmed');
	});

	test.each([
		{ code: 'ECONNRESET', syscall: 'read' },
		{ code: 'ETIMEDOUT', syscall: 'read' },
		{ code: 'EPIPE', syscall: 'write' },
		{ code: 'ECONNABORTED' },
		{ code: 'ERR_CANCELED' },
		{ code: 'ERR_BAD_RESPONSE' },
		// A gateway that writes plain text into a TLS 1.2 connection, perhaps after the request was carried out.
		{ code: 'ERR_SSL_WRONG_VERSION_NUMBER' },
		{ code: 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC' },
		{ code: 'ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC' },
		{ code: 'HPE_INVALID_CONSTANT' },
		{},
	])('of any other kind may come after it: %o', (system) => {
		expect(connectionFailure(thrown(system)).kind).toBe('unconfirmed');
	});

	test.each([undefined, null, 'ECONNREFUSED', 42, {}, new Error('ECONNREFUSED')])(
		'that says nothing of its kind may come after it, too: %o',
		(value) => {
			expect(connectionFailure(value)).toEqual({ kind: 'unconfirmed', code: 'NO_ANSWER' });
		},
	);

	test('that is its own cause is read once', () => {
		const failure: Error = new Error('x');
		failure.cause = failure;
		expect(connectionFailure(failure).kind).toBe('unconfirmed');
	});
});
