import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icons';
import { goTo } from './route';
import { sandboxApi } from './sandboxApi';
import { senderNumber } from './senderNumber';

/** A dialog in which any phone texts the account. */
export function NewText({ close }: { close: () => void }) {
	const dialog = useRef<HTMLDialogElement>(null);
	const [source, setSource] = useState('');
	const [text, setText] = useState('');
	const [problem, setProblem] = useState<string>();
	useEffect(() => {
		dialog.current?.showModal();
	}, []);
	const submit = (event: Event) => {
		event.preventDefault();
		const number = senderNumber(source);
		if (!number.ok) {
			setProblem(`${number.problem.happened.replace(/^Destination/, 'The number')}. ${number.problem.remedy}`);
			return;
		}
		sandboxApi.receive({ source: number.value, text }).then(
			() => {
				dialog.current?.close();
				goTo({ view: 'messages', number: number.value });
			},
			(error: unknown) => {
				setProblem(error instanceof Error ? error.message : 'The message was not sent.');
			},
		);
	};
	return (
		<dialog ref={dialog} aria-labelledby="new-text-title" onClose={close}>
			<form onSubmit={submit}>
				<header>
					<h2 id="new-text-title">Text the account</h2>
					<button type="button" class="icon-button" aria-label="Close" onClick={() => dialog.current?.close()}>
						<Icon name="close" />
					</button>
				</header>
				<label>
					<span>From the number</span>
					<input
						type="tel"
						required
						value={source}
						placeholder="+65 9123 4567"
						onInput={({ currentTarget }) => {
							setSource(currentTarget.value);
						}}
					/>
				</label>
				<label>
					<span>Text</span>
					<textarea
						rows={4}
						required
						dir="auto"
						value={text}
						onInput={({ currentTarget }) => {
							setText(currentTarget.value);
						}}
					/>
				</label>
				{problem !== undefined && (
					<p class="problem" role="alert">
						{problem}
					</p>
				)}
				<button type="submit" class="button primary">
					<Icon name="send" /> Send
				</button>
			</form>
		</dialog>
	);
}
