import { itemName } from '../../../nodes/problems/itemName';
import type { Destination } from '../../../nodes/text/foundNumber';
import { readNumber } from '../phone/number';
import { cellText, type Row } from '../sheets/row';

// The number that the node would dial is compared. If that is uncertain, nobody is texted: a number that cannot be read
// fails the run, and one that can be read in more than one way is left out if any of its readings is.

/** Those who opted out. */
export interface OptOuts {
	/** Such as +6591234567. */
	numbers: ReadonlySet<string>;
	/** The countries of these numbers. */
	countries: ReadonlySet<string>;
}

const nobody = 'Nobody was let through';

/** North America's countries share one plan: any of them represents all. */
const northAmerica = 'US';

/** The countries whose numbers 8x8's regions are made for: their national numbers are often written as bare digits. */
const homes = [northAmerica, 'ID'];

/**
 * Those who opted out: the last row of a number counts.
 * @param sheet the tab's rows, the headings first
 * @throws Error when the list cannot be relied on
 */
export function optOutsIn(sheet: Row[]): OptOuts {
	const [headings = {}, ...rows] = sheet;
	if (!('Phone' in headings) || !('State' in headings)) {
		throw new Error(`The first row of the tab has no columns Phone and State. ${nobody}`);
	}
	const out = new Map<string, Destination[]>();
	for (const row of rows) {
		const state = cellText(row.State).toUpperCase();
		if (state === '' && cellText(row.Phone) === '') continue;
		const place = `ow ${cellText(row.row_number)} of the list`;
		if (state !== 'OUT' && state !== 'IN') throw new Error(`R${place} has neither OUT nor IN as its State. ${nobody}`);
		const read = readNumber(row.Phone);
		if (!read.ok) {
			const { happened, remedy } = read.problem;
			throw new Error(
				`The Phone in r${place} is not valid: ${inSentence(happened)}. ${remedy} Format the column Phone as plain text. ${nobody}`,
			);
		}
		if (state === 'IN') out.delete(read.value.destination);
		else out.set(read.value.destination, readingsOf(row.Phone, read.value, homes));
	}
	const readings = [...out.values()].flat();
	return {
		numbers: new Set(readings.map(({ destination }) => destination)),
		countries: new Set(readings.map(({ country }) => country ?? northAmerica)),
	};
}

/**
 * Whether an item is for somebody who opted out.
 * @param item with its number in phone, Phone or destination, and the country of national numbers, if any, in country or Country
 * @param index for an error's sentence
 * @throws Error when its number cannot be read
 */
export function isOptedOut(
	{ phone, Phone, destination, country, Country }: Row,
	index: number,
	optOuts: OptOuts,
): boolean {
	const number = phone ?? Phone ?? destination;
	if (cellText(number) === '') {
		throw new Error(`${itemName(index)} has no number in phone, Phone or destination. ${nobody}`);
	}
	const read = readNumber(number, country ?? Country);
	if (!read.ok) {
		throw new Error(
			`The number of item ${index} is not valid: ${inSentence(read.problem.happened)}. ${read.problem.remedy} ${nobody}`,
		);
	}
	// The credential's Default Country may make another number of bare digits.
	const readings = readingsOf(number, read.value, [...optOuts.countries]);
	return readings.some((reading) => optOuts.numbers.has(reading.destination));
}

/** What bare digits can be: the number that they were read as, and those of the given countries. */
function readingsOf(number: unknown, read: Destination, countries: readonly string[]): Destination[] {
	if (read.readAs !== 'bare') return [read];
	const others = countries.map((country) => readNumber(number, country));
	return [read, ...others.flatMap((other) => (other.ok ? [other.value] : []))];
}

function inSentence(happened: string): string {
	return happened.charAt(0).toLowerCase() + happened.slice(1);
}
