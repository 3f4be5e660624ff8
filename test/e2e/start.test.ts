import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { N8nClient, until } from '../../sandbox/n8n/client';
import { freePort } from '../../sandbox/n8n/ports';
import { projectRoot } from '../../projectRoot';
import { isAlive } from '../../tools/bootstrap/child.mjs';
import { temporaryFolder } from '../tools/bootstrap/temporaryFolder';

interface Started {
	child: ChildProcess;
	/** All it has printed so far. */
	printed: () => string;
	/** Its exit code, when it has ended and all its output has arrived. */
	end: Promise<number | null>;
}

function npmStart(temporary: string, args: string[] = []): Started {
	const child = spawn(process.execPath, [join(projectRoot, 'tools', 'run.mjs'), 'sandbox/start.ts', ...args], {
		env: { ...process.env, TMPDIR: temporary },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let printed = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => {
			printed += text;
		});
	}
	onTestFinished(() => {
		child.kill('SIGKILL');
	});
	const end = new Promise<number | null>((resolve) => {
		child.once('close', resolve);
	});
	return { child, printed: () => printed, end };
}

/** The addresses of n8n and of the sandbox in the closing lines. */
const lastAddresses = (printed: string) => {
	const addresses = [...printed.matchAll(/^ {2}(?:n8n|Sandbox) +(http:\/\/127\.0\.0\.1:\d+)/gm)].map(
		([, url = '']) => url,
	);
	expect(addresses).toHaveLength(2);
	return addresses;
};

test('npm start stays up after the text until it is ended; a second one beside it, over SMPP, takes other ports and has no webhook; later ones continue with the work, and name only what is published', async () => {
	const [temporary, folder] = [await temporaryFolder(), await temporaryFolder()];
	const first = npmStart(temporary, ['--folder', folder]);
	await until('the last line', { timeout: 240_000 }, () => first.printed().includes('Ctrl-C stops both') || undefined);
	expect(first.printed()).toMatch(/n8n sent "Hi Ada, your order is on its way." to \+12025550142/);
	expect(first.printed()).toContain('Its receipt came back to n8n: delivered.');
	expect(first.printed()).toContain(
		'The phone replied "Great, see you soon!", and n8n answered "Thanks for your message! You wrote: Great, see you soon!"',
	);
	const urls = lastAddresses(first.printed());
	for (const url of urls) expect((await fetch(url)).status).toBe(200);

	const second = npmStart(temporary, ['--once', '--smpp']);
	expect(await second.end).toBe(0);
	expect(second.printed()).not.toContain('Sign in with');
	expect(second.printed()).toContain('Its receipt came back to n8n: delivered.');
	expect(second.printed()).toContain('and n8n answered "Thanks for your message! You wrote: Great, see you soon!"');
	expect(second.printed()).toMatch(/Everything went over SMPP \(port \d+\).*without a webhook\./);
	expect(second.printed()).toMatch(/the sandbox received it \(umid [0-9a-f-]{36}\)/);
	expect(second.printed()).toMatch(/Port \d+ is in use, so n8n is at http/);
	expect(second.printed()).toMatch(/Port \d+ is in use, so the sandbox is at http/);

	first.child.kill('SIGINT');
	expect(await first.end).toBe(0);
	for (const url of urls) await expect(fetch(url)).rejects.toThrow();
	expect((await readdir(temporary)).filter((name) => name.startsWith('n8n'))).toEqual([]);

	const logIn = (printed: string) => /^ +Sign in with .*/m.exec(printed)?.[0];
	const third = npmStart(temporary, ['--folder', folder]);
	await until('the last line', { timeout: 240_000 }, () => third.printed().includes('Ctrl-C stops both') || undefined);
	expect(third.printed()).toContain('Your work from last time is still there.');
	expect(third.printed()).not.toContain('n8n sent');
	expect(logIn(third.printed())).toBe(logIn(first.printed()));
	const [n8n = '', sandbox = ''] = lastAddresses(third.printed());
	const [, email = '', password = ''] = /Sign in with (\S+) and the password (\S+)/.exec(third.printed()) ?? [];
	const client = new N8nClient(n8n);
	await client.logIn({ email, password });
	// The phone's text starts the workflow of last time, which answers.
	await fetch(`${sandbox}/sandbox/inbound`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ source: '+12025550142', text: 'Still there?' }),
	});
	await until('the answer', { timeout: 30_000 }, async () => {
		const messages = await (await fetch(`${sandbox}/sandbox/conversations/12025550142/messages`)).text();
		return messages.includes('You wrote: Still there?') || undefined;
	});
	expect(third.printed()).toContain('This workflow answers:');
	for (const workflow of await client.published()) await client.unpublish(workflow);
	third.child.kill('SIGINT');
	expect(await third.end).toBe(0);

	const port = String(await freePort());
	const fourth = npmStart(temporary, ['--folder', folder, '--sandbox-port', port]);
	await until('the last line', { timeout: 240_000 }, () => fourth.printed().includes('Ctrl-C stops both') || undefined);
	expect(lastAddresses(fourth.printed())[1]).toBe(`http://127.0.0.1:${port}`);
	expect(fourth.printed()).toContain('This workflow sends:');
	expect(fourth.printed()).not.toContain('This workflow answers:');
	fourth.child.kill('SIGINT');
	expect(await fourth.end).toBe(0);
});

/** Every process that a process has started, directly or not, with the command it runs. */
function startedBy(pid: number): { pid: number; command: string }[] {
	const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8', maxBuffer: 2 ** 26 })
		.split('\n')
		.flatMap((row) => {
			const [, own = '', parent = '', command = ''] = /^ *(\d+) +(\d+) (.*)$/.exec(row) ?? [];
			return own === '' ? [] : [{ pid: Number(own), parent: Number(parent), command }];
		});
	const below = (parent: number): typeof rows =>
		rows.filter((row) => row.parent === parent).flatMap((row) => [row, ...below(row.pid)]);
	return below(pid);
}

test('when the first process of npm start is killed, the sandbox, n8n and its task runner end', async () => {
	const temporary = await temporaryFolder();
	const { child, printed, end } = npmStart(temporary, ['--folder', await temporaryFolder()]);
	await until('the last line', { timeout: 240_000 }, () => printed().includes('Ctrl-C stops both') || undefined);
	const started = startedBy(child.pid ?? 0);
	for (const part of [/sandbox\/start/, /n8n start/, /task-runner/]) {
		expect(started.map(({ command }) => command).join('\n')).toMatch(part);
	}
	child.kill('SIGKILL');
	await end;
	await vi.waitFor(
		() => {
			expect(started.filter(({ pid }) => isAlive(pid))).toEqual([]);
		},
		{ timeout: 60_000, interval: 200 },
	);
	for (const url of lastAddresses(printed())) await expect(fetch(url)).rejects.toThrow();
	expect((await readdir(temporary)).filter((name) => name.startsWith('n8n'))).toEqual([]);
});

test('an unknown option is reported in a sentence', async () => {
	const { printed, end } = npmStart(await temporaryFolder(), ['--twice']);
	expect(await end).toBe(1);
	expect(printed()).toMatch(/^Unknown option '--twice'\.\n\nnpm start \[-- <options>\]/);
});
