import { problem } from '../../problems/catalogue';
import type { Problem } from '../../problems/problem';
import { inQuotes } from '../../problems/unknownValues';
import { isSameSubAccount, isSameTrigger, type Entry, type Wanted } from './webhookEntries';
import type { ApiRefusal } from './webhooksApi';

/** Why the trigger is not registered although it could be: somebody else's webhook would lose its events. */
export function conflictProblem(others: readonly Entry[], wanted: Wanted): Problem {
	const receivers = hostsOf(others);
	const isThisN8n = receivers.includes(hostOf(wanted.url));
	const receiver = `${receivers.join(' and ')}${isThisN8n ? ' (another trigger of this n8n)' : ''}`;
	const subject = nameOf(wanted);
	if (others.every(({ subAccountId }) => !isSameSubAccount(subAccountId, wanted.subAccountId))) {
		return problem('WEBHOOK_OF_ALL_SUB_ACCOUNTS', { receiver, subject });
	}
	const state = others.every(({ enabled }) => !enabled) ? ' (switched off at present)' : '';
	return problem('WEBHOOK_TAKEN', { receiver, subject, state, isThisN8n });
}

/**
 * Why the trigger does not take over what its workflow once registered from another address: n8n may have moved, or be a
 * copy of one that still runs there.
 */
export function earlierHomeProblem(others: readonly Entry[], wanted: Wanted): Problem {
	return problem('WEBHOOK_AT_EARLIER_HOME', { receiver: hostsOf(others).join(' and '), subject: nameOf(wanted) });
}

/** What a take-over has cost before it failed. */
export function removedInVainProblem({ happened, remedy }: Problem, removed: readonly Entry[]): Problem {
	return problem('WEBHOOK_REMOVED_IN_VAIN', {
		failure: happened.replace(/\.$/, ''),
		receiver: hostsOf(removed).join(' and '),
		advice: remedy,
	});
}

/** Why a registration is given up that 8x8 has taken: somebody else registered theirs at the same time. */
export function overtakenProblem(newcomers: readonly Entry[], wanted: Wanted, isListed: boolean): Problem {
	return problem('WEBHOOK_OVERTAKEN', {
		receiver: hostsOf(newcomers).join(' and '),
		subject: nameOf(wanted),
		isListed,
	});
}

/** What to check where 8x8 confirms a webhook but does not list it. */
export function notListedSentence(wanted: Wanted): string {
	return `8x8 confirmed the webhook for ${nameOf(wanted)}, but does not list it. If messages or receipts do not arrive, unpublish and publish the workflow.`;
}

/** What to do about a registration that the trigger may not remove, or cannot with its present credential. */
export function leftBehindSentence({ url, account }: { url: string; account: string }): string {
	return `The webhook to ${hostOf(url)} in the 8x8 account ${account} was left as it is, since this trigger now has another address or account. If nothing needs it any more, delete it in 8x8 Connect.`;
}

/** Why a test is not registered: a test must cost nobody a webhook. */
export function testProblem(others: readonly Entry[], wanted: Wanted, webhookId: string | undefined): Problem {
	const isPublished = others.some(({ url }) => isSameTrigger(url, wanted.url, webhookId));
	const owner = isPublished ? 'the published workflow' : hostsOf(others).join(' and ');
	return problem('TEST_WOULD_TAKE_EVENTS', { subject: nameOf(wanted), owner, isPublished });
}

/** 8x8 keeps webhooks of its old format apart, and takes no new one beside them. Undefined where that is not the reason. */
export function oldFormatProblem(refusal: ApiRefusal, wanted: Wanted): Problem | undefined {
	if (!/\bold format\b|wavecell/i.test(refusal.words)) return undefined;
	const url = /\burl\s*[=:]\s*(\S+)/i.exec(refusal.words)?.[1];
	const type = /\btype\s*[=:]\s*(\w+)/i.exec(refusal.words)?.[1];
	const which = [type === undefined ? '' : ` of type ${type}`, url === undefined ? '' : ` to ${hostOf(url)}`].join('');
	return problem('WEBHOOK_OF_OLD_FORMAT', { which, subject: nameOf(wanted) });
}

/** Why a webhook of ours stays with 8x8: deleting it would delete another one with it. */
export function sharedKeyProblem(others: readonly Entry[], wanted: Pick<Wanted, 'subAccountId'>): Problem {
	return problem('WEBHOOK_SHARES_KEY', { subject: nameOf(wanted), receiver: hostsOf(others).join(' and ') });
}

function nameOf({ subAccountId }: Pick<Wanted, 'subAccountId'>): string {
	return subAccountId === '*' ? 'all sub-accounts' : `sub-account ${inQuotes(subAccountId, 50)}`;
}

function hostsOf(entries: readonly Entry[]): string[] {
	return [...new Set(entries.map(({ url }) => hostOf(url)))];
}

/** Only the host: the rest of another's webhook URL can hold a secret. */
function hostOf(url: string): string {
	return URL.canParse(url) && new URL(url).host !== '' ? new URL(url).host : 'an address that is not a valid URL';
}
