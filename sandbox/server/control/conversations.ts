import { channelOf } from '../chat/message';
import type { Conversation, Message, MessageStore } from '../messages';
import { countryOf, labelOf } from '../phoneNumbers';
import type { ConversationView, Page, ThreadView } from './views';
import { defined } from '../../../nodes/problems/defined';
import { uuidOf } from '../../../nodes/sending/redaction';

const previewLength = 160;

/** Conversations that were found, the latest first, each with the message to show. */
interface Found {
	conversation: Conversation;
	message: Message;
}

/** One page of the conversations, or of those in which something matches the search. */
export function conversationPage(
	store: MessageStore,
	offset: number,
	limit: number,
	search: string,
): Page<ConversationView> {
	const found = search === '' ? all(store) : matching(store, search);
	return { total: found.length, items: found.slice(offset, offset + limit).map(view) };
}

/** The messages with one phone before the named one, or the last ones. */
export function thread(
	store: MessageStore,
	number: string,
	before: string | undefined,
	limit: number,
	replyTo: string,
): ThreadView {
	const messages = [...(store.conversation(number)?.messages ?? [])];
	const at = before === undefined ? -1 : messages.findIndex(({ umid }) => umid === before);
	const end = at === -1 ? messages.length : at;
	const start = Math.max(0, end - limit);
	const country = countryOf(number);
	return {
		number,
		label: labelOf(number),
		...defined({ country }),
		total: messages.length,
		messages: messages.slice(start, end),
		hasOlder: start > 0,
		replyTo,
	};
}

function all(store: MessageStore): Found[] {
	return store.conversations().map((conversation) => ({ conversation, message: conversation.last }));
}

function matching(store: MessageStore, search: string): Found[] {
	const needle = search.toLowerCase();
	const digits = /^[+\d\s()-]+$/.test(search) ? search.replaceAll(/\D/g, '') : '';
	return store.conversations().flatMap((conversation) => {
		if (digits !== '' && conversation.number.includes(digits)) return { conversation, message: conversation.last };
		const message = [...conversation.messages].findLast((candidate) => isMatch(candidate, needle));
		return message === undefined ? [] : { conversation, message };
	});
}

function isMatch(message: Message, needle: string): boolean {
	const { text, source = '', clientMessageId = '', clientBatchId = '', batchId = '', umid, state } = message;
	return [text, source, clientMessageId, clientBatchId, batchId, umid, state, channelOf(message) ?? ''].some(
		(field) => {
			const found = field.toLowerCase().indexOf(needle);
			// IDs that nobody chose are found by their beginning alone: any few digits are somewhere in one of them.
			return uuidOf(field) === undefined ? found !== -1 : found === 0;
		},
	);
}

function view({ conversation, message }: Found): ConversationView {
	const country = message.country;
	return {
		number: conversation.number,
		label: labelOf(conversation.number),
		...defined({ country }),
		messages: conversation.messages.size,
		preview: {
			umid: message.umid,
			text: message.text.slice(0, previewLength),
			direction: message.direction,
			...defined({ channel: channelOf(message) }),
			state: message.state,
			at: message.acceptedAt,
		},
	};
}
