import type { Pressable } from '../../server/chat/presses';
import { CopyButton } from '../copyButton';
import { Icon, type IconName } from '../icons';
import type { Press } from './content';

const icons: Record<Pressable['kind'], IconName | undefined> = {
	reply: 'reply',
	link: 'link',
	dial: 'dial',
	place: 'place',
	event: 'event',
	copy: 'copy',
	locate: 'place',
};

interface Props {
	pressables: readonly Pressable[];
	press: Press;
}

/** Buttons below the content of a message, one under the other. */
export function Buttons({ pressables, press }: Props) {
	if (pressables.length === 0) return null;
	return (
		<div class="chat-buttons">
			{pressables.map((each) => (
				<Pressed key={each.key} pressable={each} press={press} look="chat-button" />
			))}
		</div>
	);
}

/** Chips under a message, side by side. */
export function Chips({ pressables, press }: Props) {
	if (pressables.length === 0) return null;
	return (
		<div class="chips" role="group" aria-label="Suggestions">
			{pressables.map((each) => (
				<Pressed key={each.key} pressable={each} press={press} look="chip" />
			))}
		</div>
	);
}

function Pressed({ pressable, press, look }: { pressable: Pressable; press: Press; look: 'chat-button' | 'chip' }) {
	const { kind, label, opens, does } = pressable;
	const icon = icons[kind];
	const inside = (
		<>
			{icon !== undefined && <Icon name={icon} size={16} />}
			<span>{label}</span>
		</>
	);
	if (kind === 'copy') {
		return (
			<span class={look}>
				<span>{label}</span> <CopyButton text={opens ?? ''} label={label} />
			</span>
		);
	}
	const onClick = (event: Event) => {
		event.stopPropagation();
		press(pressable);
	};
	// Numbers are not dialled: there is nobody to call here.
	if (kind === 'link' && opens !== undefined && /^https?:/i.test(opens)) {
		return (
			<a class={look} href={opens} target="_blank" rel="noreferrer" title={opens} onClick={onClick}>
				{inside}
			</a>
		);
	}
	return (
		<button type="button" class={look} title={does} onClick={onClick}>
			{inside}
		</button>
	);
}
