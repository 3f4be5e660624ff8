import { problem } from '../../../nodes/problems/catalogue';
import type { Problem } from '../../../nodes/problems/problem';
import { quote } from '../../../nodes/problems/unknownValues';
import type { MessageFormat, RawMessage } from '../../../nodes/sending/format';
import { sms } from '../../../nodes/sending/formats/sms';
import { countSegments, type SegmentCount } from '../../../nodes/text/segments';
import type { SmsRequest } from '../../../nodes/text/smsMessage';
import { isSendable } from '../../messages/addresses';
import { type Coding, codingOf, contentsOf, strangerIn } from '../../messages/contents';
import { codings, longTexts, receipts } from './options';

/** A text as it goes over SMPP. */
export type SmppRequest = SmsRequest & {
	coding: Coding;
	/** What was asked for. */
	asked: Coding | 'AUTO';
	longText: (typeof longTexts)[number];
	receipts: (typeof receipts)[number];
};

/** Texts over SMPP: they are checked like an SMS over HTTP. */
export const smppText: MessageFormat<SmppRequest> = {
	draft: (raw, context) => {
		const asked = oneOf(raw, 'encoding', 'Encoding', codings);
		const longText = oneOf(raw, 'longTexts', 'Long Texts', longTexts);
		const wanted = oneOf(raw, 'receipts', 'Receipts', receipts);
		// For lengths and look-alikes, Latin-1 counts as Unicode.
		const encoding = asked.value === 'LATIN1' ? 'UCS2' : asked.value;
		const draft = sms.draft({ ...raw, encoding }, context);
		if ('problem' in draft) return draft;
		const { request, destination, ...found } = draft;
		const coding = codingOf(request.text, asked.value);
		const wrong = asked.wrong ?? longText.wrong ?? wanted.wrong ?? problemOf(request, coding);
		if (wrong !== undefined) return { destination, problem: wrong };
		const how = { coding, asked: asked.value, longText: longText.value, receipts: wanted.value };
		return { ...found, destination, request: { ...request, ...how } };
	},
	textOf: ({ text }) => text,
	contentOf: ({ text }) => text,
	sizeOf: ({ text, coding }) => sizeOf(text, coding),
	encodingOf: ({ asked }) => asked,
};

function problemOf({ text, source }: SmsRequest, coding: Coding): Problem | undefined {
	const character = strangerIn(text, coding);
	if (character !== undefined) {
		return problem('SMPP_TEXT_UNCODABLE', { encoding: coding, character: quote(character) });
	}
	if (source !== undefined && !isSendable(source)) {
		return problem('SMPP_SOURCE_MALFORMED', { shown: quote(source) });
	}
	return undefined;
}

/** Parts in Latin-1 hold 140 and 134 characters, where UCS-2 has room for half of them. */
function sizeOf(text: string, coding: Coding): SegmentCount {
	if (coding !== 'LATIN1') return countSegments(text, coding);
	const segments = contentsOf(text, coding, 0, 'parts').parts.length;
	return { ...countSegments(text, 'UCS2'), segments, segmentsNeeded: segments };
}

function oneOf<Value extends string>(
	raw: RawMessage,
	name: string,
	label: string,
	allowed: readonly [Value, ...Value[]],
): { value: Value; wrong?: Problem } {
	const given = raw[name];
	const [usual] = allowed;
	if (given === undefined || given === null || given === '') return { value: usual };
	const value = allowed.find((each) => each === given);
	if (value !== undefined) return { value };
	return {
		value: usual,
		wrong: problem('CHOICE_UNKNOWN', { label, shown: quote(given), allowed: allowed.join(', ') }),
	};
}
