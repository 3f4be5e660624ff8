import { sleep } from 'n8n-workflow';

/** As much of an AbortSignal as is used here. */
export interface CancelSignal {
	readonly aborted: boolean;
	addEventListener(type: 'abort', listener: () => void): void;
	removeEventListener(type: 'abort', listener: () => void): void;
}

/** Waits, at most until the execution is cancelled. */
export async function pause(milliseconds: number, signal: CancelSignal | undefined): Promise<void> {
	if (signal?.aborted) return;
	const waits = [sleep(milliseconds)];
	let onAbort: (() => void) | undefined;
	if (signal !== undefined) {
		const cancelled = new Promise<void>((resolve) => {
			onAbort = resolve;
			signal.addEventListener('abort', resolve);
		});
		waits.push(cancelled);
	}
	await Promise.race(waits);
	if (onAbort !== undefined) signal?.removeEventListener('abort', onAbort);
}
