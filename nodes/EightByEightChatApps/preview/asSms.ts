import type { ChatRequest } from '../../chat/types';
import type { Format } from '../../sending/format';
import { chat } from '../../sending/formats/chat';
import { countSegments } from '../../text/segments';

/** Chat app messages, each with the size of its SMS fallback; messages without a known fallback have no size. */
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
	// A message that names no channels may fall back to SMS if it has a text for it.
	if (content.fallbackText !== undefined && (isSms || channels.length === 0)) return content.fallbackText;
	return isSms && type === 'text' ? content.text : undefined;
}
