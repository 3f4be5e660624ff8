import type { Scenario, Sending, Spread } from './campaign';
import { allFaults, type Fault } from './faults';
import type { RegistryScenario } from './registry';
import { type NodeSetting, nodeSettings } from './settings';

/** Every fault that a way of sending can meet, with every setting of the node. */
export function scenariosOf(sending: Sending): { fault: Fault; scenarios: Scenario[] }[] {
	return allFaults()
		.filter(({ batchOnly }) => batchOnly !== true || sending !== 'send')
		.filter(({ name }) => !name.startsWith('400 with code') || sending !== 'sendBatch with an item for each batch')
		.map((fault) => ({
			fault,
			scenarios: spreadsOf(fault, sending).flatMap((spread) =>
				nodeSettings
					.filter((setting) => spread !== 'the first request' || dependsOnFirst(setting))
					.map((setting): Scenario => ({ sending, fault, spread, setting })),
			),
		}));
}

function spreadsOf({ effect, isAlike }: Fault, sending: Sending): Spread[] {
	if (effect === undefined || isAlike === true) return ['every request'];
	// It differs from the other batches in its report if some messages are accepted.
	if (sending === 'sendBatch with an item for each batch') return ['the third and fourth request'];
	return ['every request', 'the first request', 'the third and fourth request'];
}

/** In the continue modes n8n tries again only where the first item has failed. */
function dependsOnFirst({ settings }: NodeSetting): boolean {
	return settings.retryOnFail === true && settings.onError !== undefined;
}

const operations = ['getWebhooks', 'addWebhooks', 'deleteWebhooks'] as const;
const durations = ['once', 'for long'] as const;
const moments = ['published', 'unpublished', 'published anew'] as const;

/**
 * Every fault of the webhook configuration API, in each of its calls, while the trigger is published and unpublished.
 */
export function registryScenarios(): RegistryScenario[] {
	return allFaults().flatMap((fault) => {
		if (!isOfRegistry(fault)) return [];
		return operations
			.filter((operation) => operation === 'getWebhooks' || !isFalseYes(fault))
			.flatMap((operation) => durations.flatMap((lasts) => moments.map((when) => ({ fault, operation, lasts, when }))));
	});
}

/** Faults that the trigger treats alike, of which one represents all. */
const likeOthers =
	/^redirect 30[1238]|^(405|409|410|413|415|422|426|451|408|502|504)\b|date$|hour$|seconds$|another API/;

/** A fault of any request, that does not take the trigger's half minute to time out. */
function isOfRegistry(fault: Fault): fault is RegistryScenario['fault'] {
	const { name, effect, timeout, batchOnly, isAlike } = fault;
	if (effect === undefined || effect().kind === 'reject' || likeOthers.test(name)) return false;
	return !(timeout ?? batchOnly ?? isAlike);
}

/** 8x8 answers 200 with no body of interest, so a 200 for something that was not done is believed. */
function isFalseYes({ effect }: RegistryScenario['fault']): boolean {
	const answer = effect();
	return answer.kind === 'answer' && answer.status === 200 && answer.accepted !== true;
}
