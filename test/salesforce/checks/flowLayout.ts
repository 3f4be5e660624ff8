import type { Connector, Flow, FlowElement } from '../flow/model';

/**
 * Paths that Flow Builder cannot lay out automatically: the paths from an element may meet again in only one place,
 * and a fault path may not come back. Any other path needs a Go To connector.
 */
export function flowLayoutProblems(flow: Flow): string[] {
	return [...flow.elements.values()]
		.filter(({ kind, connectors }) => kind !== 'loop' && connectors.length > 1)
		.flatMap((element) => meetingProblems(element, flow));
}

function meetingProblems({ name, connectors }: FlowElement, flow: Flow): string[] {
	const loops = enclosingLoops(name, flow);
	const branches = connectors
		.filter(({ isGoTo }) => !isGoTo)
		.map(({ from, target }) => ({ from, target, reached: reachedFrom(target, loops, flow) }));
	const isShared = (candidate: string) => branches.filter(({ reached }) => reached.has(candidate)).length > 1;
	const meetings = new Set(
		branches.flatMap(({ target, reached }) => entriesInto(isShared, target, reached, loops, flow)),
	);
	return [
		...(meetings.size > 1 ? [`${name}: its paths meet in ${[...meetings].join(' and ')}; one place is possible`] : []),
		...branches
			.filter(({ from, reached }) => from === 'fault' && [...reached].some(isShared))
			.map(({ target }) => `${name}: its fault path comes back, after ${target}, without Go To`),
	];
}

/** The shared elements to which a branch comes from elements of its own, or with its first step. */
function entriesInto(
	isShared: (name: string) => boolean,
	first: string,
	reached: ReadonlySet<string>,
	loops: ReadonlySet<string>,
	flow: Flow,
): string[] {
	if (isShared(first)) return [first];
	const own = [...reached].filter((name) => !isShared(name) && !loops.has(name));
	return own.flatMap((name) => stepsFrom(name, flow).filter(isShared));
}

/** What comes after an element, up to the loops that it is in. */
function reachedFrom(first: string, loops: ReadonlySet<string>, flow: Flow): Set<string> {
	const reached = new Set<string>();
	const next = [first];
	for (let name = next.pop(); name !== undefined; name = next.pop()) {
		if (reached.has(name)) continue;
		reached.add(name);
		if (!loops.has(name)) next.push(...stepsFrom(name, flow));
	}
	return reached;
}

function enclosingLoops(name: string, flow: Flow): Set<string> {
	const loops = [...flow.elements.values()].filter(({ kind }) => kind === 'loop');
	return new Set(
		loops
			.filter((loop) => {
				const body = loop.connectors.find(({ from }) => from === 'each');
				return body !== undefined && reachedFrom(body.target, new Set([loop.name]), flow).has(name);
			})
			.map((loop) => loop.name),
	);
}

function stepsFrom(name: string, { elements }: Flow): string[] {
	const connectors: Connector[] = elements.get(name)?.connectors ?? [];
	return connectors.filter(({ isGoTo }) => !isGoTo).map(({ target }) => target);
}
