import type { INode } from 'n8n-workflow';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Workflow } from '../../../sandbox/n8n/client';
import { openWorkbench, type Workbench } from '../workbench';
import { choose, filledIn, importWorkflow } from './imported';
import { startMailbox, type Mailbox } from './smtpServer';

let bench: Workbench;
let mailbox: Mailbox;
let workflow: Workflow;
let withMail: (node: INode) => void;

beforeAll(async () => {
	bench = await openWorkbench({ delayScale: 0.2 });
	mailbox = await startMailbox();
	const data = { host: '127.0.0.1', port: mailbox.port, secure: false, disableStartTls: true, user: '', password: '' };
	const smtp = await bench.n8n.createCredential({ name: 'Mail of deliveries', type: 'smtp', data });
	withMail = choose(smtp);
	workflow = await importWorkflow(bench, 'deliver-or-e-mail.json', {
		nodes: {
			Message: filledIn({ email: 'ada@example.com' }),
			'Send e-mail': (node) => {
				withMail(node);
				node.parameters.fromEmail = 'hello@example.com';
			},
		},
	});
});

beforeEach(() => {
	bench.sandbox.reset();
	mailbox.mails.length = 0;
});

afterAll(async () => {
	await Promise.all([bench.close(), mailbox.close()]);
});

test('nothing else is sent after a text that arrives', async () => {
	const execution = await bench.n8n.runToEnd(workflow, 'Start');
	expect(execution.output('It arrived')).toMatchObject([{ state: 'delivered' }]);
	expect(mailbox.mails).toEqual([]);
});

test.each([
	['that does not arrive', { kind: 'receipts', steps: [{ state: 'undelivered', errorCode: 1 }] }],
	['that 8x8 rejects', { kind: 'reject' }],
] as const)('a text %s is followed by an e-mail', async (_name, effect) => {
	bench.sandbox.addFault({ effects: [effect.kind === 'reject' ? effect : { ...effect, steps: [...effect.steps] }] });
	const execution = await bench.n8n.runToEnd(workflow, 'Start');
	expect(execution).toMatchObject({ status: 'success' });
	expect(mailbox.mails).toHaveLength(1);
	expect(mailbox.mails[0]).toMatch(/To: ada@example\.com[\s\S]*moved to 10:00/);
});

test('nothing is sent until the e-mail has a sender', async () => {
	const unfinished = await importWorkflow(bench, 'deliver-or-e-mail.json', { nodes: { 'Send e-mail': withMail } });
	const execution = await bench.n8n.runToEnd(unfinished, 'Start');
	expect(execution.error?.message).toMatch(/'Send e-mail' node has issues[\s\S]*"From Email" is required/);
	expect(bench.sandbox.messages()).toEqual([]);
});
