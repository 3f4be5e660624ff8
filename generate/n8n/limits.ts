import { type Api, type Contract, type Field, fieldsOf, type Schema } from '../../contract/model';
import { literal } from '../sourceText';

/**
 * What is checked before anything is sent: labels, maximum lengths, patterns and allowed values of the fields of every
 * request with a body that connectors offer, and the limits of the whole API.
 */
export function limitsModule({ apis }: Contract): string {
	const parameters = Object.assign({}, ...apis.map((api) => api.parameters)) as Api['parameters'];
	return [...apis.map(bodyLimits), parameterLimits(parameters), ...apis.flatMap(apiLimits)].join('\n');
}

/** For each request's body, and for each named schema in it that limits something. */
function bodyLimits(api: Api): string {
	const nameOf = new Map(Object.entries(api.schemas).map(([name, { properties }]) => [properties, name]));
	const bodies = api.operations.flatMap(({ entry, body }) => (entry === undefined || body === undefined ? [] : [body]));
	const limits = new Map<string, ReturnType<typeof limitsOf>>();
	const add = ({ schema, isBody }: { schema: Schema; isBody: boolean }) => {
		const { properties, items } = schema;
		if (items !== undefined) add({ schema: items, isBody });
		if (properties === undefined) return;
		const name = nameOf.get(properties);
		if (name === undefined) throw new Error(`${api.name}: an object of a request has no name`);
		if (limits.has(name)) return;
		const fields = limitsOf(fieldsOf(schema));
		if (isBody || Object.values(fields).some(isLimited)) limits.set(name, fields);
		for (const inside of Object.values(properties)) add({ schema: inside, isBody: false });
	};
	for (const { schema } of bodies) add({ schema, isBody: true });
	return [...limits]
		.map(([name, fields]) =>
			[
				`/** What the contract allows in the fields of ${name}, and what forms call them. */`,
				literal(`${lowerFirst(name)}Fields`, fields),
			].join('\n'),
		)
		.join('\n');
}

const lowerFirst = (name: string) => `${name[0]?.toLowerCase() ?? ''}${name.slice(1)}`;

const isLimited = (field: ReturnType<typeof limitsOf>[string]) =>
	Object.entries(field).some(([name, limit]) => name !== 'label' && limit !== undefined);

function parameterLimits(parameters: Api['parameters']): string {
	return Object.entries(parameters)
		.flatMap(
			([
				name,
				{
					schema: { minLength, maxLength, pattern },
				},
			]) => {
				if (pattern === undefined) return [];
				return [
					`/** What the contract allows as a ${name}. */`,
					literal(`${lowerFirst(name)}Limits`, { minLength, maxLength, pattern }),
				];
			},
		)
		.join('\n');
}

function apiLimits({ name, limits }: Api): string[] {
	if (limits === undefined) return [];
	return ['/** Limits of the whole API, as openapi/README.md describes them. */', literal(`${name}Limits`, limits)];
}

function limitsOf(fields: Field[]) {
	return Object.fromEntries(
		fields.map(({ name, schema, ui }) => {
			const { maxLength, minItems, maxItems, minimum, maximum, pattern, enum: values } = schema;
			return [
				name,
				{ label: ui?.displayName ?? name, maxLength, minItems, maxItems, minimum, maximum, pattern, values },
			];
		}),
	);
}
