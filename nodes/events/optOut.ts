import { wordsAlone } from './wordsAlone';

/** What phones send to be left alone, as operators list it. */
const optOutWords = new Set(
	['STOP', 'STOPALL', 'STOP ALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT', 'OPT OUT'].map(
		wordsAlone,
	),
);

/** Whether the whole text is one of the usual English words for opting out; see `wordsAlone` for what does not matter. */
export function isOptOut(text: string): boolean {
	return optOutWords.has(wordsAlone(text));
}
