import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod/v4';
import type { Measure, Task } from './runner';

const measureSchema = z.object({ milliseconds: z.number(), computed: z.number(), bytes: z.number(), kept: z.number() });

const addresses = z.object({ url: z.string(), smppPort: z.number() });

export interface Surroundings {
	/** Where modules of the installed n8n are found. */
	folder: string;
	serverUrl: string;
	smppPort: number;
	/** The connector's package. */
	connector: string;
}

/** A contestant in its own process. */
export class Runner {
	private constructor(private readonly child: ChildProcess) {}

	static async start(name: string, { folder, serverUrl, smppPort, connector }: Surroundings): Promise<Runner> {
		const child = fork(join(__dirname, 'runner.ts'), [name, folder, serverUrl, connector, String(smppPort)], {
			execArgv: [...process.execArgv, '--expose-gc', '--max-old-space-size=4096'],
		});
		await answerOf(child);
		return new Runner(child);
	}

	async run(task: Task): Promise<Measure> {
		this.child.send(task);
		return measureSchema.parse(await answerOf(this.child));
	}

	async close(): Promise<void> {
		await ended(this.child);
	}
}

/** The local server, and the most connections that it had open at the same time. */
export class Server {
	private constructor(
		private readonly child: ChildProcess,
		readonly url: string,
		readonly smppPort: number,
	) {}

	static async start(): Promise<Server> {
		const child = fork(join(__dirname, 'server.ts'));
		const { url, smppPort } = addresses.parse(await answerOf(child));
		return new Server(child, url, smppPort);
	}

	/** The most connections open since this was asked last. */
	async mostOpen(): Promise<number> {
		const answer = await fetch(`${this.url}/connections`);
		return z.object({ mostOpen: z.number() }).parse(await answer.json()).mostOpen;
	}

	async close(): Promise<void> {
		await ended(this.child);
	}
}

/** Disconnects a process, and waits for its end. One that a signal has ended has no exit code. */
async function ended(child: ChildProcess): Promise<void> {
	if (child.connected) child.disconnect();
	if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function answerOf(child: ChildProcess): Promise<unknown> {
	const answered = new AbortController();
	try {
		return await Promise.race([
			once(child, 'message', { signal: answered.signal }).then(([message]: unknown[]) => message),
			once(child, 'exit', { signal: answered.signal }).then(([code]: unknown[]) => {
				throw new Error(`A process of the benchmark ended by itself (${String(code)})`);
			}),
		]);
	} finally {
		answered.abort();
	}
}
