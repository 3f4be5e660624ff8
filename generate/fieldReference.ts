import type { CodeTable, Contract, OpenApiDocument, Operation, Schema } from '../contract/document';
import { type ListedOperation, listOperations, listWebhooks } from '../contract/operations';
import { messagingService, smsService } from '../tools/salesforce/externalServices';

export const fieldReferencePath = 'docs/fields.md';

/**
 * The page on every operation, field and code of the SMS API, and every operation and field of the API of chat apps, in
 * Markdown. Both contracts have to be without $ref. `offered` names the operations of the node, as `message send`.
 */
export function fieldReference(contract: Contract, messaging: OpenApiDocument, offered: ReadonlySet<string>): string {
	return [
		'# Fields, limits and codes',
		'Made from [the contracts](../openapi/README.md) by `npm run generate`: change it there.',
		'Where a column names a connector, the connector offers the operation or field; the others are in the API alone.',
		'## Operations',
		table(
			['operation', 'request', 'n8n', 'Salesforce'],
			listOperations(contract).map(({ name, call, operation }) => [
				`\`${name}\``,
				`\`${call}\``,
				nameOf(operation, offered),
				smsService.operationIds.includes(name) ? 'yes' : '',
			]),
		),
		...listOperations(contract).flatMap((listed) =>
			operationPart(listed, nameOf(listed.operation, offered) === '' ? apiColumns : panelColumns),
		),
		'## Events that 8x8 posts',
		...listWebhooks(contract).flatMap((listed) => operationPart(listed, panelColumns)),
		...chatAppsPart(messaging),
		...codesPart('Error codes', 'x-error-codes', contract),
		...codesPart('Codes of delivery receipts', 'x-receipt-codes', contract),
	]
		.join('\n\n')
		.concat('\n');
}

/** The heads of a table of fields, and which cells of a field's row stand under them. */
interface Columns {
	heads: readonly string[];
	cells: (field: Field) => string[];
}

const panelColumns: Columns = {
	heads: ['field', 'in n8n', 'type', 'limits', 'what it is'],
	cells: (field) => [nameCell(field), labelOf(field.schema), ...factCells(field)],
};

/** The same columns for an operation that the node does not offer. */
const apiColumns: Columns = { heads: panelColumns.heads, cells: (field) => [nameCell(field), '', ...factCells(field)] };

const flowColumns: Columns = {
	heads: ['field', 'type', 'limits', 'what it is'],
	cells: (field) => [nameCell(field), ...factCells(field)],
};

/** In Flow a field called `type` is `z0type`; the page on Salesforce tells what else is called otherwise there. */
function chatAppsPart(messaging: OpenApiDocument): string[] {
	const operations = listOperations(messaging);
	return [
		'## WhatsApp and other chat apps',
		"8x8's Business Messaging API. [Salesforce Flow](../salesforce/README.md) offers it; the n8n nodes do not.",
		table(
			['operation', 'request', 'Salesforce'],
			operations.map(({ name, call }) => [
				`\`${name}\``,
				`\`${call}\``,
				messagingService.operationIds.includes(name) ? 'yes' : '',
			]),
		),
		...operations.flatMap((listed) => operationPart(listed, flowColumns)),
	];
}

function operationPart({ name, call, operation, parameters }: ListedOperation, columns: Columns): string[] {
	const body = operation.requestBody?.content?.['application/json']?.schema;
	const rows = [
		...parameters.map((parameter) =>
			columns.cells({
				name: parameter.name,
				schema: {
					...parameter.schema,
					description: parameter.description ?? parameter.schema?.description ?? '',
					...(parameter['x-ui'] && { 'x-ui': parameter['x-ui'] }),
				},
				required: parameter.required === true,
			}),
		),
		...(body === undefined ? [] : fieldRows(body, '', columns)),
	];
	if (rows.length === 0) return [];
	const sentence = sentenceOf(operation);
	const fields = table(columns.heads, rows);
	return [`### ${name}`, `${sentence}${sentence === '' ? '' : ' '}\`${call}\``, fields];
}

/** The name in the node's Operation list. */
function nameOf({ 'x-ui': ui }: Operation, offered: ReadonlySet<string>): string {
	if (ui === undefined || 'place' in ui) return '';
	return offered.has(`${ui.resource ?? ''} ${ui.value}`) ? ui.name : '';
}

const sentenceOf = ({ summary = '' }: Operation) => (summary === '' || summary.endsWith('.') ? summary : `${summary}.`);

interface Field {
	name: string;
	schema: Schema;
	required: boolean;
}

/** A row for each field, and after it for each field inside it: `messages[].text`. */
function fieldRows(schema: Schema, prefix: string, columns: Columns): string[][] {
	if (schema.items !== undefined) return fieldRows(schema.items, `${prefix.replace(/\.$/, '')}[].`, columns);
	return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
		const required = schema.required?.includes(name) ?? false;
		const row = columns.cells({ name: `${prefix}${name}`, schema: property, required });
		return [row, ...fieldRows(property, `${prefix}${name}.`, columns)];
	});
}

const nameCell = ({ name }: Field) => `\`${name}\``;
const factCells = ({ schema, required }: Field) => [
	typeOf(schema),
	limitsOf(schema, required),
	schema.description ?? '',
];

function labelOf({ 'x-ui': look }: Schema): string {
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
