import { randomUUID } from 'node:crypto';
import { evaluateFormula } from '../flow/formula';
import type { LookupElement, RecordFilter } from '../flow/model';
import type { FlowObject, FlowValue } from '../flow/values';
import { Fault } from './callout';
import type { DryOrg } from './org';

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
			case 'EndsWith':
				return typeof field === 'string' && typeof value === 'string' && field.endsWith(value);
			case 'In':
				return Array.isArray(value) && value.includes(field);
			default:
				throw new Error(`The dry run has no filter operator ${filter.operator}`);
		}
	});
}

/** The org's records of an object, with the project's formula fields evaluated. */
export function recordsOf(object: string, org: DryOrg): FlowObject[] {
	const records = org.records[object] ?? [];
	for (const [field, expression] of org.fields.get(object)?.formulas ?? []) {
		for (const record of records) {
			const merged = expression.replaceAll(/\b[A-Z]\w*[a-z]\w*\b/g, '{!$&}');
			record[field] = evaluateFormula(merged, (path) => record[path] ?? null);
		}
	}
	return records;
}

/**
 * Creates a record and returns its ID. A platform event is published, which commits nothing. Throws a Fault if a
 * unique field would have the same value twice.
 */
export function createRecord(object: string, fields: FlowObject, org: DryOrg): string {
	if (object.endsWith('__e')) {
		org.published.push({ object, fields: { ...fields, CreatedById: org.userId, EventUuid: randomUUID() } });
		return '';
	}
	const records = org.records[object] ?? [];
	const twice = (org.fields.get(object)?.unique ?? []).filter((field) =>
		records.some((record) => record[field] === fields[field]),
	);
	if (twice.length > 0) throw new Fault(`DUPLICATE_VALUE: duplicate value found: ${twice.join()}`);
	// An org fills in more fields; of these, flows read only this one.
	const filledIn = object === 'Case' ? { IsClosed: false } : {};
	const Id = `${object.slice(0, 3)}${String(records.length).padStart(15, '0')}`;
	// A record does not store empty texts.
	const saved = Object.entries(fields).map(([field, value]) => [field, value === '' ? null : value] as const);
	const record: FlowObject = { ...filledIn, Id, ...Object.fromEntries(saved) };
	org.records[object] = [...records, record];
	org.created.push({ object, fields });
	return Id;
}
