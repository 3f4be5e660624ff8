import type { FieldUi, Operation, Schema } from '../../../contract/model';
import { labelOf } from '../words';

/** What Make's panel shows field by field although the contract does not say how forms show it. */
const shown = ['interactive', 'richCard', 'carousel', 'suggestions'];

/** Where 8x8's own choice is a good one. */
const left = new Set(['application', 'webviewViewMode', 'forceRefresh', 'fallbackUrl']);

/** Names that do not tell people what the field is. */
const labels: Readonly<Record<string, string>> = {
	latLong: 'Coordinates',
	dialAction: 'Call a Number',
	openUrlAction: 'Open a Page',
	viewLocationAction: 'Show a Place',
	createCalendarEventAction: 'Add to the Calendar',
	contentInfo: 'Picture or Video',
	display_text: 'Label',
	parameters: 'Link',
};

const choices: Readonly<Record<string, string>> = {
	button: 'Buttons',
	cta_url: 'Link',
	location_request_message: 'Request of the Location',
	send_location: 'Send Location',
};

/** The operation with cards, suggestions, buttons and lists among the fields of its panel. */
export function withCards(operation: Operation): Operation {
	const { body } = operation;
	const content = body?.schema.properties?.content;
	if (body === undefined || content === undefined) throw new Error(`${operation.id} has no content`);
	const properties = Object.fromEntries(
		Object.entries(content.properties ?? {}).map(([name, schema]) => [
			name,
			shown.includes(name) ? opened(name, schema) : schema,
		]),
	);
	const schema = {
		...body.schema,
		properties: { ...body.schema.properties, content: { ...content, properties } },
	};
	return { ...operation, body: { ...body, schema } };
}

function opened(name: string, schema: Schema): Schema {
	const ui: FieldUi = {
		place: 'panel',
		displayName: labels[name] ?? labelOf(name),
		description: schema.description ?? labelOf(name),
		order: 0,
		...(schema.enum !== undefined && {
			choices: Object.fromEntries(
				schema.enum.map((value) => [String(value), { name: choices[String(value)] ?? labelOf(String(value)) }]),
			),
		}),
	};
	return { ...openedWithin(schema), 'x-ui': ui };
}

function openedWithin({ properties, items, ...schema }: Schema): Schema {
	return {
		...schema,
		...(items !== undefined && { items: openedWithin(items) }),
		...(properties !== undefined && {
			properties: Object.fromEntries(
				Object.entries(properties)
					.filter(([name]) => !left.has(name))
					.map(([name, inside]) => [name, opened(name, inside)]),
			),
		}),
	};
}
