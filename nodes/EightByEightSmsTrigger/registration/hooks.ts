import { type IHookFunctions, NodeOperationError } from 'n8n-workflow';
import { eventTypes } from '../../generated/webhookEvents';
import { type Account, accountIdOf, accountOf, chooseSubAccount } from '../../api/account';
import { problem } from '../../problems/catalogue';
import type { Problem } from '../../problems/problem';
import { failed, ok, type Result } from '../../problems/result';
import { credentialName } from '../../api/transport';
import { isRecord, textOf } from '../../problems/unknownValues';
import { digestOf } from '../../events/authorization';
import {
	conflictProblem,
	earlierHomeProblem,
	leftBehindSentence,
	oldFormatProblem,
	removedInVainProblem,
	sharedKeyProblem,
	testProblem,
} from './conflicts';
import { inTurn } from './serialized';
import { keep, type Kept, readOwnKept } from './registrationStore';
import { isPrivateAddress } from '../../api/publicAddress';
import {
	type Entry,
	type Form,
	formOf,
	inTheWay,
	isSameN8n,
	isSameSubAccount,
	isSameTrigger,
	isSameUrl,
	leftovers,
	type Purpose,
	servesPurpose,
	sharesKey,
	type Wanted,
	webhooksFor,
} from './webhookEntries';
import { eventsOf, isManual, manualAuthorization, optionsOf } from '../parameters';
import { secretFor } from './secret';
import { type ApiProblem, isApiRefusal, WebhooksApi } from './webhooksApi';

type Place = Pick<Kept, 'url' | 'subAccountId'>;

/** Where the trigger is registered, from its parameters and its credential. */
interface Site {
	account: Account;
	accountId: string;
	region: string;
	/** A sub-account ID, or "*" for all. */
	subAccountId: string;
	url: string;
}

/** Whether 8x8 already has what `create` would register. Where that is not sure, it says no, and `create` finds out. */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	const kept = readOwnKept(context);
	const purposes = purposesOf(context);
	if (kept?.secretDigest === undefined || kept.isTest || isManual(context)) return false;
	const site = await readSite(context);
	if (!site.ok || !isKept(kept, site.value)) return false;
	const entries = await apiOf(context, site.value).list();
	if (!entries.ok) return false;
	const standing = entries.value.filter(
		(entry) => isKept(entry, site.value) && entry.enabled && entry.hasAuthorization,
	);
	return purposes.every((purpose) => standing.some((entry) => servesPurpose(entry, purpose)));
}

/** Registers the trigger's URL with 8x8. Throws, with the ways out in the message, where that cannot or must not be. */
export async function register(context: IHookFunctions): Promise<void> {
	const kept = readOwnKept(context);
	// n8n asks for a registration when it counts on none; should this fail, `unregister` must not insist on the old one.
	if (kept !== undefined) keep(context, withoutSecret(kept));
	const failure = await registerAt(context, kept);
	if (failure !== undefined) throw hookError(context, failure);
}

async function registerAt(context: IHookFunctions, kept: Kept | undefined): Promise<Problem | undefined> {
	const events = eventsOf(context);
	if (events.length === 0) return problem('EVENTS_MISSING');
	if (isManual(context)) {
		const authorization = manualAuthorization(context);
		return authorization.ok ? undefined : authorization.problem;
	}
	const purposes = purposesOf(context);
	if (purposes.length === 0) return problem('EVENTS_NOT_REGISTRABLE');
	const read = await readSite(context);
	if (!read.ok) return read.problem;
	const site = read.value;
	if (site.account.isPublicApi && isPrivateAddress(site.url)) {
		return problem('N8N_NOT_PUBLIC', { host: URL.canParse(site.url) ? new URL(site.url).host : site.url });
	}
	const { url, subAccountId } = site;
	return await inTurn(
		accountNameOf(site),
		async () => await takePlace(context, site, { url, subAccountId, purposes }, kept),
	);
}

async function takePlace(
	context: IHookFunctions,
	site: Site,
	wanted: Wanted,
	previous: Kept | undefined,
): Promise<Problem | undefined> {
	const isTest = context.getActivationMode() === 'manual';
	const { webhookId } = context.getNode();
	const secret = secretFor(context, site.account.apiKey);
	const api = apiOf(context, site);
	const listed = await api.list();
	if (!listed.ok) return listed.problem;
	const entries = listed.value;
	const isOwn = (url: string): boolean =>
		isTest
			? isSameUrl(url, wanted.url)
			: isSameTrigger(url, wanted.url, webhookId) ||
				(previous !== undefined && isSameUrl(url, previous.url) && isSameN8n(url, wanted.url));
	const others = inTheWay(entries, wanted, isOwn);
	if (others.length > 0 && isTest) return testProblem(others, wanted, webhookId);
	if (others.length > 0 && optionsOf(context).replaceExisting !== true) {
		const isMove = previous !== undefined && others.every(({ url }) => isSameUrl(url, previous.url));
		return isMove ? earlierHomeProblem(others, wanted) : conflictProblem(others, wanted);
	}

	const { url, subAccountId } = wanted;
	const kept: Kept = { url, subAccountId, region: site.region, account: accountNameOf(site), isTest };
	keep(context, kept);
	const failure = await post(api, entries, others, wanted, secret);
	if (failure !== undefined) return failure;
	keep(context, { ...kept, secretDigest: digestOf(secret) });
	if (previous !== undefined && !isTest) await removePrevious(context, api, entries, previous, wanted);
	return undefined;
}

/** Posts in the form of the account's other webhooks; where there is none to see, without types, and with them when told so. */
async function post(
	api: WebhooksApi,
	entries: readonly Entry[],
	others: readonly Entry[],
	wanted: Wanted,
	secret: string,
): Promise<Problem | undefined> {
	let removed: readonly Entry[] = [];
	const postAs = async (form: Form): Promise<ApiProblem | undefined> => {
		const webhooks = webhooksFor(wanted, form, secret);
		const inPlace = leftovers(others, webhooks);
		const failure = await api.remove(inPlace);
		if (failure !== undefined) return failure;
		removed = inPlace;
		return await api.put(webhooks);
	};
	const oldFormat = (failure: ApiProblem | undefined): Problem | undefined =>
		isApiRefusal(failure) ? oldFormatProblem(failure, wanted) : undefined;

	const form = formOf(entries, wanted.subAccountId) ?? 'untyped';
	let failure = await postAs(form);
	const mustHaveType = isApiRefusal(failure) && failure.status < 500 && /\btype\b/i.test(failure.words);
	if (form === 'untyped' && mustHaveType && oldFormat(failure) === undefined) failure = await postAs('typed');
	if (failure === undefined) return undefined;
	const reason = oldFormat(failure) ?? failure;
	return removed.length === 0 ? reason : removedInVainProblem(reason, removed);
}

/** A registration that could not be removed in its time, of another sub-account or under another address of this n8n. */
async function removePrevious(
	context: IHookFunctions,
	api: WebhooksApi,
	entries: readonly Entry[],
	previous: Kept,
	wanted: Wanted,
): Promise<void> {
	if (isSameSubAccount(previous.subAccountId, wanted.subAccountId) || !isSameN8n(previous.url, wanted.url)) return;
	const stale = entries.filter((entry) => isKept(entry, previous) && !sharesKey(entry, entries));
	const failure = await api.remove(stale);
	if (failure !== undefined) context.logger.warn(sentence(failure));
}

/** Removes what this trigger registered, and nothing else. Throws where a registration that stands could not be removed. */
export async function unregister(context: IHookFunctions): Promise<void> {
	if (isManual(context)) return;
	const kept = readOwnKept(context);
	const site = await readSite(context);
	const failure = site.ok
		? await inTurn(accountNameOf(site.value), async () => await removeOwn(context, site.value, kept))
		: site.problem;
	if (failure === undefined) {
		// What is known of a registration elsewhere is what tells a later publication that n8n has moved.
		const isElsewhere = kept !== undefined && site.ok && !isSameN8n(kept.url, site.value.url);
		keep(context, isElsewhere ? withoutSecret(kept) : undefined);
		return;
	}
	if (kept?.secretDigest !== undefined && !kept.isTest) throw hookError(context, failure);
	// After a failed registration, n8n would take an error here for a webhook that stands.
	if (kept === undefined) context.logger.debug(sentence(failure));
	else context.logger.warn(sentence(failure));
}

async function removeOwn(context: IHookFunctions, site: Site, kept: Kept | undefined): Promise<Problem | undefined> {
	const api = apiOf(context, site);
	const listed = await api.list();
	if (!listed.ok) return listed.problem;
	const entries = listed.value;
	const isOurs = kept !== undefined && isSameN8n(kept.url, site.url);
	const own = entries.filter((entry) => isKept(entry, site) || (isOurs && isKept(entry, kept)));
	if (kept?.secretDigest !== undefined && (!isOurs || kept.account !== accountNameOf(site))) {
		context.logger.warn(leftBehindSentence(kept));
	}
	const shared = own.filter((entry) => sharesKey(entry, entries));
	const failure = await api.remove(own.filter((entry) => !shared.includes(entry)));
	const [first] = shared;
	if (failure !== undefined || first === undefined) return failure;
	return sharedKeyProblem(
		entries.filter(
			({ url, subAccountId }) => isSameSubAccount(subAccountId, first.subAccountId) && !isSameUrl(url, first.url),
		),
		first,
	);
}

function isKept(entry: Place, { url, subAccountId }: Place): boolean {
	return isSameUrl(entry.url, url) && isSameSubAccount(entry.subAccountId, subAccountId);
}

async function readSite(context: IHookFunctions): Promise<Result<Site>> {
	const credential = await context.getCredentials(credentialName);
	const read = accountOf(credential);
	if (!read.ok) return read;
	const account = read.value;
	const accountId = accountIdOf(account);
	if (!accountId.ok) return accountId;
	if (accountId.value === undefined) return failed(problem('ACCOUNT_ID_MISSING_FOR_REGISTRATION'));
	const field: unknown = context.getNodeParameter('subAccountId', '');
	const isAll = (isRecord(field) ? field.value : field) === '*';
	const subAccountId = isAll ? ok('*') : chooseSubAccount(field, account);
	if (!subAccountId.ok) return subAccountId;
	return ok({
		account,
		accountId: accountId.value,
		region: textOf(credential.region) ?? 'ap',
		subAccountId: subAccountId.value,
		url: context.getNodeWebhookUrl('default') ?? '',
	});
}

function apiOf(context: IHookFunctions, { account, accountId }: Site): WebhooksApi {
	return new WebhooksApi(context, account, accountId, [secretFor(context, account.apiKey)]);
}

function accountNameOf({ account, accountId }: Site): string {
	return `${accountId} at ${account.baseUrl}`;
}

function purposesOf(context: IHookFunctions): Purpose[] {
	const events = eventsOf(context);
	return [
		...(events.includes(eventTypes.inboundMessage) ? ['inbound' as const] : []),
		...(events.includes(eventTypes.deliveryReceipt) ? ['receipts' as const] : []),
	];
}

function withoutSecret({ url, subAccountId, region, account, isTest }: Kept): Kept {
	return { url, subAccountId, region, account, isTest };
}

/** n8n shows the message of an error in a hook, and nothing else of it. */
function hookError(context: IHookFunctions, problem: Problem): NodeOperationError {
	const error = new NodeOperationError(context.getNode(), sentence(problem));
	// n8n's error classes replace a message in which they find the name of a system error.
	error.message = sentence(problem);
	return error;
}

function sentence({ happened, remedy }: Problem): string {
	return `${happened.replace(/\.$/, '')}. ${remedy}`;
}
