import { useRef, useState } from 'preact/hooks';
import type { TargetedKeyboardEvent } from 'preact';
import { countSegments } from '../../nodes/text/segments';
import { type ChatReply, SendMore } from './chat/sendMore';
import { Icon } from './icons';
import { count } from './wording';

interface Props {
	label: string;
	/** The chat app that replies go through; undefined for SMS. */
	channel: string | undefined;
	/** Sends the text; rejects with an error whose message is for people. */
	send: (text: string) => Promise<void>;
	/** Sends something else. */
	sendMore: (reply: ChatReply) => Promise<void>;
}

/** Where a phone's text is typed. Enter sends it, Shift and Enter begin a new line. */
export function Composer({ label, channel, send, sendMore }: Props) {
	const [text, setText] = useState('');
	const [problem, setProblem] = useState<string>();
	const [isBusy, setBusy] = useState(false);
	const field = useRef<HTMLTextAreaElement>(null);
	const size = countSegments(text);

	const submit = (event: Event) => {
		event.preventDefault();
		if (text.trim() === '' || isBusy) return;
		setBusy(true);
		setProblem(undefined);
		send(text).then(
			() => {
				setText('');
				setBusy(false);
				field.current?.focus();
			},
			(error: unknown) => {
				setProblem(error instanceof Error ? error.message : 'The message was not sent.');
				setBusy(false);
			},
		);
	};
	const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
		if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) submit(event);
	};

	return (
		<form class={`composer ${channel === undefined ? '' : 'for-chat'}`} onSubmit={submit}>
			<label>
				<span class="composer-label">{label}</span>
				<textarea
					ref={field}
					rows={1}
					value={text}
					dir="auto"
					placeholder="Type a message"
					aria-describedby="composer-size"
					onInput={(event) => {
						setText(event.currentTarget.value);
					}}
					onKeyDown={onKeyDown}
				/>
			</label>
			{channel !== undefined && <SendMore send={sendMore} fail={setProblem} />}
			<button type="submit" class="button primary" disabled={text.trim() === '' || isBusy}>
				<Icon name="send" />
				<span>Send</span>
			</button>
			<p id="composer-size" class="composer-size">
				{problem !== undefined ? (
					<span class="tone-bad" role="alert">
						{problem}
					</span>
				) : (
					text !== '' &&
					channel === undefined &&
					`${size.encoding}, ${count(size.segments, 'segment')}, ${count(size.unitsLeft, 'character')} left`
				)}
			</p>
		</form>
	);
}
