import type { Flow, FlowElement, Value } from './model';

/** A place in a flow where something is read. */
export interface Read {
	/** Where, for people. */
	at: string;
	path: string;
	/** Whether it becomes part of a text or formula, which only simple values can. */
	inText: boolean;
}

export interface PlacedValue {
	at: string;
	value: Value;
}

const merged = /\{!([^}]+)\}/g;

/** The paths in a text with {!path} in it, such as a formula. */
export function pathsIn(text: string): string[] {
	return [...text.matchAll(merged)].flatMap(([, path]) => path ?? []);
}

/** Everything that any part of the flow reads. */
export function readsOf(flow: Flow): Read[] {
	return [
		...valuesOf(flow).flatMap(({ at, value }) => {
			if (value.kind === 'reference') return [{ at, path: value.path, inText: false }];
			return value.kind === 'string' ? textReads(at, value.value) : [];
		}),
		...[...flow.elements.values()].flatMap(otherReads),
		...[...flow.resources.values()].flatMap((resource) =>
			resource.kind === 'formula' ? textReads(resource.name, resource.expression) : [],
		),
	];
}

/** Every value that is written down in the flow, references included. */
export function valuesOf(flow: Flow): PlacedValue[] {
	return [
		...flow.start.filters.map(({ field, value }) => ({ at: `start: filter ${field}`, value })),
		...[...flow.elements.values()].flatMap(elementValues),
		...[...flow.resources.values()].flatMap((resource) =>
			resource.kind === 'formula' ? [] : [{ at: resource.name, value: resource.value }],
		),
	];
}

function elementValues(element: FlowElement): PlacedValue[] {
	const { name } = element;
	switch (element.kind) {
		case 'assignment':
			return element.items.map(({ target, value }) => ({ at: `${name}: ${target}`, value }));
		case 'decision':
			return element.outcomes.flatMap((outcome) =>
				outcome.conditions.map(({ right }) => ({ at: `${name}: outcome ${outcome.name}`, value: right })),
			);
		case 'action':
		case 'subflow':
			return element.inputs.map((input) => ({ at: `${name}: input ${input.name}`, value: input.value }));
		case 'lookup':
			return element.filters.map(({ field, value }) => ({ at: `${name}: filter ${field}`, value }));
		case 'update':
			return [
				...element.filters.map(({ field, value }) => ({ at: `${name}: filter ${field}`, value })),
				...element.fields.map((field) => ({ at: `${name}: field ${field.name}`, value: field.value })),
			];
		case 'filter':
			return element.conditions.map(({ right }) => ({ at: name, value: right }));
		case 'create':
		case 'transform':
			return element.fields.map((field) => ({ at: `${name}: field ${field.name}`, value: field.value }));
		case 'loop':
		case 'screen':
			return [];
	}
}

/** What is read without being a value: left sides of conditions, the collection of a loop, the texts of a screen. */
function otherReads(element: FlowElement): Read[] {
	const { name } = element;
	switch (element.kind) {
		case 'decision':
			return element.outcomes.flatMap((outcome) =>
				outcome.conditions.map(({ left }) => ({ at: `${name}: outcome ${outcome.name}`, path: left, inText: false })),
			);
		case 'loop':
			return [{ at: name, path: element.collection, inText: false }];
		case 'filter':
			return [element.collection, ...element.conditions.map(({ left }) => left)].map((path) => ({
				at: name,
				path,
				inText: false,
			}));
		case 'screen':
			return element.fields.flatMap((field) => textReads(`${name}: ${field.name}`, field.text));
		default:
			return [];
	}
}

function textReads(at: string, text: string): Read[] {
	return pathsIn(text).map((path) => ({ at, path, inText: true }));
}
