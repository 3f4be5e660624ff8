import { receiptCodes } from '../../nodes/generated/receiptCodes';
import { effectsFrom, type Effect, type EffectInput } from './faults';

/** Numbers that the United Kingdom's regulator reserves for films, so that nobody has them. */
export const magicPrefix = '447700900';

interface MagicNumber {
	/** The last three digits. */
	digits: string;
	/** What happens to a request with this destination, for people. */
	meaning: string;
	effects: Effect[];
	/** Whether only the 1st, 3rd, 5th ... request to the number meets it, so that trying again helps. */
	everyOther: boolean;
}

const magic = (digits: string, meaning: string, ...effects: EffectInput[]): MagicNumber => ({
	digits,
	meaning,
	effects: effectsFrom(effects),
	everyOther: false,
});
const everyOther = (...definition: Parameters<typeof magic>): MagicNumber => ({
	...magic(...definition),
	everyOther: true,
});

const sent = { state: 'sent', after: 300 } as const;
const delivered = { state: 'delivered', detail: 'delivered_to_recipient', after: 1500 } as const;

const undelivered = Object.keys(receiptCodes)
	.map(Number)
	.map((errorCode) =>
		magic(String(100 + errorCode), `undelivered, error code ${errorCode}`, {
			kind: 'receipts',
			steps: [sent, { state: 'undelivered', detail: 'undelivered_to_recipient', errorCode, after: 1500 }],
		}),
	);

const redirects = [301, 302, 303, 307, 308].map((status) =>
	magic(String(status), `status ${status} to another address; not accepted`, {
		kind: 'answer',
		status,
		headers: { location: '/sandbox/elsewhere' },
	}),
);

const refusals = [400, 401, 403, 404, 405, 408, 409, 410, 413, 415, 422, 426, 451, 500, 501, 502, 503, 504].map(
	(status) => magic(String(status), `status ${status}; not accepted`, { kind: 'answer', status }),
);

const acceptedFailures = [500, 502, 503, 504].map((status) =>
	magic(String(status + 100), `accepted, yet answered with status ${status}`, {
		kind: 'answer',
		status,
		accepted: true,
	}),
);

const rejections = [
	'Message text is missing',
	'Message text is over the limit',
	'Source is over the limit',
	'Message expiry has already been reached',
	'Destination is not an E.164 number',
	'Trouble at 8x8',
].map((description, index) => magic(String(700 + index), `REJECTED: ${description}`, { kind: 'reject', description }));

const html = { contentType: 'text/html; charset=utf-8', body: '<!doctype html><title>Sign in</title><h1>Sign in</h1>' };

export const magicNumbers: readonly MagicNumber[] = [
	...undelivered,
	magic('200', 'batch answer in another order', { kind: 'batchAnswer', messages: 'shuffled' }),
	magic('201', 'batch answer in which every second message is missing', { kind: 'batchAnswer', messages: 'missing' }),
	magic('202', 'batch answer with counts but no messages', { kind: 'batchAnswer', messages: 'none' }),
	...redirects,
	...refusals,
	magic('429', 'status 429, Retry-After 1; not accepted', {
		kind: 'answer',
		status: 429,
		headers: { 'retry-after': '1' },
	}),
	magic('430', 'status 429 without Retry-After; not accepted', { kind: 'answer', status: 429 }),
	magic('513', 'status 503, Retry-After 1; not accepted', {
		kind: 'answer',
		status: 503,
		headers: { 'retry-after': '1' },
	}),
	...acceptedFailures,
	everyOther('650', 'every other request: status 429, Retry-After 1', {
		kind: 'answer',
		status: 429,
		headers: { 'retry-after': '1' },
	}),
	everyOther('651', 'every other request: status 503, Retry-After 1', {
		kind: 'answer',
		status: 503,
		headers: { 'retry-after': '1' },
	}),
	everyOther('652', 'every other request: status 500, not accepted', { kind: 'answer', status: 500 }),
	everyOther('653', 'every other request: connection reset, not accepted', { kind: 'reset' }),
	...rejections,
	magic('800', 'connection reset before acceptance', { kind: 'reset' }),
	magic('801', 'accepted, then the connection is reset', { kind: 'reset', accepted: true }),
	magic('802', 'no answer ever; not accepted', { kind: 'timeout' }),
	magic('803', 'accepted, but no answer ever', { kind: 'timeout', accepted: true }),
	magic('804', 'accepted; the answer drips in over 5 s', { kind: 'slowBody', milliseconds: 5000 }),
	magic('805', 'accepted; the answer is cut off in the middle', { kind: 'cutBody' }),
	magic('806', 'accepted after 3 s', { kind: 'latency', milliseconds: 3000 }),
	magic('807', 'accepted; the answer is a web page', { kind: 'answer', status: 200, accepted: true, ...html }),
	magic('808', 'accepted; the answer is empty', { kind: 'answer', status: 200, accepted: true, body: '' }),
	magic('809', "accepted; the answer is JSON, but not 8x8's", {
		kind: 'answer',
		status: 200,
		accepted: true,
		body: '{"ok":true}',
	}),
	magic('810', 'not accepted; a web page with status 200, as from a proxy', { kind: 'answer', status: 200, ...html }),
	magic('900', 'no receipt ever', { kind: 'receipts', steps: [] }),
	magic('901', 'sent, and no final receipt', { kind: 'receipts', steps: [sent] }),
	magic('902', 'delivered after 30 s', { kind: 'receipts', steps: [sent, { ...delivered, after: 30_000 }] }),
	magic('903', 'every receipt comes twice', { kind: 'receipts', steps: [sent, sent, delivered, delivered] }),
	magic('904', 'delivered comes before sent', {
		kind: 'receipts',
		steps: [
			{ ...delivered, after: 300 },
			{ ...sent, after: 1500 },
		],
	}),
	magic('905', 'refused by the operator', {
		kind: 'receipts',
		steps: [sent, { state: 'undelivered', detail: 'rejected_by_operator', errorCode: 8, after: 1500 }],
	}),
	magic('906', 'accepted, then rejected by 8x8', {
		kind: 'receipts',
		steps: [{ state: 'rejected', errorCode: 42, after: 300 }],
	}),
	magic('907', 'delivered to the operator, and no more is known', {
		kind: 'receipts',
		steps: [sent, { state: 'delivered', detail: 'delivered_to_operator', after: 1500 }],
	}),
	magic('908', 'delivered, then read', {
		kind: 'receipts',
		steps: [sent, delivered, { state: 'read', after: 3000 }],
	}),
	magic('909', 'receipts without a price', { kind: 'receipts', steps: [sent, delivered], withPrice: false }),
	magic('990', 'the phone answers YES', { kind: 'reply', text: 'YES', after: 2000 }),
	magic('991', 'the phone answers STOP', { kind: 'reply', text: 'STOP', after: 2000 }),
];

const byNumber = new Map(magicNumbers.map((entry) => [magicPrefix + entry.digits, entry]));

/** Looks numbers up, and counts the requests to those that fail every other time. */
export class MagicNumbers {
	private readonly requests = new Map<string, number>();

	/** The effects of this number on a request that contains it; call it once for each request. */
	effectsOf(digits: string): Effect[] {
		if (!digits.startsWith(magicPrefix)) return [];
		const entry = byNumber.get(digits);
		if (entry === undefined) return [];
		if (!entry.everyOther) return entry.effects;
		const before = this.requests.get(digits) ?? 0;
		this.requests.set(digits, before + 1);
		return before % 2 === 0 ? entry.effects : [];
	}
}
