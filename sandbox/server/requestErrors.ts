import type { ErrorObject } from 'ajv';
import { ApiFailure, ErrorCode } from './apiFailure';

const codeOfField: Record<string, number> = {
	destination: ErrorCode.destination,
	destinations: ErrorCode.destination,
	msisdn: ErrorCode.destination,
	text: ErrorCode.text,
	templateBody: ErrorCode.template,
	templateVariables: ErrorCode.template,
	source: ErrorCode.source,
	encoding: ErrorCode.encoding,
	country: ErrorCode.country,
	scheduled: ErrorCode.schedule,
	expiry: ErrorCode.expiry,
	clientIp: ErrorCode.ipAddress,
	template: ErrorCode.template,
	clientMessageId: ErrorCode.id,
	clientBatchId: ErrorCode.id,
	umid: ErrorCode.id,
};

/** The answer to a body that breaks the contract: 400, with the code that stands for the broken field. */
export function badRequest(errors: readonly ErrorObject[] | null | undefined): ApiFailure {
	const deepest = [...(errors ?? [])].sort((a, b) => b.instancePath.length - a.instancePath.length)[0];
	if (deepest === undefined) return new ApiFailure(400, ErrorCode.parameter, 'The request is not valid');
	const field = fieldOf(deepest);
	const code = (field === undefined ? undefined : codeOfField[field]) ?? ErrorCode.parameter;
	return new ApiFailure(400, code, describe(deepest, field));
}

/** The answer to a batch whose messages differ in a field that they must share. */
export function differing(field: string): ApiFailure {
	const code = codeOfField[field] ?? ErrorCode.parameter;
	return new ApiFailure(400, code, `Invalid parameter '${field}': must be the same in all messages of a batch`);
}

function describe(error: ErrorObject, field: string | undefined): string {
	if (field === undefined) return `Invalid request: ${error.message ?? 'not a valid body'}`;
	if (error.keyword === 'required') return `Parameter '${field}' is required`;
	if (field === 'destination') return 'Invalid MSISDN format: not an E.164 international number';
	const allowed: unknown = error.params.allowedValues;
	const values = Array.isArray(allowed) ? `: ${allowed.join(', ')}` : '';
	return `Invalid parameter '${field}': ${error.message ?? 'not allowed'}${values}`;
}

/** The field an error is about, `undefined` when it is about the whole body. */
export function fieldOf(error: ErrorObject): string | undefined {
	const fields = error.instancePath.split('/').slice(1);
	const missing: unknown = error.params.missingProperty;
	if (typeof missing === 'string') fields.push(missing);
	return fields.findLast((field) => !/^\d+$/.test(field));
}
