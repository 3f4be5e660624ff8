import type { TextEncoding } from '../../nodes/sms/segments';

export type MessageState = 'queued' | 'sent' | 'delivered' | 'undelivered' | 'rejected' | 'read';

/** A message that the sandbox took and would have sent. */
export interface AcceptedMessage {
	readonly umid: string;
	readonly subAccountId: string;
	/** Digits, with no plus sign. */
	readonly destination: string;
	readonly text: string;
	readonly source?: string;
	readonly clientMessageId?: string;
	readonly batchId?: string;
	readonly clientBatchId?: string;
	readonly encoding: TextEncoding;
	readonly segments: number;
	/** ISO 8601, UTC. */
	readonly acceptedAt: string;
	readonly dlrCallbackUrl?: string;
	readonly state: MessageState;
}

export type StoredMessage = { -readonly [Field in keyof AcceptedMessage]: AcceptedMessage[Field] };

/** The accepted messages, oldest first, bounded in number. */
export class MessageStore {
	readonly #byUmid = new Map<string, StoredMessage>();

	constructor(private readonly limit: number) {}

	add(message: StoredMessage): void {
		this.#byUmid.set(message.umid, message);
		if (this.#byUmid.size <= this.limit) return;
		for (const oldest of this.#byUmid.keys()) {
			this.#byUmid.delete(oldest);
			break;
		}
	}

	all(): AcceptedMessage[] {
		return [...this.#byUmid.values()];
	}
}
