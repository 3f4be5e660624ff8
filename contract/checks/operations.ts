import type { ContractDocument } from '../document';
import { listOperations, type ListedOperation, listWebhooks } from '../operations';

/** Statuses that any operation can answer; Salesforce cannot read an error that is not declared. */
const errorStatuses = ['400', '401', '403', '404', '422', '426', '429', '500'];

/** Operations without a unique camelCase ID, or without all the error statuses. */
export function operationProblems(contract: ContractDocument): string[] {
	const operations = listOperations(contract);
	return [...nameProblems([...operations, ...listWebhooks(contract)]), ...operations.flatMap(statusProblems)];
}

function nameProblems(operations: ListedOperation[]): string[] {
	const ids = operations.map(({ operation }) => operation.operationId);
	return operations.flatMap(({ call, operation: { operationId } }, index) => {
		if (operationId === undefined) return [`${call}: no operationId`];
		if (!/^[a-z][a-zA-Z0-9]*$/.test(operationId)) return [`${call}: operationId ${operationId} is not camelCase`];
		return ids.indexOf(operationId) === index ? [] : [`${call}: operationId ${operationId} is taken already`];
	});
}

function statusProblems({ name, operation: { responses = {} } }: ListedOperation): string[] {
	const headers = Object.keys(responses['429']?.headers ?? {}).map((header) => header.toLowerCase());
	return [
		...errorStatuses.filter((status) => !(status in responses)).map((status) => `${name}: no response ${status}`),
		...('429' in responses && !headers.includes('retry-after') ? [`${name}: response 429 without Retry-After`] : []),
	];
}
