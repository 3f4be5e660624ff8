import { isRecord } from '../problems/unknownValues';

/** A template as people choose it; either part is empty where it is missing. */
export interface TemplateChoice {
	name: string;
	language: string;
}

/** What the field Template holds, from the list or written. */
export function chosenTemplate(locator: unknown): unknown {
	return isRecord(locator) ? locator.value : locator;
}

/** Reads a name and its language with a bar between them: `table_booked|en`. */
export function readTemplateChoice(written: string): TemplateChoice {
	const [name = '', language = ''] = written.split('|').map((part) => part.trim());
	return { name, language };
}
