import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/server';
import { runWorkflow } from '../engine/runWorkflow';
import { smppTransport } from './scriptedSmpp';

const run = promisify(execFile);
const script = (name: string) => join(__dirname, 'perl', name);
/** Debian's libnet-smpp-perl, which `.ci/run` installs. */
const hasNetSmpp = spawnSync('perl', ['-MNet::SMPP', '-e', '1']).status === 0;

describe.skipIf(!hasNetSmpp)('Net::SMPP, which knows nothing of our codec', () => {
	test('as a client binds to the sandbox, submits, gets the receipt and unbinds', async () => {
		const sandbox = await startSandbox({ smppPort: 0, delayScale: 0.01 });
		try {
			const { stdout } = await run('perl', [
				script('client.pl'),
				String(sandbox.smppPort),
				sandbox.subAccountId,
				'6591234567',
			]);
			const [message] = sandbox.messages();
			expect(message).toMatchObject({ destination: '6591234567', text: 'Hello from Perl', source: 'ACME' });
			const lines = stdout.trim().split('\n');
			expect(lines.slice(0, 2)).toEqual(['bound 0', `submitted 0 ${message?.umid ?? ''}`]);
			expect(lines.at(-2)).toMatch(/^delivered id:.* stat:DELIVRD err:000/);
			expect(lines.at(-1)).toBe('unbound 0');
		} finally {
			await sandbox.close();
		}
	});

	test('as a server lets the node in, throttles it, and takes the text once', async () => {
		const server = spawn('perl', [script('server.pl')], { stdio: ['ignore', 'pipe', 'inherit'] });
		const lines: string[] = [];
		const reader = createInterface({ input: server.stdout });
		const [first] = (await once(reader, 'line')) as [string];
		reader.on('line', (line: string) => lines.push(line));
		const { outputs } = await runWorkflow({
			items: [{}],
			node: smppTransport.node(),
			credential: smppTransport.credentialOf(`smpp://127.0.0.1:${first.replace('port ', '')}`),
			parameters: { destination: '+6591234567', text: 'Hello Perl' },
		});
		server.kill();
		expect(outputs[0]?.[0]?.json).toMatchObject({ outcome: 'accepted', umid: 'perl-1' });
		const submitted = 'submitted 6591234567 Hello Perl';
		expect(lines).toEqual(['bound acme_hq k-4f9a1c', submitted, submitted]);
	});
});
