import { vi } from 'vitest';

const runsOfMarks = /[\p{M}\uff9e\uff9f]+/gu;

/**
 * The units that the engine's own text functions read while something is done. Sorting a run of marks takes the square
 * of its length. A pattern reads its text once or a few times: lint refuses those that take the square of it.
 */
function countSteps(): () => number {
	const normalize = vi.spyOn(String.prototype, 'normalize');
	const indexOf = vi.spyOn(String.prototype, 'indexOf');
	const readers = (
		['replace', 'replaceAll', 'split', 'toUpperCase', 'toLowerCase', 'trim', 'match', 'matchAll'] as const
	).map((name) => vi.spyOn(String.prototype, name));
	// Every search for a pattern ends here, with the whole text each time.
	const { mock: matches } = vi.spyOn(RegExp.prototype, 'exec');
	return () => {
		const read: string[] = [normalize, ...readers].flatMap(({ mock }) => mock.contexts.map(String));
		const sorted = normalize.mock.contexts.map(String).flatMap((text) => text.match(runsOfMarks) ?? []);
		const searched = indexOf.mock.calls.map(([needle, from = 0], call) => {
			const at = Number(indexOf.mock.results[call]?.value);
			return (at < 0 ? String(indexOf.mock.contexts[call]).length : at) - from + needle.length;
		});
		let end = 0;
		const matched = matches.calls.map(([text], call) => {
			const goesOn = matches.contexts[call - 1] === matches.contexts[call] && matches.calls[call - 1]?.[0] === text;
			const from = goesOn ? end : 0;
			const found = matches.results[call]?.value as RegExpExecArray | null;
			end = found === null ? text.length : found.index + found[0].length;
			return Math.max(end - from, 0);
		});
		vi.restoreAllMocks();
		const lengths = [...read.map(({ length }) => length), ...sorted.map(({ length }) => length ** 2)];
		return [...lengths, ...searched, ...matched].reduce((sum, steps) => sum + steps, 0);
	};
}

/** The steps of synchronous work. */
export function stepsOf(action: () => unknown): number {
	const count = countSteps();
	action();
	return count();
}
