import { spawn } from 'node:child_process';
import { chmod, chown, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { isAlive } from '../../../tools/bootstrap/child.mjs';
import { cacheVariable } from '../../../tools/bootstrap/cacheFolder.mjs';
import { projectRoot } from '../../../projectRoot';
import { removeAbandoned } from '../../../sandbox/n8n/userFolder';
import { temporaryFolder } from '../../tools/bootstrap/temporaryFolder';
import { installStandIn } from './standIn';

vi.setConfig({ testTimeout: 180_000 });

const patience = { timeout: 80_000, interval: 200 };

/** No process has this ID: Linux and macOS count to 2^22 and 99,998. */
const noProcess = 2 ** 22 + 1;

const runner = [process.execPath, join(projectRoot, 'tools', 'run.mjs'), 'sandbox/start.ts', '--once'];

/** `npm start` with a stand-in for n8n, when all has started. */
async function start(command: string[]) {
	const [cache, temporary] = [await temporaryFolder(), await temporaryFolder()];
	await installStandIn(cache);
	const [program = '', ...args] = command;
	const outer = spawn(program, args, {
		cwd: projectRoot,
		env: { ...process.env, [cacheVariable]: cache, TMPDIR: temporary },
		stdio: 'ignore',
	});
	onTestFinished(() => {
		outer.kill('SIGKILL');
	});
	const logs = join(cache, 'logs');
	const log = await vi.waitFor(async () => {
		const [name = ''] = (await readdir(logs)).filter((file) => file.startsWith('n8n-'));
		const text = await readFile(join(logs, name), 'utf8');
		// The first request of the demonstration.
		expect(text).toContain('asked /rest/owner/setup');
		return text;
	}, patience);
	const userFolders = async () => (await readdir(temporary)).filter((name) => name.startsWith('n8n-nodes-8x8-sms-'));
	const [folder = ''] = await userFolders();
	// The sandbox is a part of the launcher's process.
	const launcher = Number(folder.split('-').at(-2));
	const pids = [launcher, ...[...log.matchAll(/^(?:n8n|runner) (\d+)$/gm)].map(([, pid]) => Number(pid))];
	const alive = () => pids.filter(isAlive);
	expect(alive()).toHaveLength(3);
	return { outer, launcher, alive, userFolders };
}

test.each([
	['the first process of npm start', runner],
	['npm', ['npm', 'start', '--', '--once']],
])(
	'when %s is killed, the launcher, the sandbox, n8n and its runner end, and their folder goes',
	async (_what, command) => {
		const { outer, alive, userFolders } = await start(command);
		outer.kill('SIGKILL');
		await vi.waitFor(() => {
			expect(alive()).toEqual([]);
		}, patience);
		expect(await userFolders()).toEqual([]);
	},
);

test('when the launcher is killed, n8n and its runner end', async () => {
	const { launcher, alive } = await start(runner);
	process.kill(launcher, 'SIGKILL');
	await vi.waitFor(() => {
		expect(alive()).toEqual([]);
	}, patience);
});

test("what another user's launcher left in the temporary folder stays there, and does no harm's way", async () => {
	const temporary = await temporaryFolder();
	vi.stubEnv('TMPDIR', temporary);
	onTestFinished(() => {
		vi.unstubAllEnvs();
	});
	const [own, foreign] = ['own', 'foreign'].map((name) =>
		join(temporary, `n8n-nodes-8x8-sms-${noProcess}-${name}`),
	) as [string, string];
	for (const folder of [own, foreign]) {
		await mkdir(folder);
		await writeFile(join(folder, 'file'), '');
	}
	// Only root can change a folder's owner; for other users, a folder that cannot be emptied has the same effect.
	if (process.getuid?.() === 0) await chown(foreign, 65_534, 65_534);
	else await chmod(foreign, 0o555);
	await removeAbandoned();
	expect(await readdir(temporary)).toEqual([`n8n-nodes-8x8-sms-${noProcess}-foreign`]);
	await chmod(foreign, 0o755);
});
