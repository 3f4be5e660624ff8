import type { LookupElement, RecordFilter } from '../../../tools/salesforce/flow/model';
import type { FlowObject, FlowValue } from '../../../tools/salesforce/flow/values';

/** The records that a Get Records element finds, each with its ID and the queried fields alone. */
export function findRecords(
	{ name, filters, filterLogic, queriedFields, firstOnly }: LookupElement,
	records: readonly FlowObject[],
	valueOf: (filter: RecordFilter) => FlowValue,
): FlowObject[] {
	if (filterLogic !== 'and') throw new Error(`The dry run has no filter logic ${filterLogic}, as in ${name}`);
	const found = records.filter((record) => passes(record, filters, valueOf));
	const fields = ['Id', ...queriedFields];
	return (firstOnly ? found.slice(0, 1) : found).map((record) =>
		Object.fromEntries(fields.map((field) => [field, record[field] ?? null])),
	);
}

export function passes(
	record: FlowObject,
	filters: readonly RecordFilter[],
	valueOf: (filter: RecordFilter) => FlowValue,
): boolean {
	return filters.every((filter) => {
		const field = record[filter.field] ?? null;
		const value = valueOf(filter);
		switch (filter.operator) {
			case 'EqualTo':
				return field === value;
			case 'IsNull':
				return (field === null) === value;
			case 'In':
				return Array.isArray(value) && value.includes(field);
			default:
				throw new Error(`The dry run has no filter operator ${filter.operator}`);
		}
	});
}
