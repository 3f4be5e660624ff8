/** The value for each `<NAME>`, by name. */
export type PlaceholderValues = Readonly<Record<string, string>>;

/** How a value is written in its place. */
export type Encoding = (value: string) => string;

export const asText: Encoding = (value) => value;
/** Within the quotation marks of a JSON string. */
export const asJsonText: Encoding = (value) => JSON.stringify(value).slice(1, -1);
const asUrlPart: Encoding = encodeURIComponent;

/** The placeholders of an account's address and sub-account, by the name of the API in the contract. */
export const accountPlaceholders: Readonly<Record<string, { base: string; subAccount: string }>> = {
	sms: { base: '<BASE_URL>', subAccount: '<SUB_ACCOUNT>' },
	chatApps: { base: '<CHAT_BASE_URL>', subAccount: '<CHAT_SUB_ACCOUNT>' },
};

const bases = Object.values(accountPlaceholders).map(({ base }) => base);

/** The placeholder of the address that a text begins with. */
export const baseIn = (text: string): string | undefined => bases.find((base) => text.startsWith(base));

const placeholder = /<([A-Z][A-Z_]*)>/g;

/** The names of the placeholders in a text, each once. */
export function placeholdersIn(text: string): string[] {
	return [...new Set([...text.matchAll(placeholder)].map(([, name = '']) => name))];
}

/** Replaces each `<NAME>` with its value; those without a value stay. */
export function fillPlaceholders(text: string, values: PlaceholderValues, encode: Encoding): string {
	return text.replace(placeholder, (whole, name: string) => {
		const value = values[name];
		return value === undefined ? whole : encode(value);
	});
}

/**
 * Fills in an address: the base address unchanged, everything else percent-encoded. Other texts are filled in
 * unchanged.
 */
export function fillValue(text: string, values: PlaceholderValues): string {
	const base = baseIn(text);
	if (base === undefined) return fillPlaceholders(text, values, asText);
	return fillPlaceholders(base, values, asText) + fillPlaceholders(text.slice(base.length), values, asUrlPart);
}
