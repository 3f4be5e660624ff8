import type { Flow, FlowElement } from '../flow/model';

/** Connectors to elements that do not exist, elements that nothing leads to, paths out of a loop, and missing fault paths. */
export function flowConnectorProblems(flow: Flow): string[] {
	const elements = [...flow.elements.values()];
	const all = [{ name: 'start', connectors: flow.start.connectors }, ...elements];
	const reached = reachedFrom(flow);
	return [
		...(flow.start.connectors.length === 0 ? ['start leads nowhere'] : []),
		...all.flatMap(({ name, connectors }) =>
			connectors
				.filter(({ target }) => !flow.elements.has(target))
				.map(({ from, target }) => `${name}: its ${from} connector names ${target}, which does not exist`),
		),
		...elements.filter(({ name }) => !reached.has(name)).map(({ name }) => `${name}: nothing leads to it`),
		...elements.filter(lacksFaultPath).map(({ name }) => `${name} has no fault path`),
		...elements.flatMap(loopProblems),
	];
}

function reachedFrom({ start, elements }: Flow): Set<string> {
	const reached = new Set<string>();
	const next = start.connectors.map(({ target }) => target);
	for (let name = next.pop(); name !== undefined; name = next.pop()) {
		if (reached.has(name)) continue;
		reached.add(name);
		next.push(...(elements.get(name)?.connectors ?? []).map(({ target }) => target));
	}
	return reached;
}

function lacksFaultPath({ kind, connectors }: FlowElement): boolean {
	return ['action', 'lookup', 'create', 'update'].includes(kind) && !connectors.some(({ from }) => from === 'fault');
}

function loopProblems({ kind, name, connectors }: FlowElement): string[] {
	if (kind !== 'loop') return [];
	return ['each', 'done']
		.filter((way) => !connectors.some(({ from }) => from === way))
		.map((way) => `${name} has no connector for ${way === 'each' ? 'each item' : 'after the last item'}`);
}
