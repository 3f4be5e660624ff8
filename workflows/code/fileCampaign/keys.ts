import { inOneSpacing } from '../../../nodes/text/spacing';

/**
 * A short key that distinguishes one text to one number from all others. It does not show them, but it is not a
 * secret: anyone who knows the text can find the number by trying all numbers.
 */
export function keyOf(destination: string, text: string): string {
	return hash53(`${destination}\n${inOneSpacing(text)}`).toString(36);
}

/** A key that distinguishes one file from all others by its cells, whatever its name. */
export function fingerprint(columns: readonly string[], rows: readonly { cells: Record<string, unknown> }[]): string {
	return hash53(JSON.stringify([columns, rows.map(({ cells }) => columns.map((column) => cells[column]))])).toString(
		36,
	);
}

/** A hash of 53 bits (cyrb53): of 100,000 texts, two share one once in two million times. */
function hash53(text: string): number {
	let [one, other] = [0xdeadbeef, 0x41c6ce57];
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		one = Math.imul(one ^ code, 2654435761);
		other = Math.imul(other ^ code, 1597334677);
	}
	one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
	other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
	return 4294967296 * (2097151 & other) + (one >>> 0);
}
