import type { Entry } from '../nodes/problems/catalogue';

export const problemReferencePath = 'docs/problems.md';

/** Stands in a sentence for what differs from case to case. */
const gap = '…';

/** The page of every problem by its code, in Markdown. */
export function problemReference(catalogue: Readonly<Record<string, Entry>>): string {
	const rows = Object.entries(catalogue).map(([code, { happened, remedy }]) => [
		`\`${code}\``,
		withGaps(happened),
		withGaps(remedy),
	]);
	return [
		'# Problems by code',
		'Made from `nodes/problems` by `npm run generate`: change it there.',
		`A failed item of a continue mode has the code in \`details.code\`, unless 8x8 gave one of its own ([error codes](fields.md#error-codes)) or the connection failed (\`ECONNREFUSED\` and the like). \`${gap}\` stands for what differs. [Troubleshooting](troubleshooting.md) explains the sentences.`,
		[['code', 'what happened', 'what to do'], ['---', '---', '---'], ...rows]
			.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
			.join('\n'),
	]
		.join('\n\n')
		.concat('\n');
}

/** A sentence of the catalogue, with gaps for the data of the case. */
export function withGaps(words: Entry['happened']): string {
	if (typeof words === 'string') return words;
	const data = new Proxy({}, { get: () => gap });
	return (words as (data: unknown) => string)(data);
}
