import { setTimeout as sleep } from 'node:timers/promises';
import type { IConnections, IDataObject, INode, IWorkflowSettings } from 'n8n-workflow';
import { z } from 'zod/v4';
import { Interrupted } from '../../tools/bootstrap/problem.mjs';
import { executionFrom, type Execution } from './execution';

const pollInterval = 150;

export interface Owner {
	email: string;
	firstName: string;
	lastName: string;
	/** At least 8 characters, with a digit and a capital. */
	password: string;
}

export interface NewCredential {
	name: string;
	type: string;
	data: IDataObject;
}

export interface Credential {
	id: string;
	name: string;
	type: string;
}

export interface NewWorkflow {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
	/** What nodes output in runs started by hand, instead of their real output. */
	pinData?: Record<string, { json: IDataObject }[]> | undefined;
}

export interface Workflow {
	id: string;
	versionId: string;
	name: string;
}

export interface WaitOptions {
	/** Milliseconds, 60,000 unless given. */
	timeout?: number;
	signal?: AbortSignal;
}

const workflowAnswer = z.object({ id: z.string(), versionId: z.string(), name: z.string() });
const listAnswer = z.array(
	workflowAnswer.extend({ activeVersionId: z.string().nullish(), isArchived: z.boolean().optional() }),
);
const draftAnswer = z.object({
	nodes: z.array(z.object({ type: z.string(), webhookId: z.string().optional() })),
});
const credentialAnswer = z.object({ id: z.string(), name: z.string(), type: z.string() });
const credentialTest = z.object({ status: z.enum(['OK', 'Error']), message: z.string() });
const started = z.object({ executionId: z.string() });
const summary = z.object({ id: z.coerce.string(), workflowId: z.string(), status: z.string(), mode: z.string() });
const publication = z.object({
	status: z.enum(['in_progress', 'not_published', 'published', 'partial', 'failed']),
	triggers: z.array(z.object({ nodeId: z.string(), status: z.string(), errorMessage: z.string().nullable() })),
});

export type CredentialTest = z.infer<typeof credentialTest>;
export type ExecutionSummary = z.infer<typeof summary>;
export type Publication = z.infer<typeof publication>;

/** n8n answered with an HTTP status of failure. */
class N8nRefusal extends Error {
	constructor(
		readonly call: string,
		readonly status: number,
		readonly body: string,
	) {
		super(`n8n answered ${call} with HTTP ${status}: ${body.slice(0, 500)}`);
		this.name = 'N8nRefusal';
	}
}

/** A user of n8n's editor, without the editor: the REST calls that the editor makes. */
export class N8nClient {
	private cookie = '';

	/** @param url n8n's address, without a slash at its end */
	constructor(readonly url: string) {}

	/** Makes the first user of a fresh n8n, and logs in. */
	async setUpOwner(owner: Owner): Promise<void> {
		await this.call('POST', '/owner/setup', owner);
	}

	async logIn({ email, password }: Pick<Owner, 'email' | 'password'>): Promise<void> {
		await this.call('POST', '/login', { emailOrLdapLoginId: email, password });
	}

	async createCredential(credential: NewCredential): Promise<Credential> {
		return credentialAnswer.parse(await this.call('POST', '/credentials', credential));
	}

	/** The result of the editor's "Test" of a stored credential, with the given data instead of the stored. */
	async testCredential(credential: Credential, data: IDataObject): Promise<CredentialTest> {
		return credentialTest.parse(await this.call('POST', '/credentials/test', { credentials: { ...credential, data } }));
	}

	async updateCredential({ id, ...credential }: Credential & NewCredential): Promise<void> {
		await this.call('PATCH', `/credentials/${id}`, credential);
	}

	async createWorkflow(workflow: NewWorkflow): Promise<Workflow> {
		const settings = { executionOrder: 'v1', ...workflow.settings };
		return workflowAnswer.parse(await this.call('POST', '/workflows', { ...workflow, settings }));
	}

	/** Saves a draft; a published workflow continues to run its published version. */
	async updateWorkflow({ id, versionId }: Workflow, changes: Partial<NewWorkflow>): Promise<Workflow> {
		return workflowAnswer.parse(await this.call('PATCH', `/workflows/${id}`, { ...changes, versionId }));
	}

	/** The workflows that are not archived. */
	async workflows(): Promise<Workflow[]> {
		return (await this.listed()).filter(({ isArchived }) => isArchived !== true);
	}

	/** The published workflows, in their published versions. */
	async published(): Promise<Workflow[]> {
		return (await this.listed()).flatMap(({ id, name, activeVersionId }) =>
			activeVersionId ? [{ id, name, versionId: activeVersionId }] : [],
		);
	}

	/** The nodes of a workflow's draft, as n8n has saved them. */
	async nodesOf({ id }: Pick<Workflow, 'id'>): Promise<{ type: string; webhookId?: string | undefined }[]> {
		return draftAnswer.parse(await this.call('GET', `/workflows/${id}`)).nodes;
	}

	/** Runs a workflow as "Execute workflow" does, from its trigger of the given name, and returns the execution's id. */
	async run({ id }: Workflow, trigger: string): Promise<string> {
		const body = { triggerToStartFrom: { name: trigger } };
		return started.parse(await this.call('POST', `/workflows/${id}/run`, body)).executionId;
	}

	/** Makes a trigger of the given name listen for one test event (at its `/webhook-test/` address). */
	async listenForTest({ id }: Workflow, trigger: string): Promise<void> {
		await this.call('POST', `/workflows/${id}/run`, { destinationNode: { nodeName: trigger, mode: 'inclusive' } });
	}

	/** Runs a workflow and waits for its end. */
	async runToEnd(workflow: Workflow, trigger: string, wait: WaitOptions = {}): Promise<Execution> {
		return this.waitForExecution(await this.run(workflow, trigger), wait);
	}

	async execution(id: string): Promise<Execution> {
		return executionFrom(await this.call('GET', `/executions/${id}`));
	}

	/** Waits until an execution has ended: with success, with an error, cancelled or crashed. */
	async waitForExecution(id: string, wait: WaitOptions = {}): Promise<Execution> {
		const ends = ['success', 'error', 'canceled', 'crashed'];
		return until(`the end of execution ${id}`, wait, async () => {
			const execution = await this.execution(id);
			return ends.includes(execution.status) ? execution : undefined;
		});
	}

	/** The workflow's executions, newest first. */
	async executions({ id }: Workflow): Promise<ExecutionSummary[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
		const answer = await this.call('GET', `/executions?filter=${filter}&limit=100`);
		return z.object({ results: z.array(summary) }).parse(answer).results;
	}

	async stopExecution(id: string): Promise<void> {
		await this.call('POST', `/executions/${id}/stop`);
	}

	/**
	 * Retries a failed execution, waits for its end, and returns the new execution's id.
	 * @param loadWorkflow whether to use the workflow as it is now, instead of that of the failed execution
	 */
	async retryExecution(id: string, { loadWorkflow = false } = {}): Promise<string> {
		const answer = await this.call('POST', `/executions/${id}/retry`, { loadWorkflow });
		return z.object({ id: z.coerce.string() }).parse(answer).id;
	}

	async publicationStatus({ id }: Workflow): Promise<Publication> {
		return publication.parse(await this.call('GET', `/workflows/${id}/publication-status`));
	}

	/** Publishes a version of a workflow and waits until n8n has set up its triggers, or has failed to. */
	async publish(workflow: Workflow, wait: WaitOptions = {}): Promise<Publication> {
		await this.call('POST', `/workflows/${workflow.id}/activate`, { versionId: workflow.versionId });
		return until('the publication', wait, async () => {
			const now = await this.publicationStatus(workflow);
			return ['published', 'partial', 'failed'].includes(now.status) ? now : undefined;
		});
	}

	/** Unpublishes a workflow and waits until n8n has removed its triggers. */
	async unpublish(workflow: Workflow, wait: WaitOptions = {}): Promise<void> {
		await this.call('POST', `/workflows/${workflow.id}/deactivate`, {});
		await until('the end of the publication', wait, async () => {
			const { status } = await this.publicationStatus(workflow);
			return status === 'not_published' ? status : undefined;
		});
	}

	private async listed(): Promise<z.infer<typeof listAnswer>> {
		return listAnswer.parse(await this.call('GET', '/workflows'));
	}

	private async call(method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown): Promise<unknown> {
		const response = await fetch(`${this.url}/rest${path}`, {
			method,
			// n8n may close a kept-alive connection just when the next request is sent on it.
			headers: { 'content-type': 'application/json', cookie: this.cookie, connection: 'close' },
			body: body === undefined ? null : JSON.stringify(body),
			signal: AbortSignal.timeout(60_000),
		});
		const text = await response.text();
		if (!response.ok) throw new N8nRefusal(`${method} ${path}`, response.status, text);
		for (const cookie of response.headers.getSetCookie()) {
			if (cookie.startsWith('n8n-auth=')) this.cookie = cookie.split(';', 1)[0] ?? '';
		}
		return z.object({ data: z.unknown() }).parse(JSON.parse(text)).data;
	}
}

/** Asks repeatedly until there is an answer. */
export async function until<T>(
	what: string,
	wait: WaitOptions,
	ask: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
	const timeout = wait.timeout ?? 60_000;
	const late = Date.now() + timeout;
	while (Date.now() < late) {
		if (wait.signal?.aborted) throw new Interrupted();
		const answer = await ask();
		if (answer !== undefined) return answer;
		await sleep(pollInterval);
	}
	throw new Error(`Waited ${timeout / 1000} s for ${what}`);
}
