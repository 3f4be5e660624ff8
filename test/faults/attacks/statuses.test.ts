import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { ScriptedAnswer } from '../../engine/scriptedApi';
import { underAnswers } from './attack';

// The table of "never twice": a message known not to be sent may be tried again, all others may have been sent.

const form8x8 = { code: 1000, message: 'Invalid request', errorId: randomUUID(), timestamp: new Date().toISOString() };
const page = (status: number): ScriptedAnswer => ({
	status,
	text: '<html></html>',
	headers: { 'Content-Type': 'text/html' },
});

/** Statuses that refuse a request before it reaches anything that sends texts. */
const usual = [400, 401, 403, 404, 405, 407, 410, 413, 414, 422, 426, 431, 451];
const others = [402, 406, 409, 411, 412, 415, 416, 417, 418, 421, 423, 424, 425, 428, 444, 460, 499];
const neverRefusals = [300, 301, 302, 303, 304, 305, 307, 308, 408, 500, 501, 502, 503, 504, 505, 507, 511, 520, 599];

/** The outcome of one text, and how many requests were made in two tries. */
async function outcomeOf(answer: ScriptedAnswer) {
	const { outcomes, requests } = await underAnswers(() => answer, 'send', 1);
	return { outcomes, requests };
}

const rejected = { outcomes: ['rejected'], requests: 2 };
const unknown = { outcomes: ['unknown'], requests: 1 };

test.concurrent.each(usual)('%i from something in between is a refusal', async (status) => {
	expect(await outcomeOf(page(status))).toEqual(rejected);
});

test.concurrent.each([...usual, ...others])('%i in the form of 8x8 is a refusal', async (status) => {
	expect(await outcomeOf({ status, body: form8x8 })).toEqual(rejected);
});

test.concurrent.each(neverRefusals)('%i is not a refusal, whoever answers', async (status) => {
	expect(await outcomeOf(page(status))).toEqual(unknown);
	expect(await outcomeOf({ status, body: form8x8 })).toEqual(unknown);
});
