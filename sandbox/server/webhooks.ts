import type { components } from '../../nodes/generated/contractTypes';
import { ApiFailure, ErrorCode } from './apiFailure';

export type Webhook = components['schemas']['Webhook'];
type WebhookKey = components['schemas']['WebhookKey'];

/**
 * How the account's webhooks look: one a sub-account for all events (untyped), one for each type of events (typed),
 * or whatever is posted (either).
 */
export type WebhookForm = 'untyped' | 'typed' | 'either';

const MASK = '***';
const receiptTypes: readonly (Webhook['type'] | undefined)[] = [undefined, 'DR'];
const inboundTypes: readonly (Webhook['type'] | undefined)[] = [undefined, 'MO', 'MSG'];

/** The account's webhooks. */
export class Webhooks {
	#entries: Webhook[];

	constructor(
		private readonly form: WebhookForm,
		private readonly subAccountIds: readonly string[],
		initial: readonly Webhook[],
	) {
		this.#entries = [...initial];
	}

	/** Adds webhooks, each in the place of those with its sub-account and type. */
	put(webhooks: readonly Webhook[]): void {
		for (const webhook of webhooks) this.#checkKey(webhook);
		for (const webhook of webhooks) {
			const entry = { ...webhook };
			if (this.form === 'untyped') delete entry.type;
			this.#entries = [...this.#entries.filter((other) => !isSame(other, entry)), entry];
		}
	}

	/** Removes what there is of these; "*" names the webhook for all sub-accounts. */
	remove(keys: readonly WebhookKey[]): void {
		for (const key of keys) this.#checkKey(key);
		for (const { subAccountId, type } of keys) {
			const key = this.form === 'untyped' ? { subAccountId } : { subAccountId, type };
			this.#entries = this.#entries.filter((entry) => !isSame(entry, key));
		}
	}

	/** As they read: with their secrets masked. */
	list(): Webhook[] {
		return this.#entries.map((entry) => ({
			...entry,
			enabled: entry.enabled ?? true,
			...(entry.httpAuthorization !== undefined && { httpAuthorization: MASK }),
			...(entry.oauth !== undefined && { oauth: { ...entry.oauth, clientSecret: MASK } }),
		}));
	}

	/** Where a sub-account's delivery receipts or inbound messages are posted: to its own webhooks, else to those for all. */
	targets(subAccountId: string, event: 'receipt' | 'inbound'): Webhook[] {
		const types = event === 'receipt' ? receiptTypes : inboundTypes;
		const active = this.#entries.filter((entry) => entry.enabled !== false && types.includes(entry.type));
		const own = active.filter((entry) => entry.subAccountId === subAccountId);
		return own.length > 0 ? own : active.filter((entry) => entry.subAccountId === '*');
	}

	#checkKey({ subAccountId, type }: WebhookKey): void {
		if (subAccountId !== '*' && !this.subAccountIds.includes(subAccountId)) {
			throw new ApiFailure(
				400,
				ErrorCode.subAccount,
				`The subAccountId ${subAccountId} does not belong to the account`,
			);
		}
		if (this.form === 'typed' && type === undefined) {
			throw new ApiFailure(400, ErrorCode.parameter, "Parameter 'type' is required");
		}
	}
}

function isSame(one: WebhookKey, other: { subAccountId: string; type?: Webhook['type'] | undefined }): boolean {
	return one.subAccountId === other.subAccountId && one.type === other.type;
}
