import { wordsAlone } from './wordsAlone';

/** Words that people send to opt out, as operators list them. */
export const optOutWords = 'STOP,STOPALL,STOP ALL,UNSUBSCRIBE,CANCEL,END,QUIT,REVOKE,OPTOUT,OPT OUT'.split(',');

/** Made when the first text is looked at: n8n loads Unicode's tables for it. */
let folded: ReadonlySet<string> | undefined;

/** Whether the whole text is one of the usual English words for opting out; see `wordsAlone` for what does not matter. */
export function isOptOut(text: string): boolean {
	folded ??= new Set(optOutWords.map(wordsAlone));
	return folded.has(wordsAlone(text));
}
