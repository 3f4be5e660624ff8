import type { Flow } from '../flow/model';

/** The problems of every flow, with the file before each. */
export function inFlows(flows: ReadonlyMap<string, Flow>, problemsOf: (flow: Flow) => string[]): string[] {
	return [...flows.values()].flatMap((flow) => problemsOf(flow).map((problem) => `${flow.path}: ${problem}`));
}

/** What `run` throws, as a problem at a place; nothing when it does not throw. */
export function thrownBy(at: string, run: () => unknown): string[] {
	try {
		run();
		return [];
	} catch (error) {
		return [`${at}: ${error instanceof Error ? error.message : String(error)}`];
	}
}
