type OptionalKeys<Fields> = { [Key in keyof Fields]: undefined extends Fields[Key] ? Key : never }[keyof Fields];

/** Fields that may be undefined, as fields that may be left out. */
type Defined<Fields> = Omit<Fields, OptionalKeys<Fields>> & {
	[Key in OptionalKeys<Fields>]?: Exclude<Fields[Key], undefined>;
};

/** The fields that have a value: those that are undefined are left out, as JSON and optional properties want it. */
export function defined<Fields extends object>(fields: Fields): Defined<Fields>;
export function defined(fields: object): object {
	// Several calls a message: a loop takes a sixth of the time of Object.fromEntries.
	const having: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(fields)) if (value !== undefined) having[name] = value;
	return having;
}
