import type { AssignmentElement, Flow, LoopElement } from '../flow/model';

/**
 * Values that leak from one turn of a loop into the next. A variable that is added to a collection keeps its fields, so
 * every field that any turn sets must be set on every way through the loop that adds it, before it is added.
 */
export function flowLoopProblems(flow: Flow): string[] {
	const loops = [...flow.elements.values()].filter((element) => element.kind === 'loop');
	return loops.flatMap((loop) => {
		const turns = turnsOf(loop, flow);
		const set = new Set(turns.flatMap((turn) => turn.flatMap(fieldsSet)));
		return [...new Set(turns.flatMap((turn) => leaks(turn, set)))].map((problem) => `${loop.name}: ${problem}`);
	});
}

/** Every way through the loop's body, as the assignments on it. */
function turnsOf(loop: LoopElement, flow: Flow): AssignmentElement[][] {
	const entry = loop.connectors.find(({ from }) => from === 'each')?.target;
	return entry === undefined ? [] : waysFrom(entry, loop.name, flow, []);
}

function waysFrom(name: string, end: string, flow: Flow, passed: string[]): AssignmentElement[][] {
	const element = flow.elements.get(name);
	if (name === end || element === undefined || passed.includes(name)) return [[]];
	const own = element.kind === 'assignment' ? [element] : [];
	const targets = new Set(element.connectors.map(({ target }) => target));
	if (targets.size === 0) return [own];
	return [...targets].flatMap((target) =>
		waysFrom(target, end, flow, [...passed, name]).map((rest) => [...own, ...rest]),
	);
}

function fieldsSet({ items }: AssignmentElement): string[] {
	return items
		.filter(({ target, operator }) => operator === 'Assign' && target.includes('.'))
		.map(({ target }) => target);
}

function leaks(turn: AssignmentElement[], set: ReadonlySet<string>): string[] {
	const fresh = new Set<string>();
	return turn.flatMap(({ name, items }) =>
		items.flatMap(({ target, operator, value }) => {
			if (operator === 'Assign') fresh.add(target);
			if (operator !== 'Add' || value.kind !== 'reference') return [];
			const { path } = value;
			const stale = [...set].filter((field) => field.startsWith(`${path}.`) && !fresh.has(field));
			return stale.map((field) => `${name} adds ${path} although ${field} is not set in every turn`);
		}),
	);
}
