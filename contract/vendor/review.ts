import type { Difference } from './compareDocuments';
import type { Departure, ExpectedDifference } from './departures';

export interface FiledDifference extends Difference {
	/** Name of the file of 8x8's in which it was found. */
	file: string;
}

/** One combination that an entry of the list covers. */
export interface ExpectedPlace {
	reason: string;
	file: string;
	operation: string;
	at: string;
	theirs: string;
	ours: string;
}

export interface Review {
	/** Differences that nobody has looked at. */
	unlisted: FiledDifference[];
	/** Differences that are meant to be, by their reason. */
	deliberate: { reason: string; differences: FiledDifference[] }[];
	/** What the list expects and the comparison did not find. */
	stale: ExpectedPlace[];
}

/** Checks the differences against the list. Entries about files that are not compared are ignored. */
export function review(differences: FiledDifference[], departures: Departure[], comparedFiles: string[]): Review {
	const deliberate = departures.map(({ reason, differences: expected }) => {
		const places = expected.flatMap((difference) => expectedPlaces(reason, difference));
		return {
			reason,
			differences: differences.filter((difference) => places.some((place) => matches(place, difference))),
		};
	});
	const listed = new Set(deliberate.flatMap((entry) => entry.differences));
	return {
		unlisted: differences.filter((difference) => !listed.has(difference)),
		deliberate: deliberate.filter((entry) => entry.differences.length > 0),
		stale: departures
			.flatMap(({ reason, differences: expected }) => expected.flatMap((one) => expectedPlaces(reason, one)))
			.filter(({ file }) => comparedFiles.includes(file))
			.filter((place) => !differences.some((difference) => matches(place, difference))),
	};
}

function expectedPlaces(
	reason: string,
	{ files, operations, places, theirs, ours }: ExpectedDifference,
): ExpectedPlace[] {
	return files.flatMap((file) =>
		operations.flatMap((operation) => places.map((at) => ({ reason, file, operation, at, theirs, ours }))),
	);
}

function matches(place: ExpectedPlace, difference: FiledDifference): boolean {
	return (
		place.file === difference.file &&
		place.theirs === difference.theirs &&
		place.ours === difference.ours &&
		fits(place.operation, difference.operation) &&
		fits(place.at, difference.at)
	);
}

function fits(pattern: string, text: string): boolean {
	const anyText = pattern.replace(/[\\^$.+?()[\]{}|]/g, '\\$&').replaceAll('*', '.*');
	return new RegExp(`^${anyText}$`).test(text);
}
