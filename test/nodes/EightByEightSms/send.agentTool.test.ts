import type { IDataObject } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Graph, type WorkflowRunOptions } from '../../engine/runWorkflow';
import { type ScriptedApi, startScriptedApi } from '../../engine/scriptedApi';
import { callingAgent, type Observation, requestingAgent } from './agents';
import { apiError, messageIn, queued, retryOnFail, send, singly } from '../../rules/ways';

type Answer = Parameters<typeof startScriptedApi>[0];

let api: ScriptedApi;
let answer: Answer;

beforeEach(async () => {
	answer = (request) => queued(singly, request);
	api = await startScriptedApi((request, index) => answer(request, index));
});

afterEach(async () => {
	await api.close();
});

const byTheModel = {
	destination: "={{ $fromAI('destination', 'Number to text', 'string') }}",
	text: "={{ $fromAI('text', 'What to say', 'string') }}",
};

async function runAgent(graph: Graph, { settings, parameters }: Partial<WorkflowRunOptions> = {}) {
	const { run, nodeRuns, saved } = await send(singly, api.url, [], {
		graph,
		settings: { type: 'eightByEightSmsTool', ...settings },
		parameters: { ...byTheModel, ...parameters },
	});
	const told = run.data.resultData.runData.Agent?.at(-1)?.data?.main?.[0]?.map(({ json }) => json) ?? [];
	return { told, nodeRuns, saved, run };
}

const ann = { destination: '+6591230000', text: 'Hello Ann' };
const bob = { destination: '+6591230001', text: 'Hello Bob' };

/** Makes the calls one after the other, with one tool. */
const inTurn = (...calls: IDataObject[]) =>
	callingAgent(async (takeTool) => {
		const call = await takeTool();
		const observations: Observation[] = [];
		for (const args of calls) observations.push(await call(args));
		return observations;
	});

const sent = () => api.requests.map((request) => messageIn(singly, request));
const textsSent = () => sent().map(({ text }) => text);

describe.each([
	['that calls its tool', inTurn],
	['that asks the engine for its tool', (...calls: IDataObject[]) => requestingAgent(calls.map((call) => [call]))],
])('an agent %s', (_name, agent) => {
	test('passes the number and the text, and gets the outcome of the message', async () => {
		const { told } = await runAgent(agent(ann));
		expect(sent()).toMatchObject([ann]);
		expect(JSON.stringify(told)).toContain('QUEUED');
	});

	test('sends a message with each call, each with an ID of its own', async () => {
		await runAgent(agent(ann, bob, ann));
		expect(textsSent()).toEqual(['Hello Ann', 'Hello Bob', 'Hello Ann']);
		expect(new Set(sent().map(({ clientMessageId }) => clientMessageId)).size).toBe(3);
	});

	test('learns that a message may have been sent, and asking again does not send it again', async () => {
		answer = (request, index) => (index === 0 ? 'reset' : queued(singly, request));
		const { told } = await runAgent(agent(ann, ann));
		expect(textsSent()).toEqual(['Hello Ann']);
		expect(JSON.stringify(told.at(-1))).toContain('It may have been sent');
		expect(JSON.stringify(told)).not.toContain('retry');
	});

	test.each([
		['in another order', { text: ann.text, destination: ann.destination }],
		['with its number in groups', { ...ann, destination: '+65 9123-0000' }],
		['with its number after 00', { ...ann, destination: '006591230000' }],
		['with another line break in its text', { ...ann, text: ' Hello\nAnn' }],
	])('asking again for a text that may have been sent, %s, does not send it again', async (_how, again) => {
		answer = (request, index) => (index === 0 ? 'reset' : queued(singly, request));
		const { told } = await runAgent(agent(ann, again));
		expect(textsSent()).toEqual(['Hello Ann']);
		expect(JSON.stringify(told.at(-1))).toContain('It may have been sent');
	});

	test('asking again in another order does not send again a text that changes each time', async () => {
		answer = (request, index) => (index === 0 ? 'reset' : queued(singly, request));
		const parameters = { text: `=${byTheModel.text.slice(1)} {{ Math.random() }}` };
		await runAgent(agent(ann, { text: ann.text, destination: '+65 9123 0000' }), { parameters });
		expect(textsSent()).toHaveLength(1);
	});

	test('can send another text to the same number after one that may have been sent', async () => {
		answer = (request, index) => (index === 0 ? 'reset' : queued(singly, request));
		await runAgent(agent(ann, { ...ann, text: 'Second text' }));
		expect(textsSent()).toEqual(['Hello Ann', 'Second text']);
	});

	test('asks again after a refusal, and the message goes out', async () => {
		answer = (request, index) => (index === 0 ? apiError(400, 1002) : queued(singly, request));
		const { told } = await runAgent(agent(ann, ann));
		expect(textsSent()).toEqual(['Hello Ann', 'Hello Ann']);
		expect(JSON.stringify(told.at(-1))).toContain('QUEUED');
	});

	test('with Retry On Fail sends again what was refused, and not what may have been sent', async () => {
		answer = (request) => (messageIn(singly, request).text === 'Hello Ann' ? apiError(400, 1002) : 'reset');
		await runAgent(agent(ann, bob), { settings: retryOnFail });
		expect(textsSent()).toEqual(['Hello Ann', 'Hello Ann', 'Hello Ann', 'Hello Bob']);
	});

	test('with Resend Unconfirmed may send again what may have been sent', async () => {
		answer = (request, index) => (index === 0 ? 'reset' : queued(singly, request));
		await runAgent(agent(ann, ann), { parameters: { options: { resendUnconfirmed: true } } });
		expect(textsSent()).toEqual(['Hello Ann', 'Hello Ann']);
	});

	test('in a continue mode, too, does not send again what may have been sent', async () => {
		answer = (request, index) => (index === 0 ? 'reset' : queued(singly, request));
		const { told } = await runAgent(agent(ann, ann), { settings: { onError: 'continueRegularOutput' } });
		expect(textsSent()).toEqual(['Hello Ann']);
		expect(JSON.stringify(told.at(-1))).toContain('It may have been sent');
	});

	test('gets an explanation for a number without a country code', async () => {
		const { told } = await runAgent(agent({ ...ann, destination: '07911 123456' }));
		expect(api.requests).toEqual([]);
		expect(JSON.stringify(told)).toContain('Write + and the country code');
	});
});

describe('an agent that works on several items at once', () => {
	const bothAtOnce = callingAgent(async (takeTool) => {
		const [first, second] = [await takeTool(), await takeTool()];
		return [await first(ann), await second(bob)];
	});

	test('never sends one person the text twice where n8n mixes up its calls', async () => {
		const { told } = await runAgent(bothAtOnce);
		expect(textsSent()).toEqual(['Hello Ann']);
		expect(JSON.stringify(told[1])).toContain('This message was not sent');
	});
});

test('an agent may call several times in one go', async () => {
	await runAgent(requestingAgent([[ann, bob]], { phone: 'of the item', text: 'of the item' }));
	expect(textsSent().sort()).toEqual(['Hello Ann', 'Hello Bob']);
});

test('a number that the workflow gives, and not the model, goes with the text of each call', async () => {
	await runAgent(inTurn({ text: 'One' }, { text: 'Two' }), { parameters: { destination: '+6591230000' } });
	expect(sent()).toMatchObject([
		{ destination: '+6591230000', text: 'One' },
		{ destination: '+6591230000', text: 'Two' },
	]);
});

test('what is remembered of the calls of an agent does not show what they said', async () => {
	answer = () => 'reset';
	const { run } = await runAgent(inTurn({ ...ann, text: 'Your code is 384756' }));
	const remembered = JSON.stringify(run.data.executionData?.contextData);
	expect(remembered).toContain('unknown');
	expect(remembered).not.toMatch(/384756|Your code/);
});
