import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { isRecord, textOf } from '../../problems/unknownValues';

/** What the trigger remembers of its registration, in the static data of its node. */
export interface Kept {
	url: string;
	subAccountId: string;
	/** The credential's region at the time. */
	region: string;
	/** The account at the time, with the address of its API. */
	account: string;
	isTest: boolean;
	/** Of the Authorization header that 8x8 sends; only while the registration is known to stand. */
	secretDigest?: string;
}

type Context = IHookFunctions | IWebhookFunctions;

/** What the static data holds. */
export function readKept(context: Context): Kept | undefined {
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
		...(secretDigest !== undefined && { secretDigest }),
	};
}

/** The same where this workflow in this n8n has put it there: a copy made with its static data has registered nothing. */
export function readOwnKept(context: Context): Kept | undefined {
	const { registration } = context.getWorkflowStaticData('node');
	return isRecord(registration) && registration.owner === ownerOf(context) ? readKept(context) : undefined;
}

export function keep(context: Context, kept: Kept | undefined): void {
	const data: IDataObject = context.getWorkflowStaticData('node');
	if (kept === undefined) delete data.registration;
	else data.registration = { ...kept, owner: ownerOf(context) };
}

function ownerOf(context: Context): string {
	return `${context.getInstanceId()}/${context.getWorkflow().id ?? ''}`;
}
