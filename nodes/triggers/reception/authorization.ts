import type { IWebhookFunctions } from 'n8n-workflow';
import { digestOf, isAuthorized, isPlatformAddress } from '../../events/authorization';
import { problem } from '../../problems/catalogue';
import { inQuotes } from '../../problems/unknownValues';
import { isManual, manualAuthorization } from '../parameters';
import { readRegistration } from '../registration/registrationStore';
import { presentSecret } from '../registration/secret';
import type { Refusal } from '../../events/answer';
import type { EventSource } from '../source';
import { warn } from './warnings';

/** Why a call is not let in, by its Authorization header and its address; undefined where it is. */
export async function unauthorizedRefusal(
	context: IWebhookFunctions,
	source: EventSource,
	options: Record<string, unknown>,
): Promise<Refusal | undefined> {
	const refusal = isManual(context) ? manualRefusal(context) : await automaticRefusal(context, source);
	return refusal ?? (options.restrictToPlatformAddresses === true ? addressRefusal(context) : undefined);
}

const wrongAuthorization = { status: 401, problem: problem('AUTHORIZATION_WRONG') };

function manualRefusal(context: IWebhookFunctions): Refusal | undefined {
	const expected = manualAuthorization(context);
	if (!expected.ok) {
		const { happened, remedy } = expected.problem;
		warn(context, 'no authorization', `all calls are refused: ${happened}. ${remedy}`);
		return wrongAuthorization;
	}
	const { authorization } = context.getHeaderData();
	const isLetIn = expected.value === undefined || isAuthorized(authorization, digestOf(expected.value));
	return isLetIn ? undefined : wrongAuthorization;
}

/** The digest outlasts a new key in the credential, and the credential a run that puts old static data back. */
async function automaticRefusal(context: IWebhookFunctions, source: EventSource): Promise<Refusal | undefined> {
	const { authorization } = context.getHeaderData();
	const digest = readRegistration(context)?.secretDigest;
	if (digest !== undefined && isAuthorized(authorization, digest)) return undefined;
	const secret = authorization === undefined ? undefined : await presentSecret(context, source);
	if (secret !== undefined && isAuthorized(authorization, digestOf(secret))) return undefined;
	if (digest === undefined) {
		const refusal = { status: 401, problem: problem('TRIGGER_NOT_REGISTERED') };
		warnOf(context, refusal);
		return refusal;
	}
	warnOf(context, wrongAuthorization);
	return wrongAuthorization;
}

function addressRefusal(context: IWebhookFunctions): Refusal | undefined {
	const { ip } = context.getRequestObject();
	const region = isManual(context) ? '' : (readRegistration(context)?.region ?? '');
	if (isPlatformAddress(ip, region)) return undefined;
	const refusal = { status: 403, problem: problem('ADDRESS_FOREIGN') };
	warnOf(context, refusal, ` from ${ip === undefined ? 'no address' : inQuotes(ip, 45)}`);
	return refusal;
}

function warnOf(context: IWebhookFunctions, { problem: { code, happened, remedy } }: Refusal, origin = ''): void {
	warn(context, String(code), `a call${origin} was refused: ${happened}. ${remedy}`);
}
