/** A value as the app's files hold it. What is undefined is left out of the file. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };

/** An entry of a select's list. */
export interface Choice {
	label: string;
	value: string;
	nested?: readonly Parameter[];
}

/** A field of a module's panel, or of what it outputs: Make has one form for both. */
export interface Parameter {
	/** Missing where it describes the values of a list. */
	name?: string;
	label?: string;
	type: string;
	help?: string;
	required?: boolean;
	advanced?: boolean;
	default?: string | number | boolean;
	multiline?: boolean;
	editable?: boolean;
	spec?: Parameter | readonly Parameter[];
	/** `rpc://` and the name of an RPC, or the list itself. */
	options?: string | readonly Choice[];
	validate?: { min?: number; max?: number; minItems?: number; maxItems?: number; pattern?: string };
}

/** The files of a module, an RPC, a webhook or the connection: Make's name of the file → its contents. */
type CodeFiles = Readonly<Record<string, unknown>>;

/** The entry of a part of the app in makecomapp.json, and the part's files. */
export interface Component {
	id: string;
	/** What Make calls it besides its files, such as its label and type. */
	about: Readonly<Record<string, string | null>>;
	files: CodeFiles;
}

/** A file's text. */
export function jsonText(value: unknown): string {
	return `${JSON.stringify(value, null, 2)}\n`;
}

/** `watchInboundSms` → `watch-inbound-sms`, as Make names folders. */
export function kebab(id: string): string {
	return id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
