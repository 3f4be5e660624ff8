import {
	type Api,
	apiNamed,
	type Contract,
	jsonSchema,
	type Operation,
	type Schema,
	schemaNamed,
} from '../../contract/model';
import { schemaCompiler, valueProblem } from '../../contract/schemas';
import {
	fieldsOf,
	valueIn,
	type ProviderConfig,
	type ScreenField,
	type Variant,
} from '../../generate/providers/config';
import { macrosIn } from '../../generate/providers/macros';
import { options } from './options';
import { accountPlaceholders, placeholdersIn } from '../../generate/providers/placeholders';
import { bodyText, type Platform } from '../../generate/providers/platform';
import { sampleBody } from '../../generate/providers/sampleBody';

/** What is wrong with a platform's folder, checked against the contract, a line each; empty when nothing is. */
export function platformProblems(platform: Platform, contract: Contract): string[] {
	const { config } = platform;
	const problems = [
		...placeholderProblems(platform),
		...config.variants.flatMap((variant) =>
			variantProblems(platform, variant, contract).map((problem) => `${variant.name}: ${problem}`),
		),
		...answerProblems(config, contract),
		...stateProblems(config.receipts?.states, apiNamed(contract, 'sms')),
		...stateProblems(config.receipts?.chatStates, apiNamed(contract, 'chatApps')),
	];
	return problems.map((problem) => `providers/${platform.name}: ${problem}`);
}

function placeholderProblems({ config, bodies }: Platform): string[] {
	const used = new Set([JSON.stringify(config.screen), ...bodies.values()].flatMap(placeholdersIn));
	const declared = Object.entries(config.placeholders);
	return [
		...[...used].filter((name) => !(name in config.placeholders)).map((name) => `<${name}> is not explained`),
		...declared.filter(([name]) => !used.has(name)).map(([name]) => `<${name}> is explained but not used`),
		...declared
			.filter(([, { option }]) => option !== undefined && !(option.slice(2) in options))
			.map(([name, { option }]) => `<${name}> is filled by ${option ?? ''}, which is not an option`),
	];
}

function variantProblems(platform: Platform, variant: Variant, contract: Contract): string[] {
	const found = findOperation(contract, variant.operation);
	if (found === undefined) return [`no contract has an operation ${variant.operation}`];
	return [
		...screenProblems(platform.config, variant, found),
		...macroProblems(platform, variant),
		...bodyProblems(platform, variant, found.operation),
	];
}

function screenProblems(config: ProviderConfig, variant: Variant, { operation, api }: Found): string[] {
	const { method, path } = operation;
	const account = accountPlaceholders[api.name];
	if (account === undefined) return [`there are no placeholders for the addresses of ${api.name}`];
	const fields = fieldsOf(config, variant);
	const values = fields.map((field) => valueIn(field, variant));
	const address = account.base + path.replace('{subAccountId}', account.subAccount);
	const rows = values.filter((value) => Array.isArray(value)).flat();
	const hasRow = (key: string, value: string) => rows.some((row) => row.key === key && row.value === value);
	return [
		...(values.includes(address) ? [] : [`no field holds ${address}`]),
		...(values.includes(method) ? [] : [`no field says ${method}`]),
		...(hasRow('Authorization', 'Bearer <API_KEY>') ? [] : ['no header Authorization with Bearer <API_KEY>']),
		...(hasRow('Content-Type', 'application/json') ? [] : ['no header Content-Type with application/json']),
		...(fields.some(isForBody) ? [] : ['no field takes the body']),
		...fields.filter((field) => lacksValue(field, variant)).map(({ label }) => `nothing to enter in ${label}`),
	];
}

const isForBody = ({ input }: ScreenField) => input === 'body' || input === 'pairs';

function lacksValue(field: ScreenField, variant: Variant): boolean {
	if (isForBody(field) || field.input === 'shown') return false;
	return valueIn(field, variant) === undefined && (field.values !== undefined || field.note === undefined);
}

function macroProblems(platform: Platform, { name: variant, body }: Variant): string[] {
	const { substitution, macros } = platform.config;
	if (substitution === undefined) return ['it is not said how macros are replaced'];
	const known = macros.filter(({ only = [variant] }) => only.includes(variant));
	const used = macrosIn(substitution.style, bodyText(platform, body));
	return [
		...used
			.filter((name) => !known.some((macro) => macro.name === name))
			.map((name) => `${body} holds ${name}, which is not explained`),
		...known
			.filter(({ name, required }) => required && !used.includes(name))
			.map(({ name }) => `${body} lacks ${name}`),
	];
}

/** The body made from the examples, checked against the contract: nothing missing or wrong, and no unknown field. */
function bodyProblems(platform: Platform, { body }: Variant, operation: Operation): string[] {
	const schema = operation.body?.schema;
	if (schema === undefined) return ['the operation takes no JSON'];
	let sample: unknown;
	try {
		sample = JSON.parse(sampleBody(platform, body));
	} catch (error) {
		return [`${body} with the examples is not JSON: ${error instanceof Error ? error.message : String(error)}`];
	}
	const problem = valueProblem(schemaCompiler(), schema, sample);
	return [
		...(problem === undefined ? [] : [`${body} with the examples: ${problem}`]),
		...unknownFields(schema, sample).map((field) => `${body}: the contract has no field ${field}`),
	];
}

/** The paths of the fields in a value that the schema does not name. */
export function unknownFields(schema: Schema, value: unknown, path = ''): string[] {
	if (Array.isArray(value)) {
		return value.flatMap((item, index) => unknownFields(schema.items ?? {}, item, `${path}[${index}]`));
	}
	if (typeof value !== 'object' || value === null) return [];
	// An object of any names, such as the variables of a survey.
	if (schema.type === 'object' && schema.properties === undefined) return [];
	return Object.entries(value).flatMap(([name, inner]) => {
		const place = path === '' ? name : `${path}.${name}`;
		const property = schema.properties?.[name];
		return property === undefined ? [place] : unknownFields(property, inner, place);
	});
}

function answerProblems({ success, variants }: ProviderConfig, contract: Contract): string[] {
	if (success === undefined) return [];
	const operations = new Set(variants.map(({ operation }) => operation));
	const told = success.answers.map(({ operation }) => operation);
	return [
		...[...operations].filter((name) => !told.includes(name)).map((name) => `success says nothing of ${name}`),
		...success.answers.flatMap(({ operation, field, taken }) => {
			const schema = answerField(findOperation(contract, operation)?.operation, field);
			if (schema === undefined) return [`the answer of ${operation} has no field ${field}`];
			const problem = valueProblem(schemaCompiler(), schema, taken);
			return problem === undefined ? [] : [`the answer of ${operation}: ${field}: ${problem}`];
		}),
	];
}

/** Receipts of final states are forwarded, and no others. */
function stateProblems(states: Record<string, string> | undefined, api: Api): string[] {
	if (states === undefined) return [];
	const final = schemaNamed(api, 'ReceiptStatus').properties?.state?.['x-final-states'] ?? [];
	const told = Object.keys(states);
	return [
		...final.filter((state) => !told.includes(state)).map((state) => `receipts say nothing of ${state}`),
		...told.filter((state) => !final.includes(state)).map((state) => `receipts forward ${state}, which is not final`),
	];
}

function answerField(operation: Operation | undefined, field: string): Schema | undefined {
	let schema = jsonSchema(operation?.responses['200']?.content);
	for (const part of field.split('.')) schema = schema?.properties?.[part];
	return schema;
}

interface Found {
	operation: Operation;
	api: Api;
}

function findOperation({ apis }: Contract, name: string): Found | undefined {
	return apis
		.flatMap((api) => api.operations.map((operation) => ({ operation, api })))
		.find(({ operation }) => operation.id === name);
}
