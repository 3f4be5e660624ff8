import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * A reader of one node parameter, item by item. Resolving a parameter is the main cost of a large run, so one that holds
 * no expression is resolved once. The values are shared between items: do not change them.
 */
export function parameterReader(context: IExecuteFunctions, name: string): (itemIndex: number) => unknown {
	const read = (itemIndex: number): unknown => context.getNodeParameter(name, itemIndex, undefined);
	if (holdsExpression(context.getNode().parameters[name])) return read;
	let constant: { value: unknown } | undefined;
	return (itemIndex) => (constant ??= { value: read(itemIndex) }).value;
}

function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(holdsExpression);
}
