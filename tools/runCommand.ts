import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../projectRoot';
import { Problem } from './bootstrap/problem.mjs';
import { spawnTied } from './bootstrap/tied.mjs';

/** The script behind a package's command, so that it runs on the same Node, on every platform, without a shell. */
export function commandScript(packageName: string, command: string): string {
	// Not by resolving it: a package may not export its package.json.
	const manifestPath = join(projectRoot, 'node_modules', packageName, 'package.json');
	const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as { bin: string | Record<string, string> };
	const script = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[command];
	if (script === undefined) throw new Error(`The package ${packageName} has no command ${command}`);
	return join(dirname(manifestPath), script);
}

/**
 * Runs a command of an installed package from the project's root, with its output passed through.
 * Rejects when the command exits with anything but 0.
 */
export async function runCommand(packageName: string, args: string[], command = packageName): Promise<void> {
	await runNode([commandScript(packageName, command), ...args], `${command} ${args.join(' ')}`);
}

/** A command that ended with anything but 0. It has already printed why: our stack trace would only be in the way. */
class CommandFailed extends Problem {
	override name = 'CommandFailed';
	/** Read by gulp. */
	showStack = false;
}

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs this Node with the given arguments, and passes on the signals that end it. It ends when this process is killed.
 * Rejects, with `label` in the message, when it exits with anything but 0.
 */
async function runNode(args: string[], label = args.join(' ')): Promise<void> {
	const child = spawnTied(process.execPath, args, {
		cwd: projectRoot,
		stdio: ['inherit', 'inherit', 'inherit'],
	});
	const pass = (signal: NodeJS.Signals) => {
		// A terminal gives Ctrl-C to the child itself.
		if (!(signal === 'SIGINT' && process.stdin.isTTY)) child.kill(signal);
	};
	for (const ending of endings) process.on(ending, pass);
	try {
		await new Promise<void>((done, failed) => {
			child.once('error', failed);
			child.once('exit', (code, signal) => {
				if (code === 0) done();
				else failed(new CommandFailed(`"${label}" ended with ${signal ?? `exit code ${String(code)}`}`));
			});
		});
	} finally {
		for (const ending of endings) process.off(ending, pass);
	}
}
