import type { CodeTable, Contract, Operation, Schema } from '../contract/document';
import { type ListedOperation, listOperations, listWebhooks } from '../contract/operations';
import { smsService } from '../salesforce/externalServices';

export const fieldReferencePath = 'docs/fields.md';

/** The page on every operation, field and code of the SMS API, in Markdown. The contract has to be without $ref. */
export function fieldReference(contract: Contract): string {
	return [
		'# Fields, limits and codes',
		'Made from [the contract](../openapi/README.md) by `npm run generate`: change it there.',
		'Where a column names a connector, the connector offers the operation or field; the others are in the API alone.',
		'## Operations',
		table(
			['operation', 'request', 'n8n', 'Salesforce'],
			listOperations(contract).map(({ name, call, operation }) => [
				`\`${name}\``,
				`\`${call}\``,
				operation['x-n8n']?.name ?? '',
				smsService.operationIds.includes(name) ? 'yes' : '',
			]),
		),
		...listOperations(contract).flatMap(operationPart),
		'## Events that 8x8 posts',
		...listWebhooks(contract).flatMap(operationPart),
		...codesPart('Error codes', 'x-error-codes', contract),
		...codesPart('Codes of delivery receipts', 'x-receipt-codes', contract),
	]
		.join('\n\n')
		.concat('\n');
}

function operationPart({ name, call, operation, parameters }: ListedOperation): string[] {
	const body = operation.requestBody?.content?.['application/json']?.schema;
	const rows = [
		...parameters.map((parameter) =>
			fieldRow({
				name: parameter.name,
				schema: { ...parameter.schema, description: parameter.description ?? parameter.schema?.description ?? '' },
				required: parameter.required === true,
			}),
		),
		...(body === undefined ? [] : fieldRows(body, '')),
	];
	if (rows.length === 0) return [];
	const sentence = sentenceOf(operation);
	const fields = table(['field', 'in n8n', 'type', 'limits', 'what it is'], rows);
	return [`### ${name}`, `${sentence}${sentence === '' ? '' : ' '}\`${call}\``, fields];
}

const sentenceOf = ({ summary = '' }: Operation) => (summary === '' || summary.endsWith('.') ? summary : `${summary}.`);

interface Field {
	name: string;
	schema: Schema;
	required: boolean;
}

/** A row for each field, and after it for each field inside it: `messages[].text`. */
function fieldRows(schema: Schema, prefix: string): string[][] {
	if (schema.items !== undefined) return fieldRows(schema.items, `${prefix.replace(/\.$/, '')}[].`);
	return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
		const required = schema.required?.includes(name) ?? false;
		const row = fieldRow({ name: `${prefix}${name}`, schema: property, required });
		return [row, ...fieldRows(property, `${prefix}${name}.`)];
	});
}

function fieldRow({ name, schema, required }: Field): string[] {
	return [`\`${name}\``, labelOf(schema), typeOf(schema), limitsOf(schema, required), schema.description ?? ''];
}

function labelOf({ 'x-n8n': look }: Schema): string {
	return look === undefined || look.place === 'none' || look.place === 'inline' ? '' : (look.displayName ?? '');
}

function typeOf({ type, format, items }: Schema): string {
	const names = [type ?? 'any'].flat();
	const whole = names.map((name) => (name === 'array' ? `list of ${typeOf(items ?? {})}` : name)).join(' or ');
	return format === undefined ? whole : `${whole} (${format})`;
}

function limitsOf(schema: Schema, required: boolean): string {
	const { enum: values, const: only, minLength, maxLength, minItems, maxItems, minimum, maximum, pattern } = schema;
	return [
		required ? 'required' : undefined,
		values === undefined ? undefined : values.map((value) => `\`${String(value)}\``).join(', '),
		only === undefined ? undefined : `always \`${JSON.stringify(only)}\``,
		range(minLength, maxLength, 'characters'),
		range(minItems, maxItems, 'entries'),
		range(minimum, maximum, ''),
		pattern === undefined ? undefined : `matches \`${pattern}\``,
	]
		.filter((limit) => limit !== undefined)
		.join('; ');
}

function range(from: number | undefined, to: number | undefined, what: string): string | undefined {
	if (from === undefined && to === undefined) return undefined;
	const bounds =
		from === undefined
			? `up to ${String(to)}`
			: to === undefined
				? `at least ${from}`
				: from === to
					? String(from)
					: `${from} to ${to}`;
	return `${bounds} ${what}`.trim();
}

function codesPart(title: string, key: 'x-error-codes' | 'x-receipt-codes', contract: Contract): string[] {
	const codes = Object.values(contract.components.schemas).reduce<CodeTable>(
		(all, schema) => ({ ...all, ...schema[key] }),
		{},
	);
	const rows = Object.entries(codes).map(([code, { name, meaning, remedy }]) => [code, name, meaning, remedy]);
	return [`## ${title}`, table(['code', 'name', 'what it means', 'what to do'], rows)];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
	return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

const cell = (text: string) => text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').trim();
