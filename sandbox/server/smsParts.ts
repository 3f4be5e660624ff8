import { countSegments, type TextEncoding } from '../../nodes/text/segments';
import type { Message } from './messages';
import { priceOf } from './prices';

/** The parts and the price of an SMS with this text. One that is not sent costs nothing. */
export function smsParts(
	text: string,
	encoding: TextEncoding | 'AUTO' | undefined,
	country: string | undefined,
	isSent: boolean,
): Pick<Message, 'text' | 'encoding' | 'segments' | 'cutAt' | 'price'> {
	const count = countSegments(text, encoding);
	return {
		text,
		encoding: count.encoding,
		segments: count.segments,
		...(count.truncated && { cutAt: count.keptLength }),
		price: priceOf(country, 'outbound', isSent ? count.segments : 0),
	};
}
