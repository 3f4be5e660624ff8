import { asJsonText, asText, type Encoding } from './placeholders';

export type MacroStyle = 'dollars' | 'words' | 'liquid';

/**
 * How a platform writes a value into the body: as the inside of a JSON string, or unchanged. CleverTap and MoEngage do
 * not document which; Braze documents it for neither of its two kinds of body.
 */
export type Escaping = 'json' | 'none';

/** Macro, as it stands in the body → the value for one message. */
export type MacroValues = Readonly<Record<string, string>>;

/**
 * The request body that a platform sends for one message. Everything is replaced in one pass, so a value that looks
 * like a macro stays unchanged. Throws when the body holds a macro without a value, since a campaign with an empty
 * field cannot be sent.
 */
export function renderBody(style: MacroStyle, body: string, values: MacroValues, escaping: Escaping): string {
	const encode = escaping === 'json' ? asJsonText : asText;
	if (style === 'dollars') return replaceMacros(body, /\$\$[A-Za-z]+/g, values, encode);
	if (style === 'words') return replaceMacros(body, wordsPattern(values), values, encode);
	return renderLiquid(body, values, encode);
}

/** The macros that a body holds, each once. */
export function macrosIn(style: MacroStyle, body: string): string[] {
	const patterns = {
		dollars: /\$\$[A-Za-z]+/g,
		words: /\bMoesms_\w+|\{\{[^}]*\}\}/g,
		liquid: /\{\{\s*((?:\w+\.)?\$\{[^}]*\})[^}]*\}\}/g,
	};
	const found = [...body.matchAll(patterns[style])].map(([macro, attribute]) =>
		attribute === undefined ? macro : `{{${attribute}}}`,
	);
	return [...new Set(found)];
}

function wordsPattern(values: MacroValues): RegExp {
	const longestFirst = Object.keys(values).sort((a, b) => b.length - a.length);
	return new RegExp([...longestFirst.map(literally), 'Moesms_\\w+', String.raw`\{\{[^}]*\}\}`].join('|'), 'g');
}

const literally = (text: string) => text.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

function replaceMacros(body: string, pattern: RegExp, values: MacroValues, encode: Encoding): string {
	return body.replace(pattern, (macro) => encode(valueOf(macro, values)));
}

function valueOf(macro: string, values: MacroValues): string {
	const value = values[macro];
	if (value === undefined) throw new Error(`There is no value for ${macro}`);
	return value;
}

/** Braze skips this person: no request is made. The message is the reason given in the body. */
export class MessageAborted extends Error {}

// As much of Liquid as a webhook body needs: `capture`, attributes such as ${phone_number} and campaign.${name},
// captured variables, the filters default, truncate and json_escape, and an `if` that aborts the message. Everything else is refused.
const guardTag =
	/\{%\s*if (?:\{\{)?((?:\w+\.)?\$\{[^}]+\})(?:\}\})? (==|!=) (?:blank|'([^']*)') %\}\{% abort_message\('([^']*)'\) %\}\{% endif %\}/g;
const captureTag = /\{%\s*capture (\w+)\s*%\}([\s\S]*?)\{%\s*endcapture\s*%\}/g;
const outputTag = /\{\{\s*((?:\w+\.)?\$\{[^}]+\}|\w+)((?:\s*\|\s*\w+(?:\s*:\s*(?:\d+\s*,\s*)?'[^']*')?)*)\s*\}\}/g;
const filterCall = /\|\s*(\w+)(?:\s*:\s*(?:(\d+)\s*,\s*)?'([^']*)')?/g;

function renderLiquid(body: string, values: MacroValues, encode: Encoding): string {
	const captured = new Map<string, string>();
	const output = (text: string, encodeOutput: Encoding) => {
		const rendered = text.replace(outputTag, (_tag, name: string, filters: string) => {
			const value = captured.get(name) ?? values[`{{${name}}}`] ?? '';
			return encodeOutput(applyFilters(value, filters));
		});
		const left = /\{%|\{\{/.exec(text.replace(outputTag, ''));
		if (left !== null) throw new Error(`This renderer does not know the Liquid at: ${text.slice(left.index)}`);
		return rendered;
	};
	const unguarded = body.replace(guardTag, (_tag, name: string, sign: string, wanted = '', reason: string) => {
		if (((values[`{{${name}}}`] ?? '') === wanted) === (sign === '==')) throw new MessageAborted(reason);
		return '';
	});
	const rest = unguarded.replace(captureTag, (_tag, name: string, text: string) => {
		captured.set(name, output(text, asText));
		return '';
	});
	return output(rest, encode);
}

function applyFilters(value: string, filters: string): string {
	let result = value;
	for (const [, name, length, argument = ''] of filters.matchAll(filterCall)) {
		if (name === 'default') result = result === '' ? argument : result;
		else if (name === 'truncate' && argument === '') result = result.slice(0, Number(length));
		else if (name === 'json_escape') result = asJsonText(result);
		else throw new Error(`This renderer does not know the Liquid filter ${name ?? ''}`);
	}
	return result;
}
