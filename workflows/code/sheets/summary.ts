import type { Result } from './results';
import type { Row } from './row';

export interface Summary {
	rows: number;
	sent: number;
	notSent: number;
	unknown: number;
	duplicates: number;
	/** Not sent, since an earlier run handed them to 8x8. */
	check: number;
	/** Not sent, since their numbers are on the list of those who want no more texts. */
	optedOut: number;
	/** Segments of the texts that were sent: what is charged. */
	segments: number;
}

/** Counts of a campaign by outcome. @param results as `resultsFor` makes them */
export function summaryOf(results: Row[]): Summary {
	const count = (wanted: Result['Status']) => results.filter(({ Status }) => Status === wanted).length;
	return {
		rows: results.length,
		sent: count('SENT'),
		notSent: count('NOT SENT'),
		unknown: count('UNKNOWN'),
		duplicates: count('DUPLICATE'),
		check: count('CHECK'),
		optedOut: count('OPTED OUT'),
		segments: results.reduce((sum, { Segments }) => sum + Number(Segments ?? 0), 0),
	};
}
