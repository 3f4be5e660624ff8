import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod/v4';
import { Problem } from '../tools/bootstrap/problem.mjs';
import { type Credential, N8nClient, until, type Owner, type Workflow } from './n8n/client';
import { createAnswerWorkflow, createDemoWorkflow, demoAnswerer, demoSender, demoTrigger, type Demo } from './n8n/demo';
import type { Execution } from './n8n/execution';
import type { RunningN8n } from './n8n/launch';
import type { AcceptedMessage, Sandbox } from './server';

/** The messages between n8n and the phone. */
export interface Conversation {
	credential: Credential;
	/** The workflow that sends a text. */
	sending: Workflow;
	/** The one that receives texts and receipts; it is published. */
	answering: Workflow;
	/** The text that n8n sent. */
	sent: AcceptedMessage;
	/** The state that its receipt reported to n8n. */
	state: string;
	/** What the phone answered. */
	reply: string;
	/** n8n's answer to that. */
	answer: AcceptedMessage;
}

/** Has a workflow send a text, waits for its receipt, has the phone reply, and waits for n8n's answer to that. */
export async function converse(
	{ n8n, sandbox }: { n8n: RunningN8n; sandbox: Sandbox },
	demo: Demo,
	owner: Owner,
	signal: AbortSignal,
): Promise<Conversation> {
	const client = new N8nClient(n8n.url);
	await client.setUpOwner(owner);
	const credential = await client.createCredential(demo.credentialOf(sandbox));
	const sending = await createDemoWorkflow(client, credential, sandbox.url, demo);
	const answering = await createAnswerWorkflow(client, credential, sandbox.url, demo);
	const publication = await client.publish(answering, { signal });
	if (publication.status !== 'published') {
		const reasons = publication.triggers.map(({ errorMessage }) => errorMessage).filter((reason) => reason !== null);
		throw new Problem(`The workflow that replies could not be published: ${reasons.join(' ')}`, {
			logFile: n8n.logFile,
		});
	}
	const run = await client.runToEnd(sending, demoTrigger, { signal });
	assertSuccess(run, n8n);
	const umid = run.output(demoSender)[0]?.umid;
	const wait = { timeout: 20_000, signal };
	const sent = await until('the text in the sandbox', wait, () =>
		sandbox.messages().find((candidate) => candidate.umid === umid),
	);
	const started = (what: string, isWanted: (event: IDataObject) => boolean) =>
		until(what, wait, () => startedBy(client, answering, demo, isWanted));
	const receipt = await started('the final receipt in n8n', (event) => event.umid === umid && event.isFinal === true);
	assertSuccess(receipt.execution, n8n);

	const reply = 'Great, see you soon!';
	const { umid: replyUmid } = sandbox.receive({ source: sent.destination, text: reply });
	const texted = await started('the reply in n8n', (event) => event.umid === replyUmid);
	assertSuccess(texted.execution, n8n);
	const answerUmid = texted.execution.output(demoAnswerer)[0]?.umid;
	const answer = await until('the answer in the sandbox', wait, () =>
		sandbox.messages().find((candidate) => candidate.umid === answerUmid),
	);
	return { credential, sending, answering, sent, state: z.string().parse(receipt.event.state), reply, answer };
}

/** The execution that the trigger started for an event, once it has ended. */
async function startedBy(
	client: N8nClient,
	workflow: Workflow,
	{ mode: wantedMode, receiver }: Demo,
	isWanted: (event: IDataObject) => boolean,
): Promise<{ execution: Execution; event: IDataObject } | undefined> {
	for (const { id, mode, status } of await client.executions(workflow)) {
		if (mode !== wantedMode || status === 'running' || status === 'new') continue;
		const execution = await client.execution(id);
		// Over SMPP, one execution can have several events.
		const event = execution.output(receiver).find(isWanted);
		if (event !== undefined) return { execution, event };
	}
	return undefined;
}

function assertSuccess(execution: Execution, { logFile }: RunningN8n): void {
	if (execution.status === 'success') return;
	throw new Problem(`A workflow ended with "${execution.error?.message ?? execution.status}".`, { logFile });
}
