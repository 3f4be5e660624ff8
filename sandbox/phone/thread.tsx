import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { channelOf } from '../server/chat/message';
import type { MessageView, ThreadView } from '../server/control/views';
import { Bubble } from './bubble';
import { useChanges } from './changes';
import type { ChatReply } from './chat/sendMore';
import { Composer } from './composer';
import { markSeen } from './conversations';
import { Icon } from './icons';
import { hashOf } from './route';
import { sandboxApi } from './sandboxApi';
import { count, countryName, dayName, dayOf, senderWords } from './wording';

const pageSize = 60;
const atEnd = 80;
/** Changed messages that are looked up one by one; beyond it all that are shown are loaded again. */
const oneByOne = 20;
/** The most that the sandbox returns in one answer. */
const longestPage = 500;

interface Loaded extends Omit<ThreadView, 'messages'> {
	messages: MessageView[];
}

/** A conversation: its last messages, earlier ones when asked for, and a place to answer. */
export function Thread({ number, selected }: { number: string; selected: string | undefined }) {
	const [thread, setThread] = useState<Loaded>();
	const [problem, setProblem] = useState<string>();
	const [unseen, setUnseen] = useState(0);
	const [news, setNews] = useState('');
	const scroller = useRef<HTMLDivElement>(null);
	const isAtEnd = useRef(true);
	/** What the scrolled height was before earlier messages came in above. */
	const heightBefore = useRef<number | undefined>(undefined);

	const fail = (error: unknown) => {
		setProblem(error instanceof Error ? error.message : 'The messages could not be loaded.');
	};

	useEffect(() => {
		let isCurrent = true;
		sandboxApi.thread(number, pageSize).then((loaded) => {
			if (isCurrent) setThread(loaded);
		}, fail);
		markSeen(number);
		return () => {
			isCurrent = false;
		};
	}, [number]);

	// Opening a conversation from the list moves the focus into it.
	useEffect(() => {
		if (document.activeElement?.closest('.paged-list')) scroller.current?.focus({ preventScroll: true });
	}, []);

	const loadOlder = () => {
		const before = thread?.messages[0]?.umid;
		if (thread === undefined || before === undefined) return;
		heightBefore.current = scroller.current?.scrollHeight;
		sandboxApi.thread(number, pageSize, before).then((older) => {
			setThread(
				(known) => known && { ...known, messages: joined(older.messages, known.messages), hasOlder: older.hasOlder },
			);
		}, fail);
	};

	const refresh = async (umids: string[] | null) => {
		const latest = await sandboxApi.thread(number, pageSize);
		const known = new Map(thread?.messages.map((message) => [message.umid, message]));
		const added = latest.messages.filter(({ umid }) => !known.has(umid));
		const overlaps = added.length < latest.messages.length;
		const inLatest = new Set(latest.messages.map(({ umid }) => umid));
		const older = [...known.keys()].filter((umid) => !inLatest.has(umid));
		const changed = older.filter((umid) => umids === null || umids.includes(umid));
		if (thread === undefined || !overlaps) setThread(latest);
		else {
			const updates =
				changed.length > oneByOne
					? await messagesBefore(number, latest, older.length)
					: await Promise.all(changed.map(async (umid) => (await sandboxApi.message(umid)).message));
			setThread((now) =>
				now === undefined
					? latest
					: { ...latest, hasOlder: now.hasOlder, messages: joined(now.messages, updates, latest.messages) },
			);
		}
		announce(thread === undefined ? [] : added.filter(({ direction }) => direction === 'outbound'));
		markSeen(number);
	};

	const announce = (added: MessageView[]) => {
		const [only] = added;
		if (only === undefined) return;
		setNews(added.length === 1 ? `New message ${senderWords(only)}: ${only.text}` : count(added.length, 'new message'));
		if (!isAtEnd.current) setUnseen((before) => before + added.length);
	};

	const refreshing = useRef<{ next: Set<string> | null } | undefined>(undefined);
	const catchUp = (umids: string[] | null) => {
		const running = refreshing.current;
		if (running !== undefined) {
			running.next = umids === null || running.next === null ? null : new Set([...running.next, ...umids]);
			return;
		}
		const turn: { next: Set<string> | null } = { next: new Set() };
		refreshing.current = turn;
		refresh(umids)
			.catch(fail)
			.finally(() => {
				refreshing.current = undefined;
				if (turn.next === null || turn.next.size > 0) latestCatchUp.current(turn.next && [...turn.next]);
			});
	};
	const latestCatchUp = useRef(catchUp);
	latestCatchUp.current = catchUp;

	useChanges(({ numbers, umids }) => {
		if (numbers === null || numbers.includes(number)) catchUp(umids);
	});

	useLayoutEffect(() => {
		const element = scroller.current;
		if (element === null) return;
		if (heightBefore.current !== undefined) {
			element.scrollTop += element.scrollHeight - heightBefore.current;
			heightBefore.current = undefined;
		} else if (isAtEnd.current) element.scrollTop = element.scrollHeight;
	}, [thread]);

	// Long messages turn out taller than estimated once they are drawn.
	const list = useRef<HTMLOListElement>(null);
	useEffect(() => {
		if (list.current === null) return undefined;
		const observer = new ResizeObserver(() => {
			if (isAtEnd.current && scroller.current !== null) scroller.current.scrollTop = scroller.current.scrollHeight;
		});
		observer.observe(list.current);
		return () => {
			observer.disconnect();
		};
	}, []);

	const onScroll = () => {
		const element = scroller.current;
		if (element === null) return;
		isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < atEnd;
		if (isAtEnd.current) setUnseen(0);
	};
	const toEnd = () => {
		const element = scroller.current;
		if (element !== null) element.scrollTop = element.scrollHeight;
		setUnseen(0);
	};

	const last = thread?.messages.at(-1);
	const channel = last && channelOf(last);
	const chatChannel = channel === 'SMS' ? undefined : channel;
	const reply = async (text: string) => {
		isAtEnd.current = true;
		await sandboxApi.receive({ source: number, text });
	};
	const replyMore = async (sent: ChatReply) => {
		isAtEnd.current = true;
		await sandboxApi.receive({ source: number, chat: { channel: chatChannel ?? 'WhatsApp', ...sent } });
	};

	const isNumber = /^\d+$/.test(number);
	const label = thread?.label ?? (isNumber ? `+${number}` : number);
	return (
		<section class="thread" aria-label={`Messages with ${label}`}>
			<header class="pane-header">
				<a class="icon-button only-narrow" href={hashOf({ view: 'messages' })} aria-label="Back to the conversations">
					<Icon name="back" />
				</a>
				<div>
					<h2>{label}</h2>
					<p class="muted">
						{thread?.country !== undefined && `${countryName(thread.country)} · `}
						{thread !== undefined && count(thread.total, 'message')}
					</p>
				</div>
			</header>
			<div
				class="thread-scroller"
				ref={scroller}
				onScroll={onScroll}
				tabIndex={0}
				role="region"
				aria-label="Message history"
			>
				{problem !== undefined && (
					<p class="problem" role="alert">
						{problem}
					</p>
				)}
				{thread?.hasOlder === true && (
					<button type="button" class="older" onClick={loadOlder}>
						Show earlier messages
					</button>
				)}
				<ol class="messages" ref={list}>
					{thread !== undefined && withDays(thread.messages, number, selected)}
				</ol>
				{last?.received?.showsTyping === true && (
					<p class="typing" role="status">
						{chatChannel}: an answer is being written …
					</p>
				)}
				{thread?.total === 0 && <p class="nothing">No messages with this number.</p>}
			</div>
			<p class="hidden" aria-live="polite">
				{news}
			</p>
			{unseen > 0 && (
				<button type="button" class="to-end" onClick={toEnd}>
					<Icon name="down" size={16} /> {count(unseen, 'new message')}
				</button>
			)}
			{isNumber || chatChannel !== undefined ? (
				<Composer
					key={number}
					label={`Reply as ${label}${whereTo(chatChannel, thread?.replyTo)}`}
					channel={chatChannel}
					send={reply}
					sendMore={replyMore}
				/>
			) : (
				<p class="composer muted">People known only by an ID cannot write to the account here.</p>
			)}
		</section>
	);
}

function whereTo(channel: string | undefined, replyTo: string | undefined): string {
	if (channel !== undefined) return ` through ${channel}`;
	return replyTo === undefined ? '' : ` to +${replyTo}`;
}

/** As many messages of a conversation as wanted, from the last one before those given on back. */
async function messagesBefore(number: string, { messages }: ThreadView, wanted: number): Promise<MessageView[]> {
	const found: MessageView[] = [];
	let [next] = messages;
	while (next !== undefined && found.length < wanted) {
		const page = await sandboxApi.thread(number, Math.min(longestPage, wanted - found.length), next.umid);
		found.unshift(...page.messages);
		[next] = page.messages;
	}
	return found;
}

/** Messages of several lists in the order of the lists, each once, in its latest form. */
function joined(...lists: MessageView[][]): MessageView[] {
	const byUmid = new Map<string, MessageView>();
	for (const message of lists.flat()) byUmid.set(message.umid, message);
	return [...byUmid.values()];
}

function withDays(messages: MessageView[], number: string, selected: string | undefined) {
	return messages.flatMap((message, index) => {
		const before = messages[index - 1];
		const isNewDay = before === undefined || dayOf(before.acceptedAt) !== dayOf(message.acceptedAt);
		const goesOn =
			!isNewDay &&
			before.direction === message.direction &&
			before.source === message.source &&
			channelOf(before) === channelOf(message);
		const isSelected = message.umid === selected;
		const bubble = (
			<Bubble key={message.umid} message={message} number={number} isSelected={isSelected} goesOn={goesOn} />
		);
		if (!isNewDay) return bubble;
		return [
			<li key={`day ${message.umid}`} class="day">
				<time dateTime={message.acceptedAt}>{dayName(message.acceptedAt)}</time>
			</li>,
			bubble,
		];
	});
}
