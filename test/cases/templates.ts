import { readFileSync } from 'node:fs';
import { z } from 'zod/v4';

/** Texts with placeholders, and how everything that fills them in must fill in each. */
export const templateCases = z
	.array(
		z.strictObject({
			template: z.string(),
			row: z.strictObject({ FirstName: z.string() }),
			/** The text as it is sent. */
			expected: z.string().optional(),
			/** The code of the problem that stops it. */
			refused: z.string().optional(),
		}),
	)
	.parse(JSON.parse(readFileSync(new URL('templates.json', import.meta.url), 'utf8')));
