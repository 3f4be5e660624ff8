import { useState } from 'preact/hooks';
import { Icon } from './icons';

/** Copies a text, and says so for a moment. */
export function CopyButton({ text, label }: { text: string; label: string }) {
	const [isDone, setDone] = useState(false);
	const copy = () => {
		void navigator.clipboard.writeText(text).then(
			() => {
				setDone(true);
				setTimeout(() => {
					setDone(false);
				}, 1500);
			},
			() => undefined,
		);
	};
	return (
		<button type="button" class="icon-button small" aria-label={isDone ? 'Copied' : label} title={label} onClick={copy}>
			<Icon name={isDone ? 'check' : 'copy'} size={14} />
		</button>
	);
}
