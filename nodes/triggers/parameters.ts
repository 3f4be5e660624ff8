import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { unmatchableFlaw } from '../events/authorization';
import { problem } from '../problems/catalogue';
import { failed, ok, type Result } from '../problems/result';
import { isRecord, textOf } from '../problems/unknownValues';

type Context = IHookFunctions | IWebhookFunctions;

/** Whether the URL is given to 8x8 by hand. As it is saved: the field takes no expressions. */
export function isManual(context: Context): boolean {
	return context.getNode().parameters.registration === 'manual';
}

/** The events chosen in Trigger On. */
export function eventsOf(context: Context): string[] {
	const events: unknown = context.getNodeParameter('events', []);
	return Array.isArray(events) ? events.filter((event) => typeof event === 'string') : [];
}

/** The values of the Options collection. */
export function optionsOf(context: Context): Record<string, unknown> {
	const options: unknown = context.getNodeParameter('options', {});
	return isRecord(options) ? options : {};
}

/**
 * The Authorization header that calls of a manual trigger must have; undefined where anybody may call, which requires
 * a field that was saved empty. Fails where the field has a value that no header can match: every call is refused
 * then.
 */
export function manualAuthorization(context: Context): Result<string | undefined> {
	const saved = context.getNode().parameters.authorization;
	if (saved === undefined || saved === '') return ok(undefined);
	const header = textOf(evaluated(context));
	if (header === undefined) return failed(problem('AUTHORIZATION_EMPTY'));
	const flaw = unmatchableFlaw(header);
	return flaw === undefined ? ok(header) : failed(problem('AUTHORIZATION_UNMATCHABLE', { flaw }));
}

/** Undefined where the expression fails. */
function evaluated(context: Context): unknown {
	try {
		return context.getNodeParameter('authorization', '');
	} catch {
		return undefined;
	}
}
