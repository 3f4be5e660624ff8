/** What a sandbox can be told at its start. Every field has a default. */
export interface SandboxOptions {
	/** Port to listen on; 0 or absent takes any free one. */
	port?: number;
	/** Address to listen on, 127.0.0.1 unless given. */
	host?: string;
	apiKey?: string;
	/** UUID of the account. */
	accountId?: string;
	/** The account's sub-accounts; the first is the default one. */
	subAccountIds?: readonly string[];
	/**
	 * Hosts besides loopback that receipts and inbound messages may be posted to, or `*` for any.
	 * Without it nothing ever leaves this machine.
	 */
	callbackHosts?: readonly string[];
	/** Milliseconds from acceptance to the receipts `sent` and `delivered`. */
	sentAfter?: number;
	deliveredAfter?: number;
	/** Factor on the waits between the posts of a webhook event (1, 10, 30 and 90 s). */
	retryScale?: number;
	/** Milliseconds a receiver has to answer a posted event. */
	callbackTimeout?: number;
	/** Messages kept; beyond it the oldest are forgotten. */
	maxMessages?: number;
}

export type Settings = Required<Omit<SandboxOptions, 'subAccountIds'>> & {
	subAccountIds: readonly [string, ...string[]];
};

const DEFAULT_SUB_ACCOUNT = 'sandbox_hq';

export function settingsFrom(options: SandboxOptions): Settings {
	const [first = DEFAULT_SUB_ACCOUNT, ...others] = options.subAccountIds ?? [];
	return {
		port: options.port ?? 0,
		host: options.host ?? '127.0.0.1',
		apiKey: options.apiKey ?? 'sandbox-key',
		accountId: options.accountId ?? '5a2db0c5-8888-4e57-9c1b-0d0c5e55a8b0',
		subAccountIds: [first, ...others],
		callbackHosts: options.callbackHosts ?? [],
		sentAfter: options.sentAfter ?? 300,
		deliveredAfter: options.deliveredAfter ?? 1500,
		retryScale: options.retryScale ?? 1,
		callbackTimeout: options.callbackTimeout ?? 10_000,
		maxMessages: options.maxMessages ?? 200_000,
	};
}
