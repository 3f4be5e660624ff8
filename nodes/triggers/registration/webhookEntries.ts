import type { Purpose, WebhookTypes } from '../source';
import { isRecord, textOf } from '../../problems/unknownValues';
import { defined } from '../../problems/defined';

/** A webhook as it is registered. */
export interface Webhook {
	subAccountId: string;
	type?: string;
	url: string;
	enabled: boolean;
	httpAuthorization: string;
}

/** What the URL of the trigger ends in. */
export const webhookPath = '8x8';

/** A webhook as 8x8 lists it. An account can hold types that the contract does not know. */
export interface Entry {
	subAccountId: string;
	/** Missing where the account's webhooks have no types. */
	type?: string;
	url: string;
	enabled: boolean;
	hasAuthorization: boolean;
}

type Place = Pick<Entry, 'url' | 'subAccountId'>;

/** What the trigger wants to have registered. */
export interface Wanted {
	url: string;
	/** A sub-account ID, or "*" for all. */
	subAccountId: string;
	purposes: readonly Purpose[];
	types: WebhookTypes;
}

/** Whether an account gives its webhooks a type, so that receipts and inbound messages can go to different ones. */
export type Form = 'untyped' | 'typed';

/** The list of webhooks in 8x8's answer; undefined where it is not a list. */
export function readEntries(answer: unknown): Entry[] | undefined {
	if (!Array.isArray(answer)) return undefined;
	const entries: Entry[] = [];
	for (const each of answer as unknown[]) {
		const subAccountId = isRecord(each) ? textOf(each.subAccountId) : undefined;
		if (!isRecord(each) || subAccountId === undefined) return undefined;
		const type = textOf(each.type);
		entries.push({
			subAccountId,
			...defined({ type }),
			url: textOf(each.url) ?? '',
			enabled: each.enabled !== false,
			hasAuthorization: textOf(each.httpAuthorization) !== undefined,
		});
	}
	return entries;
}

/**
 * The form that the account's webhooks have: the sub-account's own first, then any. Undefined where there are no
 * webhooks.
 */
export function formOf(entries: readonly Entry[], subAccountId: string): Form | undefined {
	const own = entries.filter((entry) => isSameSubAccount(entry.subAccountId, subAccountId));
	const seen = own.length > 0 ? own : entries;
	if (seen.length === 0) return undefined;
	return seen.some(({ type }) => type !== undefined) ? 'typed' : 'untyped';
}

/** Webhooks to post, so that the wanted events go to the wanted URL with this Authorization header. */
export function webhooksFor(
	{ url, subAccountId, purposes, types }: Wanted,
	form: Form,
	httpAuthorization: string,
): Webhook[] {
	const webhook = { subAccountId, url, httpAuthorization, enabled: true };
	return form === 'untyped' ? [webhook] : purposes.map((purpose) => ({ ...webhook, type: types.ownType[purpose] }));
}

/**
 * The webhooks of others that would lose events to the wanted one: those of the same sub-account for the same events,
 * and, for a single sub-account, active ones for all sub-accounts.
 */
export function inTheWay(entries: readonly Entry[], wanted: Wanted, isOwn: (url: string) => boolean): Entry[] {
	return entries.filter((entry) => {
		const isForIt =
			isSameSubAccount(entry.subAccountId, wanted.subAccountId) || (entry.subAccountId === '*' && entry.enabled);
		return (
			isForIt && !isOwn(entry.url) && wanted.purposes.some((purpose) => servesPurpose(entry, purpose, wanted.types))
		);
	});
}

export function servesPurpose({ type }: Entry, purpose: Purpose, { typesWith }: WebhookTypes): boolean {
	return type === undefined || typesWith[purpose].includes(type);
}

/**
 * What has to be deleted before a take-over, because posting does not replace it: webhooks of the sub-account with
 * another type, or none.
 */
export function leftovers(others: readonly Entry[], posted: readonly Webhook[], { kept }: WebhookTypes): Entry[] {
	return others.filter(
		(entry) =>
			!kept.includes(entry.type ?? '') &&
			posted.some(({ subAccountId }) => isSameSubAccount(subAccountId, entry.subAccountId)) &&
			!posted.some((webhook) => isSameKey(webhook, entry)),
	);
}

/** Deletion goes by sub-account and type alone, so an entry that shares them with another's cannot be deleted by itself. */
export function sharesKey(entry: Entry, entries: readonly Entry[]): boolean {
	return entries.some((other) => !isSameUrl(other.url, entry.url) && isSameKey(other, entry));
}

/** Whether two webhooks are of one sub-account and type: posting the one replaces the other. */
export function isSameKey(
	one: { subAccountId: string; type?: string },
	other: { subAccountId: string; type?: string },
): boolean {
	return isSameSubAccount(one.subAccountId, other.subAccountId) && one.type === other.type;
}

/** Whether an entry is the webhook of a sub-account to a URL. */
export function isAt(entry: Place, { url, subAccountId }: Place): boolean {
	return isSameUrl(entry.url, url) && isSameSubAccount(entry.subAccountId, subAccountId);
}

/** If 8x8 lists a sub-account in other letters than it was given, its webhooks are still recognised. */
export function isSameSubAccount(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}

/** Whether two URLs are the same, however they are written. */
export function isSameUrl(one: string, other: string): boolean {
	return one === other || (URL.canParse(one) && URL.canParse(other) && new URL(one).href === new URL(other).href);
}

/**
 * Whether two webhook URLs are of the same trigger of the same n8n, be it for production or for a test: n8n ends both
 * in the trigger's webhook ID and the path of its webhook. Without an ID only equal URLs are sure to be.
 */
export function isSameTrigger(one: string, other: string, webhookId: string | undefined): boolean {
	if (isSameUrl(one, other)) return true;
	const tail = `/${webhookId}/${webhookPath}`;
	return (
		webhookId !== undefined &&
		isSameN8n(one, other) &&
		[one, other].every((url) => new URL(url).pathname.endsWith(tail))
	);
}

/**
 * Whether two webhook URLs are of one n8n. Before the endpoint (webhook, webhook-test), the webhook ID and the path of
 * the webhook stands the path that n8n is served under; several n8n can share a host.
 */
export function isSameN8n(one: string, other: string): boolean {
	if (!URL.canParse(one) || !URL.canParse(other)) return false;
	const [a, b] = [one, other].map((url) => {
		const { origin, pathname } = new URL(url);
		return `${origin}${pathname.split('/').slice(0, -3).join('/')}`;
	});
	return a === b;
}
