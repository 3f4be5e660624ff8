import type { Flow, FlowElement, LookupElement, RecordFilter } from '../flow/model';
import { readsOf } from '../flow/uses';

/** Fields that say that a contact or lead must not be texted. */
const optOutFields = ['DoNotCall', 'EightByEightOptOut__c'];

/** The flow that itself leaves out those who opted out, and does not text their numbers. */
const keepsOff = 'EightByEight_Send_SMS_to_Many';

/**
 * Queries that let through people who do not want texts: every query for contacts and leads must leave them out, or
 * read the fields and pass its results to the flow that does so. Queries for the sender of a text may find everybody.
 */
export function flowOptOutProblems(flow: Flow): string[] {
	return [...flow.elements.values()]
		.filter((element) => element.kind === 'lookup')
		.filter(({ object, filters }) => ['Contact', 'Lead'].includes(object) && !looksForSender(filters))
		.flatMap((lookup) =>
			optOutFields
				.filter((field) => !leavesOut(lookup, field) && !isHandedOver(lookup, field, flow))
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

/** Whether the records, with the field, go to a variable that is read by the flow that looks at the field, and nowhere else. */
function isHandedOver({ name, queriedFields }: LookupElement, optOut: string, flow: Flow): boolean {
	const elements = [...flow.elements.values()];
	const variables = elements.flatMap((element) => assignedFrom(element, name));
	const isReadOtherwise = readsOf(flow).some(
		({ path }) => path.startsWith(`${name}.`) || variables.some((variable) => path.startsWith(`${variable}.`)),
	);
	const readers = elements.filter((element) => variables.some((variable) => isGiven(element, variable)));
	return (
		queriedFields.includes(optOut) &&
		!isReadOtherwise &&
		readers.length > 0 &&
		readers.every((element) => element.kind === 'subflow' && element.flowName === keepsOff)
	);
}

function assignedFrom(element: FlowElement, path: string): string[] {
	if (element.kind !== 'assignment') return [];
	return element.items.flatMap(({ target, operator, value }) =>
		operator === 'Assign' && value.kind === 'reference' && value.path === path ? [target] : [],
	);
}

/** Whether an element loops over a collection, or passes it on. */
function isGiven(element: FlowElement, variable: string): boolean {
	if (element.kind === 'loop' || element.kind === 'filter') return element.collection === variable;
	const given = element.kind === 'subflow' || element.kind === 'action' ? element.inputs : [];
	return given.some(({ value }) => value.kind === 'reference' && value.path === variable);
}
