import { type IHookFunctions, NodeOperationError } from 'n8n-workflow';
import { eventTypes } from '../../generated/webhookEvents';
import { type Account, accountOf, chooseSubAccount } from '../../api/account';
import { SettingProblem } from '../../problems/problem';
import { credentialName } from '../../api/client';
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
import { Refusal, WebhooksApi } from './webhooksApi';

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
	if (site instanceof SettingProblem || !isKept(kept, site)) return false;
	const entries = await apiOf(context, site).list();
	if (entries instanceof SettingProblem) return false;
	const standing = entries.filter((entry) => isKept(entry, site) && entry.enabled && entry.hasAuthorization);
	return purposes.every((purpose) => standing.some((entry) => servesPurpose(entry, purpose)));
}

/** Registers the trigger's URL with 8x8. Throws, with the ways out in the message, where that cannot or must not be. */
export async function register(context: IHookFunctions): Promise<void> {
	const kept = readOwnKept(context);
	// n8n asks for a registration when it counts on none; should this fail, `unregister` must not insist on the old one.
	if (kept !== undefined) keep(context, withoutSecret(kept));
	const problem = await registerAt(context, kept);
	if (problem !== undefined) throw hookError(context, problem);
}

async function registerAt(context: IHookFunctions, kept: Kept | undefined): Promise<SettingProblem | undefined> {
	const events = eventsOf(context);
	if (events.length === 0) {
		return new SettingProblem('Trigger On is empty', 'Choose at least one event.');
	}
	if (isManual(context)) {
		const authorization = manualAuthorization(context);
		if (authorization.ok) return undefined;
		return new SettingProblem(authorization.problem.happened, authorization.problem.remedy);
	}
	const purposes = purposesOf(context);
	if (purposes.length === 0) {
		return new SettingProblem(
			"SMS Engage answers have no webhook that could be registered: 8x8's support sets their URL",
			'Set Registration to Manual, and give them the production URL of this trigger.',
		);
	}
	const site = await readSite(context);
	if (site instanceof SettingProblem) return site;
	if (site.account.isPublicApi && isPrivateAddress(site.url)) {
		return new SettingProblem(
			`8x8 cannot reach this n8n: its webhook URL is at ${URL.canParse(site.url) ? new URL(site.url).host : site.url}, which is no public address`,
			'Set the environment variable WEBHOOK_URL to the address under which n8n can be reached from the internet, and restart n8n.',
		);
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
): Promise<SettingProblem | undefined> {
	const isTest = context.getActivationMode() === 'manual';
	const { webhookId } = context.getNode();
	const secret = secretFor(context, site.account.apiKey);
	const api = apiOf(context, site);
	const entries = await api.list();
	if (entries instanceof SettingProblem) return entries;
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
): Promise<SettingProblem | undefined> {
	let removed: readonly Entry[] = [];
	const postAs = async (form: Form): Promise<SettingProblem | undefined> => {
		const webhooks = webhooksFor(wanted, form, secret);
		const inPlace = leftovers(others, webhooks);
		const failure = await api.remove(inPlace);
		if (failure !== undefined) return failure;
		removed = inPlace;
		return await api.put(webhooks);
	};
	const oldFormat = (failure: SettingProblem | undefined): SettingProblem | undefined =>
		failure instanceof Refusal ? oldFormatProblem(failure, wanted) : undefined;

	const form = formOf(entries, wanted.subAccountId) ?? 'untyped';
	let failure = await postAs(form);
	const mustHaveType = failure instanceof Refusal && failure.status < 500 && /\btype\b/i.test(failure.words);
	if (form === 'untyped' && mustHaveType && oldFormat(failure) === undefined) failure = await postAs('typed');
	if (failure === undefined) return undefined;
	const problem = oldFormat(failure) ?? failure;
	return removed.length === 0 ? problem : removedInVainProblem(problem, removed);
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
	const problem = await api.remove(stale);
	if (problem !== undefined) context.logger.warn(sentence(problem));
}

/** Removes what this trigger registered, and nothing else. Throws where a registration that stands could not be removed. */
export async function unregister(context: IHookFunctions): Promise<void> {
	if (isManual(context)) return;
	const kept = readOwnKept(context);
	const site = await readSite(context);
	const problem =
		site instanceof SettingProblem
			? site
			: await inTurn(accountNameOf(site), async () => await removeOwn(context, site, kept));
	if (problem === undefined) {
		// What is known of a registration elsewhere is what tells a later publication that n8n has moved.
		const isElsewhere = kept !== undefined && !(site instanceof SettingProblem) && !isSameN8n(kept.url, site.url);
		keep(context, isElsewhere ? withoutSecret(kept) : undefined);
		return;
	}
	if (kept?.secretDigest !== undefined && !kept.isTest) throw hookError(context, problem);
	// After a failed registration, n8n would take an error here for a webhook that stands.
	if (kept === undefined) context.logger.debug(sentence(problem));
	else context.logger.warn(sentence(problem));
}

async function removeOwn(
	context: IHookFunctions,
	site: Site,
	kept: Kept | undefined,
): Promise<SettingProblem | undefined> {
	const api = apiOf(context, site);
	const entries = await api.list();
	if (entries instanceof SettingProblem) return entries;
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

async function readSite(context: IHookFunctions): Promise<Site | SettingProblem> {
	const credential = await context.getCredentials(credentialName);
	const account = accountOf(credential);
	if (account instanceof SettingProblem) return account;
	if (account.accountId === undefined) {
		return new SettingProblem(
			'Automatic registration needs the Account ID, and the credential has none',
			'Add it there: 8x8 Connect shows it under API Keys. Or set Registration to Manual.',
		);
	}
	const field: unknown = context.getNodeParameter('subAccountId', '');
	const isAll = (isRecord(field) ? field.value : field) === '*';
	const subAccountId = isAll ? '*' : chooseSubAccount(field, account);
	if (subAccountId instanceof SettingProblem) return subAccountId;
	const url = context.getNodeWebhookUrl('default') ?? '';
	return { account, accountId: account.accountId, region: textOf(credential.region) ?? 'ap', subAccountId, url };
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
function hookError(context: IHookFunctions, problem: SettingProblem): NodeOperationError {
	const error = new NodeOperationError(context.getNode(), sentence(problem));
	// n8n's error classes replace a message in which they find the name of a system error.
	error.message = sentence(problem);
	return error;
}

function sentence({ happened, remedy }: SettingProblem): string {
	return `${happened.replace(/\.$/, '')}. ${remedy}`;
}
