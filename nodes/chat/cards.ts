import {
	cardMediaFields,
	carouselCardFields,
	carouselFields,
	chatAppsLimits,
	messageContentFields,
	richCardFields,
} from '../generated/limits';
import { problem } from '../problems/catalogue';
import { defined } from '../problems/defined';
import { checkCount, type Fields, needed, oneOf, type Reading, rowsIn, shownText, webAddress } from './fields';
import { checkTogether, readSuggestions } from './suggestions';
import type { Content } from './types';

/** The content of an RCS card. */
export function richCard(fields: Fields, reading: Reading): Content {
	const suggestions = readSuggestions(
		fields.cardSuggestions,
		'Card Suggestions',
		richCardFields.suggestions.maxItems,
		reading,
	);
	const cardOrientation =
		oneOf(fields.cardOrientation, 'Orientation', richCardFields.cardOrientation.values, reading) ?? 'vertical';
	const isHorizontal = cardOrientation === 'horizontal';
	const thumbnailImageAlignment = isHorizontal
		? oneOf(fields.imageAlignment, 'Image Alignment', richCardFields.thumbnailImageAlignment.values, reading)
		: undefined;
	const content = {
		richCard: {
			cardOrientation,
			...defined({ thumbnailImageAlignment }),
			...words(fields.cardTitle, fields.cardDescription, reading),
			media: media(fields.cardMediaUrl, isHorizontal ? undefined : fields.mediaHeight, reading),
			...(suggestions.length > 0 && { suggestions }),
		},
	};
	return withChips(content, suggestions.length, fields, reading);
}

/** The content of several RCS cards side by side. */
export function carousel(fields: Fields, reading: Reading): Content {
	const rows = rowsIn(fields.cards, 'Cards', reading);
	checkCount(rows.length, 'Cards', carouselFields.cards, reading);
	const cardWidth = oneOf(fields.cardWidth, 'Card Width', carouselFields.cardWidth.values, reading) ?? 'medium';
	if (cardWidth === 'small' && fields.mediaHeight === 'tall') reading.refuse(problem('CHAT_CARD_TOO_TALL'));
	let count = 0;
	const cards = rows.map((row) => {
		const suggestions = readSuggestions(
			row.suggestions,
			'Card Suggestions',
			carouselCardFields.suggestions.maxItems,
			reading,
		);
		count += suggestions.length;
		return {
			...words(row.title, row.description, reading),
			media: media(row.mediaUrl, fields.mediaHeight, reading),
			...(suggestions.length > 0 && { suggestions }),
		};
	});
	return withChips({ carousel: { cardWidth, cards } }, count, fields, reading);
}

/** The chips under a message of any type, if any. */
export function messageChips(fields: Fields, reading: Reading): Content {
	return withChips({}, 0, fields, reading);
}

function withChips(content: Content, onCards: number, fields: Fields, reading: Reading): Content {
	const suggestions = readSuggestions(
		fields.suggestions,
		'Suggestions',
		messageContentFields.suggestions.maxItems,
		reading,
	);
	checkTogether(onCards + suggestions.length, reading);
	const whole = { ...content, ...(suggestions.length > 0 && { suggestions }) };
	const kilobytes = Math.ceil(Buffer.byteLength(JSON.stringify(whole)) / 1024);
	const most = chatAppsLimits.cardKilobytes;
	if (kilobytes > most) reading.refuse(problem('CHAT_CARD_TOO_LARGE', { kilobytes, most }));
	return whole;
}

function words(title: unknown, description: unknown, reading: Reading) {
	return defined({
		title: shownText(title, 'Card Title', richCardFields.title, reading),
		description: shownText(description, 'Card Text', richCardFields.description, reading),
	});
}

function media(url: unknown, height: unknown, reading: Reading) {
	const limits = { maxLength: chatAppsLimits.mediaUrlLength };
	const fileUrl = webAddress(url, 'Card Media URL', limits, reading) ?? needed('Card Media URL', reading, '');
	return {
		...defined({ height: oneOf(height, 'Media Height', cardMediaFields.height.values, reading) }),
		contentInfo: { fileUrl },
	};
}
