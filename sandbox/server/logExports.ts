import { randomBytes } from 'node:crypto';
import type { components } from '../../nodes/generated/smsTypes';
import type { Clock } from './clock';
import type { ExportEffect } from './faults';
import { logFile } from './logFile';
import type { Message } from './messages';

type Status = NonNullable<components['schemas']['LogExportJob']['status']>;

/** An export of the log. */
export interface LogExport {
	readonly id: string;
	readonly subAccountId: string;
	status: Status;
	/** The files, by the token in their links. */
	readonly files: Map<string, readonly Message[]>;
	/** ISO 8601, UTC; once it has succeeded. */
	expires?: string;
	/** Returned instead of those of its files. */
	links?: readonly string[] | undefined;
}

const waitsMs = 200;
const worksMs = 1500;
const rowsOfAFile = 50_000;
const keptMs = 30 * 86_400_000;

/** The jobs that export the log. Each waits, works, and ends with files or without. */
export class LogExports {
	private readonly jobs = new Map<string, LogExport>();

	constructor(
		private readonly clock: Clock,
		private readonly delayScale: number,
	) {}

	/** @param select the messages of the log, looked for when the job has worked. @param effect what goes wrong with it */
	start(subAccountId: string, select: () => Message[], effect: ExportEffect | undefined): LogExport {
		const id = randomBytes(48).toString('base64url').replaceAll(/[-_]/g, '0');
		const job: LogExport = { id, subAccountId, status: 'queued', files: new Map(), links: effect?.links };
		this.jobs.set(id, job);
		const later = (milliseconds: number, run: () => void) => {
			this.clock.after(milliseconds * this.delayScale, () => {
				if (job.status !== 'cancelled') run();
			});
		};
		later(waitsMs, () => {
			job.status = 'running';
		});
		later(waitsMs + worksMs, () => {
			if (effect?.status === undefined) this.finish(job, select());
			else job.status = effect.status;
		});
		return job;
	}

	get(id: string): LogExport | undefined {
		return this.jobs.get(id);
	}

	/** The messages of the file that a link's token is for; undefined where there is none, or it has expired. */
	file(subAccountId: string, token: string): string | undefined {
		const job = [...this.jobs.values()].find((each) => each.files.has(token));
		const messages = job?.files.get(token);
		if (job?.subAccountId !== subAccountId || messages === undefined) return undefined;
		return Date.parse(job.expires ?? '') > this.clock.now() ? logFile(messages) : undefined;
	}

	private finish(job: LogExport, messages: readonly Message[]): void {
		for (let at = 0; at < messages.length; at += rowsOfAFile) {
			job.files.set(randomBytes(24).toString('hex'), messages.slice(at, at + rowsOfAFile));
		}
		job.status = messages.length === 0 && job.links === undefined ? 'empty' : 'succeeded';
		job.expires = new Date(this.clock.now() + keptMs).toISOString();
	}
}

/** Cancels an unfinished job. One that has ended is not changed. */
export function cancelExport(job: LogExport): void {
	if (job.status === 'queued' || job.status === 'running') job.status = 'cancelled';
}
