import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import express, { type Request, type Response } from 'express';
import { parse, stringify } from 'flatted';
import { WebhookContext } from 'n8n-core';
import type { INodeExecutionData, IRun, IRunExecutionData, IWebhookData, IWebhookFunctions } from 'n8n-workflow';
import { resumeWebhooks } from '../../nodes/waiting/webhook';
import {
	additionalData,
	nodeName,
	runWorkflow,
	type WorkflowRunOptions,
	type WorkflowRunResult,
	workflowOf,
} from './runWorkflow';

/** A call of the address at which an execution waits. */
export interface Call {
	method?: 'GET' | 'POST';
	/** The address in the message. Only its query matters: n8n has found the execution and checked the signature. */
	url: string;
	/** A JSON body, or the fields of a form in one of its two encodings. */
	body?: object | URLSearchParams | FormData;
}

/** The result of a call to a waiting execution. */
export interface CallResult {
	status: number;
	headers: Headers;
	text: string;
	/** How the execution continued; undefined if it still waits. */
	resumed: WorkflowRunResult | undefined;
}

/** The data of a waiting execution, as n8n's database returns them. */
function stored({ data }: IRun): IRunExecutionData {
	if (data.waitTill === undefined) throw new Error('The execution does not wait');
	return parse(stringify(data)) as IRunExecutionData;
}

/** Calls a waiting execution as n8n's server does: runs the node's webhook, and where that says so, the rest of the workflow. */
export async function call(
	options: WorkflowRunOptions,
	waiting: IRun,
	{ method = 'POST', url, body }: Call,
): Promise<CallResult> {
	const data = stored(waiting);
	let serving: Promise<WorkflowRunResult | undefined> = Promise.resolve(undefined);
	const app = express();
	app.use(
		express.json({ limit: '16mb', verify: keepRawBody }),
		express.urlencoded({ extended: false, verify: keepRawBody }),
	);
	app.use(takeForm);
	app.use(async (request, response) => {
		serving = serve(options, data, request, response);
		await serving;
	});
	const server = app.listen(0, '127.0.0.1');
	await once(server, 'listening');
	try {
		const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		const isForm = body instanceof URLSearchParams || body instanceof FormData;
		const answer = await fetch(`${base}/${new URL(url).search}`, {
			method,
			...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
			...(body !== undefined && !isForm && { headers: { 'content-type': 'application/json' } }),
		});
		return { status: answer.status, headers: answer.headers, text: await answer.text(), resumed: await serving };
	} finally {
		server.closeAllConnections();
		await new Promise((closed) => server.close(closed));
	}
}

/** As n8n does: says the type without its parameters, and puts the files of a form into files. */
async function takeForm(request: Request, _response: Response, next: () => void): Promise<void> {
	const header = request.headers['content-type'] ?? '';
	const [contentType = ''] = header.split(';');
	Object.assign(request, { contentType });
	if (contentType === 'multipart/form-data') request.body = await parsedForm(await buffer(request), header);
	next();
}

async function parsedForm(body: Buffer, header: string) {
	const data: Record<string, string[]> = {};
	const files: Record<string, object[]> = {};
	const boundary = /boundary=(.+)$/.exec(header)?.[1] ?? '';
	for (const part of body.toString('latin1').split(`--${boundary}`).slice(1, -1)) {
		const [head = '', ...rest] = part.slice(2).split('\r\n\r\n');
		const content = Buffer.from(rest.join('\r\n\r\n').slice(0, -2), 'latin1');
		const name = / name="([^"]*)"/.exec(head)?.[1] ?? '';
		const originalFilename = / filename="([^"]*)"/.exec(head)?.[1];
		if (originalFilename === undefined) {
			(data[name] ??= []).push(content.toString());
			continue;
		}
		const filepath = join(await mkdtemp(join(tmpdir(), 'form-')), 'upload');
		await writeFile(filepath, content);
		const mimetype = /content-type: (.+)/i.exec(head)?.[1];
		(files[name] ??= []).push({ filepath, originalFilename, mimetype, size: content.length });
	}
	return { data: withoutLists(data), files: withoutLists(files) };
}

const withoutLists = (values: Record<string, unknown[]>) =>
	Object.fromEntries(Object.entries(values).map(([name, list]) => [name, list.length === 1 ? list[0] : list]));

function keepRawBody(request: object, _response: object, rawBody: Buffer): void {
	Reflect.set(request, 'rawBody', rawBody);
}

async function serve(
	options: WorkflowRunOptions,
	data: IRunExecutionData,
	request: Request,
	response: Response,
): Promise<WorkflowRunResult | undefined> {
	const { workflow } = workflowOf(options);
	const node = workflow.getNode(nodeName);
	const [webhookDescription] = resumeWebhooks.filter(({ httpMethod }) => httpMethod === request.method);
	if (node === null || webhookDescription === undefined) throw new Error('The workflow has no such webhook');
	const base = { ...additionalData(options), httpRequest: request, httpResponse: response };
	const webhook: IWebhookData = {
		httpMethod: request.method === 'GET' ? 'GET' : 'POST',
		node: nodeName,
		path: node.id,
		webhookDescription,
		workflowId: workflow.id,
		workflowExecuteAdditionalData: base,
	};
	const context = new WebhookContext(workflow, node, base, 'trigger', webhook, [], data);
	const type = workflow.nodeTypes.getByNameAndVersion(node.type);
	const result = await type.webhook?.call(context as unknown as IWebhookFunctions);
	if (result === undefined) throw new Error('The node takes no calls');
	if (result.workflowData === undefined) return undefined;
	response.status(200).send(result.webhookResponse);
	const [next] = data.executionData?.nodeExecutionStack ?? [];
	if (next === undefined) throw new Error('The execution has nothing to go on with');
	next.data = {
		main: result.workflowData.map((items): INodeExecutionData[] =>
			items.flatMap((item) => ('json' in item ? [item] : [])),
		),
	};
	return await timeOver(options, data);
}

/** Continues when the time is over, or with what a call has put in place of the node's input. */
export async function timeOver(
	options: WorkflowRunOptions,
	waiting: IRun | IRunExecutionData,
): Promise<WorkflowRunResult> {
	return await runWorkflow({ ...options, resume: 'data' in waiting ? stored(waiting) : waiting });
}
