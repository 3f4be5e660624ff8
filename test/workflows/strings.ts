import type { INode } from 'n8n-workflow';

/** Every string of a node's parameters with the path to it. */
export function stringsOf(node: INode): { path: string; text: string }[] {
	return inside(node.parameters, []);
}

function inside(value: unknown, path: (string | number)[]): { path: string; text: string }[] {
	if (typeof value === 'string') return [{ path: path.join('.'), text: value }];
	if (Array.isArray(value)) return value.flatMap((entry, index) => inside(entry, [...path, index]));
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, entry]) => inside(entry, [...path, key]));
}
