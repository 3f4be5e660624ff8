import { z } from 'zod/v4';

// The meaning of every key of providers/*/config.json. config.schema.json is made from here. Sentences are Markdown.

const text = z.string().min(1);
const name = z.string().regex(/^[a-z][A-Za-z]*$/);

const row = z.strictObject({
	key: text.describe('What goes in the left box.'),
	value: text.describe('What goes in the right box.'),
});

const value = z
	.union([z.string(), z.boolean(), z.array(row)])
	.describe('What to enter: a text, whether a box is ticked, or rows of keys and values.');

const field = z.strictObject({
	section: text.optional().describe('The part of the screen that the field is in, where the screen has parts.'),
	label: text.describe("The field's label on the screen."),
	input: z
		.enum(['text', 'choice', 'checkbox', 'rows', 'body', 'pairs', 'secret', 'shown'])
		.describe(
			"How it is entered. body: the variant's request body as a whole. pairs: that body's keys and values one by one. " +
				'rows: other keys and values one by one. shown: the platform fills it in, or it is a button.',
		),
	only: z.array(name).min(1).optional().describe('The variants that have this field. All of them without it.'),
	value: value.optional().describe('What to enter, the same in all variants. Absent where nothing is, or the body is.'),
	values: z
		.record(name, value)
		.optional()
		.describe('What to enter where the variants differ: name of the variant → value.'),
	note: text.optional().describe('What to know when filling the field in.'),
});

const variant = z.strictObject({
	name: name.describe('Short name, used in `values` of the fields.'),
	title: text.describe('What this variant is, in words.'),
	when: text.optional().describe('When to take this one.'),
	place: text.optional().describe("Where the screen is, if it is another than the platform's."),
	operation: text.describe("The operationId of the request that the platform makes, in one of 8x8's contracts."),
	body: z
		.string()
		.regex(/^[\w-]+\.(json|liquid)$/)
		.describe('File in this folder with the request body as the platform keeps it, macros included.'),
});

const macro = z.strictObject({
	name: text.describe('The macro as it stands in the body.'),
	meaning: text.describe('What the platform puts in its place.'),
	required: z.boolean().describe('Whether every body has to hold it.'),
	only: z.array(name).min(1).optional().describe('The variants whose bodies can hold it. All of them without it.'),
	example: text.describe('A value that it can stand for.'),
});

const substitution = z.strictObject({
	style: z
		.enum(['dollars', 'words', 'liquid'])
		.describe('How macros are written: $$Name, whole words, or Liquid tags.'),
	assumed: text.describe('How values are taken to be escaped when they are put into the body.'),
	known: z.boolean().describe('Whether the platform documents that.'),
	otherwise: text.describe('What happens where the assumption is wrong, and how to find out.'),
});

const answer = z.strictObject({
	operation: text.describe("The operationId, in one of 8x8's contracts."),
	field: text.describe("Field of 8x8's answer that says whether the message was taken, with dots between the levels."),
	taken: z.union([z.string(), z.number()]).describe('Its value when everything was taken.'),
});

const success = z.strictObject({
	platform: text.describe('What the platform itself takes for a successful send.'),
	answers: z.array(answer).min(1).describe("What 8x8's answer says in truth."),
	rejected: text.describe('Where a message shows that 8x8 rejected with HTTP status 200.'),
	repeats: text.describe('Which failed requests the platform makes again by itself.'),
});

const receipts = z.strictObject({
	workflow: text.describe('The n8n workflow that carries receipts to the platform, from the root of the project.'),
	url: text.describe('Where the platform takes receipts.'),
	form: text.describe('What a receipt looks like there.'),
	id: text.describe('What a receipt names the message by.'),
	states: z
		.record(text, text)
		.describe("8x8's state of a message → what the platform is told. States that are not named are not forwarded."),
	chatStates: z
		.record(text, text)
		.optional()
		.describe('The same for messages through WhatsApp. Absent where their receipts are not forwarded.'),
	replies: text.describe('What happens to texts that phones send back.'),
});

const placeholder = z.strictObject({
	meaning: text.describe('What stands here in the end.'),
	option: z
		.string()
		.regex(/^--[a-z-]+$/)
		.optional()
		.describe('The option of `npm run providers` that fills it in. Without one, you do, on the screen.'),
});

export const configSchema = z
	.strictObject({
		$schema: z.literal('../config.schema.json'),
		platform: text.describe("The platform's name."),
		way: z
			.enum(['http', 'native'])
			.describe('http: the platform makes the request that is described here. native: it has 8x8 built in.'),
		place: text.describe('Where the screen is.'),
		steps: z
			.array(text)
			.min(1)
			.describe('What to do, in order; steps with a command are optional. {place} becomes the place.'),
		placeholders: z
			.record(z.string().regex(/^[A-Z][A-Z_]*$/), placeholder)
			.describe('What stands as <NAME> in values and bodies.'),
		variants: z.array(variant).describe('Ways to set the platform up, the recommended one first. Empty when native.'),
		screen: z.array(field).min(1).describe("Every field of the platform's screen, in its order."),
		macros: z.array(macro).describe('What the platform replaces in the body for each message.'),
		substitution: substitution.optional().describe('How it does that.'),
		success: success.optional().describe('When a message counts as sent.'),
		receipts: receipts.optional().describe('How delivery receipts reach the platform. Absent where it takes none.'),
		retryMinutes: z
			.array(z.number().positive())
			.optional()
			.describe('Waits before a receipt is posted again that the platform refused for the moment.'),
		limits: z.array(text).describe('What does not work, or has to be known.'),
	})
	.describe('How 8x8 is set up as SMS provider of a platform.');

export type ProviderConfig = z.infer<typeof configSchema>;
export type ScreenField = ProviderConfig['screen'][number];
export type Variant = ProviderConfig['variants'][number];
export type FieldValue = z.infer<typeof value>;

/** The fields that a variant has. */
export function fieldsOf({ screen }: ProviderConfig, variant?: Variant): ScreenField[] {
	return screen.filter(({ only }) => only === undefined || (variant !== undefined && only.includes(variant.name)));
}

/** What is entered in a field in a variant; `undefined` where nothing is. */
export function valueIn(field: ScreenField, variant?: Variant): FieldValue | undefined {
	return field.value ?? (variant === undefined ? undefined : field.values?.[variant.name]);
}
