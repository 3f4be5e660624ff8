import type { EffectInput } from '../../sandbox/server/faults';
import { errorCodes } from '../../nodes/generated/errorCodes';

/** The outcome of a message that met the fault, by the rules of sending. */
export type Expected = 'accepted' | 'rejected' | 'unknown';

/** Something that goes wrong, at the server or on the way to it. */
export interface Fault {
	name: string;
	/** The outcome of a message if all of its requests meet the fault. */
	expected: Expected;
	/** What the server does. */
	effect?: () => EffectInput;
	/** What the server does to the first request, to the second, and so on; instead of one effect. */
	effects?: (EffectInput | undefined)[];
	/** Where the requests go instead of the server. */
	baseUrl?: (server: URL) => string;
	/** The answer of a server that echoes everything it was sent. */
	echo?: 'status/400' | 'status/500' | 'rejected';
	/** Seconds after which the client gives up; the default is far longer than any run. */
	timeout?: number;
	/** Whether it can only happen to a batch. */
	batchOnly?: boolean;
	/** The answer says that some of the messages are accepted. */
	partly?: boolean;
	/** The only number that meets the fault, in digits. */
	destination?: string;
	/** Whether it differs from another fault only in its words, so that one spread is enough. */
	isAlike?: boolean;
	/** Whether the next request succeeds, so that a repeat helps and nothing fails in the end. */
	isRepeated?: boolean;
	/** Whether the messages that were not yet sent end like the one that met it. */
	endsOthers?: boolean;
}

/** Shorter than the faults that never answer, and longer than an answer takes on a busy machine. */
const timeout = 2;

const answer = (status: number, more: Partial<Extract<EffectInput, { kind: 'answer' }>> = {}): (() => EffectInput) => {
	return () => ({ kind: 'answer', status, ...more });
};

const html = { contentType: 'text/html; charset=utf-8', body: '<!doctype html><title>Sign in</title><h1>Sign in</h1>' };

/** How many mixtures of faults are tried. */
export const mixtureCount = 1000;

/** The number of a message, which no other message of a run has. */
export function numberOf({ round, item, position }: { round: number; item: number; position: number }): string {
	return `65910${round}0${item}0${position}`;
}

export function allFaults(): Fault[] {
	const beforeTaking: Fault[] = [
		{ name: 'connection refused', expected: 'rejected', baseUrl: () => 'http://127.0.0.1:1', isRepeated: true },
		// A label of more than 63 characters fails in the resolver of this machine: no network is asked.
		{ name: 'DNS failure', expected: 'rejected', baseUrl: () => `http://${'a'.repeat(64)}.invalid`, isRepeated: true },
		{
			name: 'no TLS at the other end',
			expected: 'rejected',
			baseUrl: ({ host }) => `https://${host}`,
			isRepeated: true,
		},
		{ name: '429 without Retry-After', expected: 'rejected', effect: answer(429), isRepeated: true },
		{
			name: '429 with Retry-After in seconds',
			expected: 'rejected',
			effect: answer(429, { headers: { 'retry-after': '1' } }),
			isRepeated: true,
		},
		{
			name: '429 with Retry-After as a date',
			expected: 'rejected',
			effect: () => answer(429, { headers: { 'retry-after': new Date(Date.now() + 2000).toUTCString() } })(),
			isRepeated: true,
		},
		{
			name: '429 with Retry-After of an hour',
			expected: 'rejected',
			effect: answer(429, { headers: { 'retry-after': '3600' } }),
			endsOthers: true,
		},
		{
			name: '503 with Retry-After in seconds',
			expected: 'rejected',
			effect: answer(503, { headers: { 'retry-after': '1' } }),
			isRepeated: true,
		},
		{
			name: '503 with Retry-After as a date',
			expected: 'rejected',
			effect: () => answer(503, { headers: { 'retry-after': new Date(Date.now() + 2000).toUTCString() } })(),
			isRepeated: true,
		},
	];
	const refused: Fault[] = [
		...Object.keys(errorCodes).map((code) => ({
			name: `400 with code ${code}`,
			expected: 'rejected' as const,
			effect: answer(400, { code: Number(code) }),
			isAlike: code !== '1000',
		})),
		...[401, 403, 404, 405, 409, 410, 413, 415, 422, 426, 451].map((status) => ({
			name: String(status),
			expected: 'rejected' as const,
			effect: answer(status),
		})),
		{ name: '400 that echoes key and text', expected: 'rejected', echo: 'status/400' },
		{ name: 'REJECTED', expected: 'rejected', effect: () => ({ kind: 'reject' }) },
		{
			name: 'REJECTED for one number',
			expected: 'rejected',
			effect: () => ({ kind: 'reject' }),
			destination: numberOf({ round: 0, item: 1, position: 0 }),
			partly: true,
			isAlike: true,
		},
		{ name: 'REJECTED with key and text in the reason', expected: 'rejected', echo: 'rejected' },
	];
	const unconfirmed: Fault[] = [
		{ name: 'reset before acceptance', expected: 'unknown', effect: () => ({ kind: 'reset' }) },
		{ name: 'reset after acceptance', expected: 'unknown', effect: () => ({ kind: 'reset', accepted: true }) },
		{ name: 'time-out before acceptance', expected: 'unknown', effect: () => ({ kind: 'timeout' }), timeout },
		{
			name: 'time-out after acceptance',
			expected: 'unknown',
			effect: () => ({ kind: 'timeout', accepted: true }),
			timeout,
		},
		{
			name: 'body slower than the time-out',
			expected: 'unknown',
			effect: () => ({ kind: 'slowBody', milliseconds: 20_000 }),
			timeout,
		},
		{ name: '500 that echoes key and text', expected: 'unknown', echo: 'status/500' },
		{ name: '200 cut off', expected: 'unknown', effect: () => ({ kind: 'cutBody' }) },
		...[false, true].flatMap((accepted): Fault[] => {
			const when = accepted ? 'after' : 'before';
			return [
				{ name: `200 web page, ${when} acceptance`, expected: 'unknown', effect: answer(200, { accepted, ...html }) },
				{ name: `200 empty, ${when} acceptance`, expected: 'unknown', effect: answer(200, { accepted, body: '' }) },
				{
					name: `200 of another API, ${when} acceptance`,
					expected: 'unknown',
					effect: answer(200, { accepted, body: '{"ok":true}' }),
				},
				// To the same address: following it sends the message again.
				...[301, 302, 303, 307, 308].map((status) => ({
					name: `redirect ${status}, ${when} acceptance`,
					expected: 'unknown' as const,
					effect: answer(status, { accepted, headers: { location: '?again' } }),
				})),
				{
					name: `503 with a Retry-After that says nothing, ${when} acceptance`,
					expected: 'unknown',
					effect: answer(503, { accepted, headers: { 'retry-after': 'soon' } }),
				},
				...[408, 500, 502, 503, 504].map((status) => ({
					name: `${status}, ${when} acceptance`,
					expected: 'unknown' as const,
					effect: answer(status, { accepted }),
				})),
			];
		}),
	];
	const batches: Fault[] = [
		{
			name: 'shuffled batch answer',
			expected: 'accepted',
			effect: () => ({ kind: 'batchAnswer', messages: 'shuffled' }),
		},
		{
			name: 'batch answer without some messages',
			expected: 'unknown',
			partly: true,
			effect: () => ({ kind: 'batchAnswer', messages: 'missing' }),
		},
		{
			name: 'batch answer without messages',
			expected: 'unknown',
			effect: () => ({ kind: 'batchAnswer', messages: 'none' }),
		},
	].map((fault) => ({ ...fault, batchOnly: true }) as Fault);
	const harmless: Fault[] = [
		{ name: 'late answer', expected: 'accepted', effect: () => ({ kind: 'latency', milliseconds: 300 }) },
		{ name: 'slow body', expected: 'accepted', effect: () => ({ kind: 'slowBody', milliseconds: 300 }) },
	];
	return [...beforeTaking, ...refused, ...unconfirmed, ...batches, ...harmless];
}
