import { isNearlyGsm, outsideGsm } from '../text/outsideGsm';
import { countSegments } from '../text/segments';
import { smartlyEncoded } from '../text/smartEncoding';
import type { AnyRequest, MessageFormat } from './format';
import type { Message, ReadMessage } from './message';
import type { Settled } from './slots';

/** Messages that take more segments for a few characters that GSM's alphabet does not have. */
export interface UnicodeCosts {
	/** All messages that were looked at, these among them. */
	total: number;
	messages: number;
	/** That they take. */
	segments: number;
	/** How many segments Smart Encoding would save. */
	saved: number;
	/** Character → the number of messages that hold it. */
	characters: Map<string, number>;
}

/** Counts what Unicode costs. Messages with a chosen encoding, or in another script, add nothing to it. */
export function unicodeCosts<Request extends AnyRequest>(
	read: readonly ReadMessage<Request>[],
	format: MessageFormat<Request>,
	isSent: (message: Message<Request>) => boolean,
): UnicodeCosts {
	const costs: UnicodeCosts = { total: 0, messages: 0, segments: 0, saved: 0, characters: new Map() };
	read.forEach((message) => {
		if ('problem' in message || !isSent(message)) return;
		costs.total++;
		if (!message.isUnicode) return;
		const { request, sentAs } = message;
		const text = format.textOf(request);
		const segments = sentAs.segments ?? 0;
		if (format.encodingOf(request) === 'UCS2' || !isNearlyGsm(text)) return;
		if (countSegments(text, 'GSM7').segments >= segments) return;
		costs.messages++;
		costs.segments += segments;
		costs.saved += segments - countSegments(smartlyEncoded(text, 'AUTO')).segments;
		for (const { character } of outsideGsm(text)) {
			costs.characters.set(character, (costs.characters.get(character) ?? 0) + 1);
		}
	});
	return costs;
}

/** How many characters are named; the others are only counted. */
const mostCharacters = 5;

/**
 * What Unicode costs, as a sentence. It names single characters, and never the text around them. Undefined where it
 * costs nothing.
 */
export function unicodeSentence({ total, messages, segments, saved, characters }: UnicodeCosts): string | undefined {
	if (messages === 0) return undefined;
	const sorted = [...characters].sort(([, a], [, b]) => b - a);
	const named = sorted.slice(0, mostCharacters).map(([character, count]) => `${character} in ${count}`);
	const others = sorted.length - named.length;
	const list = [...named, ...(others > 0 ? [`and ${others} more`] : [])].join(', ');
	const [hold, take] = messages === 1 ? ['holds', 'takes'] : ['hold', 'take'];
	const what = `${messages} of ${total} message${total === 1 ? '' : 's'} ${hold} characters outside GSM's alphabet (${list})`;
	const advice =
		saved > 0
			? `Smart Encoding, under Options, would save ${saved} of them.`
			: 'Without these characters it would be fewer.';
	return `${what} and ${take} ${segments} segments. ${advice}`;
}

/** The hint of a run, on the messages that it sent or may have sent; undefined where Unicode cost nothing. */
export function unicodeHint<Request extends AnyRequest>(
	read: readonly ReadMessage<Request>[],
	settled: readonly Settled[],
	format: MessageFormat<Request>,
) {
	const costs = unicodeCosts(read, format, ({ slot }) => {
		const { outcome, duplicateOf } = settled[slot.index] ?? {};
		return outcome?.outcome !== 'rejected' && duplicateOf === undefined;
	});
	const message = unicodeSentence(costs);
	return message === undefined ? undefined : { message, location: 'outputPane' as const };
}
