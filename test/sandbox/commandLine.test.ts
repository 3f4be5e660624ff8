import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { optionsFrom, UsageError } from '../../sandbox/options';
import { startSandbox } from '../../sandbox/server';

const root = join(__dirname, '../..');

function start(...args: string[]) {
	return spawn(process.execPath, ['--import', 'tsx', 'sandbox/sandbox.ts', ...args], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
}

describe('npm run sandbox', () => {
	test('takes flags', () => {
		const flags =
			'--port 0 --host ::1 --api-key k --sub-account a_1 --sub-account b_1 --latency 5 --retry-scale 0.1 --balance none --survey-url http://127.0.0.1:9/s';
		expect(optionsFrom(flags.split(' '))).toMatchObject({
			port: 0,
			host: '::1',
			apiKey: 'k',
			subAccountIds: ['a_1', 'b_1'],
			latency: 5,
			retryScale: 0.1,
			balance: null,
			surveyUrl: 'http://127.0.0.1:9/s',
		});
		const fault = '{"times":1,"effects":[{"kind":"reset"}]}';
		expect(optionsFrom(['--fault', fault])?.faults).toMatchObject([
			{ times: 1, effects: [{ kind: 'reset', accepted: false }] },
		]);
		expect(optionsFrom([])).toMatchObject({ port: 8088 });
		expect(optionsFrom(['--help'])).toBeUndefined();
		expect(optionsFrom(['--no-rate-limits'])?.rateLimits).toEqual({ subAccount: 0, ipAddress: 0, getSms: 0 });
	});

	test.each([
		['--prot', '1'],
		['--port', 'x'],
		['--latency', '-1'],
		['--webhook-form', 'other'],
		['--fault', '{'],
		['--fault', '{}'],
		['extra'],
	])('refuses %s %s with a sentence', (...flags) => {
		expect(() => optionsFrom(flags)).toThrow(UsageError);
	});

	test('prints what is needed, with a curl line that works, and stops when told', async () => {
		const child = start('--port', '0');
		let output = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
		while (!output.includes('Ctrl+C')) await once(child.stdout, 'data');
		for (const part of [
			'http://127.0.0.1:',
			'sandbox-key',
			'5a2db0c5-8888-4e57-9c1b-0d0c5e55a8b0',
			'sandbox_hq',
			'Phone',
		]) {
			expect(output).toContain(part);
		}
		const [, url = '', key = '', body = ''] =
			/'(http[^']+)' -H 'Authorization: Bearer ([^']+)' .* -d '([^']+)'/.exec(output) ?? [];
		const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
		const answer = await fetch(url, { method: 'POST', headers, body });
		expect(await answer.json()).toMatchObject({ status: { code: 'QUEUED' } });
		child.kill('SIGTERM');
		expect(await once(child, 'exit')).toEqual([0, null]);
	});

	test('says in one sentence that its port is taken', async () => {
		const other = await startSandbox();
		const { port } = new URL(other.url);
		const child = start('--port', port);
		let complaint = '';
		child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
		const [code] = (await once(child, 'close')) as [number];
		expect(code).toBe(1);
		expect(complaint.trim()).toBe(
			`Port ${port} is in use by another program: stop it, or choose another port with --port.`,
		);
		await other.close();
	});
});
