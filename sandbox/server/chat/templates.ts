import type { components } from '../../../nodes/generated/chatAppsTypes';
import { channelIds } from './channels';

type Schemas = components['schemas'];
export type Template = Schemas['Template'];
type Part = Schemas['TemplatePart'];
type Button = Schemas['TemplateButton'];
type Parameter = Schemas['TemplateParameter'];

const template = (
	templateName: string,
	[language, languageName]: readonly [string, string],
	category: 'UTILITY' | 'MARKETING' | 'AUTHENTICATION',
	components: Part[],
	status: 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED' = 'APPROVED',
): Template => ({
	channelId: channelIds.WhatsApp,
	channelName: 'Bistro',
	templateName,
	language,
	languageName,
	components,
	category,
	categoryName: inWords(category),
	status,
	statusName: inWords(status),
	createdAt: '2026-03-01T08:00:00.000Z',
	updatedAt: '2026-03-02T08:00:00.000Z',
});

const inWords = (word: string) => word.charAt(0) + word.slice(1).toLowerCase();

const english = ['en', 'English'] as const;

/** The WhatsApp templates that an account has by default. */
export const usualTemplates: readonly Template[] = [
	template('sign_in_code', ['en_US', 'English (US)'], 'AUTHENTICATION', [
		{ type: 'BODY', text: '*{{1}}* is your code. Do not share it with anybody.', example: { bodyText: ['493027'] } },
		{ type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Copy the code', url: 'https://www.example.com/otp/{{1}}' }] },
	]),
	template('table_booked', english, 'UTILITY', [
		{ type: 'HEADER', format: 'Text', text: 'Your table at Bistro' },
		{
			type: 'BODY',
			text: 'Hi {{1}}, your table for {{2}} is booked for {{3}}. We look forward to seeing you.',
			example: { bodyText: ['Ann', '2', 'Friday, 19:30'] },
		},
		{ type: 'FOOTER', text: 'Bistro, 1 Bay Street' },
		{
			type: 'BUTTONS',
			buttons: [
				{ type: 'QUICK_REPLY', text: 'I will be there' },
				{ type: 'QUICK_REPLY', text: 'Cancel it' },
				{ type: 'URL', text: 'Directions', url: 'https://example.com/map/{{1}}', example: ['bistro'] },
			],
		},
	]),
	template('order_shipped', english, 'UTILITY', [
		{ type: 'BODY', text: 'Hi {{name}}, your order is on its way.', example: { bodyText: ['Ann'] } },
	]),
	template('summer_sale', english, 'MARKETING', [
		{ type: 'HEADER', format: 'Image', example: { headerHandle: ['https://example.com/sale.jpg'] } },
		{
			type: 'BODY',
			text: 'Hi {{1}}, our summer sale lasts until {{2}}.',
			example: { bodyText: ['Ann', 'Sunday'] },
		},
		{ type: 'FOOTER', text: 'No more offers? Tell us below.' },
		{
			type: 'BUTTONS',
			buttons: [
				{ type: 'COPY_CODE', text: 'Copy the code', example: ['25OFF'] },
				{ type: 'QUICK_REPLY', text: 'No more offers' },
			],
		},
	]),
	template('winter_sale', english, 'MARKETING', [{ type: 'BODY', text: 'Winter sale until {{1}}.' }], 'PENDING'),
	template('spring_sale', english, 'MARKETING', [{ type: 'BODY', text: 'Spring sale.' }], 'PAUSED'),
];

/** A template that a message names; undefined where the account has none of that name in that language. */
export function templateFor(
	{ name, language }: Pick<Schemas['MessageTemplate'], 'name' | 'language'>,
	templates: readonly Template[],
): Template | undefined {
	return templates.find((each) => each.templateName === name && each.language === language);
}

/** The names of a text's placeholders, each once, in order. */
export function placeholdersOf(text: string | undefined): string[] {
	return [...new Set(Array.from((text ?? '').matchAll(/\{\{\s*(\w+)\s*\}\}/g), ([, name = '']) => name))];
}

/** A text with values in place of its placeholders, in the order of their first use. */
export function filledIn(text: string, values: readonly string[]): string {
	const names = placeholdersOf(text);
	return text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => values[names.indexOf(name)] ?? whole);
}

/** A template's part of a type. */
export function partOf({ components = [] }: Template, type: Part['type']): Part | undefined {
	return components.find((part) => part.type === type);
}

/** A template's buttons, each with the values that the message has for it. */
export function templateButtons(
	sent: Schemas['MessageTemplate'],
	template: Template,
): { button: Button; parameters: readonly Parameter[] }[] {
	return (partOf(template, 'BUTTONS')?.buttons ?? []).map((button, index) => {
		const part = sent.components?.find(({ type, index: at = 0 }) => type === 'button' && at === index);
		return { button, parameters: part?.parameters ?? [] };
	});
}

/** The values that a message has for a part of its template. */
export function parametersFor(sent: Schemas['MessageTemplate'], type: 'header' | 'body'): readonly Parameter[] {
	return sent.components?.find((component) => (component.type ?? 'body') === type)?.parameters ?? [];
}
