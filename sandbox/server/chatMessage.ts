import type { components } from '../../nodes/generated/chatAppsTypes';
import type { Message } from './messages';

type Schemas = components['schemas'];
export type Channel = Schemas['Channel'];
export type ChannelStep = Schemas['ChannelStep'];
export type MessageContent = Schemas['MessageContent'];
export type MessageType = Schemas['MessageType'];

/** What a message of the Business Messaging API has beyond a text. */
export interface ChatMessage {
	/** The channel that it goes through now. */
	channel: Channel;
	readonly type: MessageType;
	readonly content: MessageContent;
	/** The channels to try, one after the other. */
	readonly steps: readonly ChannelStep[];
	/** Which of them is being tried. */
	step: number;
}

/** What messages that name no channel go through: the sandbox's sub-accounts are set up for WhatsApp alone. */
const usual: readonly [ChannelStep, ...ChannelStep[]] = [{ channel: 'WhatsApp' }];

export function chatMessage(type: MessageType, content: MessageContent, channels: readonly ChannelStep[]): ChatMessage {
	const [first = usual[0], ...others] = channels;
	return { channel: first.channel, type, content, steps: [first, ...others], step: 0 };
}

/** The step that comes after a failure or too long a wait; `undefined` when the message is on its last channel. */
export function nextStep({ steps, step }: ChatMessage): ChannelStep | undefined {
	return steps[step + 1];
}

const progress: readonly string[] = ['queued', 'sent', 'delivered', 'read'];
const wanted = { Accepted: 'queued', Sent: 'sent', Delivered: 'delivered', Read: 'read' } as const;

/** Whether a message came as far as it has to on its present channel: delivered, unless the step says otherwise. */
export function hasSucceeded({ history }: Pick<Message, 'history'>, { steps, step, channel }: ChatMessage): boolean {
	const success = wanted[steps[step]?.successStatus ?? 'Delivered'];
	return history.some(
		(change) => change.channel === channel && progress.indexOf(change.state) >= progress.indexOf(success),
	);
}

/** The message as a text, readable where nothing but text can be shown: in previews, searches and announcements. */
export function readableText(type: MessageType, content: MessageContent): string {
	switch (type) {
		case 'text':
			return content.text ?? '';
		case 'location':
			return `Location: ${placeOf(content.location)}`;
		case 'template':
			return templateLines(content.template).join('\n');
		default: {
			const medium = `${capital(type)}: ${content.url ?? ''}`;
			return content.text === undefined ? medium : `${medium}\n${content.text}`;
		}
	}
}

/** What an SMS says when the message goes on as one. */
export function smsText(type: MessageType, content: MessageContent): string {
	return content.fallbackText ?? readableText(type, content);
}

function templateLines({ name = '', language = '', components = [] }: Schemas['MessageTemplate'] = {}): string[] {
	return [
		`Template ${name} (${language})`,
		...components.map((component) => `${partName(component)}: ${valuesOf(component).join(', ')}`),
	];
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
export function placeOf(location: Schemas['Location'] | undefined): string {
	if (location === undefined) return '';
	const { name, address, latitude, longitude } = location;
	return [name, address, `${latitude}, ${longitude}`].filter((part) => part !== undefined).join(', ');
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
