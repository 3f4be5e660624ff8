import type { Result } from '../../nodes/problems/result';
import { readDestination } from '../../nodes/text/destination';

/** The digits of the phone that texts the account, as it was typed: read as the nodes read numbers. */
export function senderNumber(typed: string): Result<string> {
	const read = readDestination(typed);
	return read.ok ? { ok: true, value: read.value.destination.slice(1) } : read;
}
