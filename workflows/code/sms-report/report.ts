import { reportOf } from '../report/report';
import { cellText } from '../sheets/row';

export default function report() {
	const settings = $('Settings').first().json;
	const [first, last] = [cellText(settings['First day']), cellText(settings['Last day'])];
	const dayOf = (at: string) => DateTime.fromISO(at, { zone: $now.zoneName }).toISODate() ?? at;
	const items = $input.all().map(({ json }) => json);
	const { page, csv, ...json } = reportOf(`SMS report, ${first} to ${last}`, items, dayOf);
	const file = (text: string, mimeType: string, fileExtension: string) => ({
		data: Buffer.from(text).toString('base64'),
		mimeType,
		fileName: `sms-report-${first}-to-${last}.${fileExtension}`,
		fileExtension,
	});
	return [{ json, binary: { page: file(page, 'text/html', 'html'), csv: file(csv, 'text/csv', 'csv') } }];
}
