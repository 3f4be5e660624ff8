import { reportOf } from '../report/report';
import { cellText } from '../sheets/row';

export default function buildReport() {
	const settings = $('Settings').first().json;
	const [first, last] = [cellText(settings['First day']), cellText(settings['Last day'])];
	const dayOf = (at: string) => DateTime.fromISO(at, { zone: $now.zoneName }).toISODate() ?? at;
	const allDays = daysFrom(first, last);
	const items = $input.all().map(({ json }) => json);
	const { csv, ...json } = reportOf(`SMS report, ${first} to ${last}`, items, dayOf, allDays);
	const file = (text: string, mimeType: string, fileExtension: string) => ({
		data: Buffer.from(text).toString('base64'),
		mimeType,
		fileName: `sms-report-${first}-to-${last}.${fileExtension}`,
		fileExtension,
	});
	return [{ json, binary: { page: file(json.page, 'text/html', 'html'), csv: file(csv, 'text/csv', 'csv') } }];
}

/** The days from the first to the last, such as 2026-11-01; a year of them at most. */
function daysFrom(first: string, last: string): string[] {
	const [start, end] = [DateTime.fromISO(first), DateTime.fromISO(last)];
	const count = Math.min(366, Math.floor(end.diff(start, 'days').days) + 1);
	return Array.from({ length: count > 0 ? count : 0 }, (_, day) => start.plus({ days: day }).toISODate() ?? '');
}
