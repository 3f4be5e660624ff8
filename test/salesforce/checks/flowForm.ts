import type { Flow, Value } from '../flow/model';
import { valuesOf } from '../flow/uses';

/** Longest description of a flow or of a part of it, in characters. */
const descriptionLimit = 255;

/** What an admin sees of a flow in Flow Builder: descriptions, layout, status; and names that are there twice. */
export function flowFormProblems(flow: Flow): string[] {
	const elements = [...flow.elements.values()];
	const described = [{ name: 'the flow', description: flow.description }, ...elements, ...flow.resources.values()];
	return [
		...flow.unknownKinds.map((kind) => `${kind} are not known to the checks`),
		...described.flatMap(({ name, description = '' }) => {
			if (description === '') return [`${name} has no description`];
			return description.length > descriptionLimit
				? [`${name}: a description of ${description.length} characters, where ${descriptionLimit} are allowed`]
				: [];
		}),
		...elements.filter(({ label }) => label === '').map(({ name }) => `${name} has no label`),
		...elements.filter(({ location }) => location !== '0 0').map(({ name }) => `${name} is placed by hand`),
		...valuesOf(flow)
			.filter(({ value }) => losesSpace(value))
			.map(({ at }) => `${at}: a space at the end of a text can get lost in Salesforce`),
		...duplicates(flow.names).map((name) => `${name} is the name of two things`),
		...(flow.canvasMode === 'AUTO_LAYOUT_CANVAS' ? [] : ['it does not use auto-layout']),
		...(flow.status === 'Draft' ? [] : ['it is not a draft, and would run as soon as it is deployed']),
		...(Number(flow.apiVersion) >= 57 ? [] : ['its API version is below 57']),
	];
}

function duplicates(names: string[]): string[] {
	return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

function losesSpace(value: Value): boolean {
	return value.kind === 'string' && value.value !== value.value.trim();
}
