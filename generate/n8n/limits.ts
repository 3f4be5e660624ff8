import { type Api, apiNamed, type Contract, fieldsOf, type Field } from '../../contract/model';
import { literal } from '../sourceText';

/**
 * What is checked before anything is sent: labels, maximum lengths, patterns and allowed values of the fields of every
 * request with a body that connectors offer, and the limits of the whole API.
 */
export function limitsModule(contract: Contract): string {
	return [...contract.apis.map(bodyLimits), otherLimits(apiNamed(contract, 'sms'))].join('\n');
}

function bodyLimits(api: Api): string {
	const bodies = api.operations.flatMap(({ entry, body }) => (entry === undefined || body === undefined ? [] : [body]));
	return bodies
		.flatMap(({ schema }) => {
			const [name] = Object.entries(api.schemas).find(([, { properties }]) => properties === schema.properties) ?? [];
			if (name === undefined) throw new Error(`${api.name}: the body of a request has no name`);
			return [
				`/** What the contract allows in the fields of ${name}, and what forms call them. */`,
				literal(`${name[0]?.toLowerCase() ?? ''}${name.slice(1)}Fields`, limitsOf(fieldsOf(schema))),
			];
		})
		.join('\n');
}

function otherLimits(api: Api): string {
	return [
		...Object.entries(api.parameters).flatMap(([name, { schema }]) => {
			const { minLength, maxLength, pattern } = schema;
			if (pattern === undefined) return [];
			return [
				`/** What the contract allows as a ${name}. */`,
				literal(`${name[0]?.toLowerCase() ?? ''}${name.slice(1)}Limits`, { minLength, maxLength, pattern }),
			];
		}),
		...(api.limits === undefined
			? []
			: [
					'/** Limits of the whole API, as openapi/README.md describes them. */',
					literal(`${api.name}Limits`, api.limits),
				]),
	].join('\n');
}

function limitsOf(fields: Field[]) {
	return Object.fromEntries(
		fields.map(({ name, schema: { maxLength, maxItems, pattern, enum: values }, ui }) => [
			name,
			{ label: ui?.displayName ?? name, maxLength, maxItems, pattern, values },
		]),
	);
}
