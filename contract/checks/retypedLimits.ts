import { isObject } from '../limitTexts';

/**
 * Texts that repeat a number of x-limits, or the length of their field, where `${name}` would follow a change.
 * `document` is as in its file, before the limits are filled in. Small numbers are skipped: they too often mean
 * something else.
 */
export function retypedLimits(document: unknown): string[] {
	const limits = isObject(document) ? document['x-limits'] : undefined;
	return textProblems(document, '', numbersIn(limits, ''), undefined);
}

type Limit = readonly [number, string];

const smallest = 5;

function textProblems(value: unknown, path: string, limits: Limit[], length: unknown): string[] {
	if (!isObject(value)) return [];
	const own = value.maxLength ?? length;
	const known = typeof own === 'number' && own >= smallest ? [...limits, [own, 'maxLength'] as const] : limits;
	return Object.entries(value).flatMap(([key, inner]) => {
		const place = `${path}/${key}`;
		if (typeof inner !== 'string') return textProblems(inner, place, limits, own);
		if (!explaining.has(key)) return [];
		const numbers = writtenNumbers(inner);
		return known
			.filter(([limit]) => numbers.has(limit))
			.map(([limit, name]) => `${place}: write \${${name}} instead of ${String(limit)}`);
	});
}

/** The keys whose texts explain. Placeholders and examples are samples, in which any number can be. */
const explaining = new Set(['title', 'summary', 'description', 'hint', 'notice', 'remedy', 'meaning']);

function writtenNumbers(text: string): Set<number> {
	return new Set(
		[...text.matchAll(/(?<![\w.-])\d+(?:,\d{3})*(?!\w)/g)].map(([written]) => Number(written.replaceAll(',', ''))),
	);
}

/** Single limits by their paths. Lists, such as the seconds between repeats, cannot be named in a text. */
function numbersIn(limits: unknown, path: string): Limit[] {
	if (!isObject(limits) || Array.isArray(limits)) return [];
	return Object.entries(limits).flatMap(([key, value]): Limit[] => {
		const name = path === '' ? key : `${path}.${key}`;
		if (typeof value !== 'number') return numbersIn(value, name);
		return value < smallest ? [] : [[value, name]];
	});
}
