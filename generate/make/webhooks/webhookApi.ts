import type { Api, Operation } from '../../../contract/model';
import { urlOf } from '../requests';

/** The webhooks of one of 8x8's APIs. */
export interface WebhookApi {
	api: Api;
	/** The contract's names of the operations. */
	operations: { list: string; add: string; remove: string };
	/** All types that a webhook can have. */
	types: readonly string[];
	/** Whether accounts can have webhooks without types, each for all events of its sub-account. */
	mayBeUntyped: boolean;
}

/** An operation's request, without its body and what is read from its answer. */
export function requestTo(
	{ api, operations }: WebhookApi,
	name: keyof WebhookApi['operations'],
): { url: string; method: string; encodeUrl: boolean } {
	const id = operations[name];
	const operation: Operation | undefined = api.operations.find((each) => each.id === id);
	if (operation === undefined) throw new Error(`The contract has no operation ${id}`);
	return { url: urlOf(api.name, operation.path), method: operation.method, encodeUrl: false };
}
