import { randomUUID } from 'node:crypto';
import { countSegments } from '../../nodes/text/segments';
import { defined } from '../../nodes/problems/defined';
import { channelOf, type ReceivedChat } from './chat/message';
import { receivedText } from './chat/words';
import type { Inbound, Message } from './messages';
import { countryOf } from './phoneNumbers';
import { notPriced, priceOf } from './prices';

/** What is known about the phone and the account when a message comes in. */
interface Circumstances {
	/** The last message to or from the phone. */
	previous: Message | undefined;
	subAccountId: string;
	/** The account's number that the phone answers. */
	number: string;
	/** ISO 8601, UTC. */
	now: string;
}

/** The message that a phone sends. */
export function inboundFrom(inbound: Inbound, { previous, subAccountId, number, now }: Circumstances): Message {
	const source = inbound.source.replace(/^\+/, '');
	const country = countryOf(source);
	const received = inbound.chat ?? textThrough(previous && channelOf(previous), inbound.text);
	const text = inbound.text ?? (received === undefined ? '' : receivedText(received.type, received.content));
	const { encoding, segments } = countSegments(text);
	return {
		umid: randomUUID(),
		direction: 'inbound',
		subAccountId: inbound.subAccountId ?? previous?.subAccountId ?? subAccountId,
		source,
		destination: (inbound.destination ?? number).replace(/^\+/, ''),
		text,
		encoding,
		...(received === undefined
			? { segments, price: priceOf(country, 'inbound', segments) }
			: { segments: 0, price: notPriced }),
		...defined({ country, received }),
		acceptedAt: now,
		state: 'delivered',
		history: [{ state: 'delivered', timestamp: now }],
	};
}

/** A text through a chat app, where the phone was last written to through one. */
function textThrough(channel: ReceivedChat['channel'] | undefined, text = ''): Inbound['chat'] {
	return channel === undefined || channel === 'SMS' ? undefined : { channel, type: 'Text', content: { text } };
}
