import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { withLock } from '../tools/bootstrap/lock.mjs';
import { Interrupted } from '../tools/bootstrap/problem.mjs';

const work = z.object({
	owner: z.object({ email: z.string(), firstName: z.string(), lastName: z.string(), password: z.string() }),
	/** What the nodes log in to the sandbox with. */
	credential: z.object({ id: z.string(), name: z.string(), type: z.string() }),
	/** IDs of the workflows of the first conversation: the one that sends, and the one that answers. */
	sending: z.string(),
	answering: z.string(),
});

/** What is needed to continue with an n8n. */
export type KeptWork = z.infer<typeof work>;

/** A folder in which one n8n at a time keeps its work. */
export class WorkFolder {
	constructor(private readonly folder: string) {}

	/** n8n's own folder. */
	get n8n(): string {
		return join(this.folder, 'n8n');
	}

	/** The work of last time. Undefined if there is none; incomplete work is removed. */
	async read(): Promise<KeptWork | undefined> {
		const text = await readFile(this.file, 'utf8').catch(() => '');
		const read = work.safeParse(asJson(text));
		if (read.success) return read.data;
		await this.clear();
		return undefined;
	}

	async write(kept: KeptWork): Promise<void> {
		await writeFile(this.file, `${JSON.stringify(kept, null, '\t')}\n`, { mode: 0o600 });
	}

	async clear(): Promise<void> {
		await rm(this.file, { force: true });
		await rm(this.n8n, { recursive: true, force: true, maxRetries: 5 });
	}

	/** Runs `inside` while nothing else uses the folder, or `otherwise` if something does. */
	async use<T>(inside: () => Promise<T>, otherwise: () => Promise<T>): Promise<T> {
		await mkdir(this.folder, { recursive: true, mode: 0o700 });
		const state = { hasBegun: false };
		try {
			const patience = { signal: AbortSignal.timeout(1000), onWait: () => undefined };
			return await withLock(join(this.folder, 'lock'), patience, async () => {
				state.hasBegun = true;
				return await inside();
			});
		} catch (error) {
			if (state.hasBegun || !(error instanceof Interrupted)) throw error;
			return await otherwise();
		}
	}

	private get file(): string {
		return join(this.folder, 'work.json');
	}
}

function asJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
