import { randomUUID } from 'node:crypto';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INodeExecutionData,
	NodeParameterValueType,
} from 'n8n-workflow';
import { test } from 'vitest';
import { type RecordedRequest, type ScriptedAnswer, startScriptedApi } from '../engine/scriptedApi';
import { smppTransport } from '../smpp/scriptedSmpp';
import { runWorkflow, type WorkflowRunOptions, type WorkflowRunResult } from '../engine/runWorkflow';

/** A message as a request holds it. */
export interface SentMessage {
	destination: string;
	text: string;
	clientMessageId?: string;
	scheduled?: string;
}

/** What 8x8's answer says of a message. */
interface AnsweredMessage {
	umid: string;
	clientMessageId: string | null;
	destination: string;
	encoding: string;
	status: { code: string; description: string };
}

/**
 * A way of sending. The rules of sending hold for every way, and their tests run on each: a new way, or a new kind of
 * message, is one more entry of `ways`.
 */
export interface Way {
	name: string;
	/** The node, where it is not 8x8 SMS. */
	nodeType?: string;
	/** Whether its messages are not SMS, which are counted in segments. The Sender ID is one of its options then. */
	hasNoSegments?: true;
	/** Parameters that make each input item one message to its `phone` in a separate request. */
	parameters: Record<string, NodeParameterValueType>;
	/** Parameters that hold what the message says. */
	saying(text: NodeParameterValueType): Record<string, NodeParameterValueType>;
	/** The problem of an empty text. */
	noText: { code: string; happened: string };
	options: IDataObject;
	/** Options of other ways that this one does not have. */
	lacks: readonly string[];
	/** The parameter with the number. */
	destinationField: 'destination' | 'destinations';
	/** What the node calls the message of an item. */
	nameOf(item: number): string;
	/** The ID that the node assigns to the message of an item, if messages have one. */
	idOf(item: number, execution?: string): string | null;
	/** The messages that a request asks for. */
	messagesIn(request: RecordedRequest): SentMessage[];
	/** Whether an execution waits for the fate of its one message. It has not failed as long as that is open. */
	waits?: true;
	/** How it reaches 8x8, if not over HTTP. */
	over?: Over;
	/** 8x8's 200 for a request, which says this of its messages. */
	answerWith(request: RecordedRequest, messages: readonly object[]): object;
}

/** Another way to 8x8 than its HTTP API: a different node, and a server that follows the same scripts. */
export interface Over {
	node: () => NonNullable<WorkflowRunOptions['node']>;
	credentialOf: (url: string) => WorkflowRunOptions['credential'];
	start: typeof startScriptedApi;
	/** The codes of a refusal, and of a rejection. */
	refusal: string;
	rejection: string;
	/** A credential that cannot be used, and the node's problem with it. */
	withoutKey: { credential: ICredentialDataDecryptedObject; happened: string };
}

const ownId = (item: number, execution = '4711') => `${execution}-0f9b7c11-0-${item}`;

interface BatchBody {
	messages?: (Omit<SentMessage, 'text'> & { text?: string })[];
	destinations?: string[];
	template?: Partial<SentMessage>;
	clientBatchId?: string;
}

/** Messages of a batch, with what they share. */
function messagesInBatch({ body }: RecordedRequest): SentMessage[] {
	const { messages, destinations, template } = body as BatchBody;
	const listed = messages ?? (destinations ?? []).map((destination) => ({ destination }));
	return listed.map((message) => ({ text: '', ...template, ...message }));
}

function batchAnswer({ body }: RecordedRequest, messages: readonly object[]): object {
	const { clientBatchId } = body as BatchBody;
	const states = messages.map((message) => ('status' in message ? (message.status as { code?: string }).code : ''));
	return {
		batchId: randomUUID(),
		clientBatchId: clientBatchId ?? null,
		acceptedCount: states.filter((state) => state !== 'REJECTED').length,
		rejectedCount: states.filter((state) => state === 'REJECTED').length,
		messages,
	};
}

const texts: Pick<Way, 'saying' | 'noText' | 'lacks'> = {
	saying: (text) => ({ text }),
	noText: { code: 'TEXT_EMPTY', happened: 'Text is empty' },
	lacks: [],
};

/** The operation Send. */
export const singly: Way = {
	name: 'Send',
	parameters: { operation: 'send', destination: '={{ $json.phone }}' },
	...texts,
	options: {},
	destinationField: 'destination',
	nameOf: (item) => `Row ${item + 1} (item ${item})`,
	idOf: ownId,
	messagesIn: ({ body }) => [body as SentMessage],
	answerWith: (_request, [message = {}]) => message,
};

/** Surveys say it in a variable of their text. */
const surveys: Pick<Way, 'saying' | 'noText' | 'lacks'> = {
	saying: (value) => ({ templateBody: '{{words}} {{url}}', templateVariables: { values: [{ name: 'words', value }] } }),
	noText: {
		code: 'SURVEY_VARIABLE_MISSING',
		happened: "Text uses 'words', but Variables has no value for it",
	},
	lacks: ['clientIp'],
};

function surveyMessage(message: object): SentMessage {
	const { templateBody, templateVariables, ...others } = message as Omit<SentMessage, 'text'> & SurveyContent;
	return { ...others, text: templateBody.replace('{{words}}', templateVariables.words).replace(' {{url:}}', '') };
}

interface SurveyContent {
	templateBody: string;
	templateVariables: { words: string };
}

export const ways: Way[] = [
	singly,
	{
		name: 'Send Batch of items',
		parameters: { operation: 'sendBatch', destination: '={{ $json.phone }}' },
		...texts,
		options: { batchSize: 1 },
		destinationField: 'destination',
		nameOf: (item) => `Row ${item + 1} (item ${item})`,
		idOf: ownId,
		messagesIn: messagesInBatch,
		answerWith: batchAnswer,
	},
	{
		name: 'Send Batch of a list',
		parameters: { operation: 'sendBatch', messagesFrom: 'list', destinations: '={{ [$json.phone] }}' },
		...texts,
		options: { batchSize: 1 },
		destinationField: 'destinations',
		nameOf: (item) => `Row ${item + 1} (item ${item}), number 1`,
		idOf: () => null,
		messagesIn: messagesInBatch,
		answerWith: batchAnswer,
	},
	{
		name: 'Send Batch at a limited speed',
		parameters: { operation: 'sendBatch', destination: '={{ $json.phone }}' },
		options: { batchSize: 1, sendingSpeed: { speed: { messages: 3, unit: 'minute' } } },
		...texts,
		destinationField: 'destination',
		nameOf: (item) => `Row ${item + 1} (item ${item})`,
		idOf: ownId,
		messagesIn: messagesInBatch,
		answerWith: batchAnswer,
	},
	{
		...singly,
		name: 'Send of surveys',
		parameters: { ...singly.parameters, resource: 'survey', surveyId: 'table-feedback' },
		...surveys,
		messagesIn: ({ body }) => [surveyMessage(body as SentMessage)],
	},
	{
		name: 'Send Batch of surveys',
		parameters: {
			resource: 'survey',
			operation: 'sendBatch',
			surveyId: 'table-feedback',
			destination: '={{ $json.phone }}',
		},
		...surveys,
		options: { batchSize: 1 },
		destinationField: 'destination',
		nameOf: (item) => `Row ${item + 1} (item ${item})`,
		idOf: ownId,
		messagesIn: (request) => messagesInBatch(request).map(surveyMessage),
		answerWith: batchAnswer,
	},
];

/** A message through a chat app, as a request holds it. */
interface ChatMessage {
	user: { msisdn: string };
	content: { text: string; sms?: { source?: string; encoding?: string } };
	clientMessageId?: string;
	scheduled?: string;
	type?: string;
}

function chatMessage({ user, content, ...others }: ChatMessage): SentMessage {
	const sent = { destination: user.msisdn, text: content.text, ...content.sms, ...others };
	delete sent.type;
	return sent;
}

/** 8x8's answer for a message of a chat app, made of that for an SMS. */
function chatAnswer(message: object): object {
	const { destination, status, ...others } = message as Partial<AnsweredMessage>;
	delete others.encoding;
	return {
		...others,
		...(destination !== undefined && { user: { msisdn: destination } }),
		...(status !== undefined && {
			status: { state: stateOf(status.code), errorMessage: status.description, timestamp: '2026-06-01T08:00:00Z' },
		}),
	};
}

const stateOf = (code: string) => ({ QUEUED: 'queued', REJECTED: 'rejected' })[code] ?? `not ${code}`;

const chatApps = {
	...texts,
	hasNoSegments: true,
	nodeType: 'eightByEightChatApps',
	lacks: ['clientIp'],
} as const;

const chatSingly: Way = {
	...singly,
	...chatApps,
	name: 'Send through chat apps',
	messagesIn: ({ body }) => [chatMessage(body as ChatMessage)],
	answerWith: (_request, [message = {}]) => chatAnswer(message),
};

const chatWays: Way[] = [
	chatSingly,
	{
		...chatApps,
		name: 'Send Batch through chat apps',
		parameters: { operation: 'sendBatch', destination: '={{ $json.phone }}' },
		options: { batchSize: 1 },
		destinationField: 'destination',
		nameOf: (item) => singly.nameOf(item),
		idOf: ownId,
		messagesIn: ({ body }) => (body as { messages: ChatMessage[] }).messages.map(chatMessage),
		answerWith: (request, messages) => {
			const answer = batchAnswer(request, messages);
			return { ...answer, messages: messages.map(chatAnswer) };
		},
	},
];

ways.push(...chatWays);

/** The operations that wait. They take one item, so only the rules for one message run on them. */
const waitingForReceipt: Way = {
	...singly,
	name: 'Send and Wait for Receipt',
	parameters: { operation: 'sendAndWaitForReceipt', destination: '={{ $json.phone }}' },
	lacks: ['dlrCallbackUrl', 'concurrency'],
	waits: true,
};

const waitingForResponse: Way = {
	...singly,
	name: 'Send and Wait for Response',
	parameters: { operation: 'sendAndWait', destination: '={{ $json.phone }}' },
	saying: (message) => ({ message }),
	lacks: ['concurrency'],
	// The words of its page are kept with the execution: by default the text, which n8n does not keep for any other
	// way.
	options: { responseFormDescription: 'Do you agree?' },
	waits: true,
	messagesIn: ({ body }) => [withoutLink(body as SentMessage)],
};

const waitingOfChat: Way[] = [
	{
		...waitingForReceipt,
		...chatSingly,
		name: 'Send and Wait for Receipt through chat apps',
		parameters: waitingForReceipt.parameters,
		lacks: [...chatApps.lacks, ...waitingForReceipt.lacks],
	},
	{
		...waitingForResponse,
		...chatSingly,
		name: 'Send and Wait for Response through chat apps',
		parameters: waitingForResponse.parameters,
		saying: (message) => waitingForResponse.saying(message),
		lacks: [...chatApps.lacks, ...waitingForResponse.lacks],
		options: waitingForResponse.options,
		messagesIn: ({ body }) => [withoutLink(chatMessage(body as ChatMessage))],
	},
];

function withoutLink({ text, ...others }: SentMessage): SentMessage {
	return { ...others, text: text.split('\n').slice(0, -1).join('\n') };
}

/** The node for SMPP, where nothing depends on what HTTP's answers look like. */
const overSmpp: Way = {
	...singly,
	name: 'Send over SMPP',
	// A broken connection leaves everything under way on it unconfirmed.
	options: { concurrency: 1 },
	idOf: () => null,
	lacks: ['dlrCallbackUrl', 'clientIp', 'clientMessageId', 'subAccountId'],
	over: smppTransport,
};

/** Those whose messages are SMS, in segments and an encoding. */
export const waysInSegments: Way[] = ways.filter((way) => way.hasNoSegments !== true);

/** The ways over each transport. */
export const waysOfAllTransports: Way[] = [...ways, overSmpp];

/** All ways, where one message is enough. */
export const waysForOne: Way[] = [...ways, waitingForReceipt, waitingForResponse, ...waitingOfChat];

/** The same over each transport. */
export const waysForOneOfAllTransports: Way[] = [...waysForOne, overSmpp];

export const apiKey = 'key-4f9a1c77';

type Script = Parameters<typeof startScriptedApi>[0];
type NodeParameters = Record<string, NodeParameterValueType> & { options?: object };
type SendOptions = Partial<Omit<WorkflowRunOptions, 'parameters'>> & { parameters?: NodeParameters };

/** Sends one message for each item, to its `phone` with its `text` unless the test says otherwise. */
export async function send(
	way: Way,
	baseUrl: string,
	items: readonly IDataObject[],
	{
		parameters: { options, text = '={{ $json.text }}', ...parameters } = {},
		credential = {},
		settings = {},
		...others
	}: SendOptions = {},
): Promise<WorkflowRunResult> {
	const credentialOf = way.over?.credentialOf ?? httpCredential;
	const { source, ...fields } = parameters;
	const shared = way.hasNoSegments && source !== undefined ? { source } : {};
	return await runWorkflow({
		items,
		...(way.over !== undefined && { node: way.over.node() }),
		credential: { ...credentialOf(baseUrl), ...credential },
		parameters: {
			...way.saying(text),
			...way.parameters,
			...fields,
			...(source !== undefined && !way.hasNoSegments && { source }),
			options: { concurrency: 100, ...shared, ...way.options, ...options },
		},
		settings: { ...(way.nodeType !== undefined && { type: way.nodeType }), ...settings },
		...others,
	});
}

const httpCredential = (baseUrl: string) => ({ apiKey, region: 'custom', baseUrl, subAccountId: 'acme_hq' });

/** A server that answers messages sent this way as the test says. */
export const startScripted = (way: Way, answer: Script) => (way.over?.start ?? startScriptedApi)(answer);

export const continueRegularOutput = { onError: 'continueRegularOutput' } as const;
export const continueErrorOutput = { onError: 'continueErrorOutput' } as const;
export const retryOnFail = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } as const;

export function people(count: number): { phone: string; text: string }[] {
	return Array.from({ length: count }, (_, index) => ({
		phone: `+659123${String(1000 + index)}`,
		text: `Hello ${index}`,
	}));
}

/** The only message of a request. */
export function messageIn(way: Way, request: RecordedRequest | undefined): SentMessage {
	const [message] = request === undefined ? [] : way.messagesIn(request);
	if (message === undefined) throw new Error('No message was sent');
	return message;
}

/** 8x8's answer about a message that it accepts. */
function accepted({ destination, clientMessageId }: SentMessage): AnsweredMessage {
	return {
		umid: randomUUID(),
		clientMessageId: clientMessageId ?? null,
		destination: destination.replace('+', ''),
		encoding: 'GSM7',
		status: { code: 'QUEUED', description: 'SMS is accepted and queued for processing' },
	};
}

/** 8x8's answer to a request that it accepts, with a change to its answer about each message. */
export function queued(way: Way, request: RecordedRequest, change: object = {}): { status: 200; body: object } {
	const messages = way.messagesIn(request).map((message) => ({ ...accepted(message), ...change }));
	return { status: 200, body: way.answerWith(request, messages) };
}

export function rejected(way: Way, request: RecordedRequest, description: string): ScriptedAnswer {
	return queued(way, request, { status: { code: 'REJECTED', description } });
}

/** 8x8's body of an error. */
export function apiError(status: number, code: number, message = 'What 8x8 says', headers = {}): ScriptedAnswer {
	const errorId = 'd36b1c5e-1f0a-4b1e-8a55-7f4f3f0c9a01';
	return { status, headers, body: { code, message, errorId, timestamp: '2026-06-01T08:00:00Z' } };
}

export const jsonOf = (items: INodeExecutionData[] | undefined) => (items ?? []).map(({ json }) => json);

/**
 * The parts of HTTP's answers that other transports do not have: statuses, error IDs, and the IDs of rejected
 * messages.
 */
export function detailsOver({ over }: Way, details: object & { status?: number | null }): object {
	if (over === undefined || typeof details.status !== 'number') return details;
	const code = details.status === 200 ? over.rejection : over.refusal;
	const has = (name: string) => (name in details ? { [name]: null } : {});
	return { ...details, code, ...has('status'), ...has('umid'), ...has('errorId') };
}

/** A test of what only HTTP has. */
export const httpTest = ({ over }: Way) => test.skipIf(over !== undefined);

/** Items of people, as many as the way takes in one execution. */
export function peopleFor(way: Way, count: number): ReturnType<typeof people> {
	return people(way.waits === true ? 1 : count);
}

/** The details of a failed item, or undefined where it did not fail. */
export function detailsOf(item: INodeExecutionData | undefined): IDataObject | undefined {
	return item?.json.details as IDataObject | undefined;
}
