import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IConnections, INode } from 'n8n-workflow';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { until, type Workflow } from '../../sandbox/n8n/client';
import { withCredential } from '../../sandbox/n8n/demo';
import { renderBody } from '../../generate/providers/macros';
import { asJsonText, fillPlaceholders, fillValue } from '../../generate/providers/placeholders';
import { addressOf, bodyText } from '../../generate/providers/platform';
import { loadPlatform } from '../../tools/providers/platforms';
import { projectRoot } from '../../projectRoot';
import { startUntrustedServer } from '../engine/brokenServers';
import { startCleverTap, type CleverTapCallback } from '../providers/platforms/clevertapCallback';
import { startMoEngage, type MoEngageTracking } from '../providers/platforms/moengageTracking';
import { filledIn, withOwnTrigger } from './workflows/imported';
import { openWorkbench, type Workbench } from './workbench';

// From the campaign to the platform and back: the body that the platform sends, 8x8, its receipt, the workflow as it is
// shipped in a whole n8n, and the platform's endpoint.

const workflowFile = z.object({
	name: z.string(),
	nodes: z.array(z.custom<INode>((node) => z.object({ name: z.string(), type: z.string() }).safeParse(node).success)),
	connections: z.custom<IConnections>((connections) => typeof connections === 'object'),
	settings: z.object({ executionOrder: z.literal('v1'), saveDataSuccessExecution: z.literal('none') }),
});

let bench: Workbench;
let published: Workflow | undefined;

beforeAll(async () => {
	bench = await openWorkbench({ delayScale: 0.2 });
});

afterEach(async () => {
	if (published !== undefined) await bench.n8n.unpublish(published);
	published = undefined;
	bench.sandbox.reset();
});

afterAll(async () => {
	await bench.close();
});

async function readWorkflow(file: string) {
	return workflowFile.parse(JSON.parse(await readFile(join(projectRoot, 'workflows', file), 'utf8')));
}

/** Imports a workflow as a user does: chooses the credential, pastes the URL; and publishes it. Waits are in seconds here. */
async function importWorkflow(file: string, field: string, url: string): Promise<Workflow> {
	const workflow = await readWorkflow(file);
	for (const node of workflow.nodes) {
		if (node.webhookId !== undefined) node.webhookId = randomUUID();
		if (node.name === 'Settings') filledIn({ [field]: url })(node);
		if (node.type === 'n8n-nodes-base.wait') node.parameters.amount = '={{ $json.waitMinutes / 600 }}';
	}
	const created = await bench.n8n.createWorkflow(
		withCredential({ ...workflow, nodes: withOwnTrigger(workflow.nodes) }, bench.credential),
	);
	published = created;
	expect(await bench.n8n.publish(created)).toMatchObject({ status: 'published' });
	return created;
}

/** A platform sends a message of a campaign with its paste-ready body. Returns the message's umid. */
async function campaign(name: string, values: Record<string, string>): Promise<string> {
	const { sandbox } = bench;
	const platform = await loadPlatform(name);
	const { variants, substitution } = platform.config;
	const [variant] = variants;
	if (variant === undefined || substitution === undefined) throw new Error(`${name} sends nothing by itself`);
	const account = { BASE_URL: sandbox.url, SUB_ACCOUNT: sandbox.subAccountId, SENDER_ID: '6531580000' };
	const body = fillPlaceholders(bodyText(platform, variant.body), account, asJsonText);
	const answer = await fetch(fillValue(addressOf(platform.config, variant), account), {
		method: 'POST',
		headers: { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' },
		body: renderBody(substitution.style, body, values, 'json'),
	});
	return z.object({ umid: z.string(), status: z.object({ code: z.literal('QUEUED') }) }).parse(await answer.json())
		.umid;
}

/** Resolves when the trigger has answered so many posts from the sandbox, and accepted all of them. */
async function posted(count: number): Promise<void> {
	await until(`${count} posts`, { timeout: 60_000 }, () => {
		const attempts = bench.sandbox.deliveries().flatMap((delivery) => delivery.attempts);
		return attempts.filter(({ status }) => status === 200).length >= count ? attempts : undefined;
	});
}

/** Resolves when no execution of the workflow is under way; returns the failed ones. */
async function settled(workflow: Workflow) {
	const under = ['new', 'running', 'waiting'];
	return until('the end of all executions', { timeout: 90_000 }, async () => {
		const executions = await bench.n8n.executions(workflow);
		return executions.some(({ status }) => under.includes(status)) ? undefined : executions;
	});
}

/** Posts an event again, as 8x8 does when it does not know that it was accepted. */
async function postAgain(state: string): Promise<void> {
	const event = bench.sandbox.deliveries().find(({ event }) => JSON.stringify(event).includes(`"state":"${state}"`));
	if (event === undefined) throw new Error(`no ${state}`);
	const answer = await fetch(`${bench.sandbox.url}/sandbox/deliveries/${event.id}/post`, { method: 'POST' });
	expect(answer.status).toBeLessThan(300);
}

describe('CleverTap', () => {
	const idOf = (phone: string) => `${phone}.1200000000.1777894205.20260504.0.wzrk_default.-1.`;
	const sent = new Set<string>();
	let clevertap: CleverTapCallback;
	let workflow: Workflow;

	beforeEach(async () => {
		clevertap = await startCleverTap((meta) => sent.has(meta));
		workflow = await importWorkflow('clevertap-receipts.json', 'Callback URL', clevertap.url);
	});
	afterEach(() => clevertap.close());

	async function send(phone: string, text = 'Your table is "booked" 👋\nfor 19:30. Pay $$5.'): Promise<string> {
		sent.add(idOf(phone));
		await campaign('clevertap', { $$To: `+${phone}`, $$Body: text, $$MessageID: idOf(phone) });
		expect(bench.sandbox.messages().at(-1)).toMatchObject({ text, clientMessageId: idOf(phone) });
		return idOf(phone);
	}

	const events = (count: number) =>
		until(`${count} events at CleverTap`, { timeout: 60_000 }, () =>
			clevertap.events.length >= count ? clevertap.events : undefined,
		);

	test('gets delivered for a message, once, however often the receipt comes', async () => {
		const meta = await send('6591234567');
		expect(await events(1)).toMatchObject([{ event: 'delivered', meta, description: 'Delivered to handset' }]);
		await postAgain('delivered');
		await posted(3);
		expect(await settled(workflow)).toEqual([]);
		expect(clevertap).toMatchObject({ calls: 1, refusals: [] });
	});

	test('gets delivered once for a message that reaches the operator, then the phone, and is read', async () => {
		bench.sandbox.addFault({
			effects: [
				{
					kind: 'receipts',
					steps: [
						{ state: 'delivered', detail: 'delivered_to_operator', after: 300 },
						{ state: 'delivered', detail: 'delivered_to_recipient', after: 1500 },
						{ state: 'read', after: 3000 },
					],
				},
			],
		});
		const meta = await send('6591234567');
		await posted(3);
		expect(await settled(workflow)).toEqual([]);
		expect(clevertap.events).toMatchObject([{ event: 'delivered', meta, description: 'Delivered to operator' }]);
	});

	test('gets failed with its own code and the reason in words', async () => {
		const meta = await send('447700900143');
		expect(await events(1)).toMatchObject([
			{ event: 'failed', meta, code: '902', description: expect.stringMatching(/\(8x8 code 43\)$/) as string },
		]);
	});

	test('gets a reply with the ID of the last message to that phone', async () => {
		await send('6591111111', 'First');
		await send('6592222222', 'Second');
		await events(2);
		bench.sandbox.receive({ source: '6591111111', text: 'STOP' });
		bench.sandbox.receive({ source: '6593333333', text: 'Who is this?' });
		await events(3);
		await posted(6);
		expect(await settled(workflow)).toEqual([]);
		expect(clevertap.events.slice(2)).toMatchObject([
			{ event: 'replied', meta: idOf('6591111111'), incomingText: 'STOP', toPhone: '6531580000' },
		]);
	});

	test('gets it again after 5XX, and only then', async () => {
		clevertap.failures.push(503, 500);
		const meta = await send('6591234567');
		expect(await events(1)).toMatchObject([{ event: 'delivered', meta }]);
		expect(await settled(workflow)).toEqual([]);
		expect(clevertap.calls).toBe(3);
	});

	test.each([
		['a refusal', 400, /It refused the receipt with status 400/],
		['a refusal with status 200', 'text' as const, /It did not process the receipt: \{"status":"Fail"/],
		['a broken connection', 'reset' as const, /It gave no answer.*so it may have taken the receipt or not/],
	])('does not get it again after %s, and the execution says so', async (_name, failure, reason) => {
		clevertap.failures.push(failure);
		await send('6591234567');
		await posted(2);
		const [failed, ...others] = await until('a failed execution', { timeout: 60_000 }, async () => {
			const executions = await settled(workflow);
			return executions.length > 0 ? executions : undefined;
		});
		expect(others).toEqual([]);
		const { status, error } = await bench.n8n.execution(failed?.id ?? '');
		const { umid } = bench.sandbox.messages().at(-1) ?? { umid: '' };
		expect(status).toBe('error');
		expect(error?.message).toContain(`CleverTap has no receipt of message ${umid}.`);
		expect(error?.message).toMatch(reason);
		expect(clevertap).toMatchObject({ calls: 1, events: [] });
	});

	test('gets it again while no TLS connection can be made, and the execution says so in the end', async () => {
		const untrusted = await startUntrustedServer();
		await bench.n8n.unpublish(workflow);
		workflow = await importWorkflow('clevertap-receipts.json', 'Callback URL', `https://${untrusted.host}/`);
		await send('6591234567');
		await posted(2);
		const [failed] = await until('a failed execution', { timeout: 120_000 }, async () => {
			const executions = await settled(workflow);
			return executions.length > 0 ? executions : undefined;
		});
		const { error } = await bench.n8n.execution(failed?.id ?? '');
		expect(error?.message).toContain('It was not reached, 4 times over');
		expect(untrusted.connections()).toBeGreaterThanOrEqual(4);
		expect(untrusted.received()).toBe('');
		await untrusted.close();
	});

	test('has its old receipts deleted at night', async () => {
		await send('6591234567');
		await events(1);
		const byNight = await bench.n8n.runToEnd(workflow, 'Every night');
		expect(byNight).toMatchObject({ status: 'success' });
		expect(byNight.output('Delete old rows')).toEqual([]);

		const forgetful = await readWorkflow('clevertap-receipts.json');
		const cleaning = forgetful.nodes.filter(({ name }) =>
			['Every night', 'Create table for cleanup', 'Delete old rows'].includes(name),
		);
		const text = JSON.stringify(cleaning).replace('minus({ days: 7 })', 'plus({ days: 7 })');
		const nodes = z.array(z.custom<INode>()).parse(JSON.parse(text));
		const { 'Every night': night, 'Create table for cleanup': table } = forgetful.connections;
		const connections = { 'Every night': night ?? {}, 'Create table for cleanup': table ?? {} };
		const weekLater = await bench.n8n.createWorkflow({ name: 'A week later', nodes, connections });
		const aWeekLater = await bench.n8n.runToEnd(weekLater, 'Every night');
		expect(aWeekLater).toMatchObject({ status: 'success' });
		expect(aWeekLater.output('Delete old rows')).toContainEqual(expect.objectContaining({ phone: '6591234567' }));
	});

	test('gets nothing of messages that are not its own', async () => {
		const { sandbox } = bench;
		await fetch(`${sandbox.url}/api/v1/subaccounts/${sandbox.subAccountId}/messages`, {
			method: 'POST',
			headers: { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' },
			body: JSON.stringify({ destination: '6591234567', text: 'Not of a campaign' }),
		});
		await posted(2);
		expect(await settled(workflow)).toEqual([]);
		expect(clevertap.calls).toBe(0);
	});
});

describe('MoEngage', () => {
	let moengage: MoEngageTracking;
	let workflow: Workflow;

	beforeEach(async () => {
		moengage = await startMoEngage();
		workflow = await importWorkflow('moengage-receipts.json', 'Delivery tracking URL', moengage.url);
	});
	afterEach(() => moengage.close());

	const send = (phone: string) =>
		campaign('moengage', {
			Moesms_destination: phone,
			Moesms_message: 'Your table is "booked" 👋\nfor 19:30.',
			Moesms_campaignId: 'tables-1130',
		});
	const reports = (count: number) =>
		until(`${count} reports at MoEngage`, { timeout: 60_000 }, () =>
			moengage.reports.length >= count ? moengage.reports : undefined,
		);

	test('gets the final state of a message by its umid, once, and no other', async () => {
		const umid = await send('6591234567');
		expect(await reports(1)).toEqual([{ id: umid, outcome: 'delivered', reason: '' }]);
		await postAgain('delivered');
		await posted(3);
		expect(await settled(workflow)).toEqual([]);
		expect(moengage).toMatchObject({ calls: 1, refusals: [] });
	});

	test('gets a failure with its reason', async () => {
		const umid = await send('447700900115');
		const [report] = await reports(1);
		expect(report).toMatchObject({ id: umid, outcome: 'failed' });
		expect(report?.reason).not.toBe('');
	});

	test('gets it again after 5XX', async () => {
		moengage.failures.push(502);
		const umid = await send('6591234567');
		expect(await reports(1)).toMatchObject([{ id: umid }]);
		expect(await settled(workflow)).toEqual([]);
		expect(moengage.calls).toBe(2);
	});
});
