/** One comparison: `ratio` is ours / peer of the figures in `unit`. */
export interface Row {
	name: string;
	ours: number;
	peer: number;
	ratio: number;
	unit: string;
}

export function row(name: string, ours: number, peer: number, unit: string): Row {
	return { name, ours: rounded(ours), peer: rounded(peer), ratio: rounded(ours / peer), unit };
}

export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const [low = NaN, high = NaN] = [sorted[middle - (sorted.length % 2 === 0 ? 1 : 0)], sorted[middle]];
	return (low + high) / 2;
}

export function asTable(rows: readonly Row[]): string {
	const cells = rows.map(({ name, ours, peer, ratio, unit }) => [name, ratio, ours, peer, unit].map(String));
	const all = [['name', 'ours / peer', 'ours', 'peer', 'unit'], ...cells];
	const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
	return all.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

/** A table in Markdown with the rows' figures: those of the former table first, in its order, and then new ones. */
export function mergedMarkdown(former: string, rows: readonly Row[]): string {
	const measured = rows.map(
		({ name, ratio, ours, peer, unit }) =>
			[name, `| \`${name}\` | **${ratio}** | ${ours} | ${peer} | ${unit} |`] as const,
	);
	const kept = former.split('\n').flatMap((line) => {
		const name = /^\| `(?<name>[^`]+)`/.exec(line)?.groups?.name;
		return name === undefined ? [] : [[name, line] as const];
	});
	return [
		'| | ours / peer | ours | peer | |',
		'| --- | ---: | ---: | ---: | --- |',
		...new Map([...kept, ...measured]).values(),
	].join('\n');
}

function rounded(value: number): number {
	return Number(value.toPrecision(4));
}
