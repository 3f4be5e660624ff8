import { propertyOf } from '../problems/unknownValues';

/**
 * What a request without an answer means.
 * `notTaken`: it failed before the API could have read it. `unconfirmed`: the API may have read and carried it out.
 */
export interface ConnectionFailure {
	kind: 'notTaken' | 'unconfirmed';
	code: string;
}

/** n8n's own protection of internal addresses refused the request. Trying again makes no difference. */
export const blockedByN8n = 'BLOCKED_BY_N8N';

const beforeConnecting = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME']);

// A handshake that fails ends before the request is written. Other TLS errors can come later, so the list is closed:
// ERR_SSL_WRONG_VERSION_NUMBER, for one, is also what a gateway's plain-text error makes of a connection in use.
const duringHandshake = new Set([
	'CERT_HAS_EXPIRED',
	'CERT_NOT_YET_VALID',
	'CERT_REVOKED',
	'CERT_UNTRUSTED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'EPROTO',
	'ERR_SSL_NO_PROTOCOLS_AVAILABLE',
	'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
	'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
	'ERR_SSL_UNSUPPORTED_PROTOCOL',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'HOSTNAME_MISMATCH',
	'INVALID_CA',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/**
 * Extracts the failure from what n8n's request helper throws: its own error around axios' error around the system's.
 */
export function connectionFailure(thrown: unknown): ConnectionFailure {
	const chain = causes(thrown);
	if (chain.some((error) => String(propertyOf(error, 'name')).startsWith('SsrfBlocked'))) {
		return { kind: 'notTaken', code: blockedByN8n };
	}
	const code = chain.map((error) => propertyOf(error, 'code')).find(isCode);
	const failedBefore = chain.some((error) => {
		const name = propertyOf(error, 'code');
		if (typeof name === 'string' && (beforeConnecting.has(name) || duringHandshake.has(name))) return true;
		return isConnectCall(error) || everyAttemptFailedToConnect(error);
	});
	return { kind: failedBefore ? 'notTaken' : 'unconfirmed', code: code ?? 'NO_ANSWER' };
}

function isConnectCall(error: unknown): boolean {
	const call = propertyOf(error, 'syscall');
	return call === 'connect' || call === 'getaddrinfo';
}

/** With several addresses to try, Node reports one error that holds one for each address. */
function everyAttemptFailedToConnect(error: unknown): boolean {
	const attempts = propertyOf(error, 'errors');
	return Array.isArray(attempts) && attempts.length > 0 && attempts.every(isConnectCall);
}

function causes(thrown: unknown): unknown[] {
	const chain: unknown[] = [];
	for (let error = thrown; error !== undefined && error !== null && chain.length < 10;) {
		chain.push(error);
		error = propertyOf(error, 'cause');
	}
	return chain.reverse();
}

/** It is saved with the execution, and shown. */
function isCode(value: unknown): value is string {
	return typeof value === 'string' && value.length <= 60;
}
