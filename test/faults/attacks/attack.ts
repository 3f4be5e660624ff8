import type { Socket } from 'node:net';
import type { INode, NodeParameterValueType } from 'n8n-workflow';
import { startBrokenServer } from '../../engine/brokenServers';
import { runWorkflow } from '../../engine/runWorkflow';
import { startScriptedApi, type RecordedRequest, type ScriptedAnswer } from '../../engine/scriptedApi';
import { reportOf, type ReportedMessage } from '../nodeReport';

const phones = ['6591234567', '6591234568'];

export type Operation = 'send' | 'sendBatch';

/** The node's report, and what reached the server. */
export interface Outcome {
	messages: ReportedMessage[];
	/** The last outcome of each message. */
	outcomes: ReportedMessage['outcome'][];
	requests: number;
}

/** Two tries, as Retry On Fail makes them: a second text would be a second request. */
const settings: Partial<INode> = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };

async function run(
	baseUrl: string,
	operation: Operation,
	options: Record<string, NodeParameterValueType>,
	count: number,
): Promise<ReportedMessage[]> {
	const result = await runWorkflow({
		items: phones.slice(0, count).map((phone) => ({ phone })),
		parameters: {
			operation,
			messagesFrom: 'items',
			destination: '=+{{ $json.phone }}',
			text: 'Hello',
			source: '',
			output: 'perMessage',
			options: { maxRetries: 1, ...options },
		},
		credential: { apiKey: 'attack-key', region: 'custom', baseUrl, subAccountId: 'attack' },
		settings,
	});
	const last = result.nodeRuns.at(-1);
	return last === undefined ? [] : reportOf(last).toSorted((a, b) => a.item - b.item);
}

/** Sends one text to a server that treats the connection as the attack says, with one second for the exchange. */
export async function underRawAttack(attack: (socket: Socket) => void): Promise<Outcome> {
	const server = await startBrokenServer(attack);
	try {
		const messages = await run(`http://${server.host}`, 'send', { timeout: 1 }, 1);
		const requests = server.received().split('POST ').length - 1;
		return { messages, outcomes: messages.map(({ outcome }) => outcome), requests };
	} finally {
		await server.close();
	}
}

/** Sends as many texts to an API that answers as the attack says. */
export async function underAnswers(
	answer: (request: RecordedRequest) => ScriptedAnswer,
	operation: Operation,
	count: number,
): Promise<Outcome> {
	const api = await startScriptedApi(answer);
	try {
		const messages = await run(api.url, operation, {}, count);
		return { messages, outcomes: messages.map(({ outcome }) => outcome), requests: api.requests.length };
	} finally {
		await api.close();
	}
}
