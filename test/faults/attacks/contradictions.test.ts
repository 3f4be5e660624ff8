import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod/v4';
import type { RecordedRequest, ScriptedAnswer } from '../../engine/scriptedApi';
import { underAnswers } from './attack';

const sent = z.object({ destination: z.string(), clientMessageId: z.string() });
const single = ({ body }: RecordedRequest) => sent.parse(body);

const status = (code: 'QUEUED' | 'REJECTED') => ({ code, description: code });
const answerTo = ({ destination, clientMessageId }: z.infer<typeof sent>, code: 'QUEUED' | 'REJECTED' = 'QUEUED') => ({
	umid: randomUUID(),
	clientMessageId,
	destination: destination.replace('+', ''),
	encoding: 'GSM7',
	status: status(code),
});
const ok = (body: unknown): ScriptedAnswer => ({ status: 200, body });
const error8x8 = { code: 1000, message: 'Invalid request', errorId: randomUUID(), timestamp: new Date().toISOString() };

/** The message may have been sent, so that no further try sends it. */
const unknown = { outcome: 'unknown', requests: 1 };

describe('Send', () => {
	test.concurrent.each<[string, (request: RecordedRequest) => ScriptedAnswer]>([
		['a list of answers', (request) => ok([answerTo(single(request)), answerTo(single(request), 'REJECTED')])],
		['no status', (request) => ok({ ...answerTo(single(request)), status: undefined })],
		['another status', (request) => ok({ ...answerTo(single(request)), status: { code: 'PENDING', description: '' } })],
		['a 200 that is an error of 8x8', () => ok(error8x8)],
		['null', () => ok(null)],
		['a web page', () => ({ status: 200, text: '<html></html>', headers: { 'Content-Type': 'text/html' } })],
	])('%s: unknown, and not sent again', async (_name, answer) => {
		const { outcomes, requests } = await underAnswers(answer, 'send', 1);
		expect({ outcome: outcomes.join(), requests }).toEqual(unknown);
	});
});

test('Send Batch, no list, and counts that are too small: unknown, and not sent again', async () => {
	const counts = { batchId: randomUUID(), clientBatchId: null, acceptedCount: 0, rejectedCount: 1 };
	const { outcomes, requests } = await underAnswers(() => ok(counts), 'sendBatch', 2);
	expect({ outcomes, requests }).toEqual({ outcomes: ['unknown', 'unknown'], requests: 1 });
});
