import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { runWorkflow } from '../../engine/runWorkflow';
import { callingAgent, type Observation } from './agents';

type Parameters = Record<string, NodeParameterValueType>;

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox();
});

afterEach(async () => {
	await sandbox.close();
});

/** An agent that calls the tool with each of these, one after the other, and what it is told. */
async function told(parameters: Parameters, ...calls: IDataObject[]): Promise<string[]> {
	const graph = callingAgent(async (takeTool) => {
		const call = await takeTool();
		const observations: Observation[] = [];
		for (const args of calls) observations.push(await call(args));
		return observations;
	});
	const { run } = await runWorkflow({
		items: [],
		credential: { apiKey: sandbox.apiKey, region: 'custom', baseUrl: sandbox.url, subAccountId: sandbox.subAccountId },
		parameters: {
			resource: 'survey',
			operation: 'send',
			surveyId: 'table-feedback',
			destination: "={{ $fromAI('destination', 'Number to text', 'string') }}",
			templateBody: 'Hi {{firstName}}, how was it? {{url:visit}}',
			...parameters,
		},
		settings: { type: 'eightByEightSmsTool' },
		graph,
	});
	const answers = run.data.resultData.runData.Agent?.at(-1)?.data?.main?.[0] ?? [];
	return answers.map(({ json }) => JSON.stringify(json));
}

const pairs = {
	templateVariables: {
		values: [
			{ name: 'firstName', value: "={{ $fromAI('firstName', 'First name', 'string') }}" },
			{ name: 'visit', value: "={{ $fromAI('visit', 'Number of the visit', 'number') }}" },
		],
	},
};
const inJson = {
	templateVariablesFrom: 'json',
	templateVariablesJson: "={{ $fromAI('variables', 'firstName and visit', 'json') }}",
};
const ann = { destination: '+6591234567', firstName: 'Ann', visit: 4711 };

test.each<[string, Parameters, IDataObject]>([
	['one by one', pairs, ann],
	['as an object', inJson, { destination: ann.destination, variables: { firstName: 'Ann', visit: 4711 } }],
])('an agent sends a survey with the variables that it fills in %s', async (_name, parameters, call) => {
	const [first] = await told(parameters, call);
	expect(first).toContain('QUEUED');
	expect(sandbox.messages().map(({ text }) => text)).toEqual([expect.stringMatching(/^Hi Ann, how was it\? http/)]);
	expect(sandbox.messages()[0]?.survey?.passedOn).toEqual([{ name: 'visit', value: '4711' }]);
});

test('an agent that leaves a variable out learns which, and nothing is sent', async () => {
	const [first] = await told(pairs, { ...ann, firstName: '' });
	expect(first).toContain("Text uses 'firstName', but Variables has no value for it");
	expect(sandbox.messages()).toEqual([]);
});

test('an agent that asks again for a survey that may have been sent does not send it again, however it writes the variables', async () => {
	sandbox.addFault({ times: 1, effects: [{ kind: 'reset', accepted: true }] });
	const { destination } = ann;
	const changing = { ...inJson, templateBody: '={{ Math.random() }}: {firstName} {url}' };
	const first = { destination, variables: { firstName: 'Ann', visit: 4711 } };
	const again = { destination, variables: { visit: '4711', firstName: ' Ann' } };
	const [, second] = await told(changing, first, again);
	expect(second).toContain('It may have been sent');
	expect(sandbox.messages()).toHaveLength(1);
});
