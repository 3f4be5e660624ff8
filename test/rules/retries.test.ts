import type { IDataObject, IRunExecutionData, NodeParameterValueType } from 'n8n-workflow';
import { beforeEach, describe, expect, test } from 'vitest';
import { processedData } from '../engine/processedData';
import { savedForRetry, type WorkflowRunResult } from '../engine/runWorkflow';
import {
	apiError,
	detailsOf,
	httpTest,
	jsonOf,
	messageIn,
	people,
	queued,
	send,
	type Way,
	ways,
	waysForOneOfAllTransports,
	waysOfAllTransports,
} from './ways';
import { type Answer, scriptedWay } from './scriptedWay';

beforeEach(() => {
	processedData.clear();
});

const oneAtATime = { options: { concurrency: 1 } };

describe.each(waysOfAllTransports)('$name', (way) => {
	const api = scriptedWay(way);
	const sent = () => api.requests.flatMap((request) => way.messagesIn(request).map(({ text }) => text));
	const failing = (text: string, failure: Answer): Answer => {
		let left = 1;
		return (request, index) =>
			messageIn(way, request).text === text && left-- > 0 ? failure(request, index) : queued(way, request);
	};

	/** An execution that has sent the first of four messages, and failed at the second. */
	async function failedExecution() {
		api.answer = failing('Hello 1', () => apiError(403, 1201));
		const failed = await send(way, api.url, people(4), { executionId: '100', parameters: oneAtATime });
		expect(sent()).toEqual(['Hello 0', 'Hello 1']);
		return () => ({ resume: savedForRetry(failed.run) });
	}

	describe("n8n's Retry of one failed execution, pressed again", () => {
		test('sends nothing a second time', async () => {
			const saved = await failedExecution();
			await send(way, api.url, people(4), { executionId: '101', ...saved() });
			const { error, outputs } = await send(way, api.url, people(4), { executionId: '102', ...saved() });
			expect(sent()).toEqual(['Hello 0', 'Hello 1', 'Hello 1', 'Hello 2', 'Hello 3']);
			expect(error).toBeUndefined();
			expect(jsonOf(outputs[0]).map(({ outcome }) => outcome)).toEqual(Array(4).fill('accepted'));
			expect(jsonOf(outputs[0]).map(({ destination }) => destination)).toEqual(people(4).map(({ phone }) => phone));
		});

		test('sends what the Retry before it could not send, and that alone', async () => {
			const saved = await failedExecution();
			api.answer = failing('Hello 2', () => apiError(400, 1000));
			await send(way, api.url, people(4), { executionId: '101', ...saved(), parameters: oneAtATime });
			await send(way, api.url, people(4), { executionId: '102', ...saved(), parameters: oneAtATime });
			expect(sent().slice(2)).toEqual(['Hello 1', 'Hello 2', 'Hello 2', 'Hello 3']);
		});

		test('reports as unknown what the Retry before it left unconfirmed, and does not send it', async () => {
			const saved = await failedExecution();
			api.answer = failing('Hello 2', () => 'reset');
			await send(way, api.url, people(4), { executionId: '101', ...saved() });
			const { error } = await send(way, api.url, people(4), { executionId: '102', ...saved() });
			expect(sent().slice(2)).toEqual(['Hello 1', 'Hello 2', 'Hello 3']);
			expect(error?.message).toBe(`${way.nameOf(2)}: An earlier Retry of this execution may have sent the message`);
		});

		test('of the Retry itself sends nothing a second time either', async () => {
			const saved = await failedExecution();
			api.answer = failing('Hello 2', () => apiError(400, 1000));
			const retried = await send(way, api.url, people(4), { executionId: '101', ...saved(), parameters: oneAtATime });
			await send(way, api.url, people(4), { executionId: '102', resume: savedForRetry(retried.run) });
			await send(way, api.url, people(4), { executionId: '103', ...saved() });
			expect(sent().slice(2).sort()).toEqual(['Hello 1', 'Hello 2', 'Hello 2', 'Hello 3']);
		});

		test('at the same moment in one process of n8n sends nothing a second time', async () => {
			const saved = await failedExecution();
			await Promise.all([
				send(way, api.url, people(4), { executionId: '101', ...saved() }),
				send(way, api.url, people(4), { executionId: '102', ...saved() }),
			]);
			expect(sent().slice(2).sort()).toEqual(['Hello 1', 'Hello 2', 'Hello 3']);
		});

		test('sends nothing where the memory of Retries cannot be read', async () => {
			const saved = await failedExecution();
			processedData.isDown = true;
			const settings = { onError: 'continueRegularOutput' } as const;
			const now = { ...saved(), settings, loadsWorkflow: true };
			const { outputs } = await send(way, api.url, people(4), { executionId: '101', ...now });
			expect(sent()).toHaveLength(2);
			expect(outputs[0]?.map((item) => detailsOf(item)?.code)).toEqual([
				undefined,
				...Array<string>(3).fill('RETRY_MEMORY_UNREADABLE'),
			]);
			expect(outputs[0]?.slice(1).map((item) => detailsOf(item)?.outcome)).toEqual(Array(3).fill('unknown'));
			expect(outputs[0]?.[1]?.json.message).toContain('an earlier one may have sent it');
		});

		test('finds out later what could not be read, and sends only what no Retry has sent', async () => {
			const saved = await failedExecution();
			api.answer = failing('Hello 2', () => apiError(400, 1000));
			await send(way, api.url, people(4), { executionId: '101', ...saved(), parameters: oneAtATime });
			processedData.isDown = true;
			const unread = await send(way, api.url, people(4), { executionId: '102', ...saved(), parameters: oneAtATime });
			expect(unread.error?.description).not.toContain('Nothing was sent');
			expect(sent().slice(2)).toEqual(['Hello 1', 'Hello 2']);
			processedData.isDown = false;
			const resume = savedForRetry(unread.run);
			const { outputs } = await send(way, api.url, people(4), { executionId: '103', resume, parameters: oneAtATime });
			expect(sent().slice(4)).toEqual(['Hello 2', 'Hello 3']);
			expect(jsonOf(outputs[0]).map(({ outcome }) => outcome)).toEqual(Array(4).fill('accepted'));
		});

		test('remembers neither numbers nor texts, and nothing of executions that are not retried', async () => {
			const saved = await failedExecution();
			expect(processedData.all()).toEqual([]);
			await send(way, api.url, people(4), { executionId: '101', ...saved() });
			expect(processedData.all()).toHaveLength(9);
			for (const entry of processedData.all()) expect(entry).toMatch(/^[\da-f]{64}( accepted)?$/);
		});
	});

	describe('a Retry that would not send a message which the Retry before it has sent', () => {
		const saidOf = ({ error, outputs }: WorkflowRunResult): IDataObject[] => {
			const { messages } = (error?.context.data ?? {}) as { messages?: IDataObject[] };
			return messages ?? (outputs[0] ?? []).map((item) => detailsOf(item) ?? item.json);
		};
		const text = "={{ $json.text === 'Hello 2' ? '' : $json.text }}";
		const nobody = "={{ $json.text === 'Hello 2' ? 'nobody' : $json.phone }}";
		const changes: [string, string, Record<string, NodeParameterValueType> & { options?: object }][] = [
			['its text is empty by now', 'accepted', { text }],
			['its number is not one any more', 'unknown', { [way.destinationField]: nobody }],
			['a setting is wrong by now', 'unknown', { options: { timeout: 'never' } }],
		];

		describe.each([
			['in stop mode', {}],
			['on the regular output', { onError: 'continueRegularOutput' } as const],
		])('%s', (_mode, settings) => {
			test.each(changes)('does not call it rejected where %s', async (_change, outcome, parameters) => {
				const saved = await failedExecution();
				await send(way, api.url, people(4), { executionId: '101', ...saved() });
				const now = { ...saved(), settings, loadsWorkflow: true, parameters };
				const said = saidOf(await send(way, api.url, people(4), { executionId: '102', ...now }));
				expect(sent()).toHaveLength(5);
				expect(said[2]?.outcome).toBe(outcome);
				// A list without any readable number is one failed item; what was sent of it follows after all others.
				expect(said.slice(1).map((message) => message.outcome)).not.toContain('rejected');
			});

			test.each(changes)(
				'calls it rejected where no Retry has sent it, and %s',
				async (_change, _outcome, parameters) => {
					const saved = await failedExecution();
					const now = { ...saved(), settings, loadsWorkflow: true, parameters };
					const said = saidOf(await send(way, api.url, people(4), { executionId: '101', ...now }));
					expect(said[2]?.outcome).toBe('rejected');
				},
			);
		});

		httpTest(way)(
			'leaves as unknown what the first left unconfirmed and 8x8 refused when it was sent again',
			async () => {
				const saved = await failedExecution();
				api.answer = failing('Hello 2', () => 'reset');
				await send(way, api.url, people(4), { executionId: '101', ...saved() });
				api.answer = failing('Hello 2', () => apiError(400, 1000));
				const parameters = { options: { resendUnconfirmed: true } };
				const again = { ...saved(), parameters, loadsWorkflow: true };
				const said = saidOf(await send(way, api.url, people(4), { executionId: '102', ...again }));
				expect(said.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'unknown', 'accepted']);
				await send(way, api.url, people(4), { executionId: '103', ...saved() });
				expect(sent().slice(2).sort()).toEqual(['Hello 1', 'Hello 2', 'Hello 2', 'Hello 3']);
			},
		);
	});

	describe('a Retry with the currently saved workflow', () => {
		const changes: [string, Way, Record<string, NodeParameterValueType>][] = [
			...ways
				.filter(({ name }) => name !== way.name && way.over === undefined)
				.map((other): (typeof changes)[number] => [other.name, other, {}]),
			['a number without its plus', way, { [way.destinationField]: "={{ $json.phone.replace('+', '') }}" }],
			['a number written in groups', way, { [way.destinationField]: "={{ $json.phone.replace('+65', '+65 ') }}" }],
		];

		test.each(changes)('knows what was sent, with %s', async (_name, other, parameters) => {
			const saved = await failedExecution();
			api.answer = (request) => queued(other, request);
			const now = { ...saved(), parameters, loadsWorkflow: true };
			const { error } = await send(other, api.url, people(4), { executionId: '101', ...now });
			expect(error).toBeUndefined();
			const later = api.requests.slice(2).flatMap((request) => other.messagesIn(request).map(({ text }) => text));
			expect(later.sort()).toEqual(['Hello 1', 'Hello 2', 'Hello 3']);
		});

		test('knows what was sent, with Country added', async () => {
			const saved = await failedExecution();
			const parameters = { country: 'SG' };
			await send(way, api.url, people(4), { executionId: '101', ...saved(), parameters, loadsWorkflow: true });
			expect(sent().slice(2).sort()).toEqual(['Hello 1', 'Hello 2', 'Hello 3']);
		});
	});
});

describe.each(waysForOneOfAllTransports)('one message: $name', (way) => {
	const api = scriptedWay(way);

	/** An execution that was refused. */
	async function refused() {
		api.answer = () => apiError(403, 1201);
		const failed = await send(way, api.url, people(1), { executionId: '100' });
		expect(failed.error).toBeDefined();
		return () => ({ resume: savedForRetry(failed.run) });
	}

	test('a second Retry of its execution does not send it again, and goes on at once', async () => {
		const saved = await refused();
		api.answer = (request) => queued(way, request);
		const first = await send(way, api.url, people(1), { executionId: '101', ...saved() });
		const second = await send(way, api.url, people(1), { executionId: '102', ...saved() });
		expect(api.requests).toHaveLength(2);
		expect([first.run.status, second.run.status]).toEqual([way.waits ? 'waiting' : 'success', 'success']);
		const elsewhere = {
			reason: expect.stringContaining('An earlier Retry of this execution sent the message') as string,
		};
		expect(jsonOf(second.outputs[0])).toMatchObject([
			{ outcome: 'accepted', destination: '+6591231000', ...(way.waits && elsewhere) },
		]);
	});

	test('a second Retry does not send what the first left unconfirmed, and says so', async () => {
		const saved = await refused();
		api.answer = () => 'reset';
		await send(way, api.url, people(1), { executionId: '101', ...saved() });
		const { error, run } = await send(way, api.url, people(1), { executionId: '102', ...saved() });
		expect(api.requests).toHaveLength(2);
		expect(run.waitTill).toBeUndefined();
		expect(error?.message).toBe(`${way.nameOf(0)}: An earlier Retry of this execution may have sent the message`);
	});
});

describe.each(ways.filter(({ name }) => name === 'Send Batch of a list'))('$name', (list) => {
	const api = scriptedWay(list);
	test('a second Retry of 12,000 messages knows every one of them, and what n8n remembers is bounded', async () => {
		const numbers = Array.from({ length: 12_000 }, (_, index) => `+${6_590_000_000 + index}`);
		const parameters = { destinations: '={{ $json.numbers }}', options: { batchSize: 1000 } };
		const run = async (executionId: string, resume?: IRunExecutionData) =>
			await send(list, api.url, [{ numbers, text: 'Hello' }], { executionId, parameters, ...(resume && { resume }) });
		api.answer = () => apiError(403, 1201);
		const failed = await run('100');
		const before = api.requests.length;
		api.answer = (request) => queued(list, request);
		await run('101', savedForRetry(failed.run));
		expect(processedData.all()).toHaveLength(24_001);
		await run('102', savedForRetry(failed.run));
		expect(api.requests).toHaveLength(before + 12);
		// A Retry of another execution.
		api.answer = () => apiError(403, 1201);
		const other = await run('200');
		api.answer = (request) => queued(list, request);
		await run('201', savedForRetry(other.run));
		expect(processedData.all()).toHaveLength(48_002);
	});
});
