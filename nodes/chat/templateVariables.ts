import { isRecord, propertyOf, textOf } from '../problems/unknownValues';
import type { TemplateComponent } from './types';

/** A placeholder of a template, or another thing that a value is needed for. */
export interface TemplateVariable {
	/** The name of the panel's field, from which readVariableId gets the part back. */
	id: string;
	/** The label, with the words around it. */
	label: string;
	isRequired: boolean;
}

/** The ID of a variable's field: `body_2_text_name` is the second one of the body, called name. */
export function readVariableId(id: string): { part: string; position: number; kind: string } | undefined {
	const [, part, position, kind] = /^(header|body|button\d)_(\d{1,2})_([a-z]+)(?:_\w*)?$/.exec(id) ?? [];
	return part === undefined || kind === undefined ? undefined : { part, position: Number(position), kind };
}

/** The variables of a template as 8x8 lists it: 8x8 does not list them, so they are read from its texts and links. */
export function variablesOf(template: unknown): TemplateVariable[] {
	return listIn(template, 'components').flatMap((component) => {
		switch (textOf(component.type)?.toUpperCase()) {
			case 'HEADER':
				return headerVariables(component);
			case 'BODY':
				return textVariables('body', textOf(component.text) ?? '', 'text');
			case 'BUTTONS':
				return listIn(component, 'buttons').flatMap(buttonVariables);
			default:
				return [];
		}
	});
}

/** The text of a template as people see it, with its placeholders. */
export function templateText(template: unknown): string {
	return listIn(template, 'components')
		.flatMap((component) => textOf(component.text) ?? [])
		.join('\n');
}

/** The same with the values that a message puts in. A placeholder without a value stays as it is. */
export function filledText(template: unknown, sent: readonly TemplateComponent[]): string {
	return listIn(template, 'components')
		.flatMap((part) => {
			const text = textOf(part.text);
			if (text === undefined) return [];
			const values = sent.find(({ type }) => type === textOf(part.type)?.toLowerCase())?.parameters ?? [];
			const names = namesIn(text);
			return text.replace(placeholder, (whole, name: string) => values[names.indexOf(name)]?.text ?? whole);
		})
		.join('\n');
}

const placeholder = /\{\{\s*(\w{1,60})\s*\}\}/g;

function textVariables(part: string, text: string, kind: string): TemplateVariable[] {
	const names = [...text.matchAll(placeholder)].map(([, name = '']) => name);
	return [...new Set(names)].map((name, index) => ({
		id: `${part}_${index + 1}_${kind}_${name}`,
		label: `${part === 'header' ? 'Header: ' : ''}“${around(text, name)}”`,
		isRequired: true,
	}));
}

/** The names of a text's placeholders, each once, in the order in which values are given for them. */
function namesIn(text: string): string[] {
	return [...new Set([...text.matchAll(placeholder)].map(([, name = '']) => name))];
}

/** A few words on both sides of a placeholder, fewer before it: n8n shows the first two dozen characters of a label. */
function around(text: string, name: string): string {
	const found = [...text.matchAll(placeholder)].find(([, each]) => each === name);
	const at = found?.index ?? 0;
	const end = at + (found?.[0].length ?? 0);
	const before = at > 14 ? `…${text.slice(at - 14, at).replace(/^\S*\s/, '')}` : text.slice(0, at);
	const after = text.length > end + 30 ? `${text.slice(end, end + 30).replace(/\s\S*$/, '')}…` : text.slice(end);
	return `${before}${text.slice(at, end)}${after}`.replace(/\s+/g, ' ');
}

function headerVariables(component: Record<string, unknown>): TemplateVariable[] {
	const format = textOf(component.format)?.toLowerCase() ?? 'text';
	if (format === 'text') return textVariables('header', textOf(component.text) ?? '', 'text');
	if (format === 'location') {
		return [
			{ id: 'header_1_latitude', label: 'Header: Latitude', isRequired: true },
			{ id: 'header_2_longitude', label: 'Header: Longitude', isRequired: true },
			{ id: 'header_3_name', label: 'Header: Place Name', isRequired: false },
			{ id: 'header_4_address', label: 'Header: Address', isRequired: false },
		];
	}
	return [{ id: `header_1_${format}`, label: `Header: URL of the ${format}`, isRequired: true }];
}

function buttonVariables(button: Record<string, unknown>, index: number): TemplateVariable[] {
	const part = `button${index}`;
	const label = `“${textOf(button.text) ?? String(index + 1)}”`;
	switch (textOf(button.type)) {
		case 'URL':
			return textVariables(part, textOf(button.url) ?? '', 'url').map((each) => ({
				...each,
				label: `${label} link ends with`,
			}));
		case 'OTP':
			return [{ id: `${part}_1_url`, label: `${label}: the code`, isRequired: true }];
		case 'COPY_CODE':
			return [{ id: `${part}_1_code`, label: `${label}: the code`, isRequired: true }];
		case 'QUICK_REPLY':
			return [{ id: `${part}_1_payload`, label: `${label} sends back`, isRequired: false }];
		default:
			return [];
	}
}

function listIn(value: unknown, name: string): Record<string, unknown>[] {
	const list = propertyOf(value, name);
	return Array.isArray(list) ? list.filter(isRecord) : [];
}
