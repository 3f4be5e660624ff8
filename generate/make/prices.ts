import { fieldsOf, jsonSchema, type Operation, requestFields, type Schema } from '../../contract/model';
import type { Json, Parameter } from './form';
import { interfaceOf } from './interface';
import type { Own } from './own';
import { parametersOf } from './parameters';
import { subAccount } from './requests';

/** List Prices: a bundle for each country, of messages sent or of messages received. */
export function prices(operation: Operation): Own {
	const own = requestFields(operation).filter(({ name }) => name !== 'subAccountId');
	const fields = parametersOf(own).map((field) =>
		field.name === 'direction' ? { ...field, advanced: false, required: true, default: 'outbound' } : field,
	);
	const limit: Parameter = {
		name: 'limit',
		type: 'uinteger',
		label: 'Limit',
		default: 300,
		help: 'The maximum number of countries to list.',
	};
	const content = operation.responses['200']?.content;
	return {
		parameters: [...fields.map((field) => (field.name === 'country' ? countryChoice(field) : field)), limit],
		request: {
			qs: {
				...Object.fromEntries(fields.map(({ name = '' }) => [name, `{{ifempty(parameters.${name}, undefined)}}`])),
				subAccountId: `{{${subAccount}}}`,
			},
		},
		response: {
			iterate:
				"{{if(parameters.direction == 'inbound', body.subAccounts[1].inbound.countries, body.subAccounts[1].outbound.countries)}}",
			output: '{{item}}',
			limit: '{{parameters.limit}}',
		},
		interface: countryInterface(jsonSchema(content) ?? {}),
		samples: firstCountry(Object.values(content?.['application/json']?.examples ?? {})[0]?.value),
	};
}

function countryChoice(field: Parameter): Parameter {
	return { ...field, type: 'select', options: 'rpc://listCountries', help: 'Only the prices of this country.' };
}

/** The countries of both directions have most fields in common. */
function countryInterface(schema: Schema): Parameter[] {
	const all = ['outbound', 'inbound'].flatMap((direction) =>
		interfaceOf(within(schema, ['subAccounts', direction, 'countries'])),
	);
	return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
}

function within(schema: Schema, path: readonly string[]): Schema {
	return path.reduce((inside, name) => {
		const found = fieldsOf(inside).find((field) => field.name === name);
		if (found === undefined) throw new Error(`The prices have no ${name}`);
		return found.schema;
	}, schema);
}

function firstCountry(example: unknown): Json {
	const { subAccounts = [] } = JSON.parse(JSON.stringify(example ?? {})) as {
		subAccounts?: { outbound?: { countries: Json[] } }[];
	};
	return subAccounts[0]?.outbound?.countries[0] ?? {};
}
