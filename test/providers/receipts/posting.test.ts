import { describe, expect, test } from 'vitest';
import { judge, type PostResult } from '../../../providers/receipts/posting';

const judged = (result: PostResult, tries = 0, refusal?: string) => judge(result, tries, [10, 20, 40], () => refusal);

describe('after a post to a platform', () => {
	test.each([200, 201, 204])('status %i is final', (statusCode) => {
		expect(judged({ statusCode })).toMatchObject({ next: 'done' });
	});

	test.each([429, 500, 502, 503])('status %i has it posted again, later every time', (statusCode) => {
		expect([0, 1, 2, 3].map((tries) => judged({ statusCode }, tries))).toEqual([
			{ next: 'again', waitMinutes: 10, reason: `It answered with status ${statusCode}` },
			{ next: 'again', waitMinutes: 20, reason: `It answered with status ${statusCode}` },
			{ next: 'again', waitMinutes: 40, reason: `It answered with status ${statusCode}` },
			{ next: 'failed', waitMinutes: 0, reason: `It answered with status ${statusCode}, 4 times over` },
		]);
	});

	test.each([301, 400, 401, 404, 413])('status %i is a refusal, which does not change', (statusCode) => {
		const verdict = judged({ statusCode, body: { error: 'Bad Request' } });
		expect(verdict).toMatchObject({ next: 'failed', reason: expect.stringContaining('Bad Request') as string });
	});

	test('an answer that is not called JSON is read as one that is', () => {
		const refusalIn = (body: unknown) => String(body);
		expect(judge({ statusCode: 200, data: 'No' }, 0, [10], refusalIn).reason).toBe(
			'It did not process the receipt: No',
		);
		expect(judged({ statusCode: 403, data: 'Account closed' }).reason).toContain('Account closed');
	});

	test('a refusal in the body of a 200 is one, too', () => {
		expect(judged({ statusCode: 200 }, 0, 'unprocessed')).toMatchObject({
			next: 'failed',
			reason: 'It did not process the receipt: unprocessed',
		});
	});

	test.each([
		[{ code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:9' }],
		[{ message: 'The connection cannot be established', cause: { code: 'ENOTFOUND' } }],
		['getaddrinfo EAI_AGAIN example'],
		[{ code: 'EHOSTUNREACH', message: 'connect EHOSTUNREACH 10.0.0.1:443' }],
		[{ code: 'CERT_HAS_EXPIRED', message: 'certificate has expired' }],
		[{ code: 'ERR_TLS_CERT_ALTNAME_INVALID', message: "Hostname/IP does not match certificate's altnames" }],
		[{ message: 'Request failed', cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT', message: 'self-signed certificate' } }],
		[{ code: 'EPROTO', message: 'write EPROTO 0A000410:SSL routines:ssl3_read_bytes:ssl/tls alert handshake failure' }],
		[{ code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' }],
		[{ name: 'NodeSslError', message: 'SSL Issue', cause: { name: 'Error', message: 'certificate has expired' } }],
	])('it is posted again when the platform was not reached: %j', (error) => {
		expect(judged({ error })).toMatchObject({ next: 'again', waitMinutes: 10 });
	});

	test.each([
		[{ code: 'ECONNABORTED', message: 'timeout of 30000ms exceeded' }],
		[{ code: 'ECONNRESET', message: 'socket hang up' }],
		[undefined],
		['Invalid URL'],
	])('it is not repeated when the platform may have taken it: %j', (error) => {
		expect(judged({ error })).toMatchObject({ next: 'failed' });
	});

	test('says why there is no answer, in words that n8n leaves as they are', () => {
		expect(judged({ error: { code: 'ECONNABORTED', message: 'timeout of 30000ms exceeded' } }).reason).toBe(
			'It gave no answer (timeout of 30000ms exceeded), so it may have taken the receipt or not',
		);
		expect(judged({ error: { message: 'read ECONNRESET' } }).reason).not.toContain('ECONNRESET');
		expect(judged({ error: { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED ::1:9' } }).reason).toBe(
			'It was not reached',
		);
	});

	test('long answers are cut short in the reason', () => {
		expect(judged({ statusCode: 400, body: 'x'.repeat(5000) }).reason.length).toBeLessThan(400);
	});
});
