import type { Flow, LookupElement } from '../flow/model';

/** Queries that find people who do not want to be called: every one of contacts has to leave them out. */
export function flowOptOutProblems(flow: Flow): string[] {
	return [...flow.elements.values()]
		.filter((element) => element.kind === 'lookup')
		.filter((lookup) => lookup.object === 'Contact' && !leavesOptOutsOut(lookup))
		.map(({ name }) => `${name} does not leave out contacts with DoNotCall`);
}

function leavesOptOutsOut({ filters, filterLogic }: LookupElement): boolean {
	return (
		filterLogic === 'and' &&
		filters.some(
			({ field, operator, value }) =>
				field === 'DoNotCall' && operator === 'EqualTo' && value.kind === 'boolean' && !value.value,
		)
	);
}
