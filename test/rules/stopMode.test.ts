import { describe, expect, test } from 'vitest';
import { withFastClock } from '../engine/fastClock';
import { type ScriptedAnswer } from '../engine/scriptedApi';
import {
	apiError,
	messageIn,
	continueRegularOutput,
	detailsOf,
	jsonOf,
	people,
	queued,
	rejected,
	retryOnFail,
	detailsOver,
	httpTest,
	send,
	waysOfAllTransports,
	waysForOneOfAllTransports,
} from './ways';
import { type Answer, scriptedWay } from './scriptedWay';

describe.each(waysOfAllTransports)('$name', (way) => {
	const api = scriptedWay(way);

	const textsSent = () => api.requests.map((request) => messageIn(way, request).text);
	const withConcurrency = (concurrency: number, others = {}) => ({
		parameters: { options: { concurrency, ...others } },
	});

	/** Lets the test answer each request when it wants to. */
	class Gate {
		private readonly waiting: (() => void)[] = [];
		private arrived: (() => void) | undefined;

		readonly answer: Answer = async (request) => {
			await new Promise<void>((open) => {
				this.waiting.push(open);
				this.arrived?.();
			});
			return queued(way, request);
		};

		/** Resolves when that many requests wait for their answer. */
		async holds(count: number): Promise<void> {
			while (this.waiting.length < count) await new Promise<void>((arrived) => (this.arrived = arrived));
		}

		open(): void {
			for (const open of this.waiting.splice(0)) open();
		}
	}

	describe('the first failure', () => {
		// Over SMPP a connection that breaks leaves all on it unconfirmed.
		httpTest(way)(
			'stops the workflow with an error that names the item and lists what happened to every message',
			async () => {
				api.answer = (request) => {
					const { text } = messageIn(way, request);
					return text === 'Hello 1'
						? apiError(400, 1002, 'The destination is not valid')
						: text === 'Hello 2'
							? 'reset'
							: queued(way, request);
				};
				const { error, outputs } = await send(way, api.url, people(4));
				expect(outputs).toEqual([]);
				expect(error?.message).toBe(
					`${way.nameOf(1)}: 8x8 refused the message (HTTP 400, code 1002): The destination is not a phone number that can receive texts. 8x8 says 'The destination is not valid'`,
				);
				expect(error?.context.itemIndex).toBe(1);
				expect(error?.description).toContain(
					'Of 4 messages: 2 accepted, 1 unconfirmed, 1 not sent because of an error.',
				);
				const [umid] = [expect.stringMatching(/^[\da-f-]{36}$/) as string];
				expect(error?.context.data).toEqual({
					messages: [
						{ item: 0, outcome: 'accepted', destination: '+6591231000', clientMessageId: way.idOf(0), umid },
						expect.objectContaining({
							item: 1,
							outcome: 'rejected',
							destination: '+6591231001',
							status: 400,
							code: 1002,
						}),
						expect.objectContaining({ item: 2, outcome: 'unknown', destination: '+6591231002', code: 'ECONNRESET' }),
						{ item: 3, outcome: 'accepted', destination: '+6591231003', clientMessageId: way.idOf(3), umid },
					],
				});
			},
		);

		test('with Concurrency 1 nothing is sent after it', async () => {
			api.answer = (request) =>
				messageIn(way, request).text === 'Hello 1' ? rejected(way, request, 'Spam') : queued(way, request);
			const { error } = await send(way, api.url, people(5), withConcurrency(1));
			expect(textsSent()).toEqual(['Hello 0', 'Hello 1']);
			expect(error?.description).toContain('1 accepted, 1 not sent because of an error, 3 not tried');
			expect(error?.context.data).toMatchObject({
				messages: [
					{ outcome: 'accepted' },
					{ outcome: 'rejected', code: way.over?.rejection ?? 'REJECTED' },
					...[2, 3, 4].map((item) => ({
						item,
						outcome: 'rejected',
						code: 'NOT_STARTED',
						reason: `Not sent: ${way.nameOf(1)} failed first`,
						destination: `+65912310${item < 10 ? '0' : ''}${item}`,
					})),
				],
			});
		});

		test('with a higher Concurrency nothing is started after it, and what is under way is waited for', async () => {
			const gate = new Gate();
			api.answer = (request, index) =>
				messageIn(way, request).text === 'Hello 0' ? apiError(400, 1000) : gate.answer(request, index);
			const running = send(way, api.url, people(10), withConcurrency(3));
			await gate.holds(2);
			// The first one's failure is on its way or has arrived; the other two are still open.
			await new Promise((passed) => setTimeout(passed, 50));
			expect(textsSent().sort()).toEqual(['Hello 0', 'Hello 1', 'Hello 2']);
			gate.open();
			const { error } = await running;
			expect(textsSent()).toHaveLength(3);
			expect(error?.description).toContain('2 accepted, 1 not sent because of an error, 7 not tried');
		});

		test('in a continue mode everything is sent anyway', async () => {
			api.answer = (request) =>
				messageIn(way, request).text === 'Hello 0' ? apiError(400, 1000) : queued(way, request);
			await send(way, api.url, people(5), { settings: continueRegularOutput, ...withConcurrency(1) });
			expect(textsSent()).toHaveLength(5);
		});

		test('counts from no more failures than fit a screen, and the list holds all of them', async () => {
			api.answer = () => apiError(400, 1000);
			const { error } = await send(way, api.url, people(40));
			expect(error?.description?.split('\n').length).toBeLessThan(10);
			expect((error?.context.data as { messages: unknown[] }).messages).toHaveLength(40);
		});
	});

	describe('checks before the first message is sent', () => {
		const lastIsWrong = [...people(4), { phone: '+6591231004', text: '' }];

		test('one wrong item of five: nothing is sent', async () => {
			const { error } = await send(way, api.url, lastIsWrong);
			expect(api.requests).toEqual([]);
			expect(error?.message).toBe(`${way.nameOf(4)}: ${way.noText.happened}`);
			expect(error?.description).toContain('Nothing was sent.');
			expect(error?.description).toContain('1 not sent because of an error, 4 not tried');
		});

		test('nor with Retry On Fail', async () => {
			await send(way, api.url, lastIsWrong, { settings: retryOnFail });
			expect(api.requests).toEqual([]);
		});

		test('in a continue mode the right ones are sent', async () => {
			const { outputs } = await send(way, api.url, lastIsWrong, { settings: continueRegularOutput });
			expect(textsSent()).toHaveLength(4);
			expect(outputs[0]?.map((item) => detailsOf(item)?.code)).toEqual([...Array<undefined>(4), way.noText.code]);
		});

		httpTest(way)('a sub-account that is wrong for one item counts, too', async () => {
			const items = people(3).map((person, index) => ({ ...person, account: index === 2 ? 'no/such' : 'acme_hq' }));
			const { error } = await send(way, api.url, items, { parameters: { subAccountId: '={{ $json.account }}' } });
			expect(api.requests).toEqual([]);
			expect(error?.message).toContain(`${way.nameOf(2)}: Sub-Account 'no/such' is not a valid sub-account ID`);
		});

		test('Scheduled is read in the time zone of the workflow, and DateTime values are taken', async () => {
			const inTwoHours = new Date(Date.now() + 2 * 3_600_000);
			const wallClock = new Date(inTwoHours.getTime() + 8 * 3_600_000).toISOString().slice(0, 19);
			const [person = {}, other = {}] = people(2);
			const moments = [wallClock, `${inTwoHours.toISOString().slice(0, 19)}Z`];
			const items = moments.map((at, index) => ({ ...(index === 0 ? person : other), at }));
			const parameters = { options: { scheduled: '={{ $json.at }}' } };
			await send(way, api.url, items, { timeZone: 'Asia/Singapore', parameters });
			await send(way, api.url, items.slice(0, 1), {
				timeZone: 'Asia/Singapore',
				parameters: { options: { scheduled: '={{ $now.plus({ hours: 2 }) }}' } },
			});
			const scheduled = api.requests.map((request) => Date.parse(messageIn(way, request).scheduled ?? ''));
			for (const moment of scheduled) expect(Math.abs(moment - inTwoHours.getTime())).toBeLessThan(60_000);
			expect(scheduled).toHaveLength(3);
		});
	});

	describe('how many are under way', () => {
		test.each([1, 3, 100])('as many as Concurrency %i allows, and never more', async (concurrency) => {
			const gate = new Gate();
			api.answer = gate.answer;
			const running = send(way, api.url, people(20), withConcurrency(concurrency));
			const most = Math.min(20, concurrency);
			await gate.holds(most);
			// Time for more requests, if there were any.
			await new Promise((passed) => setTimeout(passed, 30));
			expect(textsSent()).toHaveLength(most);
			api.answer = (request) => queued(way, request);
			gate.open();
			await running;
			expect(textsSent()).toHaveLength(20);
		});

		test('items come out in their order, whichever is answered first', async () => {
			api.answer = async (request) => {
				await new Promise((answered) => setTimeout(answered, messageIn(way, request).text === 'Hello 0' ? 40 : 0));
				return queued(way, request);
			};
			const { outputs } = await send(way, api.url, people(10));
			expect(jsonOf(outputs[0]).map(({ destination }) => destination)).toEqual(people(10).map(({ phone }) => phone));
		});
	});

	describe('when the execution is stopped', () => {
		/** Stops the execution as soon as `count` requests have come; the last of them gets the given answer. */
		async function stopAt(
			count: number,
			last: ScriptedAnswer | Answer,
			options: Parameters<typeof send>[3],
			isReadFirst = false,
		) {
			let stop: (() => void) | undefined;
			api.answer = (request, index) => {
				if (index < count - 1) return queued(way, request);
				// Time for the node to read the answer.
				if (isReadFirst) setTimeout(() => stop?.(), 1000);
				else stop?.();
				return typeof last === 'function' ? last(request, index) : last;
			};
			const result = await send(way, api.url, people(6), { ...options, onStart: (cancel) => (stop = cancel) });
			// Time for what should not arrive.
			await new Promise((passed) => setTimeout(passed, 50));
			return result;
		}

		test.each([
			['in stop mode', {}],
			['in a continue mode', continueRegularOutput],
			['with Retry On Fail', retryOnFail],
			['with both', { ...continueRegularOutput, ...retryOnFail }],
		])('nothing more is started %s', async (_name, settings) => {
			const { run } = await stopAt(2, 'silence', { settings, ...withConcurrency(1) });
			expect(textsSent()).toEqual(['Hello 0', 'Hello 1']);
			expect(run.status).not.toBe('success');
		});

		test('a request that is under way is given up, and counts as unconfirmed', async () => {
			const { run } = await stopAt(2, 'silence', { settings: continueRegularOutput, ...withConcurrency(1) });
			const [items = []] = run.data.resultData.runData['8x8 SMS']?.at(-1)?.data?.main ?? [];
			expect((items ?? []).map((item) => detailsOf(item)?.outcome)).toEqual([
				undefined,
				'unknown',
				...Array<string>(4).fill('rejected'),
			]);
		});

		// Longer than a test may take.
		httpTest(way)('a wait for 8x8 ends at once, and the message is not sent', async () => {
			const wait = { status: 429, headers: { 'Retry-After': '30' } };
			const { run } = await stopAt(2, wait, { settings: continueRegularOutput, ...withConcurrency(1) }, true);
			expect(textsSent()).toEqual(['Hello 0', 'Hello 1']);
			const [items = []] = run.data.resultData.runData['8x8 SMS']?.at(-1)?.data?.main ?? [];
			expect((items ?? []).map((item) => detailsOf(item)?.outcome)).toEqual([
				undefined,
				...Array<string>(5).fill('rejected'),
			]);
		});
	});

	test('when 8x8 asks one request to wait, all of them wait', async () => {
		let isBusy = true;
		api.answer = (request) => {
			if (!isBusy) return queued(way, request);
			setTimeout(() => (isBusy = false), 1000);
			return { status: 429, headers: { 'Retry-After': '1' } };
		};
		const { error } = await withFastClock(() => send(way, api.url, people(30), withConcurrency(2)));
		expect(error).toBeUndefined();
		expect(new Set(textsSent()).size).toBe(30);
		expect(textsSent().length).toBeLessThan(35);
	});
});

describe.each(waysForOneOfAllTransports)('one message: $name', (way) => {
	const api = scriptedWay(way);

	httpTest(way)('a request has what was filled in, and nothing else', async () => {
		const blank = { clientIp: '', dlrCallbackUrl: '', scheduled: '', expiry: '', clientMessageId: '' };
		await send(way, api.url, people(1), { parameters: { source: '', country: '', options: blank } });
		const clientMessageId = way.idOf(0) ?? undefined;
		const message: object = messageIn(way, api.requests[0]);
		const resumes = expect.stringContaining('/webhook-waiting/') as string;
		const isForReceipt = way.name.startsWith('Send and Wait for Receipt');
		expect(message).toEqual({
			destination: '+6591231000',
			text: 'Hello 0',
			clientMessageId,
			...(isForReceipt && { dlrCallbackUrl: resumes }),
		});
		expect(api.requests[0]?.authorization).toBe('Bearer key-4f9a1c77');
	});

	test('when 8x8 names no wait, the waits grow anyway', async () => {
		const times: number[] = [];
		api.answer = () => {
			times.push(Date.now());
			return { status: 429, headers: { 'Retry-After': '0' } };
		};
		await withFastClock(() => send(way, api.url, people(1)));
		const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
		expect(waits.map((wait, index) => wait >= 500 * 2 ** index)).toEqual([true, true, true]);
	});

	test('that is refused stops the workflow with an error that lists it', async () => {
		api.answer = () => apiError(400, 1002);
		const { error, outputs, run } = await send(way, api.url, people(1));
		expect(outputs).toEqual([]);
		expect(run.waitTill).toBeUndefined();
		const code = way.over?.refusal ?? 'HTTP 400, code 1002';
		expect(error?.message).toContain(`${way.nameOf(0)}: 8x8 refused the message (${code}`);
		const listed = { item: 0, outcome: 'rejected', destination: '+6591231000', status: 400, code: 1002 };
		expect(error?.context.data).toMatchObject({ messages: [detailsOver(way, listed)] });
	});

	test('without a text is not sent', async () => {
		const { error } = await send(way, api.url, [{ phone: '+6591231004', text: '' }]);
		expect(api.requests).toEqual([]);
		expect(error?.message).toBe(`${way.nameOf(0)}: ${way.noText.happened}`);
		expect(error?.description).toContain('Nothing was sent.');
	});

	test.each([{}, continueRegularOutput, retryOnFail])(
		'that is stopped while it is sent is not sent again (%j)',
		async (settings) => {
			let stop: (() => void) | undefined;
			api.answer = () => {
				stop?.();
				return 'silence';
			};
			const { run } = await send(way, api.url, people(1), { settings, onStart: (cancel) => (stop = cancel) });
			// Time for what should not arrive.
			await new Promise((passed) => setTimeout(passed, 50));
			expect(api.requests).toHaveLength(1);
			expect(run.status).not.toMatch(/success|waiting/);
			expect(run.waitTill).toBeUndefined();
		},
	);
});
