import { type Declarations, type DeclaredElement, metadataDeclarations } from '../metadata/declarations';
import type { XmlElement } from '../metadata/xml';
import { metadataFiles, type ProjectFiles, xmlProblems } from '../metadata/project';

const namespace = 'http://soap.sforce.com/2006/04/metadata';

/** Files against Salesforce's own types: unknown, missing and repeated elements, their order, enums, booleans, numbers. */
export function typedMetadataProblems(files: ProjectFiles): string[] {
	const declarations = metadataDeclarations();
	return [
		...xmlProblems(files),
		...metadataFiles(files).flatMap(({ path, root }) => {
			if (root.namespace !== namespace) return [`${path}: the namespace is not ${namespace}`];
			return elementProblems(root, root.name, declarations, root.name).map((problem) => `${path}: ${problem}`);
		}),
	];
}

function elementProblems(element: XmlElement, type: string, declarations: Declarations, at: string): string[] {
	const declared = declarations.types.get(type);
	if (declared === undefined) return valueProblems(element.text, type, declarations).map((what) => `${at} ${what}`);
	const { elements } = declared;
	const names = element.children.map(({ name }) => name);
	return [
		...names.flatMap((name) => (elements.some((known) => known.name === name) ? [] : [`${at} has no element ${name}`])),
		...elements.flatMap((known) => countProblems(known, names, at)),
		...orderProblems(elements, names, at),
		...element.children.flatMap((child) => {
			const known = elements.find(({ name }) => name === child.name);
			return known === undefined ? [] : elementProblems(child, known.type, declarations, `${at}/${labelled(child)}`);
		}),
	];
}

function countProblems({ name, required, repeated }: DeclaredElement, names: string[], at: string): string[] {
	const count = names.filter((candidate) => candidate === name).length;
	if (count === 0 && required) return [`${at} lacks ${name}`];
	return count > 1 && !repeated ? [`${at} has ${name} ${count} times`] : [];
}

function orderProblems(elements: DeclaredElement[], names: string[], at: string): string[] {
	const places = names.map((name) => elements.findIndex((known) => known.name === name));
	return names.flatMap((name, index) => {
		const before = places[index - 1] ?? -1;
		const place = places[index] ?? -1;
		return place !== -1 && place < before ? [`${at} has ${name} after ${names[index - 1] ?? ''}`] : [];
	});
}

function valueProblems(text: string, type: string, { enums }: Declarations): string[] {
	const values = enums.get(type);
	if (values !== undefined) return values.includes(text) ? [] : [`'${text}' is no ${type}`];
	if (type === 'boolean') return /^(true|false)$/.test(text) ? [] : [`'${text}' is neither true nor false`];
	if (type === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? [] : [`'${text}' is not a number`];
	if (type === 'Date') return /^[\d:.TZ-]+$/.test(text) ? [] : [`'${text}' is neither date nor time`];
	return [];
}

/** The element's name, with the API name of what it describes, so that it is found in a long file. */
function labelled(element: XmlElement): string {
	const name = element.children.find((child) => child.name === 'name' || child.name === 'fullName')?.text;
	return name === undefined ? element.name : `${element.name} ${name}`;
}
