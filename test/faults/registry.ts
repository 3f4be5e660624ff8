import type { Sandbox, SandboxOptions } from '../../sandbox/server';
import type { EffectInput } from '../../sandbox/server/faults';
import type { Webhook } from '../../sandbox/server/webhook';
import type { Trigger, TriggerHost, TriggerOptions } from '../engine/triggerHost';
import type { Fault } from './faults';

/** A call of 8x8's webhook configuration API that goes wrong while the trigger is set up or removed. */
export interface RegistryScenario {
	fault: Fault & { effect: () => EffectInput };
	operation: 'getWebhooks' | 'addWebhooks' | 'deleteWebhooks';
	/** Whether it goes wrong once, or until somebody fixes it. */
	lasts: 'once' | 'for long';
	/** Whether it goes wrong while the trigger is published, or when it is unpublished or published anew. */
	when: 'published' | 'unpublished' | 'published anew';
}

/** What the account holds before the trigger comes, and what the user chose. */
export interface Account {
	name: string;
	sandbox: SandboxOptions;
	parameters: TriggerOptions['parameters'];
	/** Webhooks of others that must stay whatever happens; their URLs. */
	keeps: readonly string[];
	/** Whether somebody else's webhook is in the way, so that publishing must fail. */
	isTaken?: boolean;
}

const events = ['inbound_message_received', 'outbound_message_status_changed'];
const theirUrl = 'https://crm.example.com/hooks/8x8?token=hush';
const theirs = (webhook: Partial<Webhook>): Webhook => ({
	subAccountId: 'acme_hq',
	url: theirUrl,
	enabled: true,
	httpAuthorization: 'Bearer theirs',
	...webhook,
});

export const accounts: Account[] = [
	{ name: 'an empty account', sandbox: {}, parameters: { events }, keeps: [] },
	{ name: 'an empty account with types', sandbox: { webhookForm: 'typed' }, parameters: { events }, keeps: [] },
	{
		name: 'a webhook of another sub-account',
		sandbox: { webhookForm: 'untyped', webhooks: [theirs({ subAccountId: 'acme_vip' })] },
		parameters: { events },
		keeps: [theirUrl],
	},
	{
		name: 'a webhook of another type',
		sandbox: { webhookForm: 'typed', webhooks: [theirs({ type: 'DR' })] },
		parameters: { events: events.slice(0, 1) },
		keeps: [theirUrl],
	},
	{
		name: "somebody else's webhook",
		sandbox: { webhooks: [theirs({})] },
		parameters: { events },
		keeps: [theirUrl],
		isTaken: true,
	},
	{
		name: "somebody else's webhook, to be replaced",
		sandbox: { webhooks: [theirs({})] },
		parameters: { events, options: { replaceExisting: true } },
		keeps: [],
	},
	{
		name: "somebody else's webhooks with types, to be replaced",
		sandbox: {
			webhookForm: 'typed',
			webhooks: [theirs({ type: 'DR' }), theirs({ type: 'EV', url: 'https://x.example' })],
		},
		parameters: { events, options: { replaceExisting: true } },
		keeps: ['https://x.example'],
	},
];

/** Runs a scenario on the account, which is reset first, and returns every rule that it broke. */
export async function breachesOf(
	{ fault, operation, lasts, when }: RegistryScenario,
	account: Account,
	{ host, sandbox }: { host: TriggerHost; sandbox: Sandbox },
): Promise<string[]> {
	sandbox.reset();
	const credential = {
		apiKey: sandbox.apiKey,
		region: 'custom',
		baseUrl: sandbox.url,
		subAccountId: 'acme_hq',
		accountId: sandbox.accountId,
	};
	const trigger = host.trigger({ parameters: account.parameters, credential });
	const breaches: string[] = [];
	const check = async (step: string, action: () => Promise<void>): Promise<'done' | 'failed'> => {
		const secrets = [sandbox.apiKey, 'hush', 'theirs', 'Bearer '];
		let failure: string | undefined;
		try {
			await action();
		} catch (error) {
			failure =
				error instanceof Error
					? `${error.message} ${error.cause instanceof Error ? error.cause.message : ''}`
					: String(error);
			if (failure.includes('n8n counts on')) breaches.push(`${step}: n8n would not try again: ${failure}`);
		}
		for (const secret of secrets) {
			if (failure?.includes(secret) === true) breaches.push(`${step}: ${secret} is in the error`);
		}
		const urls = sandbox.webhooks().map(({ url }) => url);
		for (const url of account.keeps) if (!urls.includes(url)) breaches.push(`${step}: the webhook to ${url} is gone`);
		return failure === undefined ? 'done' : 'failed';
	};
	const publish = (step: string) => check(step, () => publishAsN8n(trigger));
	const goesWrong = () =>
		sandbox.addFault({ operation, effects: [fault.effect()], ...(lasts === 'once' && { times: 1 }) });
	const expectPublished = async (step: string, result: string) => {
		const isExpected = account.isTaken !== true;
		if ((result === 'done') !== isExpected) breaches.push(`${step}: ${result}`);
		if (result === 'done') breaches.push(...(await deliveryProblems(step, trigger, sandbox)));
	};

	if (when !== 'published') await expectPublished('published at first', await publish('published at first'));
	goesWrong();
	if (when === 'published') {
		const result = await publish('published');
		if (lasts === 'once' || result === 'done') await expectPublished('published', result);
	} else {
		const result = await check('unpublished', () => trigger.unpublish());
		if (result === 'done' && own(trigger, sandbox).length > 0) breaches.push('unpublished, and still registered');
		if (when === 'published anew') await publish('published anew');
	}
	sandbox.clearFaults();
	await expectPublished('published at last', await publish('published at last'));
	const removed = await check('unpublished at last', () => trigger.unpublish());
	if (removed === 'failed') breaches.push('unpublished at last: failed');
	if (own(trigger, sandbox).length > 0) breaches.push('a registration is left over');
	return breaches;
}

/** n8n tries five times. */
async function publishAsN8n(trigger: Trigger): Promise<void> {
	for (let tries = 1; ; tries++) {
		try {
			await trigger.publish();
			return;
		} catch (error) {
			if (tries === 5) throw error;
		}
	}
}

/** Webhooks of the account that lead to the trigger. */
function own(trigger: Trigger, sandbox: Sandbox): Webhook[] {
	return sandbox.webhooks().filter(({ url }) => url === trigger.url);
}

/** Whether a text starts the workflow once, now that the trigger counts as published. */
async function deliveryProblems(step: string, trigger: Trigger, sandbox: Sandbox): Promise<string[]> {
	const text = crypto.randomUUID();
	const { umid } = sandbox.receive({ source: '+6591234567', text, subAccountId: 'acme_hq' });
	const deliveries = () => sandbox.deliveries().filter((delivery) => delivery.umid === umid);
	const isOver = () => deliveries().every(({ state }) => state !== 'waiting');
	for (let waits = 0; !isOver() && waits < 500; waits++) await new Promise((resolve) => setTimeout(resolve, 2));
	const started = trigger.executions.filter(({ body }) => body === text).length;
	return started === 1
		? []
		: [`${step}: a text started ${started} executions, with ${own(trigger, sandbox).length} webhooks`];
}
