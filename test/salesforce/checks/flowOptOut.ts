import type { Flow, LookupElement, RecordFilter } from '../flow/model';

/** Fields that say that a contact or lead is not to be texted. */
const optOutFields = ['DoNotCall', 'EightByEightOptOut__c'];

/**
 * Queries and filters that let those through who do not want texts: every one that reads a mobile number leaves them out.
 * Those that look for the sender of a text read the number's digits, and find everybody.
 */
export function flowOptOutProblems(flow: Flow): string[] {
	return [...flow.elements.values()]
		.filter((element) => element.kind === 'lookup')
		.filter(({ object, filters }) => ['Contact', 'Lead'].includes(object) && !looksForSender(filters))
		.flatMap((lookup) =>
			optOutFields
				.filter((field) => !leavesOut(lookup, field))
				.map((field) => `${lookup.name} does not leave out those with ${field}`),
		);
}

function looksForSender(filters: readonly RecordFilter[]): boolean {
	return filters.some(({ field }) => field === 'EightByEightDigits__c');
}

function leavesOut({ filters, filterLogic }: LookupElement, optOut: string): boolean {
	return (
		filterLogic === 'and' &&
		filters.some(
			({ field, operator, value }) =>
				field === optOut && operator === 'EqualTo' && value.kind === 'boolean' && !value.value,
		)
	);
}
