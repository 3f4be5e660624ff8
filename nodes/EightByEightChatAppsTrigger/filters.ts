import { eventTypes } from '../generated/chatAppsWebhookEvents';
import { channelOf, type ChatEvent } from '../events/chatEnvelope';
import { isFinalOnChannel } from '../events/chatStatus';
import { holdsKeyword } from '../events/keywords';
import { propertyOf, textOf } from '../problems/unknownValues';
import { isAmong, isFinalStatesOnly, listOf } from '../triggers/filterLists';

/** What starts the workflow. An empty list lets everything through. */
interface Filters {
	finalStatesOnly: boolean;
	states: readonly string[];
	keywords: readonly string[];
	/** In lower case. */
	channels: readonly string[];
}

/** Reads the filters among the values of the Options collection. */
export function readFilters(options: Record<string, unknown>): Filters {
	const states = listOf(options.states);
	return {
		finalStatesOnly: isFinalStatesOnly(options.finalStatesOnly, states),
		states,
		keywords: listOf(options.keywords),
		channels: listOf(options.channels).map((channel) => channel.toLowerCase()),
	};
}

/**
 * Whether an event passes the filters. The channel filter applies to all events, the others only to events of their
 * kind.
 */
export function passes(event: ChatEvent, filters: Filters): boolean {
	const { type, payload } = event;
	if (!isAmong(filters.channels, channelOf(event).toLowerCase())) return false;
	if (type === eventTypes.chatMessageStatus) {
		const state = textOf(propertyOf(payload.status, 'state')) ?? '';
		return (!filters.finalStatesOnly || isFinalOnChannel(state)) && isAmong(filters.states, state);
	}
	return filters.keywords.length === 0 || holdsKeyword(wordsOf(payload.content), filters.keywords);
}

/** What the person wrote, or the label of the button they pressed. */
function wordsOf(content: unknown): string {
	const interactive = propertyOf(content, 'interactive');
	const titles = ['button_reply', 'buttonReply', 'list_reply', 'listReply'].map((name) =>
		textOf(propertyOf(propertyOf(interactive, name), 'title')),
	);
	return textOf(propertyOf(content, 'text')) ?? titles.find((title) => title !== undefined) ?? '';
}
