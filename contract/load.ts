import { join } from 'node:path';
import { dereference, JSONParserErrorGroup } from '@apidevtools/json-schema-ref-parser';
import { projectRoot } from '../projectRoot';
import type { Contract, ContractDocument, OpenApiDocument } from './document';

/** The contract of the SMS API, which most of the project is made from. */
export const contractFile = join(projectRoot, 'openapi', 'sms.yaml');

/** The contract of the Business Messaging API: WhatsApp and other chat apps. */
export const messagingContractFile = join(projectRoot, 'openapi', 'chatApps.yaml');

/**
 * Reads an OpenAPI document (YAML or JSON) and puts in place of every $ref what it names; what stands beside a $ref wins.
 * Throws one error that lists every $ref which names nothing. Fetches nothing from the network.
 */
export async function loadDocument<D extends OpenApiDocument = OpenApiDocument>(file: string): Promise<D> {
	try {
		return await dereference<D>(file, { resolve: { http: false }, continueOnError: true });
	} catch (error) {
		if (!(error instanceof JSONParserErrorGroup)) throw error;
		throw new Error(`${file}: ${error.errors.map(({ message }) => message).join('; ')}`, { cause: error });
	}
}

/** The project's contract of the SMS API, without a $ref left in it. */
export async function loadContract(): Promise<Contract> {
	return await loadDocument<Contract>(contractFile);
}

/** The contract of the Business Messaging API, without a $ref left in it. */
export async function loadMessagingContract(): Promise<ContractDocument> {
	return await loadDocument<ContractDocument>(messagingContractFile);
}
