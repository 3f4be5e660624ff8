import type { IHookFunctions } from 'n8n-workflow';
import { isPrivateAddress } from '../../api/publicAddress';
import { digestOf } from '../../events/authorization';
import { problem } from '../../problems/catalogue';
import type { Problem } from '../../problems/problem';
import { eventsOf, isManual, manualAuthorization, optionsOf } from '../parameters';
import type { EventSource } from '../source';
import { conflictProblem, earlierHomeProblem, testProblem } from './conflicts';
import { lookAgain } from './lookAgain';
import { post } from './post';
import { type Registration, readOwnRegistration, storeRegistration, withoutSecret } from './registrationStore';
import { secretFor } from './secret';
import { hookError, sentence } from './sentence';
import { serialized } from './serialized';
import { accountNameOf, apiOf, purposesOf, readSite, type Site } from './site';
import {
	type Entry,
	inTheWay,
	isAt,
	isSameN8n,
	isSameSubAccount,
	isSameTrigger,
	isSameUrl,
	sharesKey,
	type Wanted,
} from './webhookEntries';
import type { WebhooksApi } from './webhooksApi';

/**
 * Registers the trigger's URL with 8x8. Throws where that cannot or must not be done, with the ways out in the
 * message.
 */
export async function register(context: IHookFunctions, source: EventSource): Promise<void> {
	const registration = readOwnRegistration(context);
	// n8n asks for a registration when it assumes that there is none; if this fails, `unregister` must not insist on
	// the old one.
	if (registration !== undefined) storeRegistration(context, withoutSecret(registration));
	const failure = await registerAt(context, source, registration);
	if (failure !== undefined) throw hookError(context, failure);
}

async function registerAt(
	context: IHookFunctions,
	source: EventSource,
	registration: Registration | undefined,
): Promise<Problem | undefined> {
	const events = eventsOf(context);
	if (events.length === 0) return problem('EVENTS_MISSING');
	if (isManual(context)) {
		const authorization = manualAuthorization(context);
		return authorization.ok ? undefined : authorization.problem;
	}
	const purposes = purposesOf(context, source);
	if (purposes.length === 0) return problem('EVENTS_NOT_REGISTRABLE');
	const read = await readSite(context, source);
	if (!read.ok) return read.problem;
	const site = read.value;
	if (site.account.isPublicApi && isPrivateAddress(site.url)) {
		return problem('N8N_NOT_PUBLIC', { host: URL.canParse(site.url) ? new URL(site.url).host : site.url });
	}
	const { url, subAccountId } = site;
	return await serialized(
		accountNameOf(site),
		async () => await takePlace(context, site, { url, subAccountId, purposes, types: source.types }, registration),
	);
}

async function takePlace(
	context: IHookFunctions,
	site: Site,
	wanted: Wanted,
	previous: Registration | undefined,
): Promise<Problem | undefined> {
	const isTest = context.getActivationMode() === 'manual';
	const { webhookId } = context.getNode();
	const { source } = site;
	const secret = secretFor(context, source, site.account.apiKey);
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
	const mayReplace = !isTest && optionsOf(context).replaceExisting === true;
	if (others.length > 0 && isTest) return testProblem(others, wanted, webhookId);
	if (others.length > 0 && !mayReplace) {
		const isMove = previous !== undefined && others.every(({ url }) => isSameUrl(url, previous.url));
		return isMove ? earlierHomeProblem(others, wanted) : conflictProblem(others, wanted);
	}

	const { url, subAccountId } = wanted;
	const registration: Registration = { url, subAccountId, region: site.region, account: accountNameOf(site), isTest };
	storeRegistration(context, registration);
	const failure = await post(api, entries, others, wanted, secret);
	if (failure !== undefined) return failure;
	const overtaken = await lookAgain(context, api, wanted, { before: entries, isOwn, mayReplace });
	if (overtaken !== undefined) return overtaken;
	storeRegistration(context, { ...registration, secretDigest: digestOf(secret) });
	if (previous !== undefined && !isTest) await removePrevious(context, api, entries, previous, wanted);
	return undefined;
}

/**
 * A registration that could not be removed at the time, of another sub-account or under another address of this n8n.
 */
async function removePrevious(
	context: IHookFunctions,
	api: WebhooksApi,
	entries: readonly Entry[],
	previous: Registration,
	wanted: Wanted,
): Promise<void> {
	if (isSameSubAccount(previous.subAccountId, wanted.subAccountId) || !isSameN8n(previous.url, wanted.url)) return;
	const stale = entries.filter((entry) => isAt(entry, previous) && !sharesKey(entry, entries));
	const failure = await api.remove(stale);
	if (failure !== undefined) context.logger.warn(sentence(failure));
}
