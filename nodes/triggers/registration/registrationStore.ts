import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { isRecord, textOf } from '../../problems/unknownValues';
import { defined } from '../../problems/defined';

/** What the trigger remembers of its registration, in the static data of its node. */
export interface Registration {
	url: string;
	subAccountId: string;
	/** The credential's region at the time. */
	region: string;
	/** The account at the time, with the address of its API. */
	account: string;
	isTest: boolean;
	/** Of the Authorization header that 8x8 sends; only while the registration is known to be in place. */
	secretDigest?: string;
}

type Context = IHookFunctions | IWebhookFunctions;

/** What the static data holds. */
export function readRegistration(context: Context): Registration | undefined {
	const { registration } = context.getWorkflowStaticData('node');
	if (!isRecord(registration)) return undefined;
	const [url, subAccountId] = [textOf(registration.url), textOf(registration.subAccountId)];
	const secretDigest = textOf(registration.secretDigest);
	if (url === undefined || subAccountId === undefined) return undefined;
	return {
		url,
		subAccountId,
		region: textOf(registration.region) ?? '',
		account: textOf(registration.account) ?? '',
		isTest: registration.isTest === true,
		...defined({ secretDigest }),
	};
}

/** The same where this workflow in this n8n has put it there: a copy made with its static data has registered nothing. */
export function readOwnRegistration(context: Context): Registration | undefined {
	const { registration } = context.getWorkflowStaticData('node');
	return isRecord(registration) && registration.owner === ownerOf(context) ? readRegistration(context) : undefined;
}

/** Puts a registration into the static data, or takes it out. */
export function storeRegistration(context: Context, registration: Registration | undefined): void {
	const data: IDataObject = context.getWorkflowStaticData('node');
	if (registration === undefined) delete data.registration;
	else data.registration = { ...registration, owner: ownerOf(context) };
}

/** A registration that is no longer known to be in place. */
export function withoutSecret({ url, subAccountId, region, account, isTest }: Registration): Registration {
	return { url, subAccountId, region, account, isTest };
}

function ownerOf(context: Context): string {
	return `${context.getInstanceId()}/${context.getWorkflow().id ?? ''}`;
}
