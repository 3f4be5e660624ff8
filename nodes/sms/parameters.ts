import type { IExecuteFunctions } from 'n8n-workflow';
import { jsonTemplate } from './jsonTemplates';

/**
 * A reader of one node parameter, item by item. Resolving a parameter is the main cost of a large run, so one that holds
 * no expression is resolved once, and one that holds fields of the item alone is read without n8n's help. The values are
 * shared between items: do not change them.
 */
export function parameterReader(context: IExecuteFunctions, name: string): (itemIndex: number) => unknown {
	const read = (itemIndex: number): unknown => context.getNodeParameter(name, itemIndex, undefined);
	const parameter = context.getNode().parameters[name];
	const template = typeof parameter === 'string' ? jsonTemplate(parameter) : undefined;
	if (template !== undefined) {
		const items = context.getInputData();
		return (itemIndex) => template(items[itemIndex]?.json ?? {}) ?? read(itemIndex);
	}
	if (holdsExpression(parameter)) return read;
	let constant: { value: unknown } | undefined;
	return (itemIndex) => (constant ??= { value: read(itemIndex) }).value;
}

function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(holdsExpression);
}
