import type { IExecuteFunctions } from 'n8n-workflow';
import { jsonTemplate } from './plainExpressions';
import { isRecord } from '../problems/unknownValues';

/**
 * A reader of one node parameter, item by item. Resolving a parameter is the main cost of a large run, so one that holds
 * no expression is resolved once, and one that holds fields of the item alone is read without n8n's help. The values are
 * shared between items: do not change them.
 */
export function parameterReader(context: IExecuteFunctions, name: string): (itemIndex: number) => unknown {
	const read = (itemIndex: number): unknown => context.getNodeParameter(name, itemIndex, undefined);
	const parameter = context.getNode().parameters[name];
	// n8n leaves out the fields that the panel does not show, and has no value for them.
	if (parameter === undefined) return () => undefined;
	const template = typeof parameter === 'string' ? jsonTemplate(parameter) : undefined;
	if (template !== undefined) {
		const items = context.getInputData();
		return (itemIndex) => template(items[itemIndex]?.json ?? {}) ?? read(itemIndex);
	}
	if (!isSameForAll(context, name)) return read;
	let constant: { value: unknown } | undefined;
	return (itemIndex) => (constant ??= { value: read(itemIndex) }).value;
}

/** Whether a node parameter holds no expression, so that it has one value for all items. */
export function isSameForAll(context: IExecuteFunctions, name: string): boolean {
	return !holdsExpression(context.getNode().parameters[name]);
}

/**
 * The options that all messages of a run share, as the first item sets them. The other options are not read: an
 * expression that fails must fail only its own item.
 */
export function runOptions(context: IExecuteFunctions, names: readonly string[]): Record<string, unknown> {
	const given = context.getNode().parameters.options;
	if (typeof given === 'string') return recordOf(context.getNodeParameter('options', 0, {}));
	const options = recordOf(given);
	return Object.fromEntries(
		names
			.filter((name) => options[name] !== undefined)
			.map((name) => [name, context.getNodeParameter(`options.${name}`, 0, '')]),
	);
}

function recordOf(value: unknown): Record<string, unknown> {
	return isRecord(value) ? value : {};
}

function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(holdsExpression);
}
