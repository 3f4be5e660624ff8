import { wordsAlone } from '../../../nodes/events/wordsAlone';

/** Whether a text is one of the words and nothing else. @param list words, separated by commas and lines */
export function isOneOf(list: string, text: string): boolean {
	const word = wordsAlone(text);
	return word !== '' && list.split(/[,\n]/).some((each) => wordsAlone(each) === word);
}
