/** What an expression leaves behind when it finds no object, date, number or value. */
const leftByExpressions = /\[object Object\]|\bInvalid Date(?:Time)?\b|(?<![\p{L}\p{N}])NaN(?![\p{L}\p{N}])/u;

/** What a spreadsheet shows in place of a value. */
const leftBySpreadsheets = /#(?:N\/A|REF!|ERROR!|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|SPILL!)|\bLoading\.\.\./;

/** {{ $json.name }}, {Name} and {Name|default}: fields of a template that were not filled in. */
const unfilled = /\{\{[^{}]*\}\}|\{\s*[\p{L}_$][\p{L}\p{N}_$ .-]{0,40}(?:\|[^{}]*)?\}/u;

/**
 * `undefined` and `null` as an expression leaves them. In prose they follow an article or the like, or go before a
 * noun: "declared null and void", "an undefined value".
 */
const nothing =
	/(?<![\p{L}\p{N}])(?<!\b(?:an?|the|be|been|are|declared|remains?|left|or|and|not) )(?:undefined|null)(?![\p{L}\p{N}])(?! (?:and void|values?|behaviou?r|hypothesis|pointers?|terms?)\b)/u;

const signs = /[[{#]|Invalid|NaN|Loading|undefined|null/;

/** Whether a text holds what no broken one can do without. Most have none of it, and one search takes less than five. */
export function mayBeBroken(text: string): boolean {
	return signs.test(text);
}

/** The part of a text that shows that something went wrong when it was made, such as `Invalid DateTime`. Undefined where none does. */
export function brokenPart(text: string): string | undefined {
	if (!mayBeBroken(text)) return undefined;
	for (const pattern of [leftByExpressions, leftBySpreadsheets, unfilled, nothing]) {
		const found = pattern.exec(text)?.[0];
		if (found !== undefined) return found;
	}
	return undefined;
}

/** Whether a text would be invisible: it is empty, or holds only spaces, control characters and invisible marks. */
export function isInvisible(text: string): boolean {
	const first = text.charCodeAt(0);
	// Most texts begin with a sign of ASCII that can be seen.
	if (first > 0x20 && first < 0x7f) return false;
	return /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(text);
}

/** The text with each lone half of a surrogate pair replaced, as it cannot be sent. */
export function wellFormed(text: string): string {
	return text.toWellFormed();
}
