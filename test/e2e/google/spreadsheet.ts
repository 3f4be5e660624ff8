import { cellFrom, rendered, type Cell, type InputOption, type RenderOption } from './cells';
import { columnName, parseRange, type Range } from './ranges';

export type Shown = string | number | boolean;

/** A request that the API refuses with status 400. */
export class BadRange extends Error {}

/** A tab of a document, in memory. */
export class Tab {
	private cells: (Cell | undefined)[][] = [];

	constructor(
		readonly title: string,
		readonly sheetId: number,
		/** Written cells must be in the grid; an append makes it grow. */
		public rowCount = 1000,
		readonly columnCount = 26,
	) {}

	/** Rows without empty cells at their end, and without empty rows at the end; undefined if nothing is left. */
	read(range: Range, render: RenderOption): Shown[][] | undefined {
		const bottom = Math.min(range.bottom ?? Infinity, this.cells.length - 1);
		const rows: Shown[][] = [];
		for (let row = range.top; row <= bottom; row += 1) {
			const cells = (this.cells[row] ?? []).slice(range.left, (range.right ?? Infinity) + 1);
			const shown = Array.from(cells, (cell) => rendered(cell, render));
			rows.push(shown.slice(0, shown.findLastIndex((value) => value !== '') + 1));
		}
		const filled = rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1);
		return filled.length === 0 ? undefined : filled;
	}

	/** Null leaves a cell as it is, an empty string empties it. */
	write({ top, left }: Range, values: unknown[][], input: InputOption): void {
		values.forEach((row, down) => {
			row.forEach((value, across) => {
				if (value !== null) this.put(top + down, left + across, cellFrom(value, input));
			});
		});
	}

	/** Writes below the last row that holds anything. Returns the first row written, which counts from 0. */
	append(values: unknown[][], input: InputOption): number {
		const top = this.cells.findLastIndex((row) => row.some((cell) => cell !== undefined)) + 1;
		this.rowCount = Math.max(this.rowCount, top + values.length);
		this.write({ tab: this.title, top, left: 0, bottom: undefined, right: undefined }, values, input);
		return top;
	}

	/** Puts the rows below the first in another order, as a person who sorts the tab does. */
	sortBy(heading: string): void {
		const [headings, ...rows] = this.cells;
		const column = (headings ?? []).findIndex((cell) => cell?.value === heading);
		const keyOf = (row: (Cell | undefined)[]) => String(row[column]?.value ?? '\uffff');
		this.cells = [headings ?? [], ...rows.sort((one, other) => keyOf(one).localeCompare(keyOf(other)))];
	}

	private put(row: number, column: number, cell: Cell | undefined): void {
		if (row >= this.rowCount || column >= this.columnCount) {
			throw new BadRange(
				`Range (${this.title}!${columnName(column)}${row + 1}) exceeds grid limits. Max rows: ${this.rowCount}, max columns: ${this.columnCount}`,
			);
		}
		while (this.cells.length <= row) this.cells.push([]);
		const cells = this.cells[row] ?? [];
		cells[column] = cell;
	}
}

/** A document with its tabs. */
export class Spreadsheet {
	readonly tabs: Tab[] = [];

	constructor(
		readonly id: string,
		readonly name: string,
	) {}

	/** Adds a tab and types rows into it, the headings among them. */
	addTab(title: string, rows: unknown[][] = [], input: InputOption = 'USER_ENTERED'): Tab {
		const tab = new Tab(title, this.tabs.length === 0 ? 0 : 1_000_000 + this.tabs.length);
		this.tabs.push(tab);
		tab.write({ tab: title, top: 0, left: 0, bottom: undefined, right: undefined }, rows, input);
		return tab;
	}

	/** The tab and the range that A1 notation means. Throws BadRange. */
	find(a1: string): { tab: Tab; range: Range } {
		const range = parseRange(a1);
		const tab = this.tabs.find(({ title }) => title === range?.tab);
		if (range === undefined || tab === undefined) throw new BadRange(`Unable to parse range: ${a1}`);
		return { tab, range };
	}

	/** The rows of a tab below its headings, as a person sees them: an object each, without empty cells. */
	rows(title: string): Record<string, Shown>[] {
		const { tab, range } = this.find(title);
		const [headings = [], ...rows] = tab.read(range, 'FORMATTED_VALUE') ?? [];
		return rows.map((row) =>
			Object.fromEntries(
				row.flatMap((value, column): [string, Shown][] =>
					value === '' ? [] : [[String(headings[column] ?? columnName(column)), value]],
				),
			),
		);
	}
}
