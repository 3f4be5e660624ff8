import type { PathParameter } from './spec';

/** Values for the parameters of a path. */
export type PathValues<Path extends string> = Readonly<Record<PathParameter<Path>, string>>;

/**
 * A path of the contract with its parameters filled in, each encoded as one segment. Undefined where a value cannot be a
 * segment: an empty one, `.` and `..`, which every URL parser resolves to another path.
 */
export function fillPath(path: string, values: Readonly<Record<string, string>>): string | undefined {
	const given = new Map(Object.entries(values));
	const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
	if (names.some((name) => /^\.{0,2}$/.test(given.get(name) ?? ''))) return undefined;
	return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given.get(name) ?? ''));
}
