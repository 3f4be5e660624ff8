import type { RequestEffect } from '../faults';

/** The messages that a batch's answer lists, as effects have it: in another order, some missing, or no list at all. */
export function answeredMessages<Answer>(
	answers: readonly Answer[],
	effects: readonly RequestEffect[],
): Answer[] | undefined {
	let listed = [...answers];
	for (const effect of effects) {
		if (effect.kind !== 'batchAnswer') continue;
		if (effect.messages === 'none') return undefined;
		listed = effect.messages === 'shuffled' ? listed.toReversed() : listed.filter((_, index) => index % 2 === 1);
	}
	return listed;
}
