import type { Problem } from '../../../nodes/problems/problem';
import type { Result } from '../../../nodes/problems/result';
import { readDestination } from '../../../nodes/text/destination';
import type { Destination } from '../../../nodes/text/foundNumber';

/** A number cell of a sheet may show its number with thousands separators and decimals: 6,591,234,567.00. */
const withSeparators = /^\d{1,3}(?:,\d{3}){2,4}(?:\.0+)?$/;

/**
 * The phone number in a cell of a sheet, as the node reads it.
 * @param country of numbers in national form, as two letters; empty for none
 */
export function readNumber(cell: unknown, country: unknown = ''): Result<Destination> {
	if (typeof cell !== 'string' || cell.length > 40) return readDestination(cell, { country });
	const text = cell.trim();
	return readDestination(withSeparators.test(text) ? text.replace(/\.0+$/, '').replaceAll(',', '') : text, { country });
}

/**
 * What the node is given as its Destination: the number in international form. Bare digits are left to the node, which
 * knows the region of its account.
 */
export function destinationOf({ destination, readAs }: Destination): string {
	return readAs === 'bare' ? destination.slice(1) : destination;
}

/** A problem as a cell of a sheet says it. */
export function sentenceOf({ happened, remedy }: Problem): string {
	return `${happened}. ${remedy}`;
}
