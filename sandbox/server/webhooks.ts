import { ApiFailure, ErrorCode } from './apiFailure';
import { allTypes, type Webhook, type WebhookKey, type WebhookType } from './webhook';

/**
 * The form of the account's webhooks: one a sub-account for all events (untyped), one for each type of events (typed),
 * or whatever is posted (either).
 */
export type WebhookForm = 'untyped' | 'typed' | 'either';

const mask = '***';

/** The types of the webhooks of an API. */
interface Types {
	/** Those that get an event. */
	readonly getting: Readonly<Record<'receipt' | 'inbound', readonly (WebhookType | undefined)[]>>;
	/** The type under which a webhook without a type is added and removed; undefined where it stays untyped. */
	readonly untyped: readonly WebhookType[] | undefined;
}

export const smsTypes: Types = {
	getting: { receipt: [undefined, 'DR', allTypes], inbound: [undefined, 'MO', 'MSG', allTypes] },
	untyped: undefined,
};

export const chatTypes: Types = {
	getting: { receipt: [undefined, 'CADR'], inbound: [undefined, 'MSG'] },
	untyped: ['CADR', 'MSG'],
};

/** The account's webhooks with one API. */
export class Webhooks {
	private entries: Webhook[];

	constructor(
		private readonly form: WebhookForm,
		private readonly subAccountIds: readonly string[],
		initial: readonly Webhook[],
		private readonly types: Types,
	) {
		this.entries = [...initial];
	}

	/** Adds webhooks, each replacing those with the same sub-account and type. */
	put(webhooks: readonly Webhook[]): void {
		for (const webhook of webhooks) this.checkKey(webhook);
		for (const webhook of this.inFull(webhooks)) {
			const entry = { ...webhook };
			if (this.form === 'untyped') delete entry.type;
			this.entries = [...this.entries.filter((other) => !isSame(other, entry)), entry];
		}
	}

	/** Removes those of these that exist; "*" names the webhook for all sub-accounts. */
	remove(keys: readonly WebhookKey[]): void {
		for (const key of keys) this.checkKey(key);
		for (const { subAccountId, type } of this.inFull(keys)) {
			const key = this.form === 'untyped' ? { subAccountId } : { subAccountId, type };
			this.entries = this.entries.filter((entry) => !isSame(entry, key));
		}
	}

	/** As the API returns them: with their secrets masked. */
	list(): Webhook[] {
		return this.entries.map((entry) => ({
			...entry,
			enabled: entry.enabled ?? true,
			...(entry.httpAuthorization !== undefined && { httpAuthorization: mask }),
			...(entry.oauth !== undefined && { oauth: { ...entry.oauth, clientSecret: mask } }),
		}));
	}

	/** Where a sub-account's delivery receipts or inbound messages are posted: to its own webhooks, else to those for all. */
	targets(subAccountId: string, event: 'receipt' | 'inbound'): Webhook[] {
		const types = this.types.getting[event];
		const active = this.entries.filter((entry) => entry.enabled !== false && types.includes(entry.type));
		const own = active.filter((entry) => entry.subAccountId === subAccountId);
		return own.length > 0 ? own : active.filter((entry) => entry.subAccountId === '*');
	}

	private inFull<Entry extends WebhookKey>(entries: readonly Entry[]): Entry[] {
		const { untyped } = this.types;
		return entries.flatMap((entry) =>
			entry.type !== undefined || untyped === undefined ? entry : untyped.map((type) => ({ ...entry, type })),
		);
	}

	private checkKey({ subAccountId, type }: WebhookKey): void {
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

function isSame(one: WebhookKey, other: { subAccountId: string; type?: WebhookType | undefined }): boolean {
	return one.subAccountId === other.subAccountId && one.type === other.type;
}

/**
 * The keys of the webhooks to delete, including one for all types if it is meant.
 * @param read reads what the contract allows, and throws where something else was posted
 */
export function webhookKeys(posted: unknown, read: (posted: unknown) => WebhookKey[]): WebhookKey[] {
	if (!Array.isArray(posted)) return read(posted);
	const isForAll = posted.map((key: unknown) => typeof key === 'object' && key !== null && isAllTypes(key));
	const keys = read(posted.map((key: object, index) => (isForAll[index] === true ? { ...key, type: undefined } : key)));
	return keys.map((key, index) => (isForAll[index] === true ? { ...key, type: allTypes } : key));
}

function isAllTypes(key: object): boolean {
	return 'type' in key && key.type === allTypes;
}
