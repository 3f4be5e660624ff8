import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { webhookRetrySeconds } from '../nodes/generated/webhookEvents';

/** A delivery receipt with its own message ID. */
export function receipt(number: number, umid = randomUUID()) {
	const now = new Date().toISOString();
	return {
		namespace: 'SMS',
		eventType: 'outbound_message_status_changed',
		description: 'SMS delivery receipt',
		payload: {
			umid,
			subAccountId: 'bench',
			timestamp: now,
			status: { state: 'delivered', detail: 'delivered_to_recipient', timestamp: now },
			source: 'Bench',
			destination: String(6_580_000_000 + number),
			country: 'SG',
			error: null,
			clientMessageId: `bench-${number}`,
			clientBatchId: null,
			batchId: null,
			price: { total: 0.03, perSms: 0.03, currency: 'EUR' },
			smsCount: 1,
		},
	};
}

/** The status of the answer to an event; 0 where there was none in time. */
export async function post(url: string, event: object, timeout = 10_000): Promise<number> {
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(event),
			signal: AbortSignal.timeout(timeout),
		});
		await response.text();
		return response.status;
	} catch {
		return 0;
	}
}

/** Receipts that arrive at a fixed rate, whether or not they are answered, each posted as 8x8 posts it. */
export interface Flood {
	/** Receipts a second. */
	rate: number;
	count: number;
	/** Milliseconds after which a caller gives up. */
	timeout: number;
}

export interface FloodResult {
	/** Message IDs of the receipts that were answered with 200. */
	taken: string[];
	/** Message IDs of those that were not, however often they were posted. */
	lost: string[];
	/** Posts after the first of each receipt. */
	repeats: number;
	/** The longest wait for an answer with 200, in ms. */
	slowest: number;
}

/**
 * Posts receipts as 8x8 does: any that is not answered with 200 in time is posted again after 1, 10, 30 and 90
 * seconds.
 */
export async function flood(url: string, { rate, count, timeout }: Flood): Promise<FloodResult> {
	const result: FloodResult = { taken: [], lost: [], repeats: 0, slowest: 0 };
	const deliver = async (number: number) => {
		const umid = randomUUID();
		const event = receipt(number, umid);
		for (const wait of [0, ...webhookRetrySeconds]) {
			if (wait > 0) result.repeats += 1;
			await sleep(wait * 1000);
			const started = performance.now();
			if ((await post(url, event, timeout)) !== 200) continue;
			result.slowest = Math.max(result.slowest, performance.now() - started);
			result.taken.push(umid);
			return;
		}
		result.lost.push(umid);
	};
	const started = performance.now();
	const deliveries: Promise<void>[] = [];
	for (let number = 0; number < count; number++) {
		const late = started + (number * 1000) / rate - performance.now();
		if (late > 1) await sleep(late);
		deliveries.push(deliver(number));
	}
	await Promise.all(deliveries);
	return result;
}
