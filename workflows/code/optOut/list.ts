import { cellText, type Row } from '../sheets/row';

/**
 * The numbers of those who opted out: the last row of a number counts.
 * @param sheet the tab's rows, the headings first
 * @throws Error when the list cannot be relied on
 */
export function optedOutNumbers(sheet: Row[]): Set<string> {
	const [headings = {}, ...rows] = sheet;
	if (!('Phone' in headings) || !('State' in headings)) {
		throw new Error('The tab has no columns Phone and State in its first row. Nobody was let through');
	}
	const out = new Set<string>();
	for (const row of rows) {
		const phone = digits(row.Phone);
		const state = cellText(row.State).toUpperCase();
		const place = `row ${cellText(row.row_number)} of the list`;
		if (phone === '' && state === '') continue;
		if (phone === '' || !['OUT', 'IN'].includes(state)) {
			throw new Error(`R${place.slice(1)} is no number with OUT or IN. Nobody was let through`);
		}
		// A sheet takes +65-9123-4567 for a subtraction, and what it leaves would match nobody.
		if (cellText(row.Phone).startsWith('-') || phone.startsWith('0') || phone.length < 7 || phone.length > 15) {
			throw new Error(
				`The Phone in ${place} is no number with its country code. Format the column Phone as plain text and write it like +6591234567. Nobody was let through`,
			);
		}
		if (state === 'OUT') out.add(phone);
		else out.delete(phone);
	}
	return out;
}

/** The number that an item is for. @throws Error when it has none with its country code */
export function textedNumber({ phone, Phone, destination }: Row, index: number): string {
	const number = digits(phone ?? Phone ?? destination);
	if (number === '')
		throw new Error(`Item ${index} has no number in phone, Phone or destination. Nobody was let through`);
	if (number.startsWith('0')) {
		throw new Error(`Item ${index} has a number without its country code. Nobody was let through`);
	}
	return number;
}

/** Digits alone, so that one number is one however it is written. */
function digits(value: unknown): string {
	return cellText(value).normalize('NFKC').replace(/\D/g, '').replace(/^00/, '');
}
