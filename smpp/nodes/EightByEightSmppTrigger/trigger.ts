import {
	type INodeExecutionData,
	type IRun,
	type ITriggerFunctions,
	type ITriggerResponse,
	NodeOperationError,
} from 'n8n-workflow';
import { createHash } from 'crypto';
import type { Problem } from '../../../nodes/problems/problem';
import { credentialName, smppAccountOf } from '../../account/account';
import { bindProblem } from '../../lines/failure';
import { type Listener, ReceivingLine } from '../../lines/receivingLine';
import type { SmppEvent } from './events';
import { settingsOf, type TriggerSettings } from './parameters';
import { Reception } from './reception';

/**
 * Binds, and starts the workflow with what comes, until it is unpublished. A bind that fails at the start fails the
 * publication; one that is lost later is made again automatically, and then only a refused credential ends the
 * trigger.
 */
export async function listen(context: ITriggerFunctions): Promise<ITriggerResponse> {
	const account = smppAccountOf(await context.getCredentials(credentialName));
	if (!account.ok) throw errorOf(context, account.problem);
	const settings = settingsOf(context);
	return context.getMode() === 'manual'
		? testOf(context, account.value, settings)
		: await publish(context, account.value, settings);
}

type Account = Extract<ReturnType<typeof smppAccountOf>, { ok: true }>['value'];

async function publish(
	context: ITriggerFunctions,
	account: Account,
	settings: TriggerSettings,
): Promise<ITriggerResponse> {
	const reception = new Reception(settings, account.bindable.systemId, (events) => execute(context, settings, events));
	const leave = await join(context, account, reception);
	return {
		closeFunction: async () => {
			await reception.close();
			await leave();
		},
	};
}

/**
 * A test binds once somebody asks for an event. It takes none away from 8x8, which may have many waiting although n8n
 * needs only one.
 */
function testOf(context: ITriggerFunctions, account: Account, settings: TriggerSettings): ITriggerResponse {
	let joining: Promise<() => Promise<void>> | undefined;
	const oneByOne = { ...settings, acknowledge: 'atOnce' as const, gather: { events: 1, waitMs: 0 } };
	return {
		manualTriggerFunction: async () => {
			const reception = new Reception(oneByOne, account.bindable.systemId, (events) => {
				context.emit([itemsOf(events)]);
				return Promise.resolve(true);
			});
			joining = join(context, account, reception);
			await joining;
		},
		// A test can be cancelled before it is bound.
		closeFunction: async () => {
			const leave = await joining?.catch(() => undefined);
			await leave?.();
		},
	};
}

async function join(context: ITriggerFunctions, account: Account, reception: Reception): Promise<() => Promise<void>> {
	const listener: Listener = {
		isTest: context.getMode() === 'manual',
		onDelivery: (message) => reception.take(message),
		onRefused: (failure) => context.emitError(errorOf(context, bindProblem(failure))),
	};
	const joined = await ReceivingLine.join(account, listener);
	if (!joined.ok) throw errorOf(context, bindProblem(joined.failure));
	return () => joined.line.leave(listener);
}

/** Starts an execution. Resolves to whether 8x8 may forget the events. */
async function execute(
	context: ITriggerFunctions,
	settings: TriggerSettings,
	events: readonly SmppEvent[],
): Promise<boolean> {
	const items = itemsOf(events);
	const end = await run(context, settings, items, keyOf(events));
	if (end !== 'known') return end === 'ended';
	if (settings.acknowledge === 'whenEnded' && settings.runsAgain) {
		const repeated = items.map(({ json }) => ({ json: { ...json, isRepeat: true } }));
		return (await run(context, settings, repeated)) === 'ended';
	}
	context.logger.warn(
		`8x8 sent ${items.length === 1 ? 'an event' : `${items.length} events`} again that n8n had stored an execution for. If that execution crashed, retry it in the list of executions.`,
	);
	return true;
}

/** How starting an execution ended. known: n8n has stored one with this key before, ended or not. */
type End = 'ended' | 'known' | 'late' | 'failed';

async function run(
	context: ITriggerFunctions,
	{ executionMs }: TriggerSettings,
	items: INodeExecutionData[],
	key?: string,
): Promise<End> {
	const done = context.helpers.createDeferredPromise<IRun>();
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<End>((resolve) => {
		timer = setTimeout(() => resolve('late'), executionMs);
	});
	try {
		context.emit([items], undefined, done, key);
		return await Promise.race([done.promise.then(endOf), late]);
	} catch {
		// n8n could not start it, and has logged why.
		return 'failed';
	} finally {
		clearTimeout(timer);
	}
}

/** @param ended nothing where n8n knows the key, although n8n's types leave that out */
function endOf(ended: IRun | undefined): End {
	return ended === undefined ? 'known' : 'ended';
}

function itemsOf(events: readonly SmppEvent[]): INodeExecutionData[] {
	return events.map(({ json }) => ({ json }));
}

/** One key for all events of an execution, by which n8n recognises them when they come again after a restart. */
function keyOf(events: readonly SmppEvent[]): string | undefined {
	const keys = events.map(({ key }) => key);
	if (keys.some((key) => key === undefined)) return undefined;
	return createHash('sha256').update(JSON.stringify(keys)).digest('base64url');
}

function errorOf(context: ITriggerFunctions, { happened, remedy }: Problem): NodeOperationError {
	return new NodeOperationError(context.getNode(), happened, { description: remedy });
}
