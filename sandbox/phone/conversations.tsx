import { useCallback, useState } from 'preact/hooks';
import type { ConversationView } from '../server/control/views';
import { Icon } from './icons';
import { PagedList } from './pagedList';
import { hashOf } from './route';
import { sandboxApi } from './sandboxApi';
import { briefTime, count, countryName, stateOf } from './wording';

const opened = Date.now();
/** When each conversation was last looked at, in milliseconds since 1970. */
const looked = new Map<string, number>();

/** Marks a conversation as seen. */
export function markSeen(number: string): void {
	looked.set(number, Date.now());
}

const isNew = ({ number, preview }: ConversationView) =>
	preview.direction === 'outbound' && Date.parse(preview.at) > (looked.get(number) ?? opened);

interface Props {
	search: string;
	selected: string | undefined;
	empty: preact.JSX.Element;
}

export function Conversations({ search, selected, empty }: Props) {
	const [total, setTotal] = useState<number>();
	const load = useCallback(
		(offset: number, limit: number) => sandboxApi.conversations(offset, limit, search),
		[search],
	);
	return (
		<>
			<p class="list-count" role="status">
				{total !== undefined &&
					(search === '' ? count(total, 'conversation') : `${count(total, 'conversation')} found`)}
			</p>
			<PagedList
				label={search === '' ? 'Conversations' : `Conversations that match ${search}`}
				rowHeight={72}
				listKey={search}
				load={load}
				concerns={() => true}
				onTotal={setTotal}
				row={(conversation) => <Row conversation={conversation} isSelected={conversation.number === selected} />}
				empty={search === '' ? empty : <p class="nothing">Nothing matches “{search}”.</p>}
			/>
		</>
	);
}

function Row({ conversation, isSelected }: { conversation: ConversationView; isSelected: boolean }) {
	const { number, label, country, preview } = conversation;
	const { name, tone } = stateOf(preview);
	const fresh = !isSelected && isNew(conversation);
	return (
		<a
			class={`conversation ${fresh ? 'is-new' : ''}`}
			href={hashOf({ view: 'messages', number })}
			aria-current={isSelected ? 'page' : undefined}
		>
			<span class="avatar" title={country === undefined ? undefined : countryName(country)} aria-hidden="true">
				{country ?? '?'}
			</span>
			<span class="who">{label}</span>
			<time dateTime={preview.at}>{briefTime(preview.at)}</time>
			<span class="gist">
				<span class="snippet" dir="auto">
					{preview.direction === 'inbound' && <span class="reply-mark">Reply: </span>}
					{preview.channel !== undefined && <span class="reply-mark">{preview.channel}: </span>}
					{preview.text === '' ? <em>No text</em> : preview.text}
				</span>
				<span class="marks">
					{tone === 'bad' && (
						<span class="mark tone-bad" title={name}>
							<Icon name="warning" size={16} />
							<span class="hidden">{name}</span>
						</span>
					)}
					{preview.state === 'scheduled' && (
						<span class="mark tone-waiting" title={name}>
							<Icon name="clock" size={16} />
							<span class="hidden">{name}</span>
						</span>
					)}
					{fresh && (
						<span class="mark new" title="New">
							<span class="hidden">New</span>
						</span>
					)}
				</span>
			</span>
		</a>
	);
}
