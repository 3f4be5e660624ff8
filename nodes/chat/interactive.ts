import {
	chatAppsLimits,
	interactiveActionFields,
	interactiveBodyFields,
	interactiveFooterFields,
	interactiveHeaderFields,
	linkButtonFields,
	listRowFields,
	listSectionFields,
	replyButtonContentFields,
} from '../generated/limits';
import { problem } from '../problems/catalogue';
import { defined } from '../problems/defined';
import { isRecord } from '../problems/unknownValues';
import { isEmpty } from '../text/fieldValues';
import {
	checkCount,
	type Fields,
	needed,
	neededText,
	oneOf,
	type Reading,
	rowsIn,
	shownText,
	webAddress,
} from './fields';
import type { Content, Interactive } from './types';

const interactiveTypes = ['button', 'list', 'cta_url', 'location_request_message'] as const;

/** The content of a text with buttons, a list, a link, or a request for the location. */
export function interactive(fields: Fields, reading: Reading): Content {
	const type = oneOf(fields.interactiveType, 'Type', interactiveTypes, reading) ?? 'button';
	const around = isRecord(fields.headerAndFooter) ? fields.headerAndFooter : {};
	const footer = shownText(around.footer, 'Footer', interactiveFooterFields.text, reading);
	const header = type === 'location_request_message' ? undefined : headerOf(around, reading);
	return {
		interactive: {
			type,
			...defined({ header }),
			body: { text: neededText(fields.text, 'Text', interactiveBodyFields.text, reading) },
			...(footer !== undefined && type !== 'location_request_message' && { footer: { text: footer } }),
			action: actionOf(type, fields, reading),
		},
	};
}

function actionOf(type: (typeof interactiveTypes)[number], fields: Fields, reading: Reading): Interactive['action'] {
	switch (type) {
		case 'button':
			return { buttons: buttons(fields.buttons, reading) };
		case 'list':
			return {
				button: neededText(fields.listButton, 'List Button', interactiveActionFields.button, reading),
				sections: sections(fields.listRows, reading),
			};
		case 'cta_url':
			return {
				parameters: {
					display_text: neededText(fields.linkLabel, 'Link Label', linkButtonFields.display_text, reading),
					url: webAddress(fields.linkUrl, 'Link URL', {}, reading) ?? needed('Link URL', reading, ''),
				},
			};
		case 'location_request_message':
			return { name: 'send_location' };
	}
}

function headerOf(around: Fields, reading: Reading): Interactive['header'] {
	const text = shownText(around.headerText, 'Header', interactiveHeaderFields.text, reading);
	const link = webAddress(around.headerUrl, 'Header Media URL', {}, reading);
	if (link === undefined) return text === undefined ? undefined : { type: 'text', text };
	if (text !== undefined) reading.refuse(problem('CHAT_TWO_HEADERS'));
	const type = oneOf(around.headerType, 'Header Media Type', ['image', 'video', 'document'], reading) ?? 'image';
	return { type, [type]: { link } };
}

function buttons(value: unknown, reading: Reading) {
	const rows = rowsIn(value, 'Buttons', reading);
	checkCount(rows.length, 'Buttons', interactiveActionFields.buttons, reading);
	const made = rows.map((row) => {
		const title = neededText(row.title, 'Button Label', replyButtonContentFields.title, reading);
		return { type: 'reply' as const, reply: { id: idOf(row.id, title, replyButtonContentFields.id, reading), title } };
	});
	checkUnique(
		made.map(({ reply }) => reply.title),
		'Button Label',
		reading,
	);
	checkUnique(
		made.map(({ reply }) => reply.id),
		'Button ID',
		reading,
	);
	return made;
}

/** Rows that name the same section are grouped in it; sections keep the order of their first rows. */
function sections(value: unknown, reading: Reading) {
	const rows = rowsIn(value, 'Rows', reading);
	checkCount(rows.length, 'Rows', { minItems: 1, maxItems: chatAppsLimits.listRows }, reading);
	const bySection = new Map<string, NonNullable<Interactive['action']['sections']>[number]['rows']>();
	const ids: string[] = [];
	for (const row of rows) {
		const section = shownText(row.section, 'Section', listSectionFields.title, reading) ?? '';
		const title = neededText(row.title, 'Row Name', listRowFields.title, reading);
		const id = idOf(row.id, title, listRowFields.id, reading);
		const description = shownText(row.description, 'Row Description', listRowFields.description, reading);
		bySection.set(section, [...(bySection.get(section) ?? []), { id, title, ...defined({ description }) }]);
		ids.push(id);
	}
	checkUnique(ids, 'Row ID', reading);
	if (bySection.size > 1 && bySection.has('')) reading.refuse(problem('FIELD_EMPTY', { label: 'Section' }));
	return [...bySection].map(([title, inSection]) => ({ ...(title !== '' && { title }), rows: inSection }));
}

/** What is sent back when it is pressed; its label by default. */
function idOf(value: unknown, title: string, limits: { maxLength: number }, reading: Reading): string {
	return isEmpty(value) ? title : neededText(value, 'ID', limits, reading);
}

function checkUnique(values: readonly string[], label: string, { refuse }: Reading): void {
	if (new Set(values).size < values.length) refuse(problem('CHAT_NOT_UNIQUE', { label }));
}
