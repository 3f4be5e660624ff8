import type { IHookFunctions } from 'n8n-workflow';
import { isManual } from '../parameters';
import type { EventSource } from '../source';
import { readOwnRegistration } from './registrationStore';
import { apiOf, purposesOf, readSite } from './site';
import { isAt, servesPurpose } from './webhookEntries';

/**
 * Whether 8x8 already has what `create` would register. If that is uncertain, the answer is no, and `create` finds
 * out.
 */
export async function isRegistered(context: IHookFunctions, source: EventSource): Promise<boolean> {
	const registration = readOwnRegistration(context);
	const purposes = purposesOf(context, source);
	if (registration?.secretDigest === undefined || registration.isTest || isManual(context)) return false;
	const site = await readSite(context, source);
	if (!site.ok || !isAt(registration, site.value)) return false;
	const entries = await apiOf(context, site.value).list();
	if (!entries.ok) return false;
	const standing = entries.value.filter((entry) => isAt(entry, site.value) && entry.enabled && entry.hasAuthorization);
	return purposes.every((purpose) => standing.some((entry) => servesPurpose(entry, purpose, source.types)));
}
