import { cellText, type Row } from '../sheets/row';

/**
 * Refuses to go on while a field of the node Settings still has the placeholder with which it was imported, is empty, or
 * is not a web address. Otherwise an event would be posted to nowhere, or fail later with words that nobody understands.
 * @param fields each field, and what belongs into it
 * @throws Error that names the field, and what to do
 */
export function addressesIn(settings: Row, fields: Readonly<Record<string, string>>): void {
	for (const [field, what] of Object.entries(fields)) {
		const value = cellText(settings[field]);
		if (/^https?:\/\/\S+$/.test(value)) continue;
		const isEmpty = value === '' || value.startsWith('PASTE ');
		const problem = isEmpty ? 'is not filled in' : 'is not a web address that begins with https://';
		throw new Error(
			`"${field}" in the node Settings ${problem}, so nothing was done. Open Settings, paste ${what} into "${field}", and publish again. If this run began with a message or a receipt, retry it under Executions afterwards.`,
		);
	}
}

/** What belongs into the field of the workflows that work with a tab of Google Sheets. */
export const tabAddress = { 'Tab address': "the tab's address from your browser" };
