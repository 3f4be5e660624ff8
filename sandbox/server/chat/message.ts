import type { components } from '../../../nodes/generated/chatAppsTypes';
import type { Message } from '../messages';
import { defined } from '../../../nodes/problems/defined';
import type { Channel } from './channels';
import type { Template } from './templates';

type Schemas = components['schemas'];
export type ChannelStep = Schemas['ChannelStep'];
export type MessageContent = Schemas['MessageContent'];
export type MessageType = Schemas['MessageType'];

/** What a sent message of the Business Messaging API has in addition to a text. */
export interface ChatMessage {
	/** The channel that it goes through now. */
	channel: Channel;
	readonly type: MessageType;
	readonly content: MessageContent;
	/** The channels to try, one after the other. */
	readonly steps: readonly ChannelStep[];
	/** Which of them is being tried. */
	step: number;
	/** The code of the receipt with which WhatsApp refuses its template. */
	readonly templateError?: number;
	/** The template as the account has it. */
	readonly template?: Template;
	/** The message that it quotes. */
	readonly quotes?: string;
}

/** What a message received through a chat app has in addition to a text. */
export interface ReceivedChat {
	readonly channel: Channel;
	/** As events have it, such as Text or Interactive. */
	readonly type: string;
	readonly content: Schemas['InboundContent'];
	/** The name that the person chose. */
	readonly name?: string;
	/** The message that it answers. */
	readonly replyToUmid?: string;
	/** Set while the phone shows that an answer is being written. */
	showsTyping?: true;
	/** Set once the account has marked it as read. */
	isSeen?: true;
}

/** What messages that name no channel go through: the sandbox's sub-accounts are set up for WhatsApp, and RCS for cards. */
function usualStep(type: MessageType, { suggestions }: MessageContent): ChannelStep {
	return { channel: isForRcs(type) || suggestions !== undefined ? 'RCS' : 'WhatsApp' };
}

const isForRcs = (type: MessageType) => type === 'richCard' || type === 'carousel';

/** Whether a channel can show messages of this type. An SMS says in words what it cannot show. */
export function carries(channel: Channel, type: MessageType): boolean {
	return channel === 'SMS' || channel === 'RCS' || !isForRcs(type);
}

export function chatMessage(
	{ type, content, channels = [], context }: Schemas['MessageRequest'],
	template: Template | undefined,
): ChatMessage {
	const [first = usualStep(type, content), ...others] = channels;
	return {
		channel: first.channel,
		type,
		content,
		steps: [first, ...others],
		step: 0,
		...defined({ template, quotes: context?.umid }),
	};
}

/** The channel of a message through a chat app, sent or received; undefined for an SMS of the SMS API. */
export const channelOf = ({ chat, received }: Pick<Message, 'chat' | 'received'>): Channel | undefined =>
	chat?.channel ?? received?.channel;

/** The step that comes after a failure or too long a wait; `undefined` when the message is on its last channel. */
export function nextStep({ steps, step }: ChatMessage): ChannelStep | undefined {
	return steps[step + 1];
}

const progress: readonly string[] = ['queued', 'sent', 'delivered', 'read'];
const wanted = { Accepted: 'queued', Sent: 'sent', Delivered: 'delivered', Read: 'read' } as const;

/**
 * Whether a message has reached the required state on its present channel: delivered, unless the step says otherwise.
 */
export function hasSucceeded({ history }: Pick<Message, 'history'>, { steps, step, channel }: ChatMessage): boolean {
	const success = wanted[steps[step]?.successStatus ?? 'Delivered'];
	return history.some(
		(change) => change.channel === channel && progress.indexOf(change.state) >= progress.indexOf(success),
	);
}
