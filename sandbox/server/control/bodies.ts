import { z } from 'zod/v4';
import { receiptDetails, receiptStates } from '../../../nodes/generated/webhookEvents';
import { type Channel, channelIds } from '../chat/channels';
import { defined } from '../../../nodes/problems/defined';
import { longestAdvance } from '../clock';

/** Far more than a phone sends. */
const longestText = 16_000;
const phonePattern = /^\+?\d{3,15}$/;

const chatChannels = Object.keys(channelIds).filter((channel) => channel !== 'SMS');

/** An object with these fields and no others; omitted fields are missing from it. */
function present<Shape extends z.ZodRawShape>(shape: Shape) {
	return z.strictObject(shape).transform((fields) => defined(fields));
}

const chosen = present({ id: z.string(), title: z.string(), description: z.string().optional() }).optional();

/** What a person wrote through a chat app: at least one of the fields of content. */
const chatBody = present({
	channel: z.custom<Channel>(
		(value) => chatChannels.some((name) => name === value),
		`one of ${chatChannels.join(', ')}`,
	),
	type: z.enum(['Text', 'Image', 'Audio', 'Video', 'File', 'Location', 'Button', 'Interactive']),
	content: present({
		text: z.string().max(longestText).optional(),
		url: z.url().optional(),
		payload: z.string().max(longestText).optional(),
		location: present({
			latitude: z.number().min(-90).max(90),
			longitude: z.number().min(-180).max(180),
			name: z.string().optional(),
			address: z.string().optional(),
		}).optional(),
		interactive: present({ type: z.string().optional(), button_reply: chosen, list_reply: chosen }).optional(),
	}),
	name: z.string().max(200).optional(),
	replyToUmid: z.string().optional(),
});

export const inboundBody = z
	.strictObject({
		source: z.string().min(1).max(200),
		text: z.string().max(longestText).optional(),
		chat: chatBody.optional(),
		destination: z.string().regex(phonePattern, 'digits, with or without a plus sign').optional(),
		subAccountId: z.string().optional(),
	})
	.refine(({ source, chat }) => chat !== undefined || phonePattern.test(source), {
		path: ['source'],
		message: 'digits, with or without a plus sign',
	})
	.refine(({ text, chat }) => text !== undefined || chat !== undefined, { path: ['text'], message: 'a text, or chat' });

/** A form with a file. */
export const mediaBody = z.object({
	file: z.object({ name: z.string(), type: z.string(), bytes: z.instanceof(Buffer) }),
});

export const pressBody = z.strictObject({ press: z.string() });

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
