import type { IHookFunctions } from 'n8n-workflow';
import type { Problem } from '../../problems/problem';
import { inOneLine } from '../../problems/unknownValues';
import { notListedSentence, overtakenProblem } from './conflicts';
import { sentence } from './sentence';
import { type Entry, inTheWay, isAt, isSameKey, isSameUrl, servesPurpose, type Wanted } from './webhookEntries';
import type { WebhooksApi } from './webhooksApi';

/** What was known before the webhook was posted. */
interface Look {
	before: readonly Entry[];
	isOwn: (url: string) => boolean;
	/** Whether the trigger may take the place of others. */
	mayReplace: boolean;
}

/**
 * Checks whether somebody else has registered a webhook since the list was read. Theirs stays: the returned problem
 * makes n8n remove ours, if it is still listed. One that was registered just before ours and replaced by it leaves no
 * trace.
 */
export async function lookAgain(
	context: IHookFunctions,
	api: WebhooksApi,
	wanted: Wanted,
	{ before, isOwn, mayReplace }: Look,
): Promise<Problem | undefined> {
	const listed = await api.list();
	if (!listed.ok) {
		context.logger.warn(sentence(listed.problem));
		return undefined;
	}
	const entries = listed.value;
	const newcomers = inTheWay(entries, wanted, isOwn).filter(
		(entry) => !before.some((earlier) => isSameUrl(earlier.url, entry.url) && isSameKey(earlier, entry)),
	);
	const isListed = wanted.purposes.every((purpose) =>
		entries.some((entry) => isAt(entry, wanted) && servesPurpose(entry, purpose, wanted.types)),
	);
	if (newcomers.length > 0 && !(isListed && mayReplace)) return overtakenProblem(newcomers, wanted, isListed);
	if (!isListed) context.logger.warn(inOneLine(notListedSentence(wanted)));
	return undefined;
}
