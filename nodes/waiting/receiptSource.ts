import type { IDataObject } from 'n8n-workflow';
import type { Result } from '../problems/result';

/** A delivery receipt of any API, as far as waiting for it needs to know it. */
export interface Receipt {
	umid: unknown;
	clientMessageId: unknown;
	/** The number or ID of the person, with or without a plus; undefined where it names nobody. */
	person: string | undefined;
	state: string | undefined;
	/** The channel that it is of, where messages have several. */
	channel: string | undefined;
	/** The receipt as the trigger simplifies it. */
	simplified: IDataObject;
}

/** Where the receipts of a kind of message come from, and which of them ends a wait. */
export interface ReceiptSource {
	/** Undefined for what is not a receipt. Fails for what 8x8 never posts. */
	read: (body: unknown) => Result<Receipt | undefined>;
	/** Whether nothing comes after a receipt that has not reached the state that is waited for. */
	isLast: (receipt: Receipt, waitState: Record<string, unknown>) => boolean;
}

/** The states on the way to the phone, in their order. */
export const progress: readonly (string | undefined)[] = ['queued', 'sent', 'delivered', 'read'];
