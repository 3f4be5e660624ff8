import { templateComponentFields, templateParameterFields } from '../generated/limits';
import { problem } from '../problems/catalogue';
import { defined } from '../problems/defined';
import { isRecord, quote } from '../problems/unknownValues';
import { asText, isEmpty } from '../text/fieldValues';
import {
	type Fields,
	needed,
	neededText,
	numberIn,
	oneOf,
	type Reading,
	rowsIn,
	shownText,
	webAddress,
} from './fields';
import { chosenTemplate, readTemplateChoice } from './templateChoice';
import { readVariableId } from './templateVariables';
import type { Content, TemplateComponent, TemplateParameter } from './types';

/** The content of a template: chosen from the list, with its variables as named fields, or written out. */
export function template(fields: Fields, reading: Reading): Content {
	return fields.templateFrom === 'fields' ? written(fields.template, reading) : chosen(fields, reading);
}

function chosen(fields: Fields, reading: Reading): Content {
	const value = chosenTemplate(fields.templateName);
	const { name, language } = readTemplateChoice(
		isEmpty(value) ? '' : (asText(value, 'Template', reading.refuse) ?? ''),
	);
	if (name === '') return needed('Template', reading, {});
	if (language === '') {
		reading.refuse(problem('CHAT_TEMPLATE_LANGUAGE_MISSING'));
		return {};
	}
	const components = fromVariables(fields.templateVariables, reading);
	return { template: { name, language, ...(components.length > 0 && { components }) } };
}

/** The components that the values of the mapper fill; a variable without a value is a problem. */
function fromVariables(mapper: unknown, reading: Reading): TemplateComponent[] {
	const given =
		isRecord(mapper) && isRecord(mapper.value) ? mapper.value : isRecord(mapper) && !('value' in mapper) ? mapper : {};
	const schema = isRecord(mapper) && Array.isArray(mapper.schema) ? mapper.schema.filter(isRecord) : [];
	for (const { id, displayName, removed, required } of schema) {
		if (removed === true || required === false || typeof id !== 'string' || !isEmpty(given[id])) continue;
		reading.refuse(problem('CHAT_VARIABLE_EMPTY', { label: typeof displayName === 'string' ? displayName : id }));
	}
	const variables = Object.entries(given)
		.flatMap(([id, value]) => {
			if (isEmpty(value)) return [];
			const variable = readVariableId(id);
			if (variable === undefined) reading.refuse(problem('CHAT_VARIABLE_UNKNOWN', { shown: quote(id) }));
			return variable === undefined ? [] : [{ ...variable, value }];
		})
		.sort((a, b) => a.position - b.position);
	checkOrder(variables, reading);
	const parts = [...new Set(variables.map(({ part }) => part))].sort(byPart);
	return parts.map((part) =>
		componentOf(
			part,
			variables.filter((variable) => variable.part === part),
			reading,
		),
	);
}

/** 8x8 does not name values: if one is missing from a text, the next would take its place. */
function checkOrder(variables: readonly { part: string; position: number; kind: string }[], { refuse }: Reading): void {
	const texts = variables.filter(({ kind }) => kind === 'text');
	for (const { part, position } of texts) {
		if (position === 1 || texts.some((each) => each.part === part && each.position === position - 1)) continue;
		refuse(problem('CHAT_VARIABLE_EMPTY', { label: `${position - 1} of the ${part}` }));
	}
}

const order = ['header', 'body', ...Array.from({ length: 10 }, (_, index) => `button${index}`)];
const byPart = (a: string, b: string) => order.indexOf(a) - order.indexOf(b);

interface Filled {
	kind: string;
	value: unknown;
}

const subTypes: Readonly<Record<string, TemplateComponent['subType']>> = {
	url: 'Url',
	code: 'CopyCode',
	payload: 'QuickReply',
};

function componentOf(part: string, variables: readonly Filled[], reading: Reading): TemplateComponent {
	const parameters = parametersOf(variables, reading);
	const [, index] = /^button(\d)$/.exec(part) ?? [];
	if (index === undefined) return { type: part === 'header' ? 'header' : 'body', parameters };
	const subType = subTypes[variables[0]?.kind ?? ''];
	return { type: 'button', ...defined({ subType }), index: Number(index), parameters };
}

function parametersOf(variables: readonly Filled[], reading: Reading): TemplateParameter[] {
	const place = Object.fromEntries(variables.map(({ kind, value }) => [kind, value]));
	if ('latitude' in place || 'longitude' in place) return [{ type: 'location', location: location(place, reading) }];
	return variables.map(({ kind, value }) => parameter(kind, value, reading));
}

function parameter(kind: string, value: unknown, reading: Reading): TemplateParameter {
	switch (kind) {
		case 'image':
		case 'video':
		case 'gif':
		case 'document':
			return { type: kind, url: webAddress(value, 'Header', {}, reading) ?? '' };
		case 'code':
			return { type: 'couponCode', couponCode: neededText(value, 'Code', {}, reading) };
		case 'payload':
			return { type: 'payload', payload: neededText(value, 'Payload', {}, reading) };
		default:
			return { type: 'text', text: oneLine(neededText(value, 'Variable', {}, reading), reading) };
	}
}

/** WhatsApp takes no line breaks, tabs or runs of spaces in a variable. */
function oneLine(text: string, { refuse }: Reading): string {
	if (/[\n\r\t]| {5}/.test(text)) refuse(problem('CHAT_VARIABLE_NOT_ONE_LINE'));
	return text;
}

/** A location, as a template and a message have it. */
export function location(fields: Fields, reading: Reading) {
	const { latitude, longitude, name, address } = fields;
	return {
		latitude: numberIn(latitude, 'Latitude', [-90, 90], reading) ?? needed('Latitude', reading, 0),
		longitude: numberIn(longitude, 'Longitude', [-180, 180], reading) ?? needed('Longitude', reading, 0),
		...defined({
			name: shownText(name, 'Place Name', {}, reading),
			address: shownText(address, 'Address', {}, reading),
		}),
	};
}

/** A template whose parts are written out, as the collection of the panel has them. */
function written(value: unknown, reading: Reading): Content {
	const fields = isRecord(value) ? value : {};
	const name = neededText(fields.name, 'Template Name', {}, reading);
	const language = neededText(fields.language, 'Template Language', {}, reading);
	const components = rowsIn(fields.components, 'Components', reading).map((row) => writtenComponent(row, reading));
	return { template: { name, language, ...(components.length > 0 && { components }) } };
}

function writtenComponent(row: Fields, reading: Reading): TemplateComponent {
	const type = oneOf(row.type, 'Component Type', templateComponentFields.type.values, reading) ?? 'body';
	const parameters = rowsIn(row.parameters, 'Parameters', reading).map((each) => writtenParameter(each, reading));
	if (type !== 'button') return { type, parameters };
	const { minimum, maximum } = templateComponentFields.index;
	return {
		type,
		subType: oneOf(row.subType, 'Button Type', templateComponentFields.subType.values, reading) ?? 'QuickReply',
		index: numberIn(row.index, 'Button Index', [minimum, maximum], reading) ?? 0,
		parameters,
	};
}

function writtenParameter(row: Fields, reading: Reading): TemplateParameter {
	const type = oneOf(row.type, 'Parameter Type', templateParameterFields.type.values, reading) ?? 'text';
	switch (type) {
		case 'location':
			return { type, location: location(isRecord(row.location) ? row.location : {}, reading) };
		case 'couponCode':
			return { type, couponCode: neededText(row.couponCode, 'Coupon Code', {}, reading) };
		case 'payload':
			return { type, payload: neededText(row.payload, 'Payload', {}, reading) };
		case 'text':
			return { type, text: oneLine(neededText(row.text, 'Parameter Text', {}, reading), reading) };
		default:
			return { type, url: webAddress(row.url, 'Parameter URL', {}, reading) ?? needed('Parameter URL', reading, '') };
	}
}
