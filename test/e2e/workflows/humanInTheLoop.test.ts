import type { INode, INodeParameters } from 'n8n-workflow';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { until, type Workflow } from '../../../sandbox/n8n/client';
import { withCredential } from '../../../sandbox/n8n/demo';
import { openWorkbench, type Workbench } from '../workbench';
import { choose } from './imported';
import { startOpenAi, type FakeOpenAi } from './openAi';

const apiKey = 'key-of-the-fake';
const [asked, texted] = ['6591234567', '6598765432'];

let bench: Workbench;
let model: FakeOpenAi;
let openAi: Awaited<ReturnType<Workbench['n8n']['createCredential']>>;

const node = (
	position: number,
	name: string,
	type: string,
	typeVersion: number,
	parameters: INodeParameters,
): INode => ({
	...{ id: crypto.randomUUID(), name, type, typeVersion, parameters },
	position: [position * 220, 0],
});
const sms = { resource: 'message', destination: `+${texted}`, source: '', options: {} };
const to = (name: string, type: 'main' | 'ai_tool' | 'ai_languageModel' = 'main') => ({
	[type]: [[{ node: name, type, index: 0 }]],
});

beforeAll(async () => {
	bench = await openWorkbench();
	model = await startOpenAi(apiKey);
	const data = { apiKey, url: model.url };
	openAi = await bench.n8n.createCredential({ name: 'OpenAI of approvals', type: 'openAiApi', data });
});

/** An agent that may send an SMS after somebody has approved it, asked by a node of this type. */
async function createWorkflow(type: string): Promise<Workflow> {
	const llm = node(1, 'OpenAI', '@n8n/n8n-nodes-langchain.lmChatOpenAi', 1.3, {
		model: { __rl: true, mode: 'id', value: 'gpt-5-mini' },
		responsesApiEnabled: false,
		options: {},
	});
	choose(openAi)(llm);
	const draft = {
		name: 'An agent that asks first',
		nodes: [
			node(0, 'Start', 'n8n-nodes-base.manualTrigger', 1, {}),
			node(2, 'Agent', '@n8n/n8n-nodes-langchain.agent', 3.1, { promptType: 'define', text: 'Text them', options: {} }),
			llm,
			node(3, 'Ask', `n8n-nodes-8x8-sms.${type}HitlTool`, 1, {
				...sms,
				operation: 'sendAndWait',
				destination: `+${asked}`,
				message: '=May the agent use {{ $tool.name }}?',
				responseType: 'approval',
			}),
			node(4, 'Send SMS', 'n8n-nodes-8x8-sms.eightByEightSmsTool', 1, {
				...sms,
				operation: 'send',
				text: "={{ $fromAI('text', 'What it says', 'string') }}",
			}),
		],
		connections: {
			Start: to('Agent'),
			OpenAI: to('Agent', 'ai_languageModel'),
			Ask: to('Agent', 'ai_tool'),
			'Send SMS': to('Ask', 'ai_tool'),
		},
	};
	return await bench.n8n.createWorkflow(withCredential(draft, bench.credential));
}

afterEach(() => {
	model.turns.length = 0;
	model.chats.length = 0;
	bench.sandbox.reset();
});

afterAll(async () => {
	await Promise.all([bench.close(), model.close()]);
});

test.each([
	['8x8 SMS', 'approve', [asked, texted], 'eightByEightSms'],
	['8x8 SMS', 'disapprove', [asked], 'eightByEightSms'],
	['8x8 Chat Apps', 'approve', [asked, texted], 'eightByEightChatApps'],
])("asked by %s, the agent's tool runs after the answer %s as it should", async (_name, answer, numbers, type) => {
	const workflow = await createWorkflow(type);
	model.turns.push([{ toolParameters: { text: 'Hello' }, hitlParameters: {} }], 'That is all.');
	const id = await bench.n8n.run(workflow, 'Start');
	const question = await until('the question', {}, () => bench.sandbox.messages()[0]);
	await until('the wait', {}, async () => {
		const { status } = await bench.n8n.execution(id);
		return status === 'waiting' ? status : undefined;
	});
	expect(bench.sandbox.messages()).toHaveLength(1);
	const [words, link = ''] = question.text.split('\n');
	expect(words).toMatch(/^May the agent use Send.SMS\?$/);
	expect((await fetch(link)).status).toBe(200);
	expect(bench.sandbox.messages()).toHaveLength(1);
	expect((await fetch(link, { method: 'POST', body: new URLSearchParams({ answer }) })).status).toBe(200);
	const execution = await bench.n8n.waitForExecution(id);
	expect(execution.status).toBe('success');
	expect(execution.output('Agent')).toMatchObject([{ output: 'That is all.' }]);
	expect(bench.sandbox.messages().map(({ destination }) => destination)).toEqual(numbers);
});
