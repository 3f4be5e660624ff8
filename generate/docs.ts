import {
	type Api,
	apiNamed,
	type CodeTable,
	type Contract,
	type Event,
	type Field,
	fieldsOf,
	type Operation,
	type Schema,
	schemaNamed,
} from '../contract/model';
import { services } from './salesforce/externalServices';

export const fieldReferencePath = 'docs/fields.md';

/**
 * The page on every operation, field and code of the APIs, in Markdown. `offered` and `offeredByChat` name the operations
 * that the n8n nodes of the two APIs offer, as `message send`.
 */
export function fieldReference(
	contract: Contract,
	offered: ReadonlySet<string>,
	offeredByChat: ReadonlySet<string>,
): string {
	const sms = apiNamed(contract, 'sms');
	const chatApps = apiNamed(contract, 'chatApps');
	return [
		'# Fields, limits and codes',
		'Made from [the contracts](../openapi/README.md) by `npm run generate`: change it there.',
		'Where a column names a connector, the connector offers the operation or field; the others are in the API alone.',
		'## Operations',
		table(
			['operation', 'request', 'n8n', 'Salesforce'],
			sms.operations.map((operation) => [
				`\`${operation.id}\``,
				requestOf(operation),
				nameIn(offered, operation),
				inSalesforce(operation),
			]),
		),
		...sms.operations.flatMap((operation) => operationPart(operation, columnsFor(offered, operation))),
		'## Events that 8x8 posts',
		...sms.events.flatMap(eventPart),
		...chatAppsPart(chatApps, offeredByChat),
		...codesPart('Error codes', schemaNamed(sms, 'ApiError')['x-error-codes']),
		...codesPart('Codes of delivery receipts', schemaNamed(sms, 'ReceiptStatus')['x-receipt-codes']),
	]
		.join('\n\n')
		.concat('\n');
}

const requestOf = ({ method, path }: Operation) => `\`${method} ${path}\``;

const inSalesforce = ({ id }: Operation) =>
	services.some(({ operationIds }) => operationIds.includes(id)) ? 'yes' : '';

/** The name in the node's Operation list; empty where the node does not offer the operation. */
function nameIn(offered: ReadonlySet<string>, { entry }: Operation): string {
	return entry !== undefined && offered.has(`${entry.resource ?? ''} ${entry.value}`) ? entry.name : '';
}

/** The headings of a table of fields, and which cells of a field's row belong under them. */
interface Columns {
	heads: readonly string[];
	cells: (field: Field) => string[];
}

const panelColumns: Columns = {
	heads: ['field', 'in n8n', 'type', 'limits', 'what it is'],
	cells: (field) => [nameCell(field), labelOf(field), ...factCells(field)],
};

/** The same columns for an operation that the node does not offer. */
const apiColumns: Columns = { heads: panelColumns.heads, cells: (field) => [nameCell(field), '', ...factCells(field)] };

const columnsFor = (offered: ReadonlySet<string>, operation: Operation) =>
	nameIn(offered, operation) === '' ? apiColumns : panelColumns;

/** In Flow a field called `type` is `z0type`; the page on Salesforce lists the other names that differ there. */
function chatAppsPart({ operations, events }: Api, offered: ReadonlySet<string>): string[] {
	return [
		'## WhatsApp and other chat apps',
		"8x8's Business Messaging API. [8x8 Chat Apps](chat-apps.md) offers in n8n what the column says, [Salesforce Flow](../salesforce/README.md) too. Files are uploaded by Send, and webhooks are set up by the trigger.",
		table(
			['operation', 'request', 'n8n', 'Salesforce'],
			operations.map((operation) => [
				`\`${operation.id}\``,
				requestOf(operation),
				nameIn(offered, operation),
				inSalesforce(operation),
			]),
		),
		...operations.flatMap((operation) => operationPart(operation, columnsFor(offered, operation))),
		...events.flatMap(eventPart),
	];
}

function operationPart(operation: Operation, columns: Columns): string[] {
	return part(
		operation.id,
		operation.summary,
		requestOf(operation),
		[
			...fieldRows(operation.parameters, '', columns),
			...(operation.body === undefined ? [] : bodyRows(operation.body.schema, columns)),
		],
		columns,
	);
}

function eventPart({ name, summary, body }: Event): string[] {
	return part(name, summary, `\`POST ${name}\``, bodyRows(body.schema, panelColumns), panelColumns);
}

function part(title: string, summary: string, request: string, rows: string[][], { heads }: Columns): string[] {
	if (rows.length === 0) return [];
	const sentence = summary === '' || summary.endsWith('.') ? summary : `${summary}.`;
	return [`### ${title}`, `${sentence} ${request}`.trim(), table(heads, rows)];
}

function bodyRows(schema: Schema, columns: Columns): string[][] {
	return fieldRows(fieldsOf(schema), schema.items === undefined ? '' : '[].', columns);
}

/** A row for each field, and after it for each field inside it: `messages[].text`. */
function fieldRows(fields: Field[], prefix: string, columns: Columns): string[][] {
	return fields.flatMap((field) => {
		const name = `${prefix}${field.name}`;
		const inside = field.schema.items === undefined ? `${name}.` : `${name}[].`;
		return [columns.cells({ ...field, name }), ...fieldRows(fieldsOf(field.schema), inside, columns)];
	});
}

const nameCell = ({ name }: Field) => `\`${name}\``;
const factCells = ({ schema, isRequired }: Field) => [
	typeOf(schema),
	limitsOf(schema, isRequired),
	schema.description ?? '',
];

function labelOf({ ui }: Field): string {
	return ui === undefined || ui.place === 'none' || ui.place === 'inline' ? '' : (ui.displayName ?? '');
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

function codesPart(title: string, codes: CodeTable = {}): string[] {
	const rows = Object.entries(codes).map(([code, { name, meaning, remedy }]) => [code, name, meaning, remedy]);
	return [`## ${title}`, table(['code', 'name', 'what it means', 'what to do'], rows)];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
	return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

const cell = (text: string) => text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').trim();
