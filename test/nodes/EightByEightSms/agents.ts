import { type IDataObject, type IExecuteFunctions, NodeConnectionTypes } from 'n8n-workflow';
import { type Graph, itemsOf, nodeName, TestNode } from '../../engine/runWorkflow';

/** What an agent gets from a call: the tool's answer, or its error. */
export type Observation = { answer: string } | { error: string };

interface Tool {
	invoke(args: IDataObject): Promise<string>;
}

/** One tool as n8n hands it to an agent. An agent gets one for each of its items. */
export type TakeTool = () => Promise<(args: IDataObject) => Promise<Observation>>;

function graphWith(agent: TestNode, items: readonly IDataObject[]): Graph {
	return {
		types: { items: new TestNode('items', () => Promise.resolve([itemsOf(items)])), agent },
		nodes: [
			{ name: 'Items', type: 'items' },
			{ name: 'Agent', type: 'agent' },
		],
		connections: {
			Items: { main: [[{ node: 'Agent', type: NodeConnectionTypes.Main, index: 0 }]] },
			[nodeName]: { ai_tool: [[{ node: 'Agent', type: NodeConnectionTypes.AiTool, index: 0 }]] },
		},
		start: 'Items',
	};
}

const inputs = [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool];

/** An agent that calls its tool itself, as n8n's agents do up to version 2. The result of `plan` is its output. */
export function callingAgent(plan: (takeTool: TakeTool) => Promise<Observation[]>): Graph {
	const execute = async (context: IExecuteFunctions) => {
		const takeTool: TakeTool = async () => {
			const [tool] = (await context.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Tool[];
			if (tool === undefined) throw new Error('The agent has no tool');
			return async (args) => {
				try {
					return { answer: await tool.invoke(args) };
				} catch (thrown) {
					return { error: thrown instanceof Error ? thrown.message : String(thrown) };
				}
			};
		};
		return [itemsOf(await plan(takeTool))];
	};
	return graphWith(new TestNode('agent', execute, [...inputs]), [{}]);
}

/**
 * An agent that asks the engine to run its tool, as n8n's agents do from version 3 on. Each round of calls is made
 * once the one before is answered; its output is the last answers.
 */
export function requestingAgent(rounds: readonly (readonly IDataObject[])[], item: IDataObject = {}): Graph {
	let round = 0;
	const agent = new TestNode(
		'agent',
		(_context, response) => {
			const calls = rounds[round++];
			if (calls === undefined) {
				const told = response?.actionResponses.map(({ data }) => ({
					told: data.data?.ai_tool?.[0]?.[0]?.json ?? null,
				}));
				return Promise.resolve([itemsOf(told ?? [])]);
			}
			return Promise.resolve({
				actions: calls.map((input, index) => ({
					actionType: 'ExecutionNodeAction' as const,
					nodeName,
					input,
					type: NodeConnectionTypes.AiTool,
					id: `call-${round}-${index}`,
					metadata: { itemIndex: 0 },
				})),
				metadata: {},
			});
		},
		[...inputs],
	);
	return graphWith(agent, [item]);
}
