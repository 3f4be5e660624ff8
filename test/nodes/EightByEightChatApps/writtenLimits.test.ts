import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { EightByEightChatApps } from '../../../nodes/EightByEightChatApps/EightByEightChatApps.node';
import {
	carouselFields,
	channelStepFields,
	chatAppsLimits,
	interactiveActionFields,
	interactiveBodyFields,
	interactiveFooterFields,
	interactiveHeaderFields,
	linkButtonFields,
	listRowFields,
	messageBatchRequestFields,
	messageContentFields,
	replyButtonContentFields,
	richCardFields,
	suggestedReplyFields,
} from '../../../nodes/generated/limits';
import { projectRoot } from '../../../projectRoot';

const words = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'];
const word = (count: number) => words[count] ?? String(count);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const { properties } = new EightByEightChatApps().description;

/** The descriptions of the fields at these names, one inside the other. */
function descriptions(
	[first, ...others]: readonly string[],
	fields: readonly INodeProperties[] = properties,
): string[] {
	return fields
		.filter(({ name }) => name === first)
		.flatMap((field) => (others.length === 0 ? [field.description ?? ''] : descriptions(others, inside(field))));
}

function inside({ options = [] }: INodeProperties): INodeProperties[] {
	return options.flatMap((option) => ('values' in option ? option.values : 'type' in option ? [option] : []));
}

const together = `up to ${word(messageContentFields.suggestions.maxItems)}, or ${word(chatAppsLimits.suggestionsTogether)} including those of its cards`;
const ofCard = `Up to ${word(richCardFields.suggestions.maxItems)} buttons`;
const range = ({ minItems, maxItems }: { minItems: number; maxItems: number }) =>
	capital(`${word(minItems)} to ${word(maxItems)}`);

describe('the limits that the panel writes out are those of the contract', () => {
	test.each([
		[['buttons'], range(interactiveActionFields.buttons)],
		[['buttons', 'title'], replyButtonContentFields.title],
		[['listRows'], range({ minItems: 1, maxItems: chatAppsLimits.listRows })],
		[['listRows', 'title'], listRowFields.title],
		[['listRows', 'description'], listRowFields.description],
		[['linkLabel'], linkButtonFields.display_text],
		[['headerAndFooter', 'footer'], interactiveFooterFields.text],
		[['headerAndFooter', 'headerText'], interactiveHeaderFields.text],
		[['cardTitle'], richCardFields.title],
		[['cardDescription'], richCardFields.description],
		[['cardSuggestions'], ofCard],
		[['cardSuggestions', 'text'], suggestedReplyFields.text],
		[['cards'], range(carouselFields.cards)],
		[['cards', 'suggestions'], ofCard],
		[['suggestions'], together],
	])('%j', (names, limit) => {
		const found = descriptions(names).filter((text) => text !== '');
		expect(found).not.toEqual([]);
		const wanted = typeof limit === 'string' ? limit : `most ${limit.maxLength} characters`;
		for (const description of found) expect(description).toContain(wanted);
	});

	test('the text with buttons', () => {
		expect(descriptions(['text'])).toContain(
			`The text of the message, at most ${interactiveBodyFields.text.maxLength} characters`,
		);
	});
});

test('the limits on the page are those of the contract', async () => {
	const page = await readFile(join(projectRoot, 'docs/chat-apps.md'), 'utf8');
	const { minimum, maximum } = channelStepFields.fallbackAfter;
	expect(maximum).toBe(24 * 60 * 60);
	const { cards } = carouselFields;
	for (const sentence of [
		`up to ${word(interactiveActionFields.buttons.maxItems)} buttons`,
		`a list of up to ${word(chatAppsLimits.listRows)} rows`,
		`up to ${word(richCardFields.suggestions.maxItems)} suggestions`,
		`${word(cards.minItems)} to ${word(cards.maxItems)} cards`,
		`from ${minimum} seconds to a day`,
		`up to ${messageBatchRequestFields.messages.maxItems.toLocaleString('en')} messages`,
	]) {
		expect(page).toContain(sentence);
	}
});
