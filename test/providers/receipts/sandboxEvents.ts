import { vi } from 'vitest';
import type { IDataObject } from 'n8n-workflow';
import { readEvent } from '../../../nodes/events/envelope';
import { simplified } from '../../../nodes/events/simplify';
import type { components } from '../../../nodes/generated/smsTypes';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { contractCheck } from '../../contract/contractCheck';
import { send } from '../../sandbox/client';
import { startReceiver, type Receiver } from '../../sandbox/receiver';

type Schemas = components['schemas'];
export type Receipt = Schemas['DeliveryReceiptEvent'];
type Inbound = Schemas['InboundMessageEvent'];

const isReceipt = await contractCheck<Receipt>('DeliveryReceiptEvent');
const isInbound = await contractCheck<Inbound>('InboundMessageEvent');

/** An event as the trigger simplifies it. */
export function flat(event: unknown): IDataObject {
	const read = readEvent(event);
	if (!read.ok || read.value === undefined) throw new Error('The trigger would not pass it on');
	return simplified(read.value);
}

/** A sandbox whose webhook points to this test, for events as 8x8 posts them. */
export interface EventSource {
	sandbox: Sandbox;
	/** Sends a message and returns its receipts, once so many have arrived. */
	receiptsOf(destination: string, count: number, clientMessageId?: string): Promise<Receipt[]>;
	/** A phone texts the account. */
	inboundFrom(source: string, text: string): Promise<Inbound>;
	close(): Promise<void>;
}

export async function openEventSource(): Promise<EventSource> {
	const receiver: Receiver = await startReceiver();
	const sandbox = await startSandbox({
		delayScale: 0,
		webhooks: [{ subAccountId: '*', url: receiver.url, enabled: true }],
	});
	const taken = async <T>(count: number, isWanted: (body: unknown) => body is T): Promise<T[]> =>
		vi.waitFor(
			() => {
				const found = receiver.received.map(({ body }) => body).filter(isWanted);
				if (found.length < count) throw new Error(`${found.length} of ${count} events came`);
				return found;
			},
			{ interval: 5, timeout: 5000 },
		);
	return {
		sandbox,
		async receiptsOf(destination, count, clientMessageId) {
			receiver.received.length = 0;
			await send(sandbox, { destination, text: 'Hello', source: '6531580000', clientMessageId });
			return taken(count, (body): body is Receipt => isReceipt(body));
		},
		async inboundFrom(source, text) {
			receiver.received.length = 0;
			sandbox.receive({ source, text });
			const [event] = await taken(1, (body): body is Inbound => isInbound(body));
			if (event === undefined) throw new Error('no event');
			return event;
		},
		async close() {
			await sandbox.close();
			receiver.close();
		},
	};
}
