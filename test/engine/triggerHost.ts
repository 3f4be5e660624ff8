import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import { HookContext, WebhookContext } from 'n8n-core';
import {
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeTypeDescription,
	type IWebhookData,
	type IHookFunctions,
	type IWebhookFunctions,
	type IWorkflowExecuteAdditionalData,
	type NodeParameterValueType,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
	Workflow,
} from 'n8n-workflow';
import { EightByEightChatAppsTrigger } from '../../nodes/EightByEightChatAppsTrigger/EightByEightChatAppsTrigger.node';
import { EightByEightSmsTrigger } from '../../nodes/EightByEightSmsTrigger/EightByEightSmsTrigger.node';
import { additionalData, nodeTypesOf } from './runWorkflow';

const types = { sms: new EightByEightSmsTrigger(), chatApps: new EightByEightChatAppsTrigger() };

export interface TriggerOptions {
	/** Which of the triggers; that of SMS by default. */
	node?: keyof typeof types;
	parameters: Record<string, NodeParameterValueType>;
	credential: ICredentialDataDecryptedObject;
	workflowId?: string;
	webhookId?: string;
	/** Replaces the host's own address, as WEBHOOK_URL does. */
	webhookUrl?: string;
}

/** The parts of n8n's server that a webhook trigger uses: it runs the hooks, keeps static data and serves the URLs. */
export interface TriggerHost {
	url: string;
	trigger(options: TriggerOptions): Trigger;
	close(): Promise<void>;
}

/** A workflow that begins with the trigger. */
export interface Trigger {
	url: string;
	testUrl: string;
	/** The json of the items that started executions, oldest first. */
	executions: IDataObject[];
	/** The same, grouped by execution. */
	starts: IDataObject[][];
	/** The Authorization header of each call, oldest first. */
	authorizations: (string | undefined)[];
	/** What the database holds of the static data. */
	staticData: IDataObject;
	/** Makes the database fail for the next event that should start the workflow. */
	failsNext: boolean;
	/** If set, an event that starts the workflow is accepted only once this has resolved. */
	takesAfter: Promise<void> | undefined;
	/** Sets parameters of the draft, which take effect on publishing. */
	edit(parameters: Record<string, NodeParameterValueType>): void;
	/** Sets parameters of the published workflow, as a variable or an expression that changes does. */
	become(parameters: Record<string, NodeParameterValueType>): void;
	/** checkExists, create, and after a failure delete, as n8n does. */
	publish(): Promise<void>;
	unpublish(): Promise<void>;
	/** Makes the trigger listen for a test, with static data of its own; returns what ends the test. */
	listen(): Promise<() => Promise<void>>;
}

interface Context {
	workflow: Workflow;
	mode: WorkflowExecuteMode;
}

/** Starts it on a free port of loopback. `proxyHops` is what N8N_PROXY_HOPS sets. */
export async function startTriggerHost({ proxyHops = 0 } = {}): Promise<TriggerHost> {
	const served = new Map<string, (request: Request, response: Response) => Promise<void>>();
	const app = express();
	if (proxyHops > 0) app.set('trust proxy', proxyHops);
	app.use(
		express.json({
			limit: '16mb',
			verify: (request, _response, rawBody) => {
				Reflect.set(request, 'rawBody', rawBody);
			},
		}),
	);
	app.post('/{*path}', async (request, response) => {
		const serve = served.get(request.path);
		if (serve === undefined) response.status(404).json({ message: 'The requested webhook is not registered.' });
		else await serve(request, response);
	});
	const server = app.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

	function trigger(options: TriggerOptions): Trigger {
		const type = types[options.node ?? 'sms'];
		const nodeName = type.description.displayName;
		const [description] = type.description.webhooks ?? [];
		if (description === undefined) throw new Error('The trigger has no webhook');
		const base = options.webhookUrl ?? url;
		const webhookId = options.webhookId ?? crypto.randomUUID();
		const workflowId = options.workflowId ?? crypto.randomUUID();
		const path = `${webhookId}/${description.path}`;
		let draft: TriggerOptions['parameters'] = { events: ['inbound_message_received'], ...options.parameters };
		let published = draft;

		const workflowOf = (parameters: TriggerOptions['parameters'], staticData: IDataObject) =>
			new Workflow({
				id: workflowId,
				name: 'Test',
				nodes: [nodeOf(type.description, parameters, webhookId)],
				connections: {},
				active: true,
				nodeTypes: nodeTypesOf({ [type.description.name]: type }),
				staticData,
			});
		const dataOf = (): IWorkflowExecuteAdditionalData => ({
			...additionalData({ credential: options.credential }),
			webhookBaseUrl: `${base}/webhook`,
			webhookTestBaseUrl: `${base}/webhook-test`,
		});
		const webhookOf = (isTest: boolean): IWebhookData => ({
			httpMethod: 'POST',
			node: nodeName,
			path,
			webhookDescription: description,
			workflowId,
			workflowExecuteAdditionalData: dataOf(),
			webhookId,
			isTest,
		});
		const hook = async (
			method: 'checkExists' | 'create' | 'delete',
			{ workflow, mode }: Context,
			activation: WorkflowActivateMode,
			isTest: boolean,
		) => {
			const node = workflow.getNode(nodeName);
			if (node === null) throw new Error('The workflow has no trigger');
			const context = new HookContext(workflow, node, dataOf(), mode, activation, webhookOf(isTest));
			// n8n's own classes do not fit its own interfaces as strictly as this project is compiled.
			return await type.webhookMethods.default[method].call(context as unknown as IHookFunctions);
		};
		const serve =
			(contextOf: () => Context, isTest: boolean) =>
			async (request: Request, response: Response): Promise<void> => {
				const { workflow, mode } = contextOf();
				const node = workflow.getNode(nodeName);
				if (node === null) throw new Error('The workflow has no trigger');
				self.authorizations.push(request.headers.authorization);
				const data = { ...dataOf(), httpRequest: request, httpResponse: response };
				const context = new WebhookContext(workflow, node, data, mode, webhookOf(isTest), [], null);
				const result = await type.webhook.call(context as unknown as IWebhookFunctions);
				if (result.noWebhookResponse === true) return;
				const [items = []] = result.workflowData ?? [];
				const start = items.flatMap((item) => ('json' in item ? [item.json] : []));
				if (start.length === 0) throw new Error('The trigger returned nothing');
				await self.takesAfter;
				if (self.failsNext) {
					self.failsNext = false;
					response.status(500).json({ message: 'The database is down' });
					return;
				}
				self.executions.push(...start);
				self.starts.push(start);
				response.status(200).end();
			};

		const self: Trigger = {
			url: `${base}/webhook/${path}`,
			testUrl: `${base}/webhook-test/${path}`,
			executions: [],
			starts: [],
			authorizations: [],
			staticData: {},
			failsNext: false,
			takesAfter: undefined,
			edit(parameters) {
				draft = { ...draft, ...parameters };
			},
			become(parameters) {
				published = { ...published, ...parameters };
			},
			async publish() {
				const workflow = workflowOf(draft, self.staticData);
				const context: Context = { workflow, mode: 'trigger' };
				const save = () => (self.staticData = saved(workflow));
				try {
					if (!(await hook('checkExists', context, 'activate', false)))
						await hook('create', context, 'activate', false);
				} catch (error) {
					await hook('delete', { workflow, mode: 'internal' }, 'update', false).catch((cause: unknown) => {
						throw new Error('n8n counts on a registration now, and will not ask for it again', { cause });
					});
					save();
					throw error;
				}
				save();
				published = draft;
				// Every call builds the workflow anew, so that a restart of n8n changes nothing.
				const contextOf = (): Context => ({ workflow: workflowOf(published, self.staticData), mode: 'webhook' });
				served.set(`/webhook/${path}`, serve(contextOf, false));
			},
			async unpublish() {
				served.delete(`/webhook/${path}`);
				const workflow = workflowOf(published, self.staticData);
				try {
					await hook('delete', { workflow, mode: 'internal' }, 'update', false);
				} finally {
					self.staticData = saved(workflow);
				}
			},
			async listen() {
				const workflow = workflowOf(draft, {});
				const stop = async () => {
					served.delete(`/webhook-test/${path}`);
					const after = workflowOf(draft, saved(workflow));
					await hook('delete', { workflow: after, mode: 'internal' }, 'update', true);
				};
				const context: Context = { workflow, mode: 'manual' };
				try {
					if (!(await hook('checkExists', context, 'manual', true))) await hook('create', context, 'manual', true);
				} catch (error) {
					await stop();
					throw error;
				}
				const contextOf = (): Context => {
					const run = workflowOf(draft, {});
					run.setTestStaticData(saved(workflow));
					return { workflow: run, mode: 'manual' };
				};
				served.set(`/webhook-test/${path}`, serve(contextOf, true));
				return stop;
			},
		};
		return self;
	}

	return {
		url,
		trigger,
		close: async () => {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
}

function nodeOf(
	{ name, displayName, version }: INodeTypeDescription,
	parameters: TriggerOptions['parameters'],
	webhookId: string,
): INode {
	return {
		id: '4a0c5d6e-0f6a-4c55-8f3d-2b1e0d9c8b7a',
		name: displayName,
		type: name,
		typeVersion: Number(version),
		position: [0, 0],
		parameters,
		webhookId,
		credentials: { eightByEightSmsApi: { id: '1', name: '8x8' } },
	};
}

/** Static data as the database returns it. */
function saved(workflow: Workflow): IDataObject {
	return JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
}
