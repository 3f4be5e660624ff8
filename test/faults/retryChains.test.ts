import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { processedData } from '../engine/processedData';
import { savedForRetry, type WorkflowRunResult } from '../engine/runWorkflow';
import { type RecordedRequest, type ScriptedAnswer, startScriptedApi } from '../engine/scriptedApi';
import { apiError, detailsOf, jsonOf, people, queued, rejected, send, type Way, ways } from '../rules/ways';

// An execution and up to three Retries of it or of one another, in which everything may differ each time: the
// operation, the way in which numbers are written, the text, Country, On Error, Retry On Fail, Concurrency, and what
// 8x8 answers.

const chainCount = 200;

/** Answers, and whether the message may be on a phone then. */
const answers: Record<string, [isSent: boolean, (way: Way, request: RecordedRequest) => ScriptedAnswer]> = {
	queued: [true, queued],
	'500': [true, () => apiError(500, 2000)],
	reset: [true, () => 'reset'],
	'no umid': [true, (way, request) => queued(way, request, { umid: 'odd' })],
	"another's number": [true, (way, request) => queued(way, request, { destination: '6599999999' })],
	"409 that is not 8x8's": [true, () => ({ status: 409, body: { conflict: true } })],
	'half an answer': [true, () => ({ status: 200, body: '{"umid": "7c1f' })],
	'503 without a time': [true, () => apiError(503, 2000, 'x', { 'retry-after': 'later 7' })],
	'403': [false, () => apiError(403, 1201)],
	rejected: [false, (way, request) => rejected(way, request, 'Invalid destination')],
	'429': [false, () => apiError(429, 1000, 'x', { 'retry-after': '0' })],
};

/**
 * A number in the forms that people write. All mean +65 and the rest, with Country SG too, except the last three: the
 * first of these needs Country, and the others cannot be read.
 */
const forms = ['+65{}', '+65-{}', '65{}', '+65 {} ', '(65) {}', '65{}.0', '٦٥{}', '{}', '+65{}0000', 'ask {}'];

/** Forms of a message's text: unchanged, and two that no message can have. */
const texts = ['$json.text', '$json.text', '$json.text', "''", "'Hello {name}'"];

const attempt = fc.record({
	way: fc.constantFrom(...ways),
	form: fc.constantFrom(...forms),
	text: fc.constantFrom(...texts),
	country: fc.constantFrom('', '', 'SG'),
	onError: fc.constantFrom('stopWorkflow', 'stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'),
	retryOnFail: fc.boolean(),
	concurrency: fc.constantFrom(1, 2, 100),
	/** Which of the executions so far it is a Retry of. */
	of: fc.nat(2),
});

const chain = fc.record({
	attempts: fc.tuple(attempt, attempt, attempt, attempt),
	answers: fc.array(fc.constantFrom('queued', 'queued', ...Object.keys(answers)), { minLength: 60, maxLength: 60 }),
});

type Attempt = typeof attempt extends fc.Arbitrary<infer Value> ? Value : never;
type Chain = typeof chain extends fc.Arbitrary<infer Value> ? Value : never;

const items = people(4);
const keyOf = ({ destination, text }: { destination: string; text: string }) =>
	`${destination.replace('+', '')} ${text}`;

function parametersOf({ way, form, text, country, concurrency }: Attempt) {
	const [before = '', after = ''] = form.split('{}');
	const number = `'${before}' + $json.phone.slice(3) + '${after}'`;
	return {
		[way.destinationField]: `={{ ${way.destinationField === 'destinations' ? `[${number}]` : number} }}`,
		text: `={{ ${text} }}`,
		country,
		options: { concurrency, maxRetries: 1 },
	};
}

/** A run's report of the messages: its output, or the list in its error. */
function reported({ error, outputs }: WorkflowRunResult): object[] {
	if (error !== undefined) return (error.context.data as { messages: object[] }).messages;
	const all = [...(outputs[0] ?? []), ...(outputs[1] ?? [])];
	return [...all.map((item) => detailsOf(item) ?? {}), ...jsonOf(all)];
}

async function breachesOf(scenario: Chain): Promise<string[]> {
	processedData.clear();
	const sent: string[] = [];
	let [{ way }] = scenario.attempts;
	const api = await startScriptedApi((request, index) => {
		const [isSent, answer] = answers[scenario.answers[index % 60] ?? ''] ?? answers.queued ?? [true, queued];
		if (isSent) sent.push(...way.messagesIn(request).map(keyOf));
		return answer(way, request);
	});
	const runs: WorkflowRunResult[] = [];
	for (const each of scenario.attempts) {
		const failed = runs.filter(({ error }) => error !== undefined);
		if (failed.length < runs.length) break;
		way = each.way;
		const from = failed[each.of % Math.max(failed.length, 1)];
		const settings = { onError: each.onError, retryOnFail: each.retryOnFail, maxTries: 3, waitBetweenTries: 1 };
		const resumed = from === undefined ? {} : { resume: savedForRetry(from.run), loadsWorkflow: true };
		const execution = { executionId: String(100 + runs.length), settings, ...resumed };
		runs.push(await send(way, api.url, items, { ...execution, parameters: parametersOf(each) }));
	}
	await api.close();
	const twice = sent.filter((message, index) => sent.indexOf(message) !== index);
	const last = runs.at(-1);
	const known = last === undefined ? [] : reported(last);
	const denied = items.filter(({ phone, text }) => {
		// What an earlier Retry sent is known by its item alone, where its number cannot be read any more.
		const said = known.filter(
			(entry) => 'destination' in entry && [phone, null].includes(entry.destination as string | null),
		);
		const isAdmitted = said.some((entry) => 'outcome' in entry && entry.outcome !== 'rejected');
		return sent.includes(keyOf({ destination: phone, text })) && !isAdmitted;
	});
	return [...twice.map((message) => `twice: ${message}`), ...denied.map(({ phone }) => `denied: ${phone}`)];
}

test('whatever is changed from Retry to Retry: nobody is texted twice, and what was sent is reported', async () => {
	for (const scenario of fc.sample(chain, { numRuns: chainCount, seed: inject('fuzzSeed') })) {
		const found = await breachesOf(scenario);
		expect(found, JSON.stringify(scenario)).toEqual([]);
	}
});
