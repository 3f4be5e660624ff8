import { useRef } from 'preact/hooks';
import type { MessageView } from '../../server/control/views';
import type { Pressable } from '../../server/chat/presses';
import { Icon } from '../icons';
import type { Press } from './content';
import { Formatted } from './formatted';
import { Media } from './media';

type Shown = NonNullable<NonNullable<MessageView['chat']>['content']['interactive']>;
type Header = NonNullable<Shown['header']>;

/** A text with something to press: its heading, body and footer, and the list where it has one. */
export function Interactive({
	interactive,
	rows,
	press,
}: {
	interactive: Shown | undefined;
	rows: readonly Pressable[];
	press: Press;
}) {
	if (interactive === undefined) return null;
	const { header, body, footer, action } = interactive;
	return (
		<>
			{header !== undefined && <Heading header={header} />}
			<span class="template-body">
				<Formatted text={body?.text ?? ''} />
			</span>
			{footer !== undefined && <small class="template-footer">{footer.text}</small>}
			{action.button !== undefined && (
				<List label={action.button} sections={action.sections ?? []} rows={rows} press={press} />
			)}
		</>
	);
}

function Heading({ header: { type, text, image, video, document } }: { header: Header }) {
	if (type === 'text') return <strong class="heading">{text}</strong>;
	const kind = type === 'document' ? 'file' : type;
	return <Media kind={kind} url={(image ?? video ?? document)?.link} />;
}

/** A button that opens the rows to choose from. */
function List({
	label,
	sections,
	rows,
	press,
}: {
	label: string;
	sections: NonNullable<Shown['action']['sections']>;
	rows: readonly Pressable[];
	press: Press;
}) {
	const sheet = useRef<HTMLDialogElement>(null);
	const stop = (event: Event) => {
		event.stopPropagation();
	};
	return (
		<div class="chat-buttons" onClick={stop}>
			<button type="button" class="chat-button" aria-haspopup="dialog" onClick={() => sheet.current?.showModal()}>
				<Icon name="list" size={16} />
				<span>{label}</span>
			</button>
			<dialog ref={sheet} class="list-sheet" aria-label={label}>
				<header>
					<h2>{label}</h2>
					<button type="button" class="icon-button" aria-label="Close" onClick={() => sheet.current?.close()}>
						<Icon name="close" />
					</button>
				</header>
				{sections.map(({ title }, at) => (
					<section key={at}>
						{title !== undefined && title !== '' && <h3>{title}</h3>}
						{rows
							.filter(({ key }) => key.startsWith(`row:${at}:`))
							.map((row) => (
								<button
									key={row.key}
									type="button"
									class="list-row"
									onClick={() => {
										sheet.current?.close();
										press(row);
									}}
								>
									<span>{row.label}</span>
									{row.description !== undefined && <small>{row.description}</small>}
								</button>
							))}
					</section>
				))}
			</dialog>
		</div>
	);
}
