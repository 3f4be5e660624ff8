import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LaunchOptions, launchN8n, type RunningN8n } from '../../sandbox/n8n/launch';

/** An n8n process that is restarted whenever it ends by itself, as `restart: always` does. */
export class Process {
	/** How often it ended by itself. */
	ends = 0;
	private readonly stop = new AbortController();
	private readonly kept: Promise<void>;

	private constructor(
		private readonly options: LaunchOptions,
		private running: RunningN8n | undefined,
	) {
		this.kept = this.keep();
	}

	static async start(options: LaunchOptions & { port: number }): Promise<Process> {
		return new Process(options, await launchN8n(options));
	}

	get url(): string {
		return `http://127.0.0.1:${this.options.port}`;
	}

	/** What it has printed since its last start. */
	async log(): Promise<string> {
		return this.running === undefined ? '' : await readFile(this.running.logFile, 'utf8');
	}

	/** Ends it as a power failure does. */
	kill(): void {
		if (this.running !== undefined) process.kill(this.running.pid, 'SIGKILL');
	}

	async close(): Promise<void> {
		this.stop.abort();
		await this.kept;
		await this.running?.close();
	}

	private async keep(): Promise<void> {
		const { signal } = this.stop;
		const stopped = once(signal, 'abort');
		for (;;) {
			if (this.running !== undefined) await Promise.race([this.running.ended, stopped]);
			if (signal.aborted) return;
			this.ends += 1;
			await this.running?.close();
			this.running = undefined;
			this.running = await launchN8n({ ...this.options, signal }).catch(() => sleep(500, undefined));
		}
	}
}
