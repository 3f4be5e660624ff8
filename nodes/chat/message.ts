import { messageContentFields, messageRequestFields, smsSettingsFields } from '../generated/limits';
import { problem } from '../problems/catalogue';
import { defined } from '../problems/defined';
import type { Problem } from '../problems/problem';
import { isRecord } from '../problems/unknownValues';
import type { CheckContext } from '../text/checkContext';
import { choice, isBlank, isEmpty } from '../text/fieldValues';
import { dates } from '../text/messageDates';
import { callbackUrl, type Draft, senderId } from '../text/messageFields';
import { textProblem } from '../text/textProblem';
import { messageChips } from './cards';
import { readChannels } from './channels';
import { contentReaders, type PanelType, panelTypes } from './content';
import { type Fields, needed, oneOf, type Reading, shownText } from './fields';
import { readRecipient } from './recipient';
import type { ChannelStep, ChatRequest, Content } from './types';

/** Checks the raw fields of one message against the contract's limits and those of its channels, and turns them into a request. */
export function draftChatMessage(raw: Fields, context: CheckContext): Draft<ChatRequest> {
	const problems: Problem[] = [];
	const reading: Reading = { context, refuse: (found) => void problems.push(found) };
	const recipient = readRecipient(raw, context);
	if (!recipient.ok) return { problem: recipient.problem };
	const { destination, user, bareNumberOf, country } = recipient.value;
	const steps = readChannels(raw, reading);
	const panelType = oneOf(raw.messageType, 'Message Type', panelTypes, reading) ?? 'text';
	const { type, content, upload } = contentReaders[panelType](raw, steps, reading);
	const chips = takesChips(panelType) ? messageChips(raw, reading) : {};
	const sms = smsParts(raw, context, reading);
	checkSmsText(panelType, steps, sms, reading);
	const request: ChatRequest = {
		destination,
		user,
		type,
		content: { ...content, ...chips, ...sms },
		...(steps.length > 0 && { channels: steps }),
		...defined({
			upload,
			source: sms.sms?.source,
			context: quoted(raw.context, reading),
			clientMessageId: shownText(
				raw.clientMessageId,
				messageRequestFields.clientMessageId.label,
				messageRequestFields.clientMessageId,
				reading,
			),
			dlrCallbackUrl: callbackUrl(raw.dlrCallbackUrl, context, reading.refuse),
			...dates(raw, context, reading.refuse),
		}),
	};
	const [first] = problems;
	if (first !== undefined) return { destination, problem: first };
	return { destination, ...defined({ bareNumberOf, country }), request };
}

/** Cards have chips of their own, and read those of the message with them. */
const takesChips = (type: PanelType) => type === 'text' || type === 'media';

function quoted(value: unknown, reading: Reading): ChatRequest['context'] {
	const umid = isRecord(value) ? value.umid : undefined;
	if (isBlank(umid)) return undefined;
	return { umid: shownText(umid, 'Reply To', { maxLength: 100 }, reading) ?? needed('Reply To', reading, '') };
}

/** The text and the settings of the SMS that the message may fall back to. */
function smsParts(raw: Fields, context: CheckContext, reading: Reading): Pick<Content, 'fallbackText' | 'sms'> {
	const source = senderId(isBlank(raw.source) ? context.defaultSource : raw.source, reading.refuse);
	const encoding = choice(raw.encoding, 'encoding', smsSettingsFields.encoding.values, reading.refuse);
	const fallbackText = shownText(
		raw.fallbackText,
		messageContentFields.fallbackText.label,
		messageContentFields.fallbackText,
		reading,
	);
	const tooLong = fallbackText === undefined ? undefined : textProblem(fallbackText, encoding ?? 'AUTO', context);
	if (tooLong !== undefined) reading.refuse(tooLong);
	return defined({
		fallbackText,
		sms: source === undefined && encoding === undefined ? undefined : defined({ source, encoding }),
	});
}

/** Only a text can be sent as an SMS unchanged: everything else needs a separate text. */
function checkSmsText(
	type: PanelType,
	steps: readonly ChannelStep[],
	{ fallbackText }: Content,
	{ refuse }: Reading,
): void {
	const goesOnAsSms = steps.some(({ channel }) => channel === 'SMS');
	if (goesOnAsSms && type !== 'text' && isEmpty(fallbackText)) refuse(problem('CHAT_SMS_TEXT_MISSING'));
}
