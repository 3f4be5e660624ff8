import { Agent } from 'node:http';
import type { AxiosStatic } from 'axios';
import { join } from 'node:path';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IVersionedNodeType,
} from 'n8n-workflow';
import { type Load, runOnEngine, type Setup } from './engine';
import { itemsOfManyCountries } from './manyCountries';

/** Sends a number of messages to the server, and returns an answer for each. */
export type Contestant = (count: number) => Promise<readonly object[]>;

const apiKey = 'bench-key';
const subAccountId = 'bench';
const accountId = '00000000-0000-4000-8000-000000000000';
const messagesPath = `/api/v1/subaccounts/${subAccountId}/messages`;
const balancePath = `/api/v1/accounts/${accountId}/balance`;
const chatPath = `/chatapps${messagesPath}`;
const batchSize = 1000;
/** The defaults of the two operations. */
const singleConcurrency = 100;
const batchConcurrency = 5;

const itemsOf = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({
		phone: `+65${80_000_000 + index}`,
		name: `Customer ${index}`,
	}));

const surveyText = 'How was it? {{ url }}';
const text = '=Hello {{ $json.name }}, your order is on its way.';

/** Without a limit of messages a second, and with the default window. */
export const smppCredential = (port: number) => ({
	region: 'custom',
	host: '127.0.0.1',
	port,
	encrypted: false,
	systemId: 'bench',
	password: 'bench',
	messagesPerSecond: 10_000,
});

/** All contestants by name. Those of one kind send the same messages and differ only in who sends them. */
export function contestants(
	load: Load,
	{ serverUrl, smppPort }: { serverUrl: string; smppPort: number },
	connectorFolder: string,
): Record<string, Contestant> {
	const through = (setup: Setup) => (count: number) => runOnEngine(load, setup, itemsOf(count));
	const bearer: Setup['authenticate'] = (request) => ({
		...request,
		headers: { ...request.headers, Authorization: `Bearer ${apiKey}` },
	});
	const ours = (
		parameters: Setup['node']['parameters'],
		name: 'EightByEightSms' | 'EightByEightChatApps' = 'EightByEightSms',
	): Setup => {
		const file = join(connectorFolder, 'dist', 'nodes', name, `${name}.node.js`);
		const { [name]: Node } = load(file) as Record<typeof name, new () => INodeType>;
		return {
			type: new Node(),
			node: {
				typeVersion: 1,
				parameters: { resource: 'message', destination: '={{ $json.phone }}', text, ...parameters },
				credentials: { eightByEightSmsApi: { id: '1', name: '8x8' } },
			},
			credential: { apiKey, region: 'custom', baseUrl: serverUrl, subAccountId, accountId },
			authenticate: bearer,
		};
	};
	const overSmpp = (): Setup => {
		const file = join(connectorFolder, '..', 'smpp', 'dist', 'nodes', 'EightByEightSmpp', 'EightByEightSmpp.node.js');
		const { EightByEightSmpp } = load(file) as { EightByEightSmpp: new () => INodeType };
		return {
			type: new EightByEightSmpp(),
			node: {
				typeVersion: 1,
				parameters: { operation: 'send', destination: '={{ $json.phone }}', text },
				credentials: { eightByEightSmppApi: { id: '1', name: '8x8' } },
			},
			credential: smppCredential(smppPort),
			authenticate: bearer,
		};
	};
	const helperLoop = (
		concurrency: number,
		bodiesOf: (items: INodeExecutionData[]) => object[],
		path: string,
	): Setup => ({
		type: helperNode(serverUrl + path, concurrency, bodiesOf),
		node: { typeVersion: 1, parameters: {}, credentials: { eightByEightSmsApi: { id: '1', name: '8x8' } } },
		credential: { apiKey },
		authenticate: bearer,
	});
	return {
		send: through(ours({ operation: 'send' })),
		sendBatch: through(ours({ operation: 'sendBatch' })),
		sendAbroad: (count) => runOnEngine(load, ours({ operation: 'sendBatch' }), itemsOfManyCountries(count)),
		sendAbroadPlanned: (count) =>
			runOnEngine(load, ours({ operation: 'sendBatch', options: plan(count) }), itemsOfManyCountries(count)),
		sendOverSmpp: through(overSmpp()),
		preview: through(ours({ operation: 'preview' })),
		survey: through(ours({ resource: 'survey', operation: 'send', surveyId: 'bench', templateBody: surveyText })),
		surveyBatch: through(
			ours({ resource: 'survey', operation: 'sendBatch', surveyId: 'bench', templateBody: surveyText }),
		),
		chat: through(ours({ operation: 'send' }, 'EightByEightChatApps')),
		chatBatch: through(ours({ operation: 'sendBatch' }, 'EightByEightChatApps')),
		balance: through(ours({ resource: 'account', operation: 'getBalance' })),
		httpRequest: through(httpRequest(load, serverUrl + messagesPath, posting(smsBody))),
		chatHttpRequest: through(httpRequest(load, serverUrl + chatPath, posting(chatBody))),
		balanceHttpRequest: through(httpRequest(load, serverUrl + balancePath, { method: 'GET' })),
		twilio: through(twilio(load, serverUrl)),
		helper: through(helperLoop(singleConcurrency, (items) => items.map(({ json }) => bodyOf(json)), messagesPath)),
		helperBatch: async (count) => {
			const setup = helperLoop(batchConcurrency, batchBodies, `${messagesPath}/batch`);
			return await runOnEngine(load, setup, itemsOf(count));
		},
		axios: (count) => plainAxios(load, serverUrl, count),
	};
}

/** Office hours of each recipient, at a speed that reaches all of them within two days. */
function plan(count: number): INodeParameters {
	return {
		sendingSpeed: { speed: { messages: Math.ceil(count / 5), unit: 'hour' } },
		deliveryWindow: {
			window: {
				startTime: '09:00',
				endTime: '18:00',
				days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
				timeZone: 'recipient',
			},
		},
	};
}

function bodyOf({ phone, name }: IDataObject) {
	const customer = typeof name === 'string' ? name : '';
	return {
		destination: phone,
		text: `Hello ${customer}, your order is on its way.`,
		clientMessageId: `1-b-0-${customer}`,
	};
}

function batchBodies(items: INodeExecutionData[]): object[] {
	return Array.from({ length: Math.ceil(items.length / batchSize) }, (_, batch) => ({
		messages: items.slice(batch * batchSize, (batch + 1) * batchSize).map(({ json }) => bodyOf(json)),
		includeMessagesInResponse: true,
	}));
}

const smsBody =
	'={\n  "destination": "{{ $json.phone }}",\n  "text": "Hello {{ $json.name }}, your order is on its way."\n}';
const chatBody =
	'={\n  "user": { "msisdn": "{{ $json.phone }}" },\n  "type": "text",\n  "content": { "text": "Hello {{ $json.name }}, your order is on its way." }\n}';

const posting = (jsonBody: string): INodeParameters => ({
	method: 'POST',
	sendBody: true,
	specifyBody: 'json',
	jsonBody,
});

/** n8n's HTTP Request node, as it imports the curl command of 8x8's page. */
function httpRequest(load: Load, url: string, request: INodeParameters): Setup {
	const { HttpRequest } = load('n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node.js') as {
		HttpRequest: new () => IVersionedNodeType;
	};
	return {
		type: new HttpRequest(),
		node: {
			typeVersion: 4.2,
			parameters: {
				...request,
				url,
				sendHeaders: true,
				headerParameters: {
					parameters: [
						{ name: 'Authorization', value: `Bearer ${apiKey}` },
						{ name: 'Content-Type', value: 'application/json' },
					],
				},
				options: {},
			},
		},
		credential: {},
		authenticate: (request) => request,
	};
}

/** n8n's Twilio node; its requests to Twilio's host go to the local server. */
function twilio(load: Load, serverUrl: string): Setup {
	const { Twilio } = load('n8n-nodes-base/dist/nodes/Twilio/Twilio.node.js') as { Twilio: new () => INodeType };
	return {
		type: new Twilio(),
		node: {
			typeVersion: 1,
			parameters: {
				resource: 'sms',
				operation: 'send',
				from: '+6590000000',
				to: '={{ $json.phone }}',
				toWhatsapp: false,
				message: text,
				options: {},
			},
			credentials: { twilioApi: { id: '1', name: 'Twilio' } },
		},
		credential: { authType: 'authToken', accountSid: 'AC0', authToken: 'bench' },
		authenticate: (request) =>
			request.uri === undefined
				? request
				: { ...request, uri: request.uri.replace('https://api.twilio.com', serverUrl) },
	};
}

/** A node that only posts the bodies through n8n's request helper: the best that n8n allows. */
function helperNode(url: string, concurrency: number, bodiesOf: (items: INodeExecutionData[]) => object[]): INodeType {
	return {
		description: {
			displayName: 'Helper',
			name: 'node',
			group: ['output'],
			version: 1,
			description: 'Posts through the request helper',
			defaults: { name: 'Helper' },
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: 'eightByEightSmsApi', required: true }],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			const answers: INodeExecutionData[] = [];
			await concurrently(bodiesOf(this.getInputData()), concurrency, async (body) => {
				const json = (await this.helpers.httpRequestWithAuthentication.call(this, 'eightByEightSmsApi', {
					method: 'POST',
					url,
					body,
					json: true,
				})) as IDataObject;
				const listed = Array.isArray(json.messages) ? (json.messages as IDataObject[]) : [json];
				for (const message of listed) answers.push({ json: message, pairedItem: { item: answers.length } });
			});
			return [answers];
		},
	};
}

/** No n8n at all: axios with connections that stay open. */
async function plainAxios(load: Load, serverUrl: string, count: number): Promise<object[]> {
	const axios = load('axios') as AxiosStatic;
	const httpAgent = new Agent({ keepAlive: true, maxSockets: singleConcurrency });
	const answers: object[] = [];
	await concurrently(itemsOf(count), singleConcurrency, async (item) => {
		answers.push((await axios.post<object>(serverUrl + messagesPath, bodyOf(item), { httpAgent })).data);
	});
	httpAgent.destroy();
	return answers;
}

async function concurrently<T>(
	list: readonly T[],
	concurrency: number,
	work: (entry: T) => Promise<void>,
): Promise<void> {
	const entries = list.values();
	const worker = async () => {
		for (const entry of entries) await work(entry);
	};
	await Promise.all(Array.from({ length: concurrency }, worker));
}
