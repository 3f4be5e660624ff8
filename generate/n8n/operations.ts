import { isDeepStrictEqual } from 'node:util';
import type { INodeProperties } from 'n8n-workflow';
import { type Api, type Field, type Operation, requestFields } from '../../contract/model';
import { countryChoices, countryOptions } from '../countries';
import { asHint, nodeFields } from './fields';

/** A module with every field of an API's requests once, and a description of every operation that refers to them. */
export function operationsModule(api: Api): string {
	const fields = new NamedFields();
	const specs = api.operations.map((operation) => specOf(api, operation, fields));
	return [
		...(fields.isEmpty ? [] : [`import type { INodeProperties } from 'n8n-workflow';\n`, ...fields.declarations()]),
		...specs,
	].join('\n');
}

function specOf(api: Api, operation: Operation, fields: NamedFields): string {
	const { id, method, path, effect, success, rateLimit, entry } = operation;
	const facts = { api: api.name, method, path, effect, success, ...(rateLimit && { rateLimit }) };
	const members = [JSON.stringify(facts).slice(1, -1)];
	if (entry !== undefined) {
		const { resource, description, ...shown } = entry;
		const requested = requestFields(operation);
		const { panel, options } = nodeFields(requested);
		const constants = constantsOf(requested);
		const references = (list: INodeProperties[]) => list.map((field) => fields.reference(id, field)).join(', ');
		members.push(
			`resource: ${JSON.stringify(resource)}`,
			`entry: ${JSON.stringify({ ...shown, description: asHint(description) })}`,
			`panel: [${references(panel)}]`,
			`options: [${references(options)}]`,
			...(Object.keys(constants).length > 0 ? [`constants: ${JSON.stringify(constants)}`] : []),
		);
	}
	return `export const ${id} = { ${members.join(', ')} } as const;\n`;
}

/** The fields of a body that are required and have only one possible value. */
function constantsOf(fields: readonly Field[]): Record<string, unknown> {
	const fixed = fields.filter(({ place, isRequired, ui, schema }) => {
		return place === 'body' && isRequired && ui?.place === 'none' && schema.enum?.length === 1;
	});
	return Object.fromEntries(fixed.map(({ name, schema }) => [name, schema.enum?.[0]]));
}

/** The fields of an API's operations. Those with the same name and description are one. */
class NamedFields {
	private readonly fields = new Map<string, INodeProperties>();

	get isEmpty(): boolean {
		return this.fields.size === 0;
	}

	/** How an operation refers to a field. Each operation decides whether it is required. */
	reference(operationId: string, { required, ...field }: INodeProperties): string {
		const others = this.fields.get(field.name);
		const isOwn = others !== undefined && !isDeepStrictEqual(others, field);
		const key = isOwn ? `${operationId}${field.name[0]?.toUpperCase() ?? ''}${field.name.slice(1)}` : field.name;
		this.fields.set(key, field);
		return required === true ? `{ ...fields.${key}, required: true }` : `fields.${key}`;
	}

	declarations(): string[] {
		const inFull = JSON.stringify(Object.fromEntries(this.fields));
		const lists = { countryChoices, countryOptions };
		const fields = Object.entries(lists).reduce(
			(text, [name, list]) => text.replaceAll(JSON.stringify(list), name),
			inFull,
		);
		const used = Object.keys(lists).filter((name) => fields.includes(name));
		return [
			...(used.length === 0 ? [] : [`import { ${used.join(', ')} } from './countries';\n`]),
			'/** The fields of all operations, each once. */',
			`const fields = ${fields} satisfies Record<string, INodeProperties>;\n`,
		];
	}
}
