/**
 * Fills limits into the texts of a contract, so that each number is written once: `${textSegments}` is that of
 * x-limits, `${segmentLength.GSM7.alone}` a part of one, and `${maxLength}` that of the schema the text is of. Changes
 * the document, which must be fresh from its file. Throws where there is no such limit.
 */
export function fillLimits(document: unknown): void {
	fill(document, isObject(document) ? document['x-limits'] : undefined, undefined);
}

function fill(value: unknown, limits: unknown, maxLength: unknown): void {
	if (!isObject(value)) return;
	const own = value.maxLength ?? maxLength;
	for (const [key, inner] of Object.entries(value)) {
		if (typeof inner === 'string') value[key] = filled(inner, { ...(isObject(limits) ? limits : {}), maxLength: own });
		else fill(inner, limits, own);
	}
}

/** A text with the limits filled in. */
function filled(text: string, limits: object): string {
	return text.replace(/\$\{([\w.]*)\}/g, (_, path: string) => {
		let limit: unknown = limits;
		for (const name of path.split('.')) limit = isObject(limit) ? limit[name] : undefined;
		if (typeof limit === 'number') return String(limit);
		throw new Error(`There is no limit \${${path}}, which stands in "${text.slice(0, 80)}"`);
	});
}

export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
