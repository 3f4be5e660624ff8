import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../problems/unknownValues';

/** Reads an expression's value out of an item's json; undefined where only n8n can say what it is. */
export type JsonTemplate = (json: IDataObject) => string | number | undefined;

const field = /\{\{\s*\$json((?:\.[A-Za-z_]\w*|\["[^"\\]+"\]|\['[^'\\]+'\])+)\s*\}\}/;
const step = /\.(\w+)|\["([^"]+)"\]|\['([^']+)'\]/g;

// Names that n8n guards in expressions: these are left to n8n.
const guarded =
	/^(_.*|prototype|constructor|[gs]et.*|define.*|mainModule|binding|prepareStackTrace|calle[re]|arguments|dlopen|execve|loadEnvFile)$/;

/**
 * An expression that holds nothing but text and fields of the item, such as `=Hello {{ $json.name }}`, which most are.
 * n8n builds its whole expression context anew for every item, which takes far longer than everything else that is
 * done for a message. Undefined for every other expression. Values other than texts and numbers are left to n8n's own
 * rules.
 */
export function jsonTemplate(parameter: string): JsonTemplate | undefined {
	// Splitting with a group puts the paths of the fields at the odd places, between the pieces of text.
	const parts = parameter.slice(1).split(field);
	const isPlain = parts.every((part, index) => index % 2 === 1 || !/[{}\\]/.test(part));
	if (!parameter.startsWith('=') || parts.length < 2 || !isPlain) return undefined;
	const paths = parts.map((part, index) =>
		index % 2 === 1 ? [...part.matchAll(step)].map(([, ...names]) => names.find(Boolean) ?? '') : [],
	);
	if (paths.flat().some((name) => guarded.test(name) || name in Object.prototype)) return undefined;
	if (parts.length === 3 && parts[0] === '' && parts[2] === '') return (json) => valueAt(json, paths[1] ?? []);
	const pieces = parts.map((part, index) => (index % 2 === 1 ? (paths[index] ?? []) : part));
	return (json) => {
		let text = '';
		for (const piece of pieces) {
			const value = typeof piece === 'string' ? piece : valueAt(json, piece);
			if (value === undefined) return undefined;
			text += String(value);
		}
		return text;
	};
}

function valueAt(json: unknown, path: readonly string[]): string | number | undefined {
	let value = json;
	for (const name of path) {
		if (!isRecord(value) || !Object.hasOwn(value, name)) return undefined;
		value = value[name];
	}
	return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)) ? value : undefined;
}
