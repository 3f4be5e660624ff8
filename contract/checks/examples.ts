import type { Ajv2020 } from 'ajv/dist/2020';
import type { Content, ContractDocument, Parameter, Response, Schema } from '../document';
import { listOperations, type ListedOperation, listWebhooks } from '../operations';
import { schemaCompiler, valueProblem } from '../schemas';

/** Examples of parameters, headers and bodies that do not fit their schemas, and bodies that have none. */
export function exampleProblems(contract: ContractDocument): string[] {
	const ajv = schemaCompiler();
	const all = [...listOperations(contract), ...listWebhooks(contract)];
	// Responses and parameters are shared: their mistakes are reported once.
	return [...new Set(all.flatMap((listed) => operationProblems(ajv, listed)))];
}

function operationProblems(ajv: Ajv2020, { name, operation, parameters }: ListedOperation): string[] {
	return [
		...parameters.flatMap((parameter) => parameterProblems(ajv, parameter)),
		...bodyProblems(ajv, `${name} request`, operation.requestBody?.content),
		...Object.entries(operation.responses ?? {}).flatMap(([status, response]) =>
			responseProblems(ajv, `${name} response ${status}`, response),
		),
	];
}

function parameterProblems(ajv: Ajv2020, { name, schema, example }: Parameter): string[] {
	return sampleProblem(ajv, `parameter ${name}`, schema, example);
}

function responseProblems(ajv: Ajv2020, place: string, response: Response): string[] {
	return [
		...Object.entries(response.headers ?? {}).flatMap(([name, header]) =>
			sampleProblem(ajv, `header ${name}`, header.schema, header.example),
		),
		...bodyProblems(ajv, place, response.content),
	];
}

function bodyProblems(ajv: Ajv2020, place: string, content: Content = {}): string[] {
	return Object.values(content).flatMap(({ schema, examples = {} }) => {
		if (Object.keys(examples).length === 0) return [`${place}: no example`];
		return Object.entries(examples).flatMap(([name, { value }]) =>
			sampleProblem(ajv, `${place}, example ${name}`, schema, value),
		);
	});
}

function sampleProblem(ajv: Ajv2020, place: string, schema: Schema = {}, value: unknown): string[] {
	if (value === undefined) return [`${place}: no example`];
	const problem = valueProblem(ajv, schema, value);
	return problem === undefined ? [] : [`${place}: ${problem}`];
}
