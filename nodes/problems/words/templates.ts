interface Column {
	column: string;
}

/** Problems of a text with placeholders. */
export const templates = {
	TEMPLATE_COLUMN_UNKNOWN: {
		happened: ({ column }: Column) => `The text uses {${column}}, but there is no such column`,
		remedy: 'Correct its name, in which capital letters count, or add the column.',
	},
	TEMPLATE_COLUMN_EMPTY: {
		happened: ({ column }: Column) => `${column} is empty`,
		remedy: ({ column }: Column) => `Fill it in, or write {${column}|something else} in the text.`,
	},
} as const;
