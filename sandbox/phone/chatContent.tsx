import type { MessageView } from '../server/control/views';
import { partName, placeOf, valuesOf } from '../server/chatMessage';

type Chat = NonNullable<MessageView['chat']>;

/** What a chat app shows of a message: a text, a medium with its caption, a place, or a template with its values. */
export function ChatContent({ chat: { type, content } }: { chat: Chat }) {
	if (type === 'text') return <>{content.text}</>;
	if (type === 'template') return <Template template={content.template} />;
	if (type === 'location') return <Labelled name="Location">{placeOf(content.location)}</Labelled>;
	return (
		<>
			<Labelled name={media[type]}>{content.url}</Labelled>
			{content.text}
		</>
	);
}

const media = {
	image: 'Image',
	audio: 'Audio',
	video: 'Video',
	file: 'File',
	interactive: 'Buttons or list',
	richCard: 'Rich card',
	carousel: 'Carousel',
} as const;

function Template({ template = {} }: { template: Chat['content']['template'] }) {
	const { name, language, components = [] } = template;
	return (
		<>
			<Labelled name="Template">
				{name} ({language})
			</Labelled>
			<dl class="template-parts">
				{components.map((component, index) => (
					<div key={index}>
						<dt>{partName(component)}</dt>
						{valuesOf(component).map((value, at) => (
							<dd key={at}>{value}</dd>
						))}
					</div>
				))}
			</dl>
		</>
	);
}

function Labelled({ name, children }: { name: string; children: preact.ComponentChildren }) {
	return (
		<p class="content-part">
			<span class="content-kind">{name}</span> {children}
		</p>
	);
}
