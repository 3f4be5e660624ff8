import type { Ajv2020 } from 'ajv/dist/2020';
import type { ContractDocument, Schema } from '../document';
import { schemaCompiler, valueProblem } from '../schemas';

/** What is wrong with the named schemas: keywords, extensions, and the examples, defaults and choices of their fields. */
export function schemaProblems({ components }: ContractDocument): string[] {
	const ajv = schemaCompiler();
	return Object.entries(components.schemas).flatMap(([name, schema]) => {
		const broken = compileProblem(ajv, schema);
		if (broken !== undefined) return [`${name}: ${broken}`];
		const fields = fieldsOf(name, schema);
		return [
			...fields.flatMap(([path, field]) => [...sampleProblems(ajv, path, field), ...choiceProblems(path, field)]),
			...orderProblems(name, schema),
		];
	});
}

function compileProblem(ajv: Ajv2020, schema: Schema): string | undefined {
	try {
		ajv.compile(schema);
		return undefined;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

/** The schema and those within it, each with its path. */
function fieldsOf(path: string, schema: Schema): [string, Schema][] {
	return [
		[path, schema],
		...Object.entries(schema.properties ?? {}).flatMap(([name, property]) => fieldsOf(`${path}.${name}`, property)),
		...(schema.items === undefined ? [] : fieldsOf(`${path}[]`, schema.items)),
	];
}

function sampleProblems(ajv: Ajv2020, path: string, schema: Schema): string[] {
	const samples = [
		...(schema.examples ?? []).map((value) => ['example', value] as const),
		...(schema.default === undefined ? [] : [['default', schema.default] as const]),
	];
	return samples.flatMap(([kind, value]) => {
		const problem = valueProblem(ajv, schema, value);
		return problem === undefined ? [] : [`${path}, ${kind} ${JSON.stringify(value)}: ${problem}`];
	});
}

function choiceProblems(path: string, schema: Schema): string[] {
	const choices = schema['x-ui']?.choices;
	if (choices === undefined) return [];
	const values = (schema.enum ?? []).map(String);
	return [
		...values.filter((value) => !(value in choices)).map((value) => `${path}: x-ui has no choice for ${value}`),
		...Object.keys(choices)
			.filter((choice) => !values.includes(choice))
			.map((choice) => `${path}: x-ui offers ${choice}, which is not in the enum`),
	];
}

function orderProblems(name: string, schema: Schema): string[] {
	const orders = Object.values(schema.properties ?? {}).flatMap((property) => property['x-ui']?.order ?? []);
	const twice = orders.filter((order, index) => orders.indexOf(order) !== index);
	return [...new Set(twice)].map((order) => `${name}: two fields have x-ui order ${order}`);
}
