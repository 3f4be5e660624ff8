import { type CancelSignal, pause } from '../../api/cancellation';
import type { ApiClient } from '../../api/client';
import { cancelLogExport, getLogExport } from '../../generated/sms';
import { problem } from '../../problems/catalogue';
import type { Problem } from '../../problems/problem';
import { failed, ok, type Result } from '../../problems/result';
import type { Reading } from '../../operations/request';
import { foreign, readDone, readReply } from '../../operations/requestAnswer';

/** An export of the log in its present state. */
export interface Job {
	jobId: string;
	status: (typeof statuses)[number];
	/** Links to its files, once it has succeeded. */
	links: string[];
	/** When the links expire, in ISO 8601. */
	expires: string | null;
}

export interface JobPath {
	subAccountId: string;
	jobId: string;
}

const statuses = ['queued', 'running', 'succeeded', 'failed', 'cancelled', 'empty', 'error'] as const;
const longestPauseMs = 10_000;
const jobUnknownCode = 4018;

export const isRunning = ({ status }: Job) => status === 'queued' || status === 'running';

/** Looks up how far the export is. */
async function lookAt(client: ApiClient, path: JobPath): Promise<Result<Job>> {
	const answer = readReply(getLogExport, await client.request(getLogExport, { path }), { ...path });
	if (!answer.ok) return answer;
	const { status: given, data, expires } = answer.value;
	const status = statuses.find((each) => each === given);
	const listed: readonly unknown[] = Array.isArray(data) ? data : [];
	const links = listed.filter((link) => typeof link === 'string');
	// A file that is skipped would be missing from the log without notice.
	const isWhole = links.length > 0 && links.length === listed.length;
	if (status === undefined || (status === 'succeeded' && !isWhole)) return failed(foreign(200));
	return ok({ jobId: path.jobId, status, links, expires: typeof expires === 'string' ? expires : null });
}

/**
 * Polls the export until it has ended, and returns its state at that time or after the longest wait.
 *
 * @param longestMs 0 looks once
 */
export async function waitForEnd(
	client: ApiClient,
	path: JobPath,
	longestMs: number,
	signal: CancelSignal | undefined,
): Promise<Result<Job>> {
	const until = Date.now() + longestMs;
	for (let pauseMs = 1000; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
		const job = await lookAt(client, path);
		if (!job.ok || !isRunning(job.value)) return job;
		const left = until - Date.now();
		if (left <= 0) return job;
		await pause(Math.min(pauseMs, left), signal);
		if (signal?.aborted === true) return failed(problem('REQUEST_STOPPED'));
	}
}

/** Cancels an export. One that had already ended, or may have, is not reported as cancelled. */
export const exportCancellation: Reading = {
	conclude: async (reply, { client, values }) => {
		const done = readDone(cancelLogExport, reply, values.path);
		if (!done.ok) return done;
		const { subAccountId = '', jobId = '' } = values.path;
		const job = await lookAt(client, { subAccountId, jobId });
		if (!job.ok) {
			// An export that 8x8 no longer has is not running.
			const isGone = job.problem.status === 404 && job.problem.code === jobUnknownCode;
			return isGone
				? ok({ jobId, cancelled: true })
				: failed(problem('LOG_CANCEL_UNSEEN', { jobId, reason: job.problem.happened }));
		}
		if (!isRunning(job.value) && job.value.status !== 'cancelled') {
			return failed(problem('LOG_CANCEL_TOO_LATE', { jobId, status: job.value.status }));
		}
		return ok({ jobId, cancelled: true });
	},
};

/** The problem of an export that ended without files. */
export function endedWithout({ jobId, status }: Job): Problem {
	return problem('LOG_EXPORT_ENDED', { jobId, status });
}
