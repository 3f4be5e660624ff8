import type { IWebhookFunctions } from 'n8n-workflow';
import { inOneLine } from '../../problems/unknownValues';

const quietMs = 60_000;
const limit = 1000;

/** When each kind of warning of each trigger was last written, oldest first. */
const written = new Map<string, number>();

/**
 * Writes a warning to n8n's log, in one line: once a minute at most for each kind and trigger, so that strangers cannot
 * fill the log.
 */
export function warn(context: IWebhookFunctions, kind: string, message: string): void {
	const { id, name } = context.getNode();
	const key = `${context.getWorkflow().id ?? ''} ${id} ${kind}`;
	const now = Date.now();
	if (now - (written.get(key) ?? -Infinity) < quietMs) return;
	written.delete(key);
	written.set(key, now);
	const [oldest] = written.keys();
	if (written.size > limit && oldest !== undefined) written.delete(oldest);
	context.logger.warn(inOneLine(`${name}: ${message}`));
}
