import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isRecord, propertyOf, textOf } from '../../problems/unknownValues';
import { digestOf, isAuthorized, isPlatformAddress } from '../../events/authorization';
import { readEvent, type SmsEvent } from '../../events/envelope';
import { simplified } from '../../events/simplify';
import { passes, readFilters } from './filters';
import { readKept } from '../registration/registrationStore';
import { type Fate, Repeats } from './recentEvents';
import { presentSecret } from '../registration/secret';

/** The longest event is a survey's, and far from this. */
const largestBody = 256 * 1024;

const repeats = new Repeats();

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

/**
 * Takes a call of the trigger's URL: an event of 8x8's starts the workflow, and everything else is answered here. 8x8
 * posts again what is not answered with 200, so what is not wanted is answered with 200 too.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const response = context.getResponseObject();
	const options = optionsOf(context);
	const refusal = (await callerRefusal(context, options)) ?? sizeRefusal(context);
	if (refusal !== undefined) return answer(response, refusal.status, refusal.reason);

	const body: unknown = context.getBodyData();
	const event = readEvent(body);
	if (event === undefined) return answer(response, 200);
	if ('malformed' in event) return answer(response, 400, `This is no event of the 8x8 SMS API: ${event.malformed}.`);
	if (!isWanted(context, event) || !passes(event, readFilters(options))) return answer(response, 200);

	if (options.ignoreRepeats !== false && context.getMode() !== 'manual') {
		const key = `${context.getWorkflow().id ?? ''} ${context.getNode().id} ${event.type} ${event.identity}`;
		const fate = repeats.fateOf(key, Date.now());
		if (fate === 'taken') return answer(response, 200);
		// Were this answered with 200 and the first post then failed, the event would be lost.
		if (fate === 'pending') return answer(response, 503, 'This event is being taken at this moment.');
		rememberUntilAnswered(key, response);
	}
	const json = context.getNodeParameter('simplify', true) === false ? envelopeOf(body) : simplified(event);
	return { workflowData: [[{ json }]] };
}

interface Refusal {
	status: number;
	reason: string;
}

async function callerRefusal(
	context: IWebhookFunctions,
	options: Record<string, unknown>,
): Promise<Refusal | undefined> {
	const isManual = context.getNodeParameter('registration', 'automatic') === 'manual';
	const refusal = isManual ? manualRefusal(context) : await automaticRefusal(context);
	if (refusal !== undefined) return refusal;
	if (options.restrictToPlatformAddresses === true) {
		const { ip } = context.getRequestObject();
		if (!isPlatformAddress(ip, isManual ? '' : (readKept(context)?.region ?? ''))) {
			warn(
				context,
				`a call from ${ip ?? 'no address'} was refused, because that is none of 8x8's addresses. Behind a reverse proxy, N8N_PROXY_HOPS has to say how many there are.`,
			);
			return { status: 403, reason: "The address is none of 8x8's." };
		}
	}
	return undefined;
}

const wrongAuthorization = { status: 401, reason: 'The Authorization header is missing or wrong.' };

function manualRefusal(context: IWebhookFunctions): Refusal | undefined {
	const expected = textOf(context.getNodeParameter('authorization', ''));
	const { authorization } = context.getHeaderData();
	return expected === undefined || isAuthorized(authorization, digestOf(expected)) ? undefined : wrongAuthorization;
}

/** The digest outlasts a new key in the credential, and the credential a run that puts old static data back. */
async function automaticRefusal(context: IWebhookFunctions): Promise<Refusal | undefined> {
	const { authorization } = context.getHeaderData();
	const digest = readKept(context)?.secretDigest;
	if (digest !== undefined && isAuthorized(authorization, digest)) return undefined;
	const secret = authorization === undefined ? undefined : await presentSecret(context);
	if (secret !== undefined && isAuthorized(authorization, digestOf(secret))) return undefined;
	if (digest === undefined) {
		warn(context, 'a call was refused, because 8x8 has no registration of this trigger.');
		return { status: 401, reason: 'This trigger is not registered.' };
	}
	warn(
		context,
		'a call was refused, because its Authorization header is not what 8x8 was given. If texts or receipts do not arrive, unpublish and publish the workflow.',
	);
	return wrongAuthorization;
}

function warn(context: IWebhookFunctions, message: string): void {
	context.logger.warn(`${context.getNode().name}: ${message}`);
}

function sizeRefusal(context: IWebhookFunctions): Refusal | undefined {
	const size = Number(propertyOf(propertyOf(context.getRequestObject(), 'rawBody'), 'length'));
	return size > largestBody ? { status: 413, reason: 'The body is larger than an event can be.' } : undefined;
}

function isWanted(context: IWebhookFunctions, event: SmsEvent): boolean {
	const events: unknown = context.getNodeParameter('events', []);
	return Array.isArray(events) && events.includes(event.type);
}

/** n8n answers once it has started the workflow, or failed to. */
function rememberUntilAnswered(key: string, response: Response): void {
	const fate = (): Fate => (!response.writableEnded ? 'pending' : response.statusCode < 300 ? 'taken' : 'failed');
	repeats.remember(key, Date.now(), fate);
	response.once('close', () => {
		// Where the caller hung up first, the fate shows later.
		if (response.writableEnded) repeats.settle(key, fate());
	});
}

function answer(response: Response, status: number, reason?: string): IWebhookResponseData {
	response.status(status);
	if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
	if (reason === undefined) response.end();
	else response.type('text/plain').send(reason);
	return { noWebhookResponse: true };
}

function envelopeOf(body: unknown): IDataObject {
	return isRecord(body) ? (body as IDataObject) : {};
}

function optionsOf(context: IWebhookFunctions): Record<string, unknown> {
	const options: unknown = context.getNodeParameter('options', {});
	return isRecord(options) ? options : {};
}
