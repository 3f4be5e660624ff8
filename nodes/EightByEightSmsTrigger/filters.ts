import { eventTypes } from '../generated/webhookEvents';
import { propertyOf, textOf } from '../problems/unknownValues';
import type { SmsEvent } from '../events/envelope';
import { isFinal } from '../events/statusMeaning';
import { holdsKeyword } from '../events/keywords';
import { internationalNumber } from '../events/phoneNumbers';
import { isAmong, isFinalStatesOnly, listOf } from '../triggers/filterLists';

/** What starts the workflow. An empty list lets everything through. */
export interface Filters {
	finalStatesOnly: boolean;
	states: readonly string[];
	keywords: readonly string[];
	/** Numbers of the account, as `comparable` makes them. */
	destinations: readonly string[];
}

/** Reads the filters among the values of the Options collection. */
export function readFilters(options: Record<string, unknown>): Filters {
	const states = listOf(options.states);
	return {
		finalStatesOnly: isFinalStatesOnly(options.finalStatesOnly, states),
		states,
		keywords: listOf(options.keywords),
		destinations: listOf(options.destinations).map(comparable),
	};
}

/**
 * Whether an event passes the filters. Filters of receipts apply only to receipts, filters of texts only to inbound
 * messages.
 */
export function passes({ type, payload }: SmsEvent, filters: Filters): boolean {
	if (type === eventTypes.deliveryReceipt) {
		const state = textOf(propertyOf(payload.status, 'state')) ?? '';
		return (!filters.finalStatesOnly || isFinal(state)) && isAmong(filters.states, state);
	}
	if (type === eventTypes.inboundMessage) {
		const body = textOf(payload.body) ?? '';
		return (
			(filters.keywords.length === 0 || holdsKeyword(body, filters.keywords)) &&
			isAmong(filters.destinations, comparable(textOf(payload.destination) ?? ''))
		);
	}
	return true;
}

/** A number in the form used for comparison, however it is written; sender names regardless of case. */
function comparable(value: string): string {
	return internationalNumber(value).toLowerCase();
}
