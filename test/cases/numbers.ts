import { readFileSync } from 'node:fs';
import { z } from 'zod/v4';

/** Ways in which people, forms and spreadsheets write phone numbers, and how all readers must read each. */
export const numberCases = z
	.array(
		z.strictObject({
			/** The content of the field or cell. */
			input: z.unknown(),
			/** The content of the field Country, if any. */
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
