import type { IDataObject } from 'n8n-workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { chatReceipt } from '../../../sandbox/server/chat/events';
import type { Channel } from '../../../sandbox/server/chat/channels';
import { runWorkflow, type WorkflowRunOptions } from '../../engine/runWorkflow';
import { call, timeOver } from '../../engine/waiting';
import { retryOnFail } from '../../rules/ways';
import { credentialOf, list } from './runChatNode';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ delayScale: 0 });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const to = '+6591234567';
const fallback = list({ channel: 'WhatsApp', fallbackAfter: 60, successStatus: 'Delivered' }, { channel: 'SMS' });

function optionsOf(parameters: IDataObject, others: Partial<WorkflowRunOptions> = {}): WorkflowRunOptions {
	const { settings, ...rest } = others;
	return {
		items: [{}],
		credential: credentialOf(sandbox),
		parameters: { operation: 'sendAndWaitForReceipt', destination: to, text: 'Hello', ...parameters },
		settings: { type: 'eightByEightChatApps', ...settings },
		...rest,
	};
}

const sent = () => {
	const [message] = sandbox.messages();
	if (message === undefined) throw new Error('No message was sent');
	return message;
};

type Change = Parameters<typeof chatReceipt>[1];
type State = Change['state'];
const receipt = (channel: Channel, state: State, more: Partial<Change> = {}) =>
	chatReceipt(sent(), { state, channel, timestamp: '2026-06-01T08:00:00Z', ...more });

/** Runs the workflow up to its wait. */
async function wait(parameters: IDataObject = {}, others: Partial<WorkflowRunOptions> = {}) {
	const options = optionsOf(parameters, others);
	const waiting = await runWorkflow(options);
	expect(waiting.run.status).toBe('waiting');
	const url = String(sent().dlrCallbackUrl);
	const post = async (body: object, at = url) => await call(options, waiting.run, { url: at, body });
	/** How it continues after each receipt alone; undefined if it still waits. */
	const after = async (...changes: Parameters<typeof receipt>[]) =>
		await Promise.all(
			changes.map(async (change) => {
				const { status, resumed } = await post(receipt(...change));
				expect(status).toBe(200);
				return resumed?.outputs[0]?.[0]?.json.state;
			}),
		);
	return { options, waiting, url, post, after };
}

test('the receipts are asked for at the address of the waiting node, which its secret guards', async () => {
	const { waiting, url } = await wait();
	const { pathname, searchParams } = new URL(url);
	expect(pathname).toBe('/webhook-waiting/4711/0f9b7c11-6d1f-4d27-8f7e-5b1c6a1f0a01');
	expect(searchParams.get('signature')).toBe(waiting.run.data.resumeToken);
});

test('the final receipt goes on, as the trigger simplifies it, with the channel', async () => {
	const { post } = await wait({ channels: fallback });
	const { resumed } = await post(receipt('WhatsApp', 'delivered'));
	expect(resumed?.run.status).toBe('success');
	expect(resumed?.outputs[0]).toMatchObject([
		{
			json: {
				outcome: 'accepted',
				umid: sent().umid,
				destination: to,
				channel: 'WhatsApp',
				state: 'delivered',
				msisdn: to,
				clientMessageId: sent().clientMessageId,
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(sandbox.messages()).toHaveLength(1);
});

describe('of a fallback', () => {
	test('a failure leaves it waiting as long as channels remain, and that of the last one ends it', async () => {
		const { after } = await wait({ channels: fallback });
		expect(await after(['WhatsApp', 'sent'], ['WhatsApp', 'undelivered'], ['WhatsApp', 'rejected'])).toEqual([
			undefined,
			undefined,
			undefined,
		]);
		expect(await after(['SMS', 'undelivered'], ['SMS', 'rejected'])).toEqual(['undelivered', 'rejected']);
	});

	test('delivery on any channel ends it, even if an earlier one failed', async () => {
		const { after } = await wait({ channels: fallback });
		expect(await after(['SMS', 'sent'], ['SMS', 'delivered'], ['WhatsApp', 'delivered'])).toEqual([
			undefined,
			'delivered',
			'delivered',
		]);
	});

	test('that the sub-account is set up for, the option says whether a failure ends it', async () => {
		const once = await wait();
		expect(await once.after(['WhatsApp', 'undelivered'], ['SMS', 'undelivered'])).toEqual([
			'undelivered',
			'undelivered',
		]);
		sandbox.reset();
		const on = await wait({ options: { hasFallback: true } });
		expect(await on.after(['WhatsApp', 'undelivered'], ['SMS', 'delivered'])).toEqual([undefined, 'delivered']);
		sandbox.reset();
		const own = await wait({ channels: fallback, options: { hasFallback: true } });
		expect(await own.after(['SMS', 'undelivered'])).toEqual(['undelivered']);
	});
});

test('through one channel, a failure ends it also where the receipt does not say which channel that was', async () => {
	const { post } = await wait({ channels: list({ channel: 'WhatsApp' }) });
	const { payload, ...envelope } = receipt('WhatsApp', 'undelivered');
	const { resumed } = await post({ ...envelope, payload: { ...payload, channel: undefined } });
	expect(resumed?.outputs[0]?.[0]?.json.state).toBe('undelivered');
});

test.each([
	['Wait Until', { waitUntil: '={{ "Read" }}' }, "Wait Until is 'Read'"],
	['Limit Type', { limitWaitTime: { values: { limitType: '={{ "atTime" }}' } } }, "Limit Wait Time 'atTime'"],
	['Amount', { limitWaitTime: { values: { resumeAmount: '={{ true }}' } } }, "Limit Wait Time 'true'"],
])('a %s that there is not is refused, and nothing is sent', async (_name, options, reason) => {
	const { error } = await runWorkflow(optionsOf({ options }));
	expect(error?.message).toContain(reason);
	expect(sandbox.messages()).toEqual([]);
});

describe('with Wait Until Read', () => {
	const options = { waitUntil: 'read' };

	test('delivered leaves it waiting; read and a failure end it', async () => {
		const { after } = await wait({ channels: list({ channel: 'WhatsApp' }), options });
		expect(await after(['WhatsApp', 'delivered'], ['WhatsApp', 'read'], ['WhatsApp', 'undelivered'])).toEqual([
			undefined,
			'read',
			'undelivered',
		]);
	});

	test.each<[Channel, State]>([
		['SMS', 'delivered'],
		['Facebook', 'delivered'],
		['Line', 'sent'],
	])('%s, which reports nothing after %s, ends it there', async (channel, state) => {
		const { after } = await wait({ channels: list({ channel }), options });
		expect(await after([channel, 'queued'], [channel, state])).toEqual([undefined, state]);
	});

	test('an SMS that arrived ends it wherever it stands among the channels, as nothing follows it', async () => {
		const both = list({ channel: 'SMS', fallbackAfter: 60, successStatus: 'Delivered' }, { channel: 'WhatsApp' });
		const { after } = await wait({ channels: both, options });
		expect(await after(['SMS', 'sent'], ['SMS', 'delivered'], ['WhatsApp', 'delivered'])).toEqual([
			undefined,
			'delivered',
			undefined,
		]);
	});

	test('LINE before another channel, which 8x8 goes on to, leaves it waiting', async () => {
		// The panel's rows have a status unless an expression leaves it empty.
		const both = list({ channel: 'Line', fallbackAfter: 60, successStatus: '={{ "" }}' }, { channel: 'WhatsApp' });
		const { after } = await wait({ channels: both });
		expect(await after(['Line', 'sent'])).toEqual([undefined]);
		sandbox.reset();
		const sure = list({ channel: 'Line', fallbackAfter: 60, successStatus: 'Sent' }, { channel: 'WhatsApp' });
		expect(await (await wait({ channels: sure })).after(['Line', 'sent'])).toEqual(['sent']);
	});
});

test('anything that is not a receipt of this message leaves it waiting', async () => {
	const { post, url } = await wait();
	const delivered = receipt('WhatsApp', 'delivered');
	const { payload } = delivered;
	const other = { ...payload, umid: '7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e11' };
	const otherRound = new URL(url);
	otherRound.searchParams.set('r', 'other');
	const answers = [
		await post({ ...delivered, payload: other }),
		await post(delivered, otherRound.href),
		await post({
			...delivered,
			eventType: 'inbound_message_received',
			payload: { ...payload, type: 'Text', content: {} },
		}),
		await post({ ...delivered, namespace: 'SMS' }),
		await post({ ...delivered, payload: { ...payload, status: { ...payload.status, state: 'teleported' } } }),
		await post([delivered]),
		await post({ ...delivered, payload: { ...payload, umid: { $ne: '' } } }),
		await post({ ...delivered, padding: 'x'.repeat(300_000) }),
	];
	expect(answers.map(({ resumed }) => resumed)).toEqual(answers.map(() => undefined));
	expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 400, 400, 413]);
});

test('when the time is over, the item says that no receipt came', async () => {
	const { options, waiting } = await wait();
	const { outputs } = await timeOver(options, waiting.run);
	expect(outputs[0]).toMatchObject([
		{ json: { outcome: 'accepted', umid: sent().umid, destination: to, state: 'noReceipt' } },
	]);
});

describe('a message that 8x8 did not confirm', () => {
	beforeEach(() => {
		sandbox.addFault({ effects: [{ kind: 'answer', status: 500, accepted: true }] });
	});

	test('is waited for, not sent again, and settled by its receipt', async () => {
		const { post } = await wait({}, { settings: retryOnFail });
		const { resumed } = await post(receipt('WhatsApp', 'delivered'));
		expect(resumed?.outputs[0]?.[0]?.json).toMatchObject({
			outcome: 'accepted',
			state: 'delivered',
			umid: sent().umid,
		});
		expect(sandbox.messages()).toHaveLength(1);
	});

	test('is known by its ID, to the person that a receipt names, or whom it does not name', async () => {
		const { post } = await wait();
		const { payload, ...envelope } = receipt('WhatsApp', 'delivered');
		const after = async (change: object) =>
			(await post({ ...envelope, payload: { ...payload, umid: 'u', ...change } })).resumed === undefined;
		const users = [{ msisdn: '+6591234568' }, { msisdn: to }, { channelUserId: 'SG.a1b2c3' }, undefined];
		const waits = await Promise.all(users.map(async (user) => await after({ user })));
		expect(waits).toEqual([true, false, false, false]);
		expect(await after({ clientMessageId: 'other' })).toBe(true);
	});
});

test('a message that 8x8 rejected is not waited for', async () => {
	sandbox.addFault({ effects: [{ kind: 'reject' }] });
	const { run, error } = await runWorkflow(optionsOf({}));
	expect(run.waitTill).toBeUndefined();
	expect(error?.message).toContain('8x8 rejected the message');
});

test('more than one item is refused, and so is a wait that 8x8 could not end', async () => {
	const several = await runWorkflow(optionsOf({}, { items: [{}, {}] }));
	expect(several.error?.message).toContain('waits for one message at a time, but received 2 items');
	const credential = { ...credentialOf(sandbox), region: 'ap' };
	const closed = await runWorkflow(optionsOf({}, { credential }));
	expect(closed.error?.message).toContain('8x8 cannot reach this n8n');
	expect(sandbox.messages()).toEqual([]);
});
