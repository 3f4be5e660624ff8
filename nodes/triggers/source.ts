import type { IDataObject } from 'n8n-workflow';
import type { Account } from '../api/account';
import type { RequestSpec } from '../api/spec';
import type { Result } from '../problems/result';

/** What a webhook can be for, of the events that triggers know. */
export type Purpose = 'inbound' | 'receipts';

/** An event of 8x8's; `payload` holds its content, in 8x8's fields. */
export interface TriggerEvent {
	/** The value of Trigger On. */
	readonly type: string;
	readonly payload: Record<string, unknown>;
	/** The part of the event that is the same each time 8x8 posts it. */
	readonly identity: string;
}

/** The types of the webhooks that an API of 8x8's has. */
export interface WebhookTypes {
	/** The type that a webhook for this purpose is registered with. */
	readonly ownType: Readonly<Record<Purpose, string>>;
	/** The types whose webhooks get events of a purpose; those without a type get all. */
	readonly typesWith: Readonly<Record<Purpose, readonly string[]>>;
	/** Types that a take-over leaves in place, since they carry more than what is taken over. */
	readonly kept: readonly string[];
	/** Whether accounts may have webhooks without types, so that the account's own form has to be found out. */
	readonly mayBeMissing: boolean;
}

/** An API of 8x8's that a trigger gets its events from: what distinguishes one trigger from another. */
export interface EventSource<Event extends TriggerEvent = TriggerEvent> {
	/** The trigger's name, by which its Authorization header differs from those of others. */
	readonly name: string;
	/** Origin and path prefix of the API, without a slash at the end. */
	baseUrlOf(account: Account): Result<string>;
	readonly requests: Readonly<Record<'list' | 'add' | 'remove', RequestSpec<'/api/v1/accounts/{accountId}/webhooks'>>>;
	readonly types: WebhookTypes;
	/** What the events of Trigger On need webhooks for. Those that are missing here cannot be registered. */
	readonly purposes: Readonly<Record<string, Purpose>>;
	/** Of a call's body: `undefined` for an event that the trigger does not know. Fails for what 8x8 never posts. */
	read(body: unknown): Result<Event | undefined>;
	/** Whether an event gets past the filters among the values of the Options collection. */
	passes(event: Event, options: Record<string, unknown>): boolean;
	/** The event with flat fields. */
	simplified(event: Event): IDataObject;
}
