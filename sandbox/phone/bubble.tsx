import { Fragment } from 'preact';
import { memo } from 'preact/compat';
import type { MessageView } from '../server/control/views';
import { useState } from 'preact/hooks';
import type { Pressable } from '../server/chat/presses';
import { ChatContent, ReceivedContent, Suggestions } from './chat/content';
import { Icon, type IconName } from './icons';
import { goTo, hashOf } from './route';
import { sandboxApi } from './sandboxApi';
import { clockTime, count, exactTime, fullTime, isSms, money, stateOf, type Tone } from './wording';

const marks: Record<Tone, IconName | undefined> = { good: 'check', bad: 'warning', waiting: 'clock', quiet: undefined };

interface Props {
	message: MessageView;
	number: string;
	isSelected: boolean;
	/** Whether it has the same sender as the message above. */
	goesOn: boolean;
}

/**
 * A message in a conversation: what the phone received is on the left, what it answered on the right. Not drawn again
 * while nothing about the message changes, because a conversation can have thousands.
 */
export const Bubble = memo(function Bubble({ message, number, isSelected, goesOn }: Props) {
	const { umid, direction, scheduled, state, rejection, chat, received } = message;
	const { name, tone } = stateOf(message);
	const mark = marks[tone];
	const route = { view: 'messages', number, umid } as const;
	const open = () => {
		// Marking text to copy it must not open anything.
		if (getSelection()?.isCollapsed !== false) goTo(route);
	};
	const [problem, setProblem] = useState<string>();
	const press = ({ key, kind }: Pressable) => {
		setProblem(undefined);
		if (kind === 'locate') return;
		sandboxApi.press(umid, key).catch((error: unknown) => {
			setProblem(error instanceof Error ? error.message : 'The message was not sent.');
		});
	};
	const shown = !isSms(message) && chat !== undefined && rejection === undefined ? chat : undefined;
	return (
		<li class={`message ${direction} tone-${tone} ${isSelected ? 'is-selected' : ''}`} id={`message-${umid}`}>
			{direction === 'outbound' && !goesOn && <Sender message={message} />}
			<div class="bubble" dir="auto" onClick={open}>
				{chat?.quotes !== undefined && <Answered umid={chat.quotes} number={number} />}
				{received?.replyToUmid !== undefined && <Answered umid={received.replyToUmid} number={number} />}
				{received !== undefined ? (
					<ReceivedContent received={received} text={message.text} />
				) : isSms(message) || chat === undefined ? (
					<Text message={message} />
				) : (
					<ChatContent chat={chat} press={press} />
				)}
			</div>
			{shown !== undefined && <Suggestions chat={shown} press={press} />}
			{problem !== undefined && (
				<p class="problem" role="alert">
					{problem}
				</p>
			)}
			<a class="meta" href={hashOf(route)} aria-current={isSelected ? 'true' : undefined}>
				<span class={`state tone-${tone}`}>
					{mark !== undefined && <Icon name={mark} size={14} />}
					{state === 'scheduled' && scheduled !== undefined ? `Goes out ${exactTime(scheduled)}` : name}
					{rejection !== undefined && `: ${rejection}`}
				</span>
				{isSms(message) && (
					<>
						<span>{message.encoding}</span>
						<span>{count(message.segments, 'segment')}</span>
						<span>{money(message.price.total, message.price.currency)}</span>
					</>
				)}
				<time dateTime={message.acceptedAt} title={fullTime(message.acceptedAt)}>
					{clockTime(message.acceptedAt)}
				</time>
				<span class="hidden">Details</span>
			</a>
		</li>
	);
});

/** The message that this one answers. */
function Answered({ umid, number }: { umid: string; number: string }) {
	return (
		<a
			class="answered"
			href={hashOf({ view: 'messages', number, umid })}
			onClick={(event) => {
				event.stopPropagation();
			}}
		>
			<Icon name="reply" size={14} /> Answer to a message
		</a>
	);
}

/** The channel of a message that a chat app can carry, and the sender ID of one that goes out as an SMS. */
function Sender({ message }: { message: MessageView }) {
	const { chat, source } = message;
	return (
		<span class="sender">
			{chat !== undefined && <span class="channel">{chat.channel}</span>}{' '}
			{isSms(message) && <span>{source ?? 'No sender ID'}</span>}
		</span>
	);
}

/** The text of a survey, whose links open it. */
function LinkedText({ text, link }: { text: string; link: string }) {
	const [before, ...others] = text.split(link);
	return (
		<>
			{before}
			{others.map((part, index) => (
				<Fragment key={index}>
					<a
						href={link}
						target="_blank"
						rel="noreferrer"
						onClick={(event) => {
							event.stopPropagation();
						}}
					>
						{link}
					</a>
					{part}
				</Fragment>
			))}
		</>
	);
}

/** The text, with the part marked that was cut off because it is beyond ten segments. */
function Text({ message: { text, cutAt, survey, personalDataRemoved } }: { message: MessageView }) {
	if (personalDataRemoved === true) return <em class="no-text">Personal data removed</em>;
	if (text === '') return <em class="no-text">No text</em>;
	if (survey !== undefined) return <LinkedText text={text} link={survey.link} />;
	if (cutAt === undefined) return <>{text}</>;
	return (
		<>
			{text.slice(0, cutAt)}
			<span class="cut-note">Cut off after ten segments. Not sent:</span>
			<del>{text.slice(cutAt)}</del>
		</>
	);
}
