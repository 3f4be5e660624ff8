type OptionalKeys<Fields> = { [Key in keyof Fields]: undefined extends Fields[Key] ? Key : never }[keyof Fields];

/** Fields that may be undefined, as fields that may be left out. */
type Defined<Fields> = Omit<Fields, OptionalKeys<Fields>> & {
	[Key in OptionalKeys<Fields>]?: Exclude<Fields[Key], undefined>;
};

/** The fields that have a value: those that are undefined are left out, as JSON and optional properties want it. */
export function defined<Fields extends object>(fields: Fields): Defined<Fields>;
export function defined(fields: Readonly<Record<string, unknown>>): object {
	// Several calls a message: this takes a twentieth of the time of Object.fromEntries.
	const having: Record<string, unknown> = {};
	for (const name of Object.keys(fields)) if (fields[name] !== undefined) having[name] = fields[name];
	return having;
}
