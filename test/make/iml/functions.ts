import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { asText, isEmpty, isEqual, isRecord, isTrue } from './values';

type Values = unknown[];

const list = (value: unknown): Values => (Array.isArray(value) ? (value as Values) : isEmpty(value) ? [] : [value]);

/** A value by the dots of its path. */
function at(value: unknown, path: unknown): unknown {
	return asText(path)
		.split('.')
		.reduce<unknown>((inside, key) => (isRecord(inside) ? inside[key] : undefined), value);
}

/** A search text between slashes is a pattern. */
function replace(text: unknown, search: unknown, by: unknown): string {
	const pattern = /^\/(.*)\/(\w*)$/s.exec(asText(search));
	const [, source = '', flags = ''] = pattern ?? [];
	return asText(text).replace(pattern === null ? asText(search) : new RegExp(source, flags), asText(by));
}

function choose(value: unknown, ...cases: Values): unknown {
	for (let index = 0; index + 1 < cases.length; index += 2) {
		if (isEqual(value, cases[index])) return cases[index + 1];
	}
	return cases.length % 2 === 1 ? cases.at(-1) : undefined;
}

/** The values of a key in a list's items; with a second key, only in items that have one of its values. */
function map(items: unknown, key: unknown, filterKey?: unknown, filterValues?: unknown): Values {
	const wanted = asText(filterValues).split(',');
	return list(items)
		.filter((item) => filterKey === undefined || wanted.includes(asText(at(item, filterKey))))
		.map((item) => at(item, key))
		.filter((value) => value !== undefined);
}

/** Formats are Moment's; Luxon uses other letters. */
function formatDate(date: unknown, format: unknown, zone: unknown): string {
	const moment = date instanceof Date ? DateTime.fromJSDate(date) : DateTime.fromISO(asText(date));
	const letters = asText(format).replaceAll('YYYY', 'yyyy').replaceAll('DD', 'dd').replaceAll('T', "'T'");
	return moment.setZone(isEmpty(zone) ? 'UTC' : asText(zone)).toFormat(letters.replace('Z', 'ZZ'));
}

/** The functions that the app and the scenarios use, as Make's documents have them. */
export const functions: Readonly<Record<string, ((...values: Values) => unknown) | undefined>> = {
	if: (condition, then, otherwise) => (isTrue(condition) ? then : otherwise),
	ifempty: (value, otherwise) => (isEmpty(value) ? otherwise : value),
	switch: choose,
	get: at,
	length: (value) => (typeof value === 'string' ? value.length : list(value).length),
	contains: (value, part) =>
		Array.isArray(value) ? value.some((item) => isEqual(item, part)) : asText(value).includes(asText(part)),
	toString: asText,
	upper: (value) => asText(value).toUpperCase(),
	lower: (value) => asText(value).toLowerCase(),
	trim: (value) => asText(value).trim(),
	replace,
	split: (text, by) => asText(text).split(asText(by)),
	join: (items, by) => list(items).map(asText).join(asText(by)),
	encodeURL: (value) => encodeURIComponent(asText(value)),
	map,
	merge: (...lists) => lists.flatMap(list),
	remove: (items, ...values) => list(items).filter((item) => !values.some((value) => isEqual(item, value))),
	distinct: (items) =>
		list(items).filter((item, index, all) => all.findIndex((other) => isEqual(other, item)) === index),
	first: (items) => list(items)[0],
	toCollection: (items, key, value) =>
		Object.fromEntries(list(items).map((item) => [asText(at(item, key)), at(item, value)])),
	formatDate,
};

export const keywords: Readonly<Record<string, unknown>> = {
	undefined: undefined,
	null: null,
	true: true,
	false: false,
	emptystring: '',
	emptyarray: [],
	get uuid() {
		return randomUUID();
	},
};
