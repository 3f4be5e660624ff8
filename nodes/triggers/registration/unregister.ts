import type { IHookFunctions } from 'n8n-workflow';
import type { Problem } from '../../problems/problem';
import { inOneLine } from '../../problems/unknownValues';
import { isManual } from '../parameters';
import type { EventSource } from '../source';
import { leftBehindSentence, sharedKeyProblem } from './conflicts';
import { type Registration, readOwnRegistration, storeRegistration, withoutSecret } from './registrationStore';
import { hookError, sentence } from './sentence';
import { serialized } from './serialized';
import { accountNameOf, apiOf, readSite, type Site } from './site';
import { isAt, isSameN8n, isSameSubAccount, isSameUrl, sharesKey } from './webhookEntries';

/**
 * Removes what this trigger registered, and nothing else. Throws where a registration that is in place could not be
 * removed.
 */
export async function unregister(context: IHookFunctions, source: EventSource): Promise<void> {
	if (isManual(context)) return;
	const registration = readOwnRegistration(context);
	const site = await readSite(context, source);
	const failure = site.ok
		? await serialized(accountNameOf(site.value), async () => await removeOwn(context, site.value, registration))
		: site.problem;
	if (failure === undefined) {
		// The record of a registration elsewhere shows a later publication that n8n has moved.
		const isElsewhere = registration !== undefined && site.ok && !isSameN8n(registration.url, site.value.url);
		storeRegistration(context, isElsewhere ? withoutSecret(registration) : undefined);
		return;
	}
	if (registration?.secretDigest !== undefined && !registration.isTest) throw hookError(context, failure);
	// After a failed registration, n8n would take an error here for a webhook that is still registered.
	if (registration === undefined) context.logger.debug(sentence(failure));
	else context.logger.warn(sentence(failure));
}

async function removeOwn(
	context: IHookFunctions,
	site: Site,
	registration: Registration | undefined,
): Promise<Problem | undefined> {
	const api = apiOf(context, site);
	const listed = await api.list();
	if (!listed.ok) return listed.problem;
	const entries = listed.value;
	const isOurs = registration !== undefined && isSameN8n(registration.url, site.url);
	const own = entries.filter((entry) => isAt(entry, site) || (isOurs && isAt(entry, registration)));
	if (registration?.secretDigest !== undefined && (!isOurs || registration.account !== accountNameOf(site))) {
		context.logger.warn(inOneLine(leftBehindSentence(registration)));
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
