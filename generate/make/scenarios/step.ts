export interface Condition {
	a: string;
	o: string;
	b?: string;
}

/** Whether a step is reached: alternatives, one of which must hold completely. */
export interface Filter {
	name: string;
	conditions: Condition[][];
}

/** A module of a scenario, as Make exports it. */
interface Step {
	id: number;
	module: string;
	version: number;
	parameters: Record<string, unknown>;
	filter?: Filter;
	mapper: Record<string, unknown> | null;
	metadata: { designer: { x: number; y: number; name?: string } };
	onerror?: Step[];
	routes?: { flow: Step[] }[];
}

/** What a step is, before it has a place on Make's canvas. */
export type Draft = Omit<Step, 'metadata' | 'onerror' | 'routes'> & {
	name?: string;
	onerror?: Draft[];
	routes?: Draft[][];
};

const step = 300;

/** Steps from left to right, routes one below the other. */
function placed(drafts: readonly Draft[], x = 0, y = 0): Step[] {
	return drafts.map(({ name, onerror, routes, ...rest }, index) => {
		const at = x + index * step;
		return {
			...rest,
			metadata: { designer: { x: at, y, ...(name !== undefined && { name }) } },
			...(onerror !== undefined && { onerror: placed(onerror, at + step, y + step) }),
			...(routes !== undefined && {
				routes: routes.map((flow, row) => ({ flow: placed(flow, at + step, y + row * step) })),
			}),
		};
	});
}

/**
 * For scenarios that run automatically: one run after the other, nothing kept to be run again, and no texts in the
 * history.
 */
export function blueprint(name: string, flow: readonly Draft[], isInstant: boolean): object {
	const scenario = {
		roundtrips: 1,
		maxErrors: 3,
		autoCommit: true,
		autoCommitTriggerLast: true,
		sequential: true,
		confidential: true,
		dataloss: false,
		dlq: false,
		freshVariables: false,
	};
	return {
		name,
		flow: placed(flow),
		metadata: { instant: isInstant, version: 1, scenario, designer: { orphans: [] } },
	};
}

export function router(id: number, ...routes: Draft[][]): Draft {
	return { id, module: 'builtin:BasicRouter', version: 1, parameters: {}, mapper: null, routes };
}

export function ignore(id: number): Draft {
	return { id, module: 'builtin:Ignore', version: 1, parameters: {}, mapper: {} };
}

/** The custom app's name in Make, which Make makes up when the app is installed. */
const appPlaceholder = 'YOUR_APP';

/** A module of the app, with the connection that its owner chooses. */
export function ofApp(id: number, name: string, about: Pick<Draft, 'mapper'> & Partial<Draft>): Draft {
	return { id, module: `${appPlaceholder}:${name}`, version: 1, parameters: { __IMTCONN__: null }, ...about };
}

/** A trigger of the app: its webhook is chosen in Make. */
export function trigger(id: number, name: string): Draft {
	return { id, module: `${appPlaceholder}:${name}`, version: 1, parameters: { __IMTHOOK__: null }, mapper: {} };
}
