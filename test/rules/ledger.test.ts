import { inspect } from 'node:util';
import type { IDataObject, IRun, IRunExecutionData } from 'n8n-workflow';
import { beforeEach, describe, expect, test } from 'vitest';
import { processedData } from '../engine/processedData';
import { savedForRetry } from '../engine/runWorkflow';
import {
	apiError,
	apiKey,
	messageIn,
	detailsOf,
	jsonOf,
	people,
	queued,
	rejected,
	retryOnFail,
	send,
	waysOfAllTransports,
} from './ways';
import { type Answer, scriptedWay } from './scriptedWay';

describe.each(waysOfAllTransports)('$name', (way) => {
	const api = scriptedWay(way);

	beforeEach(() => {
		processedData.clear();
	});

	/** The number of requests for each text, in the order in which the texts first arrived. */
	function requestsOf(): Record<string, number> {
		const counts: Record<string, number> = {};
		for (const request of api.requests) {
			const { text } = messageIn(way, request);
			counts[text] = (counts[text] ?? 0) + 1;
		}
		return counts;
	}

	/** What the saved execution remembers of sent messages. */
	function remembered(run: IRun): Record<string, unknown> {
		const { contextData } = run.data.executionData ?? {};
		const context: { sent?: Record<string, unknown> } = contextData?.['node:8x8 SMS'] ?? {};
		return context.sent ?? {};
	}

	const firstAcceptedOnly = expect.arrayContaining([
		expect.objectContaining({ item: 0, outcome: 'accepted' }),
		expect.objectContaining({ item: 1, outcome: 'rejected' }),
	]) as unknown[];
	const anyUmid = expect.stringMatching(/^[\da-f-]{36}$/) as string;
	const once = { 'Hello 0': 1, 'Hello 1': 1, 'Hello 2': 1 };
	const oneAtATime = { options: { concurrency: 1 } };

	/** Fails each of the given texts the first time that it arrives. */
	function failingAtFirst(texts: string[], failure: Answer): Answer {
		const left = new Set(texts);
		return (request, index) =>
			left.delete(messageIn(way, request).text) ? failure(request, index) : queued(way, request);
	}

	describe('Retry On Fail in stop mode', () => {
		test('sends only what failed, and outputs every item', async () => {
			api.answer = failingAtFirst(['Hello 1'], () => apiError(400, 1000));
			const { outputs, error } = await send(way, api.url, people(3), { settings: retryOnFail });
			expect(error).toBeUndefined();
			expect(requestsOf()).toEqual({ ...once, 'Hello 1': 2 });
			expect(jsonOf(outputs[0]).map(({ destination }) => destination)).toEqual([
				'+6591231000',
				'+6591231001',
				'+6591231002',
			]);
			expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
			for (const { umid } of jsonOf(outputs[0])) expect(umid).toMatch(/^[\da-f-]{36}$/);
		});

		test('sends what was not started before the failure', async () => {
			api.answer = failingAtFirst(['Hello 0'], (request) => rejected(way, request, 'Try later'));
			const { error } = await send(way, api.url, people(3), { settings: retryOnFail, parameters: oneAtATime });
			expect(error).toBeUndefined();
			expect(requestsOf()).toEqual({ ...once, 'Hello 0': 2 });
		});

		test('never sends again what may have been sent, and says so after the last try', async () => {
			api.answer = failingAtFirst(['Hello 1'], () => 'reset');
			const { error } = await send(way, api.url, people(3), { settings: retryOnFail });
			expect(requestsOf()).toEqual(once);
			expect(error?.message).toContain(`${way.nameOf(1)}: 8x8 did not answer (ECONNRESET)`);
			expect(error?.description).toContain('Of 3 messages: 2 accepted, 1 unconfirmed');
		});

		test('still sends the messages that were not started when an earlier one became unconfirmed', async () => {
			api.answer = failingAtFirst(['Hello 0'], () => 'reset');
			const { error } = await send(way, api.url, people(3), { settings: retryOnFail, parameters: oneAtATime });
			expect(requestsOf()).toEqual(once);
			expect(error?.context.data).toMatchObject({
				messages: [{ outcome: 'unknown' }, { outcome: 'accepted' }, { outcome: 'accepted' }],
			});
		});

		test('with Resend Unconfirmed it sends again what may have been sent, and nothing else', async () => {
			api.answer = failingAtFirst(['Hello 1'], () => 'reset');
			const parameters = { options: { resendUnconfirmed: true } };
			const { outputs, error } = await send(way, api.url, people(3), { settings: retryOnFail, parameters });
			expect(error).toBeUndefined();
			expect(outputs[0]).toHaveLength(3);
			expect(requestsOf()).toEqual({ ...once, 'Hello 1': 2 });
		});

		test('with Resend Unconfirmed a later refusal does not hide that the first request may have sent it', async () => {
			api.answer = (_request, index) => (index === 0 ? 'reset' : apiError(400, 1000));
			const parameters = { options: { resendUnconfirmed: true } };
			const { error } = await send(way, api.url, people(1), { settings: retryOnFail, parameters });
			expect(api.requests).toHaveLength(3);
			expect(error?.message).toContain('an earlier try may have sent the message');
			expect(error?.context.data).toMatchObject({ messages: [{ outcome: 'unknown' }] });
		});

		test('with Resend Unconfirmed one that is not started again may still have been sent', async () => {
			const items: IDataObject[] = people(2).map((person) => ({ ...person, concurrency: 2 }));
			api.answer = (request) => {
				for (const item of items) item.concurrency = 1;
				return messageIn(way, request).text === 'Hello 1' ? 'reset' : apiError(400, 1000);
			};
			const options = { resendUnconfirmed: true, concurrency: '={{ $json.concurrency }}' };
			const { error } = await send(way, api.url, items, { settings: retryOnFail, parameters: { options } });
			expect(requestsOf()).toMatchObject({ 'Hello 1': 1 });
			expect(error?.context.data).toMatchObject({ messages: [{ outcome: 'rejected' }, { outcome: 'unknown' }] });
		});

		test('texts whose expressions change with every try are sent once', async () => {
			api.answer = failingAtFirst(['unlucky'], () => apiError(400, 1000));
			const texts = { phone: '+6591231000', text: 'lucky' };
			const items: IDataObject[] = [texts, { phone: '+6591231001', text: 'unlucky' }];
			const parameters = {
				text: '={{ $json.text }}',
				source: '={{ "S" + Math.floor(Math.random() * 1e9) }}',
				options: { clientMessageId: '={{ String(Math.random()) }}' },
			};
			const { outputs, error } = await send(way, api.url, items, { settings: retryOnFail, parameters });
			expect(error).toBeUndefined();
			expect(requestsOf()).toEqual({ lucky: 1, unlucky: 2 });
			const sent = api.requests.find((request) => messageIn(way, request).text === 'lucky');
			expect(jsonOf(outputs[0])[0]?.clientMessageId).toBe(messageIn(way, sent).clientMessageId ?? null);
		});

		test('a text that changes with each try is sent once', async () => {
			api.answer = failingAtFirst(['fails'], () => apiError(400, 1000));
			const parameters = { text: '={{ $itemIndex === 0 ? "Code " + Math.random() : "fails" }}' };
			const { error } = await send(way, api.url, people(2), { settings: retryOnFail, parameters });
			expect(error).toBeUndefined();
			expect(api.requests.filter((request) => messageIn(way, request).text.startsWith('Code'))).toHaveLength(1);
		});

		describe('a destination that changes before the next try', () => {
			/**
			 * Sends to two numbers, the second of which fails at first; before the next try, the first item's number
			 * changes.
			 */
			async function sendShifting(phones: string[], failures: number) {
				const items: IDataObject[] = [
					{ phone: '+6591230000', text: 'shifts' },
					{ phone: '+6591231001', text: 'fails' },
				];
				let left = failures;
				api.answer = (request) => {
					if (messageIn(way, request).text === 'shifts' || left-- <= 0) return queued(way, request);
					Object.assign(items[0] ?? {}, { phone: phones.shift() });
					return apiError(400, 1000);
				};
				return await send(way, api.url, items, { settings: retryOnFail, parameters: oneAtATime });
			}

			const shifted = () =>
				api.requests
					.map((request) => messageIn(way, request))
					.flatMap(({ text, destination }) => (text === 'shifts' ? [destination] : []));

			test('gets the message, and what went to the earlier one is an item of its own, with its umid', async () => {
				const { nodeRuns, outputs, error } = await sendShifting(['+6591239999'], 1);
				expect(error).toBeUndefined();
				expect(shifted()).toEqual(['+6591230000', '+6591239999']);
				expect(jsonOf(outputs[0])[0]?.destination).toBe('+6591239999');
				const left = { outcome: 'accepted', destination: '+6591230000', earlierTry: true, umid: anyUmid };
				expect(outputs[0]?.[2]).toMatchObject({ json: left, pairedItem: { item: 0 } });
				expect(nodeRuns[0]?.hints?.[0]?.message).toMatch(/^The last item is a message that an earlier try/);
			});

			test('is not texted again when the first number is back', async () => {
				const { error } = await sendShifting(['+6591239999', '+6591230000'], 2);
				expect(error).toBeUndefined();
				expect(shifted()).toEqual(['+6591230000', '+6591239999']);
			});

			test('gets no second text where the numbers of two items are swapped on the next try', async () => {
				const items: IDataObject[] = people(3).map((person) => ({ ...person, text: 'Hello' }));
				let left = 1;
				api.answer = (request) => {
					if (messageIn(way, request).destination !== items[2]?.phone || left-- <= 0) return queued(way, request);
					const [first, second] = items;
					[items[0], items[1]] = [{ ...first }, { ...second }];
					Object.assign(first ?? {}, { phone: second?.phone });
					Object.assign(second ?? {}, { phone: items[0].phone });
					return apiError(400, 1000);
				};
				const { error, outputs } = await send(way, api.url, items, { settings: retryOnFail });
				expect(error).toBeUndefined();
				expect(api.requests).toHaveLength(4);
				expect(outputs[0]).toHaveLength(3);
				expect(new Set(jsonOf(outputs[0]).map(({ umid }) => umid)).size).toBe(3);
			});

			test('gets no second text where a later try sent it, and only what is unconfirmed is left to fail', async () => {
				const items: IDataObject[] = people(3).map((person) => ({ ...person, text: 'Hello' }));
				const [unconfirmed, refused, accepted] = items.map(({ phone }) => phone);
				const failures = new Map<unknown, Answer>([
					[unconfirmed, () => 'reset'],
					[refused, () => apiError(400, 1000)],
				]);
				api.answer = (request, index) => {
					const { destination } = messageIn(way, request);
					const failure = failures.get(destination);
					failures.delete(destination);
					if (failure !== undefined) return failure(request, index);
					// Before the third try, two items have each other's number.
					if (destination === refused) {
						Object.assign(items[1] ?? {}, { phone: accepted });
						Object.assign(items[2] ?? {}, { phone: refused });
					}
					return queued(way, request);
				};
				const settings = { ...retryOnFail, maxTries: 3, onError: 'continueRegularOutput' as const };
				await send(way, api.url, items, { settings });
				const numbers = api.requests.map((request) => messageIn(way, request).destination);
				expect(numbers.toSorted()).toEqual([...people(3).map(({ phone }) => phone), refused].toSorted());
			});

			test('is listed in the error of the last try', async () => {
				const { error } = await sendShifting(['+6591239999', '+6591239998', 'no number'], 3);
				expect(shifted()).toEqual(['+6591230000', '+6591239999', '+6591239998']);
				expect(error?.description).toContain('also sent messages to +6591230000');
				expect(error?.context.data).toMatchObject({
					messages: [
						{ item: 0, outcome: 'accepted', destination: '+6591239998' },
						{ item: 1, outcome: 'rejected', code: way.over?.refusal ?? 1000 },
						{ item: 0, earlierTry: true, outcome: 'accepted', destination: '+6591230000' },
						{ item: 0, earlierTry: true, outcome: 'accepted', destination: '+6591239999' },
					],
				});
			});
		});

		test('a message whose time has come between the tries is output as sent', async () => {
			const items = [
				{ phone: '+6591231000', text: 'scheduled', at: new Date(Date.now() + 500).toISOString() },
				{ phone: '+6591231001', text: 'fails', at: '' },
			];
			api.answer = failingAtFirst(['fails'], async () => {
				while (Date.now() <= Date.parse(items[0]?.at ?? '')) await new Promise((waited) => setTimeout(waited, 20));
				return apiError(400, 1000);
			});
			const parameters = { options: { scheduled: '={{ $json.at }}' } };
			const { outputs, error } = await send(way, api.url, items, { settings: retryOnFail, parameters });
			expect(error).toBeUndefined();
			expect(outputs[0]).toHaveLength(2);
			expect(requestsOf()).toEqual({ scheduled: 1, fails: 2 });
		});

		test('a setting that is wrong at the next try does not make it forget what was sent', async () => {
			const items: IDataObject[] = people(2).map((person) => ({ ...person, timeout: 10 }));
			api.answer = failingAtFirst(['Hello 1'], () => {
				for (const item of items) item.timeout = 'never';
				return apiError(400, 1000);
			});
			const { error } = await send(way, api.url, items, {
				settings: retryOnFail,
				parameters: { options: { timeout: '={{ $json.timeout }}', concurrency: 1 } },
			});
			expect(error?.message).toContain('Timeout');
			expect(error?.description).not.toContain('Nothing was sent');
			expect(error?.context.data).toMatchObject({ messages: firstAcceptedOnly });
			expect(requestsOf()).toEqual({ 'Hello 0': 1, 'Hello 1': 1 });
		});
	});

	describe('what is remembered', () => {
		test('is gone when all messages are accepted', async () => {
			api.answer = failingAtFirst(['Hello 1'], () => apiError(400, 1000));
			const { run } = await send(way, api.url, people(3), { settings: retryOnFail });
			expect(remembered(run)).toEqual({});
		});

		test('is gone in a continue mode that n8n does not try again', async () => {
			api.answer = failingAtFirst(['Hello 1'], () => 'reset');
			const { run } = await send(way, api.url, people(3), { settings: { onError: 'continueRegularOutput' } });
			expect(remembered(run)).toEqual({});
		});

		test('is plain data without text, key and needless fields', async () => {
			api.answer = (request) =>
				messageIn(way, request).text === 'Hello 2'
					? apiError(400, 1000, `${messageIn(way, request).text} ${apiKey}`)
					: queued(way, request);
			const { run } = await send(way, api.url, people(3));
			const entries = remembered(run);
			expect(JSON.parse(JSON.stringify(entries))).toEqual(entries);
			expect(JSON.stringify(entries)).toContain('6591231001');
			// Nor what says nothing: a run may have very many entries.
			expect(JSON.stringify(entries)).not.toContain('occurrence');
			const everything = inspect(entries, { depth: Infinity, showHidden: true });
			expect(everything).not.toContain('Hello');
			expect(everything).not.toContain(apiKey);
			expect(everything.length).toBeLessThan(1300);
		});
	});

	describe("n8n's Retry of a failed execution", () => {
		test('goes on with what was not sent, although it is an execution of its own', async () => {
			api.answer = failingAtFirst(['Hello 1'], () => apiError(403, 1201));
			const failed = await send(way, api.url, people(3), { executionId: '100', parameters: oneAtATime });
			expect(failed.error).toBeDefined();
			expect(requestsOf()).toEqual({ 'Hello 0': 1, 'Hello 1': 1 });
			const { outputs, error, run } = await send(way, api.url, people(3), {
				executionId: '101',
				resume: savedForRetry(failed.run),
			});
			expect(error).toBeUndefined();
			expect(requestsOf()).toEqual({ ...once, 'Hello 1': 2 });
			expect(jsonOf(outputs[0]).map(({ clientMessageId }) => clientMessageId)).toEqual([
				way.idOf(0, '100'),
				way.idOf(1, '101'),
				way.idOf(2, '101'),
			]);
			expect(remembered(run)).toEqual({});
		});

		test('does not send what may have been sent', async () => {
			api.answer = failingAtFirst(['Hello 0'], () => 'reset');
			const failed = await send(way, api.url, people(3));
			const { error } = await send(way, api.url, people(3), { resume: savedForRetry(failed.run) });
			expect(error?.message).toContain(`${way.nameOf(0)}: 8x8 did not answer`);
			expect(requestsOf()).toEqual(once);
		});

		test('of one that was stopped texts nobody again whose text was accepted, whichever item the number is in by then', async () => {
			const saved: IRunExecutionData[] = [];
			let stop: (() => void) | undefined;
			api.answer = (request, index) => {
				if (index === 0) return queued(way, request);
				// Time for the node to read the first answer.
				setTimeout(() => stop?.(), 200);
				return 'silence';
			};
			const alike = people(3).map((person) => ({ ...person, text: 'Hello' }));
			const { run } = await send(way, api.url, alike, {
				executionId: '100',
				parameters: oneAtATime,
				onStart: (cancel) => (stop = cancel),
				onSave: (atStop) => saved.push(savedForRetry(atStop)),
			});
			const resume = savedForRetry(run);
			const { executionData } = resume;
			const [first, , third] = executionData?.nodeExecutionStack[0]?.data.main?.[0] ?? [];
			if (executionData === undefined || first === undefined || third === undefined) throw new Error('Nothing is left');
			executionData.contextData = saved[0]?.executionData?.contextData ?? {};
			[first.json, third.json] = [third.json, first.json];
			api.answer = (request) => queued(way, request);
			await send(way, api.url, alike, { executionId: '101', resume });
			const numbers = api.requests.map((request) => messageIn(way, request).destination);
			expect(numbers.filter((number) => number === alike[0]?.phone)).toHaveLength(1);
			expect(numbers).toContain(alike[2]?.phone);
		});

		test('with another key or none still tells what was sent', async () => {
			api.answer = failingAtFirst(['Hello 1'], () => apiError(401, 1200));
			const failed = await send(way, api.url, people(2), { parameters: oneAtATime });
			const without = way.over?.withoutKey ?? { credential: { apiKey: '' }, happened: 'The credential has no API key' };
			const { credential, happened } = without;
			const { error } = await send(way, api.url, people(2), { resume: savedForRetry(failed.run), credential });
			expect(error?.message).toContain(happened);
			expect(error?.context.data).toMatchObject({ messages: firstAcceptedOnly });
		});
	});

	describe('in a loop', () => {
		test('each turn sends, also the same text to the same number', async () => {
			const { nodeRuns } = await send(way, api.url, people(2), { laterItems: [people(2), people(2)] });
			expect(nodeRuns).toHaveLength(3);
			expect(requestsOf()).toEqual({ 'Hello 0': 3, 'Hello 1': 3 });
			const ids = api.requests.map((request) => messageIn(way, request).clientMessageId);
			expect(new Set(ids).size).toBe(way.idOf(0) === null ? 1 : 6);
		});

		test('a failure in one turn does not affect the next, and each is tried again on its own', async () => {
			api.answer = failingAtFirst(['Hello 1'], () => apiError(400, 1000));
			const { nodeRuns, run } = await send(way, api.url, people(2), { laterItems: [people(2)], settings: retryOnFail });
			expect(nodeRuns.map(({ data }) => data?.main?.[0]?.length)).toEqual([2, 2]);
			expect(requestsOf()).toEqual({ 'Hello 0': 2, 'Hello 1': 3 });
			expect(remembered(run)).toEqual({});
		});

		test('an unconfirmed message of one turn does not keep the next from sending', async () => {
			api.answer = failingAtFirst(['Hello 0'], () => 'reset');
			const { nodeRuns } = await send(way, api.url, people(1), {
				laterItems: [people(1)],
				settings: { onError: 'continueRegularOutput', ...retryOnFail },
			});
			expect(requestsOf()).toEqual({ 'Hello 0': 2 });
			expect(nodeRuns.map(({ data }) => detailsOf(data?.main?.[0]?.[0])?.outcome)).toEqual(['unknown', undefined]);
		});
	});
});
