/**
 * The parts of the app that Make already has. Make makes up the names of connections and webhooks: their labels
 * identify them.
 */
export interface Present {
	modules: readonly string[];
	rpcs: readonly string[];
	/** Label → name. */
	connections: Readonly<Record<string, string>>;
	webhooks: Readonly<Record<string, string>>;
}

interface StepBase {
	/** In words, for people who watch. */
	what: string;
	/** Whether it is needed; an existing part is not created again. */
	isNeeded: (present: Present) => boolean;
}

/** A command of Make's CLI. */
export interface Command extends StepBase {
	kind: 'command';
	args: readonly string[];
	/** The placeholder for the name that Make makes up. */
	names?: string;
}

/** A request to Make's API, for what the CLI has no option for. */
export interface Change extends StepBase {
	kind: 'change';
	method: 'POST' | 'PATCH';
	/** Below `/api/v2`. */
	path: string;
	body: Readonly<Record<string, string | number>>;
}

export type Step = Command | Change;

const always = () => true;

export function command(what: string, args: readonly string[], isNeeded: Step['isNeeded'] = always): Command {
	return { kind: 'command', what, args, isNeeded };
}

export function change(
	what: string,
	request: Pick<Change, 'method' | 'path' | 'body'>,
	isNeeded: Step['isNeeded'] = always,
): Change {
	return { kind: 'change', what, ...request, isNeeded };
}

/** The placeholder for a name that Make makes up. */
export const nameOf = (type: 'connection' | 'webhook', id: string | null) => `<${type} ${id ?? ''}>`;

/** The placeholder for the app's own name, to which Make adds some letters. */
export const appName = '<app>';
