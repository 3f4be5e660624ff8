import type { MessageView } from '../../server/control/views';
import { filledIn, parametersFor, partOf } from '../../server/chat/templates';
import { partName, valuesOf } from '../../server/chat/words';
import { Formatted } from './formatted';
import { Media } from './media';
import { Place } from './place';

type Chat = NonNullable<MessageView['chat']>;
type Sent = NonNullable<Chat['content']['template']>;

/** A template with its values filled in; if the account does not have it, only the values. */
export function Template({ sent, template }: { sent: Sent; template: Chat['template'] }) {
	if (template === undefined) return <Values sent={sent} />;
	const [header, body, footer] = [partOf(template, 'HEADER'), partOf(template, 'BODY'), partOf(template, 'FOOTER')];
	const values = parametersFor(sent, 'body').map(({ text = '' }) => text);
	return (
		<>
			{header !== undefined && <Header text={header.text} sent={sent} />}
			<span class="template-body">
				<Formatted text={filledIn(body?.text ?? '', values)} />
			</span>
			{footer !== undefined && <small class="template-footer">{footer.text}</small>}
			<small class="template-name">
				<span class="content-kind">Template</span> {sent.name} ({sent.language})
			</small>
		</>
	);
}

function Header({ text, sent }: { text: string | undefined; sent: Sent }) {
	const [value] = parametersFor(sent, 'header');
	if (value?.location !== undefined) return <Place location={value.location} />;
	if (value?.url !== undefined) {
		const kind = value.type === 'image' ? 'image' : value.type === 'document' ? 'file' : 'video';
		return <Media kind={kind} url={value.url} />;
	}
	return <strong class="heading">{filledIn(text ?? '', [value?.text ?? ''])}</strong>;
}

function Values({ sent: { name, language, components = [] } }: { sent: Sent }) {
	return (
		<>
			<p class="content-part">
				<span class="content-kind">Template</span> {name} ({language})
			</p>
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
