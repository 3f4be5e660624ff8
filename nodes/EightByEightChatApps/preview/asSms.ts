import type { ChatRequest } from '../../chat/types';
import type { Format } from '../../sending/format';
import { chat } from '../../sending/formats/chat';
import { countSegments } from '../../text/segments';

/** Messages of chat apps, with the size of the SMS that they may become; those that are not known to become one have none. */
export const asSms: Format<ChatRequest> = {
	...chat,
	textOf: (request) => smsTextOf(request) ?? '',
	sizeOf: (request) => {
		const text = smsTextOf(request);
		return text === undefined ? undefined : countSegments(text, request.content.sms?.encoding ?? 'AUTO');
	},
};

function smsTextOf({ type, content, channels = [] }: ChatRequest): string | undefined {
	const isSms = channels.some(({ channel }) => channel === 'SMS');
	// Without channels of its own, it may become an SMS where it has a text for that.
	if (content.fallbackText !== undefined && (isSms || channels.length === 0)) return content.fallbackText;
	return isSms && type === 'text' ? content.text : undefined;
}
