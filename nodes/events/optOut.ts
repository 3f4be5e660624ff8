import { wordsAlone } from './wordsAlone';

/** What phones send to be left alone, as operators list it. */
export const optOutWords = 'STOP,STOPALL,STOP ALL,UNSUBSCRIBE,CANCEL,END,QUIT,REVOKE,OPTOUT,OPT OUT'.split(',');

const folded: ReadonlySet<string> = new Set(optOutWords.map(wordsAlone));

/** Whether the whole text is one of the usual English words for opting out; see `wordsAlone` for what does not matter. */
export function isOptOut(text: string): boolean {
	return folded.has(wordsAlone(text));
}
