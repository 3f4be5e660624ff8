import { readFileSync } from 'node:fs';
import { z } from 'zod/v4';

/** Ways in which people, forms and spreadsheets write phone numbers, and what everything that reads them makes of each. */
export const numberCases = z
	.array(
		z.strictObject({
			/** What is in the field or the cell. */
			input: z.unknown(),
			/** What the field Country holds, if anything. */
			country: z.unknown().optional(),
			/** The calling code of the region that the account is in, if it has one. */
			home: z.string().optional(),
			/** The number as it is sent. */
			expected: z.string().optional(),
			/** The code of the problem that it is refused with. */
			refused: z.string().optional(),
		}),
	)
	.parse(JSON.parse(readFileSync(new URL('numbers.json', import.meta.url), 'utf8')));
