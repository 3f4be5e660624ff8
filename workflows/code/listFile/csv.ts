import { CsvReader } from '../../../nodes/EightByEightSms/log/csv';

const delimiters = [',', ';', '\t', '|'];

/** The records of a CSV file, one empty field for an empty line, and what is between its fields; undefined where it is not CSV. */
export function readCsv(text: string): { delimiter: string; records: string[][] } | undefined {
	// Excel writes and reads a first line that names the delimiter.
	const [named, declared] = /^\ufeff?sep=(.)\r?\n/.exec(text) ?? [];
	const body = text.slice(named?.length ?? 0);
	const delimiter = declared ?? mostFrequent(body);
	const reader = new CsvReader(delimiter, true);
	const records = reader.push(body);
	const last = records === undefined ? undefined : reader.end();
	return records === undefined || last === undefined ? undefined : { delimiter, records: [...records, ...last] };
}

/** The delimiter that the line of the headings has most of, outside quotation marks; a comma where it has none. */
function mostFrequent(text: string): string {
	const [headings = ''] = text
		.replace(/"[^"]*"/g, '')
		.replace(/^[\r\n]+/, '')
		.split(/[\r\n]/, 1);
	const counts = delimiters.map((delimiter) => headings.split(delimiter).length - 1);
	return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}
