import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { callbackBody, mapEvent } from '../../../providers/receipts/clevertap';
import { flatReceipt } from '../../../providers/receipts/moengage';
import { readEvent } from '../../../nodes/events/envelope';
import { simplified } from '../../../nodes/events/simplify';
import { allowedEvents, type GeneratedEvent, oddEvents } from '../../events/generated';
import { flat } from './sandboxEvents';

const kept = { umid: z.string(), phone: z.string(), messageId: z.string() };
const failure = z.strictObject({ ts: z.int(), code: z.string().regex(/^9\d\d$/), description: z.string() });
const cleverTapSchema = z.union([
	z.strictObject({ ...kept, event: z.literal(''), data: z.strictObject({ ts: z.int() }) }),
	z.strictObject({ ...kept, event: z.literal('delivered'), data: failure.omit({ code: true }) }),
	z.strictObject({ ...kept, event: z.literal('failed'), data: failure }),
	z.strictObject({
		...kept,
		event: z.literal('replied'),
		data: z.strictObject({ ts: z.int(), toPhone: z.string(), incomingText: z.string().max(512) }),
	}),
]);
const moEngageSchema = z.strictObject({
	umid: z.string(),
	status: z.enum(['delivered', 'undelivered', 'rejected']),
	reason: z.string(),
	errorCode: z.int(),
	destination: z.string(),
	timestamp: z.string(),
});

/** As the trigger passes it on; what it refuses is passed unchanged, and must not make anything fail either. */
function simplifiedOrAsIs(body: unknown): unknown {
	const read = readEvent(body);
	return read.ok && read.value !== undefined ? simplified(read.value) : body;
}

let allowed: (GeneratedEvent & { schema: string })[];
let odd: GeneratedEvent[];
beforeAll(async () => {
	[allowed, odd] = await Promise.all([allowedEvents(), oddEvents()]);
});

test("maps every event that 8x8's schema allows, and every one that differs, to what CleverTap takes or to nothing", () => {
	for (const { name, body } of [...allowed, ...odd]) {
		const mapped = mapEvent(simplifiedOrAsIs(body));
		if (mapped === undefined) continue;
		expect(cleverTapSchema.safeParse(mapped).error, name).toBeUndefined();
		expect(callbackBody(mapped, 'id'), name).toEqual([{ event: mapped.event, data: [{ ...mapped.data, meta: 'id' }] }]);
	}
});

test("maps every event that 8x8's schema allows, and every one that differs, to what MoEngage takes or to nothing", () => {
	for (const { name, body } of [...allowed, ...odd]) {
		const receipt = flatReceipt(simplifiedOrAsIs(body));
		if (receipt !== undefined) expect(moEngageSchema.safeParse(receipt).error, name).toBeUndefined();
	}
});

test('loses no receipt that is final and names its message', () => {
	const final = z.object({
		payload: z.object({
			clientMessageId: z.string().min(1),
			status: z.object({ state: z.enum(['delivered', 'read', 'undelivered', 'rejected']) }),
		}),
	});
	const receipts = allowed.filter(
		({ schema, body }) => schema === 'DeliveryReceiptEvent' && final.safeParse(body).success,
	);
	expect(receipts.length).toBeGreaterThan(3);
	expect(
		receipts.filter(({ body }) => mapEvent(flat(body)) === undefined || flatReceipt(flat(body)) === undefined),
	).toEqual([]);
});
