import { messageContentFields } from '../generated/limits';
import { problem } from '../problems/catalogue';
import { isRecord } from '../problems/unknownValues';
import { wellFormed } from '../text/brokenText';
import { asText, isEmpty } from '../text/fieldValues';
import { encodingIn, textProblem } from '../text/textProblem';
import { carousel, richCard } from './cards';
import { checkGoesThroughRcs, checkTextLength, mostMegabytes } from './channels';
import { type Fields, needed, oneOf, type Reading, shownText, webAddress } from './fields';
import { interactive } from './interactive';
import { location, template } from './template';
import type { ChannelStep, Content, MessageType, Upload } from './types';

/** What the panel's Message Type can be. */
export const panelTypes = ['text', 'media', 'template', 'interactive', 'richCard', 'carousel', 'location'] as const;
export type PanelType = (typeof panelTypes)[number];

const mediaTypes = ['image', 'video', 'audio', 'file'] as const;

interface TypedContent {
	type: MessageType;
	content: Content;
	upload?: Upload | undefined;
}

type ContentReader = (fields: Fields, steps: readonly ChannelStep[], reading: Reading) => TypedContent;

/** How the fields of each type are read. */
export const contentReaders: Readonly<Record<PanelType, ContentReader>> = {
	text: (fields, steps, reading) => {
		const text = mainText(fields, steps, reading);
		checkTextLength(text, 'textLength', steps, reading);
		if (hasChips(fields)) checkGoesThroughRcs(steps, 'Suggestions', reading);
		return { type: 'text', content: { text } };
	},
	media: (fields, steps, reading) => {
		const type = oneOf(fields.mediaType, 'Media Type', mediaTypes, reading) ?? 'image';
		const caption =
			type === 'audio' ? undefined : shownText(fields.text, 'Caption', messageContentFields.text, reading);
		checkTextLength(caption, 'captionLength', steps, reading);
		const words = caption === undefined ? {} : { text: caption };
		if (fields.mediaFrom === 'binary') {
			return { type, content: words, upload: upload(fields, mostMegabytes(type, steps), reading) };
		}
		const url = webAddress(fields.url, 'Media URL', {}, reading) ?? needed('Media URL', reading, '');
		return { type, content: { url, ...words } };
	},
	location: (fields, _steps, reading) => ({
		type: 'location',
		content: { location: location(isRecord(fields.location) ? fields.location : {}, reading) },
	}),
	template: (fields, _steps, reading) => ({ type: 'template', content: template(fields, reading) }),
	interactive: (fields, _steps, reading) => ({ type: 'interactive', content: interactive(fields, reading) }),
	richCard: (fields, steps, reading) => {
		checkGoesThroughRcs(steps, 'A rich card', reading);
		return { type: 'richCard', content: richCard(fields, reading) };
	},
	carousel: (fields, steps, reading) => {
		checkGoesThroughRcs(steps, 'A carousel', reading);
		return { type: 'carousel', content: carousel(fields, reading) };
	},
};

/** The text of a message, checked like that of an SMS; its length only where it may be sent as one. */
function mainText(fields: Fields, steps: readonly ChannelStep[], reading: Reading): string {
	const { context, refuse } = reading;
	const given = isEmpty(fields.text) ? '' : asText(fields.text, 'Text', refuse);
	if (given === undefined) return '';
	const text = wellFormed(given);
	const isTextOfSms = isEmpty(fields.fallbackText) && steps.some(({ channel }) => channel === 'SMS');
	const allowTruncation = !isTextOfSms || context.allowTruncation;
	const wrong = textProblem(text, encodingIn(fields.encoding), { ...context, allowTruncation });
	if (wrong !== undefined) refuse(wrong);
	const { maxLength } = messageContentFields.text;
	if (text.length > maxLength) refuse(problem('CHAT_TOO_LONG', { label: 'Text', length: text.length, maxLength }));
	return text;
}

function upload({ itemIndex, binaryPropertyName }: Fields, mostMegabytes: number, reading: Reading): Upload {
	const name = shownText(binaryPropertyName, 'Input Data Field Name', {}, reading);
	return {
		itemIndex: typeof itemIndex === 'number' ? itemIndex : 0,
		binaryPropertyName: name ?? needed('Input Data Field Name', reading, ''),
		mostMegabytes,
	};
}

const hasChips = ({ suggestions }: Fields) =>
	isRecord(suggestions)
		? Array.isArray(suggestions.values) && suggestions.values.length > 0
		: Array.isArray(suggestions) && suggestions.length > 0;
