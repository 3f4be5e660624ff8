import type { IHttpRequestOptions } from 'n8n-workflow';
import { expect, test } from 'vitest';
import { EightByEightSmsApi } from '../../../credentials/EightByEightSmsApi.credentials';
import { eventually } from '../../sandbox/eventually';

async function authenticated(request: Omit<IHttpRequestOptions, 'url'>): Promise<IHttpRequestOptions> {
	const { authenticate } = new EightByEightSmsApi();
	if (typeof authenticate !== 'function') throw new Error('The credential has no function for it');
	return await authenticate({ apiKey: ' key ' }, { url: 'https://sms.8x8.com/', ...request });
}

test('a request gets the key, and keeps what it has', async () => {
	expect(await authenticated({ headers: { Accept: 'x' } })).toEqual({
		url: 'https://sms.8x8.com/',
		headers: { Accept: 'x', Authorization: 'Bearer key' },
	});
});

test('a request with a time-out is ended then, also where n8n cannot stop it', async () => {
	const { abortSignal } = await authenticated({ timeout: 20 });
	expect(abortSignal?.aborted).toBe(false);
	await eventually(() => {
		expect(abortSignal?.aborted).toBe(true);
	});
});

test('a stop of the execution still ends the request', async () => {
	const stop = new AbortController();
	const { abortSignal } = await authenticated({ timeout: 60_000, abortSignal: stop.signal });
	expect(abortSignal?.aborted).toBe(false);
	stop.abort();
	expect(abortSignal?.aborted).toBe(true);
});
