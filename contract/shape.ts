import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { ContractDocument } from './document';
import { documentShape } from './extensions';

const ajv = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false });
addFormats(ajv);
const isContract = ajv.compile<ContractDocument>(documentShape);

/**
 * A document as a contract, or what is wrong with it: missing parts, and extensions outside of schemas in a wrong form
 * or place.
 */
export function asContract(
	document: unknown,
): { ok: true; contract: ContractDocument } | { ok: false; problems: string[] } {
	if (isContract(document)) return { ok: true, contract: document };
	const problems = (isContract.errors ?? []).map(({ instancePath, message, params }) => {
		const key: unknown = params.additionalProperty;
		return `${instancePath || 'the document'} ${message ?? ''}${typeof key === 'string' ? ` ("${key}")` : ''}`;
	});
	return { ok: false, problems };
}
