import type { INode } from 'n8n-workflow';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { until, type Credential, type Workflow } from '../../../sandbox/n8n/client';
import { openWorkbench, type Workbench } from '../workbench';
import { startHelpDesk } from './helpDesk';
import { choose, ended, filledIn, importWorkflow, publish } from './imported';
import { startMailbox, type Mailbox } from './smtpServer';

const secret = 'Desk-9c4d1e7a2b60';

let bench: Workbench;
let workflow: Workflow;
let headerAuth: Credential;
let mailbox: Mailbox;
let withMail: (node: INode) => void;
let desk: Awaited<ReturnType<typeof startHelpDesk>>;

beforeAll(async () => {
	bench = await openWorkbench();
	mailbox = await startMailbox();
	desk = await startHelpDesk();
	const { n8n } = bench;
	const header = { name: 'Authorization', value: secret };
	headerAuth = await n8n.createCredential({ name: 'Help desk', type: 'httpHeaderAuth', data: header });
	const server = {
		host: '127.0.0.1',
		port: mailbox.port,
		secure: false,
		disableStartTls: true,
		user: '',
		password: '',
	};
	const smtp = await n8n.createCredential({ name: 'Mail', type: 'smtp', data: server });
	withMail = (node) => {
		choose(smtp)(node);
		node.disabled = false;
		Object.assign(node.parameters, { fromEmail: 'sms@example.com', toEmail: 'support@example.com' });
	};
	workflow = await importWorkflow(bench, 'two-way-support.json', {
		nodes: {
			Settings: filledIn({ 'Help desk URL': desk.url }),
			'Tell the help desk': (node) => {
				node.waitBetweenTries = 100;
			},
			'E-mail the team': withMail,
			'Reply from help desk': choose(headerAuth),
		},
	});
	await publish(n8n, workflow);
});

afterEach(() => {
	desk.tickets.length = 0;
	mailbox.mails.length = 0;
	bench.sandbox.clearFaults();
});

afterAll(async () => {
	await bench.n8n.unpublish(workflow);
	await Promise.all([bench.close(), desk.close(), mailbox.close()]);
});

const arrived = <T>(what: string, list: T[], count = 1) =>
	until(`${count} ${what}`, { timeout: 90_000 }, () => (list.length >= count ? list : undefined));

test('a text opens a ticket, and is mailed to the team', async () => {
	const { umid } = bench.sandbox.receive({
		source: '+6591234567',
		destination: '+6531580000',
		text: 'My "order" is late 😕\nWhere is it?',
	});
	const [ticket] = await arrived('tickets', desk.tickets);
	expect(ticket).toMatchObject({
		key: umid,
		body: {
			id: umid,
			phone: '+6591234567',
			number: '+6531580000',
			text: 'My "order" is late 😕\nWhere is it?',
			isOptOut: false,
		},
	});
	const [mail] = await arrived('mails', mailbox.mails);
	expect(mail).toMatch(/^Subject: SMS from \+6591234567\r$/m);
	expect(mail).toMatch(/^To: support@example\.com\r$/m);
	expect(mail).toContain(umid.slice(0, 8));
});

test('a STOP is passed on as one', async () => {
	bench.sandbox.receive({ source: '+6591234567', destination: '+6531580000', text: 'STOP' });
	const [ticket] = await arrived('tickets', desk.tickets);
	expect(ticket).toMatchObject({ body: { text: 'STOP', isOptOut: true } });
	const [mail] = await arrived('mails', mailbox.mails);
	expect(mail).toMatch(/opted out/);
});

test('a help desk that fails gets the same ticket again', async () => {
	desk.refusals.push(503, 500);
	const { umid } = bench.sandbox.receive({ source: '+6591234567', destination: '+6531580000', text: 'Hello?' });
	expect(await arrived('tickets', desk.tickets)).toMatchObject([{ key: umid }]);
	expect(desk.refusals).toEqual([]);
});

test('if the help desk stays unavailable, a failed run with the text is left to retry', async () => {
	const { n8n, sandbox } = bench;
	desk.refusals.push(500, 500, 500);
	const { umid } = sandbox.receive({ source: '+6591234567', destination: '+6531580000', text: 'Anybody there?' });
	const [failed] = await ended(n8n, workflow, 1);
	expect(failed?.status).toBe('error');
	await n8n.retryExecution(failed?.id ?? '');
	expect(await arrived('tickets', desk.tickets)).toMatchObject([{ key: umid, body: { text: 'Anybody there?' } }]);
});

const answerSchema = z.object({
	sent: z.boolean(),
	umid: z.string().optional(),
	outcome: z.string().optional(),
	error: z.string().optional(),
});

async function reply(body: unknown, authorization = secret) {
	const answer = await fetch(`${bench.n8n.url}/webhook/sms-reply`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', authorization },
		body: JSON.stringify(body),
	});
	const text = await answer.text();
	return { status: answer.status, body: answer.status === 403 ? undefined : answerSchema.parse(JSON.parse(text)) };
}

const texted = (text: string) => bench.sandbox.messages().filter((message) => message.text === text);

test('a reply of the help desk is texted, once, however often it is posted', async () => {
	const text = 'It is on its way: "today", by 18:00.';
	const answer = { id: 'reply-1', to: '+6591234567', text };
	const first = await reply(answer);
	expect(texted(text)).toMatchObject([{ destination: '6591234567', clientMessageId: 'reply-1' }]);
	expect(first).toEqual({ status: 200, body: { sent: true, umid: texted(text)[0]?.umid } });
	expect(await reply(answer)).toMatchObject({ status: 409, body: { sent: false } });
	expect(texted(text)).toHaveLength(1);
});

test('a reply that is posted twice at the same time is texted once', async () => {
	const ids = Array.from({ length: 10 }, (_, index) => `at-once-${index}`);
	const twice = async (id: string) => {
		const body = { id, to: '+6591234567', text: id };
		const answers = await Promise.all([reply(body), reply(body)]);
		return answers.map(({ status }) => status).sort();
	};
	expect(await Promise.all(ids.map(twice))).toEqual(ids.map(() => [200, 409]));
	for (const id of ids) expect(texted(id)).toHaveLength(1);
});

test('an ID is remembered until it is too old', async () => {
	const { n8n } = bench;
	const body = { id: 'of-age', to: '+6591234567', text: 'Of age' };
	expect(await reply(body)).toMatchObject({ status: 200 });
	expect(await n8n.runToEnd(workflow, 'Every night')).toMatchObject({ status: 'success' });
	expect(await reply(body)).toMatchObject({ status: 409 });
	// As if 90 days had passed; all copies of the workflow share the table.
	const later = await importWorkflow(bench, 'two-way-support.json', {
		nodes: {
			'Delete old rows': (node) => {
				const text = JSON.stringify(node.parameters).replace('minus({ days: 90 })', 'plus({ days: 1 })');
				node.parameters = JSON.parse(text) as INode['parameters'];
			},
		},
	});
	expect(await n8n.runToEnd(later, 'Every night')).toMatchObject({ status: 'success' });
	expect(await reply(body)).toMatchObject({ status: 200 });
	expect(texted('Of age')).toHaveLength(2);
});

test.each([
	['rejected', { kind: 'reject', description: 'invalid MSISDN format' }, 'rejected', 0],
	['of which nothing is known', { kind: 'answer', status: 500, accepted: true }, 'unknown', 1],
] as const)(
	'a reply that is %s is answered with 422 and what is known, and not sent again',
	async (id, effect, outcome, sent) => {
		const text = `Reply ${id}`;
		bench.sandbox.addFault({ times: 1, effects: [effect] });
		expect(await reply({ id, to: '+6591234567', text })).toMatchObject({ status: 422, body: { sent: false, outcome } });
		expect(await reply({ id, to: '+6591234567', text })).toMatchObject({ status: 409 });
		expect(texted(text)).toHaveLength(sent);
	},
);

test.each([
	['no ID', { to: '+6591234567', text: 'Hi' }],
	['no number', { id: 'reply-2', text: 'Hi' }],
	['an empty text', { id: 'reply-3', to: '+6591234567', text: ' ' }],
	['no object', [1]],
])('a reply with %s is refused', async (_name, body) => {
	const before = bench.sandbox.messages().length;
	expect(await reply(body)).toMatchObject({ status: 400, body: { sent: false } });
	expect(bench.sandbox.messages()).toHaveLength(before);
});

test('nobody else can text through it', async () => {
	const before = bench.sandbox.messages().length;
	expect(await reply({ id: 'reply-5', to: '+6591234567', text: 'Hi' }, 'guessed')).toMatchObject({ status: 403 });
	expect(bench.sandbox.messages()).toHaveLength(before);
});

test('with e-mail set up and the help desk left as it is, the team gets the e-mail', async () => {
	const { n8n, sandbox } = bench;
	await n8n.unpublish(workflow);
	workflow = await importWorkflow(bench, 'two-way-support.json', {
		nodes: {
			'Tell the help desk': (node) => {
				node.waitBetweenTries = 100;
			},
			'E-mail the team': withMail,
			'Reply from help desk': choose(headerAuth),
		},
	});
	await publish(n8n, workflow);
	sandbox.receive({ source: '+6591234567', destination: '+6531580000', text: 'By e-mail' });
	expect(await arrived('mails', mailbox.mails)).toHaveLength(1);
	const [run] = await ended(n8n, workflow, 1);
	expect(run?.status).toBe('error');
	const failed = await n8n.execution(run?.id ?? '');
	expect(failed.error?.message).toContain('"Help desk URL" in the node Settings is not filled in');
	expect(mailbox.mails).toHaveLength(1);
});

test('as it is shipped, without e-mail, it needs no mail credential', async () => {
	const { n8n, sandbox } = bench;
	await n8n.unpublish(workflow);
	workflow = await importWorkflow(bench, 'two-way-support.json', {
		nodes: {
			Settings: filledIn({ 'Help desk URL': desk.url }),
			'Reply from help desk': choose(headerAuth),
		},
	});
	await publish(n8n, workflow);
	const { umid } = sandbox.receive({ source: '+6591234567', destination: '+6531580000', text: 'Hello again' });
	expect(await arrived('tickets', desk.tickets)).toMatchObject([{ key: umid }]);
	expect(mailbox.mails).toEqual([]);
});
