import { missingAfter, resultsFor } from '../sheets/results';
import type { Row } from '../sheets/row';

export default function results() {
	const now = $now.toFormat('yyyy-MM-dd HH:mm:ss');
	const complete = rowsFrom(() => $('Complete').all()) ?? [];
	const optedOut = missingAfter(
		complete,
		rowsFrom(() => $('Filter opted-out').all()),
	);
	const items = $input.all().map(({ json }) => json);
	return resultsFor(items, optedOut, now).map((json) => ({ json }));
}

/** Undefined where no row came as far as that node, or it was deleted. */
function rowsFrom(items: () => { json: Row }[]): Row[] | undefined {
	try {
		return items().map(({ json }) => json);
	} catch {
		return undefined;
	}
}
