import { septets } from './gsm';

/** A character that GSM's alphabet does not have, as one text holds it. */
export interface OutsideGsm {
	/** As it is shown: an invisible character by its number, such as U+200B. */
	character: string;
	/** Where it occurs first, counted in characters from 1. */
	position: number;
	/** How often it occurs. */
	count: number;
}

/** The characters of a text that are not in GSM's alphabet, each once, in the order in which they come. */
export function outsideGsm(text: string): OutsideGsm[] {
	const found = new Map<string, OutsideGsm>();
	let position = 0;
	for (const character of text) {
		position++;
		if (septets.has(character)) continue;
		const known = found.get(character);
		if (known === undefined) found.set(character, { character: visible(character), position, count: 1 });
		else known.count++;
	}
	return [...found.values()];
}

/** Letters of scripts that GSM's alphabet cannot write: a text in one of them is Unicode, and nothing can be done about it. */
const otherScript = /(?!\p{Script=Latin}|\p{Script=Common})\p{L}/u;

/** Whether the text could be written in GSM's alphabet but for a few characters. */
export function isNearlyGsm(text: string): boolean {
	return !Array.from(text).some((character) => !septets.has(character) && otherScript.test(character));
}

function visible(character: string): string {
	const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
	return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? character : `U+${code}`;
}
