import { z } from 'zod/v4';
import { receiptDetails, receiptStates } from '../../../nodes/generated/webhookEvents';
import { longestAdvance } from '../clock';

/** Far more than a phone sends. */
const longestText = 16_000;
const phonePattern = /^\+?\d{3,15}$/;

export const inboundBody = z.strictObject({
	source: z.string().regex(phonePattern, 'digits, with or without a plus sign'),
	text: z.string().max(longestText),
	destination: z.string().regex(phonePattern, 'digits, with or without a plus sign').optional(),
	subAccountId: z.string().optional(),
});

export const statusBody = z.strictObject({
	state: z.enum(receiptStates),
	detail: z.enum(receiptDetails).optional(),
	errorCode: z.number().int().optional(),
});

export const surveyBody = z.strictObject({
	url: z.url().optional(),
	surveyId: z.string().optional(),
	templateVariables: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
	answers: z.array(
		z.object({
			questionId: z.string(),
			answerId: z.string().nullable().default(null),
			question: z.string(),
			answer: z.string(),
		}),
	),
});

export const surveyUrlBody = z.strictObject({ url: z.url({ protocol: /^https?$/ }) });

export const clockBody = z.strictObject({
	advanceSeconds: z
		.number()
		.min(0)
		.max(longestAdvance / 1000),
});

export const ledgerQuery = z.object({
	subAccountId: z.string().optional(),
	destination: z
		.string()
		.transform((number) => number.replace(/^\+/, ''))
		.optional(),
	clientMessageId: z.string().optional(),
	batchId: z.string().optional(),
});

export const deliveriesQuery = z.object({ umid: z.string().optional() });
