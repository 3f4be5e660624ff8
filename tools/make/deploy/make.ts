import { spawn } from 'node:child_process';
import { z } from 'zod/v4';
import { commandScript } from '../../runCommand';
import { Problem } from '../../bootstrap/problem.mjs';
import type { Change } from './step';

/** Make as a deployment needs it. */
export interface Make {
	/** Runs a command of Make's CLI, and returns its output. */
	run(args: readonly string[]): Promise<unknown>;
	/** Makes a request to Make's API. */
	request(change: Pick<Change, 'method' | 'path' | 'body'>): Promise<void>;
}

const printed = z.json();

/** Make at a zone such as `eu2.make.com`, as the owner of an API key. Throws where Make refuses. */
export function makeAt(zone: string, apiKey: string): Make {
	return {
		run: async (args) => {
			const text = await output(args, { MAKE_ZONE: zone, MAKE_API_KEY: apiKey });
			const read = printed.safeParse(parsed(text));
			return read.success ? read.data : text;
		},
		request: async ({ method, path, body }) => {
			const answer = await fetch(`https://${zone}/api/v2${path}`, {
				method,
				redirect: 'error',
				headers: { authorization: `Token ${apiKey}`, 'content-type': 'application/json' },
				body: JSON.stringify(body),
			});
			if (!answer.ok) throw new Problem(`Make refused ${method} ${path}: ${answer.status} ${await answer.text()}`);
		},
	};
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** The key is in the environment, where no list of processes shows it. */
async function output(args: readonly string[], environment: Record<string, string>): Promise<string> {
	const child = spawn(process.execPath, [commandScript('@makehq/cli', 'make-cli'), ...args], {
		env: { ...process.env, ...environment },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let text = '';
	let errors = '';
	child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
	return await new Promise((done, failed) => {
		child.once('error', failed);
		child.once('close', (code) => {
			if (code === 0) done(text);
			else failed(new Problem(`make-cli ${args.slice(0, 2).join(' ')} failed. ${errors.trim()}`));
		});
	});
}
