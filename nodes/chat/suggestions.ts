import {
	calendarEventActionFields,
	chatAppsLimits,
	coordinatesFields,
	openUrlActionFields,
	suggestedReplyFields,
	viewLocationActionFields,
} from '../generated/limits';
import { problem } from '../problems/catalogue';
import { defined } from '../problems/defined';
import { readInstant } from '../text/dateTime';
import { asText, isEmpty } from '../text/fieldValues';
import { readDestination } from '../text/destination';
import {
	checkCount,
	type Fields,
	needed,
	neededText,
	numberIn,
	oneOf,
	type Reading,
	rowsIn,
	shownText,
	webAddress,
} from './fields';
import type { Suggestion } from './types';

const suggestionKinds = ['reply', 'openUrl', 'dial', 'location', 'calendar'] as const;

/** The chips of a message or a card. @param most how many there may be */
export function readSuggestions(value: unknown, label: string, most: number, reading: Reading): Suggestion[] {
	const rows = rowsIn(value, label, reading);
	checkCount(rows.length, label, { maxItems: most }, reading);
	return rows.map((row) => suggestion(row, reading));
}

/** Notes where a message and its cards have more chips than RCS shows. */
export function checkTogether(count: number, { refuse }: Reading): void {
	const most = chatAppsLimits.suggestionsTogether;
	if (count > most)
		refuse(problem('CHAT_TOO_MANY', { label: 'Suggestions of the message and its cards together', count, most }));
}

function suggestion(row: Fields, reading: Reading): Suggestion {
	const kind = oneOf(row.kind, 'Suggestion Type', suggestionKinds, reading) ?? 'reply';
	const text = neededText(row.text, 'Suggestion Label', suggestedReplyFields.text, reading);
	const postbackData = dataOf(row.postbackData, text, reading);
	if (kind === 'reply') return { reply: { text, postbackData } };
	return { action: { text, postbackData, ...actionOf(kind, row, reading) } };
}

/** What is sent back when the chip is pressed; its label by default. */
function dataOf(value: unknown, text: string, { refuse }: Reading): string {
	const { maxLength } = suggestedReplyFields.postbackData;
	const data = isEmpty(value) ? text : (asText(value, 'Postback Data', refuse) ?? '');
	if (data.length > maxLength)
		refuse(problem('CHAT_TOO_LONG', { label: 'Postback Data', length: data.length, maxLength }));
	return data;
}

function actionOf(kind: Exclude<(typeof suggestionKinds)[number], 'reply'>, row: Fields, reading: Reading) {
	switch (kind) {
		case 'openUrl':
			return {
				openUrlAction: {
					url:
						webAddress(row.url, 'Suggestion URL', openUrlActionFields.url, reading) ??
						needed('Suggestion URL', reading, ''),
				},
			};
		case 'dial':
			return { dialAction: { phoneNumber: phoneNumber(row.phoneNumber, reading) } };
		case 'location':
			return { viewLocationAction: place(row, reading) };
		case 'calendar':
			return { createCalendarEventAction: calendarEvent(row, reading) };
	}
}

function phoneNumber(value: unknown, { context, refuse }: Reading): string {
	const read = readDestination(value, context.origin);
	if (read.ok) return read.value.destination;
	refuse(read.problem);
	return '';
}

function place(row: Fields, reading: Reading) {
	const { latitude: north, longitude: east } = coordinatesFields;
	const latitude = numberIn(row.latitude, 'Latitude', [north.minimum, north.maximum], reading);
	const longitude = numberIn(row.longitude, 'Longitude', [east.minimum, east.maximum], reading);
	const query = shownText(row.query, 'Search For', viewLocationActionFields.query, reading);
	const label = shownText(row.placeName, 'Place Name', viewLocationActionFields.label, reading);
	if (latitude === undefined || longitude === undefined) {
		return { query: query ?? needed('Latitude and Longitude, or Search For,', reading, '') };
	}
	return { latLong: { latitude, longitude }, ...defined({ label }) };
}

function calendarEvent(row: Fields, reading: Reading) {
	const startTime = instant(row.startTime, 'Start', reading);
	const endTime = instant(row.endTime, 'End', reading);
	if (startTime !== '' && endTime !== '' && endTime <= startTime) reading.refuse(problem('CHAT_EVENT_ENDS_FIRST'));
	return {
		title: neededText(row.title, 'Event Title', calendarEventActionFields.title, reading),
		...defined({
			description: shownText(row.description, 'Event Description', calendarEventActionFields.description, reading),
		}),
		startTime,
		endTime,
	};
}

function instant(value: unknown, label: string, reading: Reading): string {
	if (isEmpty(value)) return needed(label, reading, '');
	const date = readInstant(value, reading.context.timeZone);
	if (date !== undefined) return date.toISOString();
	reading.refuse(problem('DATE_MALFORMED', { label, shown: '' }));
	return '';
}
