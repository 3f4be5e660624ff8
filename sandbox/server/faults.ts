import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import { receiptDetails, receiptStates } from '../../nodes/generated/webhookEvents';

const milliseconds = z.number().min(0).max(3_600_000);
const accepted = z.boolean().default(false);

const receiptStep = z.strictObject({
	/** Milliseconds after the message was sent to the operator. */
	after: milliseconds.default(0),
	state: z.enum(receiptStates),
	detail: z.enum(receiptDetails).optional(),
	errorCode: z.number().int().optional(),
});

/** What can go wrong. `accepted` says whether the request is carried out anyway. */
const effect = z.discriminatedUnion('kind', [
	/** The answer comes late. */
	z.strictObject({ kind: z.literal('latency'), milliseconds }),
	/** A different answer than the real one: with 8x8's error body for its status, unless a body is given. */
	z.strictObject({
		kind: z.literal('answer'),
		status: z.number().int().min(200).max(599),
		code: z.number().int().optional(),
		headers: z.record(z.string(), z.string()).default({}),
		body: z.string().optional(),
		contentType: z.string().default('application/json; charset=utf-8'),
		accepted,
	}),
	/** The connection is reset. */
	z.strictObject({ kind: z.literal('reset'), accepted }),
	/** No answer ever comes; the connection stays open until the client gives up. */
	z.strictObject({ kind: z.literal('timeout'), accepted }),
	/** The answer's body arrives in pieces, over this time. */
	z.strictObject({ kind: z.literal('slowBody'), milliseconds }),
	/** The connection ends in the middle of the answer's body. */
	z.strictObject({ kind: z.literal('cutBody') }),
	/** The messages in a batch's answer come in another order, or some of them or all are missing. */
	z.strictObject({ kind: z.literal('batchAnswer'), messages: z.enum(['shuffled', 'missing', 'none']) }),
	/**
	 * An export of the log ends like this, or never (running), or returns these links instead of those of its files.
	 */
	z.strictObject({
		kind: z.literal('export'),
		status: z.enum(['failed', 'cancelled', 'error', 'running']).optional(),
		links: z.array(z.string()).optional(),
	}),
	/** The message is answered with REJECTED and not accepted. */
	z.strictObject({ kind: z.literal('reject'), description: z.string().default('Rejected by the sandbox') }),
	/** These receipts are posted, instead of sent and delivered. */
	z.strictObject({
		kind: z.literal('receipts'),
		steps: z.array(receiptStep).max(20),
		withPrice: z.boolean().default(true),
	}),
	/** The phone answers the message. */
	z.strictObject({ kind: z.literal('reply'), text: z.string(), after: milliseconds.default(0) }),
]);

export const faultSchema = z.strictObject({
	/** The contract's operationId; all operations without it. */
	operation: z.string().optional(),
	subAccountId: z.string().optional(),
	/** Digits of the number it is for; all numbers without it. */
	destination: z
		.string()
		.transform((number) => number.replace(/^\+/, ''))
		.optional(),
	/** How many matching requests succeed before it, and how many it then affects. */
	skip: z.number().int().min(0).default(0),
	times: z.number().int().min(1).optional(),
	effects: z.array(effect).min(1),
});

export type Effect = z.infer<typeof effect>;
export type EffectInput = z.input<typeof effect>;
export type FaultInput = z.input<typeof faultSchema>;
export type Fault = z.infer<typeof faultSchema> & { id: string };
export type ExportEffect = Extract<Effect, { kind: 'export' }>;
export type ReceiptsEffect = Extract<Effect, { kind: 'receipts' }>;

/** Effects on one message, as opposed to those on the whole request. */
const messageKinds = ['reject', 'receipts', 'reply'] as const;
export type MessageEffect = Extract<Effect, { kind: (typeof messageKinds)[number] }>;
export type RequestEffect = Exclude<Effect, MessageEffect>;

export function isMessageEffect(effect: Effect): effect is MessageEffect {
	return messageKinds.some((kind) => kind === effect.kind);
}

export function effectsFrom(inputs: readonly EffectInput[]): Effect[] {
	return inputs.map((input) => effect.parse(input));
}

interface Request {
	operation: string;
	subAccountId: string | undefined;
	destinations: ReadonlySet<string>;
}

/** The requested faults, in the order in which they were added. */
export class Faults {
	private faults: Fault[] = [];

	add(input: FaultInput): Fault {
		const fault = { id: randomUUID(), ...faultSchema.parse(input) };
		this.faults.push(fault);
		return fault;
	}

	list(): readonly Fault[] {
		return this.faults;
	}

	remove(id: string): boolean {
		const before = this.faults.length;
		this.faults = this.faults.filter((fault) => fault.id !== id);
		return this.faults.length < before;
	}

	clear(): void {
		this.faults = [];
	}

	/** The faults that this request triggers. Each counts the request, and is removed after its last one. */
	triggeredBy(request: Request): Fault[] {
		const triggered: Fault[] = [];
		for (const fault of this.faults) {
			if (fault.operation !== undefined && fault.operation !== request.operation) continue;
			if (fault.subAccountId !== undefined && fault.subAccountId !== request.subAccountId) continue;
			if (fault.destination !== undefined && !request.destinations.has(fault.destination)) continue;
			if (fault.skip > 0) {
				fault.skip -= 1;
				continue;
			}
			if (fault.times !== undefined) fault.times -= 1;
			triggered.push(fault);
		}
		if (triggered.length > 0) this.faults = this.faults.filter((fault) => fault.times !== 0);
		return triggered;
	}
}
