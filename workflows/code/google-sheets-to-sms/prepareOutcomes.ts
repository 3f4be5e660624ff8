import { missingAfter, resultsFor } from '../sheets/results';
import type { Row } from '../sheets/row';

export default function prepareOutcomes() {
	const format = 'yyyy-MM-dd HH:mm:ss';
	const shown = (time: string) => DateTime.fromISO(time, { zone: $now.zoneName }).toFormat(format);
	const complete = rowsFrom(() => $('Keep complete rows').all()) ?? [];
	const optedOut = missingAfter(
		complete,
		rowsFrom(() => $('Filter opted-out').all()),
	);
	const items = $input.all().map(({ json }) => json);
	return resultsFor(items, optedOut, $now.toFormat(format), shown).map((json) => ({ json }));
}

/** Undefined where no row came as far as that node, or it was deleted. */
function rowsFrom(items: () => { json: Row }[]): Row[] | undefined {
	try {
		return items().map(({ json }) => json);
	} catch {
		return undefined;
	}
}
