import type { ExpectedPlace, FiledDifference, Review } from './review';

/** The outcome of a comparison as text: what is new by operation, then what is deliberate by reason. */
export function report({ unlisted, deliberate, stale }: Review): string {
	return [
		...section(
			`${counted(unlisted.length, 'difference')} not listed in openapi/departures.yaml`,
			unlistedLines(unlisted),
		),
		...section(
			`${counted(stale.length, 'entry', 'entries')} of openapi/departures.yaml with no difference left`,
			stale.map(staleLine),
		),
		...section(
			deliberateTitle(deliberate),
			deliberate.flatMap(({ reason, differences }) => [reason, ...deliberateLines(differences)]),
		),
	].join('\n');
}

/** The outcome in one line, when there is nothing but deliberate differences. */
export function summary({ deliberate }: Review): string {
	return `${deliberateTitle(deliberate)}, as openapi/departures.yaml says. --against <file> prints them.`;
}

function deliberateTitle(deliberate: Review['deliberate']): string {
	const count = deliberate.reduce((sum, { differences }) => sum + differences.length, 0);
	return `${counted(count, 'deliberate difference')} from 8x8's files, with ${counted(deliberate.length, 'reason')}`;
}

function section(title: string, lines: string[]): string[] {
	return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`), ''];
}

function unlistedLines(differences: FiledDifference[]): string[] {
	const byOperation = grouped(differences, ({ file, operation, call }) =>
		[operation, ...(call === '' || call === operation ? [] : [call]), `in ${file}`].join('  '),
	);
	return [...byOperation].flatMap(([operation, found]) => [
		operation,
		...found.flatMap(({ at, theirs, ours }) => [`  ${at}`, `      8x8 says  ${theirs}`, `      we say    ${ours}`]),
	]);
}

function staleLine({ file, operation, at, theirs, ours }: ExpectedPlace): string {
	return `${operation}  ${at}  in ${file} (8x8 says ${theirs}, we say ${ours})`;
}

/** A line for each kind of difference, with the operations that have it. */
function deliberateLines(differences: FiledDifference[]): string[] {
	const alike = grouped(differences, ({ at, theirs, ours }) => `${at}: 8x8 says ${theirs}, we say ${ours}`);
	return [...alike].map(([what, found]) => {
		const operations = [...new Set(found.map(({ operation }) => operation))];
		return `    ${what}  (${operations.join(', ')})`;
	});
}

function grouped<T>(values: T[], keyOf: (value: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
	return groups;
}

function counted(count: number, one: string, many = `${one}s`): string {
	return `${count} ${count === 1 ? one : many}`;
}
