import { describe, expect, test } from 'vitest';
import { digestOf, isAuthorized, isPlatformAddress } from '../../../nodes/events/authorization';
import { isPrivateAddress } from '../../../nodes/api/publicAddress';
import { isSameTrigger } from '../../../nodes/triggers/registration/webhookEntries';

describe('an address that 8x8 cannot reach', () => {
	test.each([
		'http://localhost:5678/webhook/x',
		'http://LOCALHOST/',
		'http://localhost./',
		'http://n8n.localhost/',
		'http://127.0.0.1:5678/',
		'http://127.1/',
		'http://0x7f000001/',
		'http://2130706433/',
		'http://0.0.0.0/',
		'http://10.1.2.3/',
		'http://172.16.0.1/',
		'http://172.31.255.255/',
		'http://192.168.0.1/',
		'http://169.254.169.254/',
		'http://100.64.0.1/',
		'http://[::1]/',
		'http://[::]/',
		'http://[fd12::1]/',
		'http://[fe80::1]/',
		'http://[::ffff:127.0.0.1]/',
		'http://[::ffff:10.0.0.1]/',
		'http://n8n:5678/',
		'http://host.docker.internal:5678/',
		'http://nas.local/',
		'',
		'no address',
	])('is %s', (url) => {
		expect(isPrivateAddress(url)).toBe(true);
	});

	test.each([
		'https://n8n.example.com/webhook/x',
		'http://8.8.8.8/',
		'http://172.32.0.1/',
		'http://172.15.0.1/',
		'http://100.128.0.1/',
		'http://192.169.0.1/',
		'https://[2606:4700::1]/',
		'http://[::ffff:8.8.8.8]/',
		'https://abc.ngrok-free.app/',
		'https://localhost.example.com/',
		'https://10.example.com/',
	])('is not %s', (url) => {
		expect(isPrivateAddress(url)).toBe(false);
	});
});

describe('the addresses of 8x8', () => {
	test('are those of the region, or of all regions where the region is none of 8x8', () => {
		expect(isPlatformAddress('52.220.117.120', 'ap')).toBe(true);
		expect(isPlatformAddress('52.220.117.120', 'eu')).toBe(false);
		expect(isPlatformAddress('34.142.20.188', 'eu')).toBe(true);
		expect(isPlatformAddress('52.220.117.120', 'custom')).toBe(true);
		expect(isPlatformAddress('34.142.20.188', '')).toBe(true);
		expect(isPlatformAddress('::ffff:52.220.117.120', 'ap')).toBe(true);
		expect(isPlatformAddress('52.220.117.12', '')).toBe(false);
		expect(isPlatformAddress('127.0.0.1', '')).toBe(false);
		expect(isPlatformAddress(undefined, '')).toBe(false);
		expect(isPlatformAddress('', 'constructor')).toBe(false);
	});
});

describe('an Authorization header', () => {
	test('is right when it is the expected one, to the letter', () => {
		expect(isAuthorized('Bearer abc', digestOf('Bearer abc'))).toBe(true);
		for (const header of [undefined, '', 'Bearer ab', 'Bearer abcd', 'bearer abc', 'Bearer abc ', 'abc']) {
			expect(isAuthorized(header, digestOf('Bearer abc'))).toBe(false);
		}
		expect(isAuthorized(undefined, '')).toBe(false);
		expect(isAuthorized('Bearer abc', 'cut off')).toBe(false);
	});
});

describe('two URLs', () => {
	const id = '0d2f6f6e-6f0a-4b53-9d0e-3b3a4c1d2e3f';
	const production = `https://n8n.example.com/webhook/${id}/8x8`;

	test('are of one trigger when they are the same, or differ in test and production alone', () => {
		expect(isSameTrigger(production, production, undefined)).toBe(true);
		expect(isSameTrigger(production, `https://n8n.example.com/webhook-test/${id}/8x8`, id)).toBe(true);
	});

	test.each([
		`https://other.example.com/webhook/${id}/8x8`,
		`http://n8n.example.com/webhook/${id}/8x8`,
		`https://n8n.example.com:8443/webhook/${id}/8x8`,
		`https://n8n.example.com/webhook/${id}/other`,
		`https://n8n.example.com/webhook/x${id}/8x8`,
		'https://n8n.example.com/webhook/8x8',
		'not a URL',
	])('are of two triggers where the other is %s', (other) => {
		expect(isSameTrigger(production, other, id)).toBe(false);
	});

	test('are of two triggers where n8n gave none an ID', () => {
		const one = 'https://n8n.example.com/webhook/w1/8x8%20sms%20trigger/8x8';
		expect(isSameTrigger(one, 'https://n8n.example.com/webhook/w2/8x8%20sms%20trigger/8x8', undefined)).toBe(false);
	});
});
