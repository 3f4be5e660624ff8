import type { Flow, FlowElement, FlowResource, Value } from './model';

/** A place in a flow where something is read. */
export interface Read {
	/** Where, for people. */
	at: string;
	path: string;
	/** Whether it becomes part of a text or formula, which only simple values can. */
	inText: boolean;
}

const merged = /\{!([^}]+)\}/g;

/** The paths in a text with {!path} in it, such as a formula. */
export function pathsIn(text: string): string[] {
	return [...text.matchAll(merged)].flatMap(([, path]) => path ?? []);
}

/** Everything that is read anywhere in the flow. */
export function readsOf(flow: Flow): Read[] {
	return [
		...flow.start.filters.flatMap(({ field, value }) => valueReads(`start: filter ${field}`, value)),
		...[...flow.elements.values()].flatMap(elementReads),
		...[...flow.resources.values()].flatMap(resourceReads),
	];
}

/** What one element reads. */
export function elementReads(element: FlowElement): Read[] {
	const { name } = element;
	switch (element.kind) {
		case 'assignment':
			return element.items.flatMap(({ target, value }) => valueReads(`${name}: ${target}`, value));
		case 'decision':
			return element.outcomes.flatMap((outcome) =>
				outcome.conditions.flatMap(({ left, right }) => [
					{ at: `${name}: outcome ${outcome.name}`, path: left, inText: false },
					...valueReads(`${name}: outcome ${outcome.name}`, right),
				]),
			);
		case 'loop':
			return [{ at: name, path: element.collection, inText: false }];
		case 'action':
		case 'subflow':
			return element.inputs.flatMap((input) => valueReads(`${name}: input ${input.name}`, input.value));
		case 'lookup':
			return element.filters.flatMap(({ field, value }) => valueReads(`${name}: filter ${field}`, value));
		case 'create':
			return element.fields.flatMap((field) => valueReads(`${name}: field ${field.name}`, field.value));
		case 'screen':
			return element.fields.flatMap((field) => textReads(`${name}: ${field.name}`, field.text));
	}
}

function resourceReads(resource: FlowResource): Read[] {
	if (resource.kind === 'formula') return textReads(resource.name, resource.expression);
	return valueReads(resource.name, resource.value);
}

function valueReads(at: string, value: Value): Read[] {
	if (value.kind === 'reference') return [{ at, path: value.path, inText: false }];
	return value.kind === 'string' ? textReads(at, value.value) : [];
}

function textReads(at: string, text: string): Read[] {
	return pathsIn(text).map((path) => ({ at, path, inText: true }));
}
