import type { Api, Contract } from '../../contract/model';
import { apiNamed, schemaNamed } from '../../contract/model';
import { constant, literal } from '../sourceText';

/** The data centres, with the base URL of each API: `baseUrl` of the SMS API, `chatAppsBaseUrl` of another. */
export function regionsModule(contract: Contract): string {
	const others = contract.apis.filter(({ name }) => name !== 'sms');
	const regions = apiNamed(contract, 'sms').regions.map(({ id, name, url, webhookAddresses }) => [
		id,
		{
			name,
			baseUrl: url,
			...Object.fromEntries(
				others.map((api) => [`${api.name}BaseUrl`, api.regions.find((region) => region.id === id)?.url]),
			),
			webhookAddresses,
		},
	]);
	return [
		'/** The data centres of 8x8, by the name that the credential uses for them, and where they call webhooks from. */',
		literal('regions', Object.fromEntries(regions)),
	].join('\n');
}

export function errorCodesModule(api: Api): string {
	return [
		'/** The error codes of the API, in words for the person who built the workflow. */',
		'export interface ErrorCode { name: string; meaning: string; remedy: string }\n',
		constant('errorCodes', schemaNamed(api, 'ApiError')['x-error-codes'] ?? {}, 'Record<string, ErrorCode>'),
	].join('\n');
}

export function receiptCodesModule(api: Api): string {
	return [
		`import type { ErrorCode } from './errorCodes';\n`,
		'/** The error codes of delivery receipts, in words for the person who built the workflow. */',
		constant('receiptCodes', schemaNamed(api, 'ReceiptStatus')['x-receipt-codes'] ?? {}, 'Record<string, ErrorCode>'),
	].join('\n');
}
