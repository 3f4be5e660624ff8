import { SettingProblem } from '../../problems/problem';
import { inQuotes } from '../../problems/unknownValues';
import { isSameSubAccount, isSameTrigger, type Entry, type Wanted } from './webhookEntries';
import type { Refusal } from './webhooksApi';

const manualInstead =
	"set Registration to Manual and give this trigger's URL to single messages, as their Delivery Receipt URL";

/** Why the trigger is not registered although it could be: somebody else's webhook would lose its events. */
export function conflictProblem(others: readonly Entry[], wanted: Wanted): SettingProblem {
	const receivers = hostsOf(others);
	const isThisN8n = receivers.includes(hostOf(wanted.url));
	const receiver = `${receivers.join(' and ')}${isThisN8n ? ' (another trigger of this n8n)' : ''}`;
	if (others.every(({ subAccountId }) => !isSameSubAccount(subAccountId, wanted.subAccountId))) {
		return new SettingProblem(
			`8x8 sends the events of all sub-accounts to ${receiver}, which would no longer get those of ${nameOf(wanted)}`,
			`Nothing was changed. Turn on Replace Existing Webhook to take over this one sub-account, choose another Sub-Account, or ${manualInstead}.`,
		);
	}
	const state = others.every(({ enabled }) => !enabled) ? ' (switched off at present)' : '';
	const oneTrigger = isThisN8n ? 'let one trigger do it for all the events, ' : '';
	return new SettingProblem(
		`8x8 already sends the events of ${nameOf(wanted)} to ${receiver}${state}, and it keeps one webhook for them`,
		`Nothing was changed. Either ${oneTrigger}choose another Sub-Account, delete that webhook in 8x8 Connect, turn on Replace Existing Webhook (which removes it for good: 8x8 hides its secrets, so it cannot be put back as it was), or ${manualInstead}.`,
	);
}

/**
 * Why the trigger does not take over what its workflow once registered from another address: n8n may have moved, or be a
 * copy of one that still runs there.
 */
export function earlierHomeProblem(others: readonly Entry[], wanted: Wanted): SettingProblem {
	return new SettingProblem(
		`8x8 sends the events of ${nameOf(wanted)} to ${hostsOf(others).join(' and ')}, where this workflow was published before`,
		`Nothing was changed. If n8n has moved from there, turn on Replace Existing Webhook. If it still runs there and this one is a copy, choose another Sub-Account, or ${manualInstead}.`,
	);
}

/** What a take-over has cost before it failed. */
export function removedInVainProblem({ happened, remedy }: SettingProblem, removed: readonly Entry[]): SettingProblem {
	return new SettingProblem(
		`${happened.replace(/\.$/, '')}. The webhook to ${hostsOf(removed).join(' and ')} had been removed by then`,
		`Nothing gets these events until you publish again, or set the old one up again in 8x8 Connect. ${remedy}`,
	);
}

/** What to do about a registration that the trigger may not remove, or cannot with its present credential. */
export function leftBehindSentence({ url, account }: { url: string; account: string }): string {
	return `The webhook to ${hostOf(url)} in the 8x8 account ${account} was left as it is, since this trigger now has another address or account. If nothing needs it any more, delete it in 8x8 Connect.`;
}

/** Why a test is not registered: a test must cost nobody a webhook. */
export function testProblem(others: readonly Entry[], wanted: Wanted, webhookId: string | undefined): SettingProblem {
	const isPublished = others.some(({ url }) => isSameTrigger(url, wanted.url, webhookId));
	const owner = isPublished ? 'the published workflow' : hostsOf(others).join(' and ');
	const publish = isPublished ? '' : 'publish the workflow, then ';
	return new SettingProblem(
		`A test would take the events of ${nameOf(wanted)} away from ${owner}, so nothing was changed`,
		`To test, ${publish}text one of your numbers from a phone and open the run under Executions, or set Registration to Manual and post a sample to the test URL.`,
	);
}

/** 8x8 keeps webhooks of its old format apart, and takes no new one beside them. Undefined where that is not the reason. */
export function oldFormatProblem(refusal: Refusal, wanted: Wanted): SettingProblem | undefined {
	if (!/\bold format\b|wavecell/i.test(refusal.words)) return undefined;
	const url = /\burl\s*[=:]\s*(\S+)/i.exec(refusal.words)?.[1];
	const type = /\btype\s*[=:]\s*(\w+)/i.exec(refusal.words)?.[1];
	const which = [type === undefined ? '' : ` of type ${type}`, url === undefined ? '' : ` to ${hostOf(url)}`].join('');
	return new SettingProblem(
		`There is still a webhook of the old Wavecell format${which} for ${nameOf(wanted)}, and 8x8 takes no other beside it`,
		"It was left as it is. Once nothing needs it any more, delete it as 8x8's webhook migration guide describes, or ask 8x8's support to do so; then publish again.",
	);
}

/** Why a webhook of ours stays with 8x8: deleting it would delete another one with it. */
export function sharedKeyProblem(others: readonly Entry[], wanted: Pick<Wanted, 'subAccountId'>): SettingProblem {
	return new SettingProblem(
		`8x8 lists a second webhook for ${nameOf(wanted)}, to ${hostsOf(others).join(' and ')}, and would delete both at once`,
		"Nothing was deleted. Delete this trigger's webhook in 8x8 Connect.",
	);
}

function nameOf({ subAccountId }: Pick<Wanted, 'subAccountId'>): string {
	return subAccountId === '*' ? 'all sub-accounts' : `sub-account ${inQuotes(subAccountId, 50)}`;
}

function hostsOf(entries: readonly Entry[]): string[] {
	return [...new Set(entries.map(({ url }) => hostOf(url)))];
}

/** Only the host: the rest of another's webhook URL can hold a secret. */
function hostOf(url: string): string {
	return URL.canParse(url) && new URL(url).host !== '' ? new URL(url).host : 'an address that is no URL';
}
