import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/**
 * What a request does. One that `reads` or `settles` (cancels, deletes, reports) may be repeated when no answer came;
 * one that `sends` never.
 */
export type Effect = 'reads' | 'settles' | 'sends';

/** A request of 8x8's, as the contract describes it. `nodes/generated` holds one for each operation. */
export interface RequestSpec<Path extends string = string> {
	readonly api: 'sms' | 'chatApps';
	readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** With its parameters in braces. */
	readonly path: Path;
	readonly effect: Effect;
	/** HTTP statuses of answers that say that the request was taken. */
	readonly success: readonly number[];
	/** The operation's own limit, on top of those of the whole API. */
	readonly rateLimit?: {
		readonly requests: number;
		readonly seconds: number;
		readonly scope: 'subAccount' | 'ipAddress';
	};
}

/** A request that a node can offer as an operation. */
export interface OperationSpec<Path extends string = string> extends RequestSpec<Path> {
	/** The value of Resource that it belongs to. */
	readonly resource: string;
	/** Its entry in the Operation list. */
	readonly entry: Readonly<INodePropertyOptions>;
	/** Fields that are always visible. */
	readonly panel: readonly INodeProperties[];
	/** Fields in the Options collection. */
	readonly options: readonly INodeProperties[];
	/** What every body holds, whatever the fields say. */
	readonly constants?: Readonly<Record<string, string>>;
}

/** The names in a path's braces. */
export type PathParameter<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
	? Name | PathParameter<Rest>
	: never;
