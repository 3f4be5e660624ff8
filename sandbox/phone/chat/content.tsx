import type { MessageView } from '../../server/control/views';
import { pressables, type Pressable } from '../../server/chat/presses';
import { Buttons, Chips } from './buttons';
import { Card, Carousel } from './cards';
import { Interactive } from './interactive';
import { Media } from './media';
import { Place } from './place';
import { Template } from './template';
import { Formatted } from './formatted';

type Chat = NonNullable<MessageView['chat']>;

/** Presses something in a message. */
export type Press = (pressed: Pressable) => void;

/** What a chat app shows of a message within its bubble. */
export function ChatContent({ chat, press }: { chat: Chat; press: Press }) {
	const { type, content, template } = chat;
	const all = pressables(type, content, template);
	const buttons = all.filter(({ key }) => key.startsWith('button:') || key === 'link' || key === 'locate');
	switch (type) {
		case 'text':
			return <Formatted text={content.text ?? ''} />;
		case 'location':
			return <Place location={content.location} />;
		case 'template':
			return (
				<>
					<Template sent={content.template ?? {}} template={template} />
					<Buttons pressables={buttons} press={press} />
				</>
			);
		case 'interactive':
			return (
				<>
					<Interactive interactive={content.interactive} rows={all} press={press} />
					<Buttons pressables={buttons} press={press} />
				</>
			);
		case 'richCard':
			return content.richCard && <Card card={content.richCard} at={0} pressables={all} press={press} />;
		case 'carousel':
			return content.carousel && <Carousel carousel={content.carousel} pressables={all} press={press} />;
		default:
			return (
				<>
					<Media kind={type} url={content.url} />
					{content.text !== undefined && <Formatted text={content.text} />}
				</>
			);
	}
}

/** The chips under a message. */
export function Suggestions({ chat, press }: { chat: Chat; press: Press }) {
	const { type, content, template } = chat;
	const chips = pressables(type, content, template).filter(({ key }) => key.startsWith('suggestion:'));
	return <Chips pressables={chips} press={press} />;
}

type Received = NonNullable<MessageView['received']>;

/** What a person wrote, sent or pressed. */
export function ReceivedContent({ received: { type, content }, text }: { received: Received; text: string }) {
	if (content.location !== undefined) return <Place location={content.location} />;
	if (content.url === undefined) return <>{text}</>;
	const kind = (['image', 'audio', 'video'] as const).find((each) => each === type.toLowerCase()) ?? 'file';
	return (
		<>
			<Media kind={kind} url={content.url} />
			{content.text}
		</>
	);
}
