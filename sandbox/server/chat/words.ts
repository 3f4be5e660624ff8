import type { components } from '../../../nodes/generated/chatAppsTypes';
import type { MessageContent, MessageType } from './message';

type Schemas = components['schemas'];

/** The message as a text, readable where nothing but text can be shown: in previews, searches and announcements. */
export function readableText(type: MessageType, content: MessageContent): string {
	const chips = content.suggestions?.map(labelOf) ?? [];
	return [...linesOf(type, content), chips.join(' · ')].filter((line) => line !== '').join('\n');
}

function linesOf(type: MessageType, content: MessageContent): string[] {
	switch (type) {
		case 'text':
			return [content.text ?? ''];
		case 'location':
			return [`Location: ${placeOf(content.location)}`];
		case 'template':
			return templateLines(content.template);
		case 'interactive':
			return interactiveLines(content.interactive);
		case 'richCard':
			return cardLines(content.richCard);
		case 'carousel':
			return (content.carousel?.cards ?? []).flatMap(cardLines);
		default:
			return [`${capital(type)}: ${content.url ?? ''}`, content.text ?? ''];
	}
}

/** The text of the SMS that the message falls back to. */
export function smsText(type: MessageType, content: MessageContent): string {
	return content.fallbackText ?? readableText(type, content);
}

function templateLines({ name = '', language = '', components = [] }: Schemas['MessageTemplate'] = {}): string[] {
	return [
		`Template ${name} (${language})`,
		...components.map((component) => `${partName(component)}: ${valuesOf(component).join(', ')}`),
	];
}

function interactiveLines(interactive: Schemas['InteractiveMessage'] | undefined): string[] {
	if (interactive === undefined) return [];
	const { header, body, footer, action } = interactive;
	const rows = (action.sections ?? []).flatMap(({ rows: each }) => each.map(({ title }) => title));
	const labels = [
		...(action.buttons ?? []).map(({ reply }) => reply.title),
		...rows,
		...(action.parameters === undefined ? [] : [action.parameters.display_text]),
	];
	return [header?.text ?? '', body?.text ?? '', footer?.text ?? '', labels.join(' · ')];
}

function cardLines(card: Schemas['RichCard'] | Schemas['CarouselCard'] | undefined): string[] {
	if (card === undefined) return [];
	return [card.title ?? '', card.description ?? '', (card.suggestions ?? []).map(labelOf).join(' · ')];
}

/** The label of a chip. */
function labelOf({ reply, action }: Schemas['Suggestion']): string {
	return reply?.text ?? action?.text ?? '';
}

/** A part of a template in words, such as Body, or Button 1 (Url). */
export function partName({ type = 'body', index = 0, subType }: Schemas['TemplateComponent']): string {
	if (type !== 'button') return capital(type);
	return `Button ${index + 1}${subType === undefined ? '' : ` (${subType})`}`;
}

/** The values of a part's placeholders, as text. */
export function valuesOf({ parameters = [] }: Schemas['TemplateComponent']): string[] {
	return parameters.map(({ text, url, location, payload, couponCode }) =>
		location === undefined ? (text ?? url ?? couponCode ?? payload ?? '') : placeOf(location),
	);
}

/** A location in words, with its coordinates. */
function placeOf(location: Schemas['Location'] | undefined): string {
	if (location === undefined) return '';
	const { name, address, latitude, longitude } = location;
	return [name, address, `${latitude}, ${longitude}`].filter((part) => part !== undefined).join(', ');
}

/** An inbound message as a text: its text, what was pressed, or what was sent instead. */
export function receivedText(type: string, content: Schemas['InboundContent']): string {
	const { text, url, location, interactive } = content;
	const chosen = interactive?.button_reply ?? interactive?.list_reply;
	if (chosen !== undefined) return chosen.title ?? '';
	if (location !== undefined) return `Location: ${placeOf(location)}`;
	if (url === undefined) return text ?? '';
	return [`${capital(type)}: ${url}`, text ?? ''].filter((line) => line !== '').join('\n');
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
