import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ApiClient } from '../api/client';
import { problem } from '../problems/catalogue';
import { defined } from '../problems/defined';
import { type Problem, reasonOf } from '../problems/problem';
import { failed, type Result } from '../problems/result';
import { isAgentTool } from '../run/agentTool';
import { admit, type Checks, settleRefused } from './admit';
import { bareNumbersHint } from './bareNumbers';
import { deliver, type Parcel } from './deliver';
import { DuplicateFinder } from './duplicates';
import { EarlierRetries } from './earlierRetries';
import type { AnyRequest, MessageFormat } from './format';
import { Ledger } from './ledger';
import type { Message, ReadMessage, Refused } from './message';
import type { SendingOptions } from './options';
import { isToBeNoted, type Outcome } from './outcome';
import { runError } from './runError';
import { itemMaker } from './report';
import { type Open, readSetup, type Setup } from './setup';
import { type Expected, nameOf, type Settled, Slots } from './slots';
import { unicodeHint } from './unicodeCosts';

/** What differs between operations that send. The rest is the same for all: see `sendMessages`. */
export interface Steps<Request extends AnyRequest, Settings, Client = ApiClient> {
	format: MessageFormat<Request>;
	/** The way that the messages go. */
	open: Open<Client>;
	defaults: Pick<SendingOptions, 'concurrency'>;
	/** Reads what all messages share, beside the options of sending. */
	readSettings(context: IExecuteFunctions): Result<Settings>;
	/** Whether each item makes a list of messages. */
	isOfLists(context: IExecuteFunctions): boolean;
	read(run: Run<Settings, Client>): ReadMessage<Request>[];
	needsUniqueIds(settings: Settings): boolean;
	skipsDuplicates(settings: Settings): boolean;
	/** Whether a message that may have been sent is not a failure yet, because the node waits for its fate. */
	isAwaited?(outcome: Outcome): boolean;
	/** Which messages go out together. It settles those that it finds to be impossible to send. */
	plan(messages: readonly Message<Request>[], run: Run<Settings, Client>, ledger: Ledger): Parcel<Request>[];
	/** The output items. @param itemOf makes the item of one message */
	output(
		settled: readonly Settled[],
		settings: Settings,
		itemOf: (settled: Settled) => INodeExecutionData,
	): INodeExecutionData[];
}

/** One run of the node over its input items, once its settings are read. */
export interface Run<Settings, Client = ApiClient> {
	context: IExecuteFunctions;
	setup: Setup<Client>;
	settings: Settings;
	slots: Slots;
}

/**
 * Sends the messages of all input items: items are read, all are checked, what an earlier try has sent and duplicates are
 * left out, the rest is planned and delivered; every message has an outcome, and these make the output. In the mode Stop
 * Workflow, a failure is thrown with all outcomes in it; in the continue modes nothing is thrown.
 */
export async function sendMessages<Request extends AnyRequest, Settings, Client>(
	context: IExecuteFunctions,
	steps: Steps<Request, Settings, Client>,
): Promise<INodeExecutionData[]> {
	if (context.getInputData().length === 0) return [];
	const opened = await open(context, steps);
	if (!opened.ok) return await failEverything(context, steps, opened.problem);
	const run = opened.value;
	const { setup, settings, slots } = run;
	const { signal, account, options } = setup;
	const ledger = Ledger.of(context, account.apiKey, options.resendUnconfirmed);
	const retries = new EarlierRetries(context, ledger.retried, options.resendUnconfirmed);
	const continues = context.continueOnFail();
	const mayStart = () => !signal?.aborted && (slots.firstFailure === undefined || continues);
	const finder = new DuplicateFinder(ledger, steps.skipsDuplicates(settings), steps.format.contentOf);
	const settle = (message: Message<Request>, outcome: Outcome) => {
		const { slot } = message;
		if (!isToBeNoted(outcome)) return slots.settle(slot, outcome);
		slots.recall(slot, ledger.record(message, outcome));
		ledger.recordTwin(outcome, finder.said(message));
	};
	let parcels: Parcel<Request>[];
	let read: ReadMessage<Request>[];
	try {
		const checks: Checks<Request> = {
			slots,
			ledger,
			finder,
			needsUniqueIds: steps.needsUniqueIds(settings),
		};
		read = steps.read(run);
		const hint = bareNumbersHint(read);
		if (hint !== undefined) context.addExecutionHints(hint);
		const { fit, refused } = admit(read, checks);
		await settleAll(refused, retries, { slots, ledger });
		const left = mayStart() ? await retries.leaveOut(fit, settle) : await leaveUnsent(fit, retries, settle);
		parcels = steps.plan(left, run, ledger);
	} catch (thrown) {
		await retries.conclude(() => undefined);
		return await failEverything(context, steps, problem('NOT_PREPARED', { reason: reasonOf(thrown) }));
	}
	await deliver(parcels, { slots, ledger, finder, concurrency: options.concurrency, mayStart, signal });
	await retries.conclude(({ slot }) => slots.outcomeAt(slot)?.outcome);
	const isAwaited = (outcome: Outcome) => steps.isAwaited?.(outcome) === true;
	const settled = conclude(context, { slots, ledger, isStopped: signal?.aborted === true, isAwaited });
	const hint = unicodeHint(read, settled, steps.format);
	if (hint !== undefined) context.addExecutionHints(hint);
	return steps.output(settled, settings, itemMaker(context));
}

async function open<Request extends AnyRequest, Settings, Client>(
	context: IExecuteFunctions,
	steps: Steps<Request, Settings, Client>,
): Promise<Result<Run<Settings, Client>>> {
	const setup = await readSetup(context, steps.defaults, steps.open);
	if (!setup.ok) return setup;
	try {
		const settings = steps.readSettings(context);
		if (!settings.ok) return settings;
		return { ok: true, value: { context, setup: setup.value, settings: settings.value, slots: new Slots() } };
	} catch (thrown) {
		return failed(problem('SETTINGS_UNREADABLE', { reason: reasonOf(thrown) }));
	}
}

/** The outcome of every item where no message can be sent: only what an earlier try sent counts as sent. */
async function failEverything<Request extends AnyRequest, Settings, Client>(
	context: IExecuteFunctions,
	steps: Steps<Request, Settings, Client>,
	wrong: Problem,
): Promise<INodeExecutionData[]> {
	const slots = new Slots();
	const ledger = Ledger.of(context, '', false);
	const isOfList = steps.isOfLists(context);
	const read = context.getInputData().map((_, itemIndex): ReadMessage<Request> => {
		return { slot: slots.add(itemIndex, { isOfList }), problem: wrong };
	});
	const { refused } = admit(read, { slots, ledger });
	await settleAll(refused, new EarlierRetries(context, ledger.retried, false), { slots, ledger });
	return conclude(context, { slots, ledger, isStopped: false, isAwaited: () => false }).map(itemMaker(context));
}

/** Settles messages that cannot be sent: with the outcome from an earlier Retry, or else as rejected. */
async function settleAll(
	refused: readonly Refused[],
	retries: EarlierRetries,
	{ slots, ledger }: Pick<Ended, 'slots' | 'ledger'>,
) {
	const earlier = await retries.recall(refused);
	refused.forEach((message, index) => {
		const { slot, to } = message;
		const known = earlier[index];
		if (known === undefined) settleRefused(message, { slots, ledger });
		else if (isToBeNoted(known)) slots.recall(slot, to === undefined ? known : ledger.record(to, known));
		else slots.settle(slot, known);
	});
}

/**
 * Of the messages held back because others cannot be sent, settles those that an earlier Retry has sent. Returns the
 * rest.
 */
async function leaveUnsent<Request extends AnyRequest>(
	messages: readonly Message<Request>[],
	retries: EarlierRetries,
	settle: (message: Message<Request>, outcome: Outcome) => void,
): Promise<Message<Request>[]> {
	const earlier = await retries.recall(messages.map((message) => ({ ...message, to: message })));
	return messages.filter((message, index) => {
		const known = earlier[index];
		if (known !== undefined) settle(message, known);
		return known === undefined;
	});
}

interface Ended {
	slots: Slots;
	ledger: Ledger;
	isStopped: boolean;
	isAwaited: (outcome: Outcome) => boolean;
}

/**
 * The outcome of every message, in the order of their places, and then of what an earlier try sent and the input has no
 * place for. In stop mode it throws the first failure instead, with all outcomes in it.
 */
function conclude(context: IExecuteFunctions, { slots, ledger, isStopped, isAwaited }: Ended): Settled[] {
	const failedFirst = slots.firstFailure === undefined ? undefined : nameOf(slots.firstFailure.slot);
	const settled = slots.settled((expected) => untried(expected, ledger, isStopped ? undefined : failedFirst));
	const leftovers = ledger.strays().map(({ itemIndex, outcome }, index): Settled => ({
		index: settled.length + index,
		itemIndex,
		outcome,
		isLeftover: true,
	}));
	const all = leftovers.length === 0 ? settled : [...settled, ...leftovers];
	const hasFailed = settled.some(({ outcome }) => outcome.outcome !== 'accepted' && !isAwaited(outcome));
	if (hasFailed && !context.continueOnFail()) throw runError(context, all);
	if (leftovers.length > 0) context.addExecutionHints(leftoverHint(leftovers.length));
	// In the continue modes n8n tries again where the first item has failed, and only with Retry On Fail. An agent may, too.
	const mayBeTriedAgain = context.getNode().retryOnFail === true || isAgentTool(context);
	if (!hasFailed || !mayBeTriedAgain) ledger.forget();
	return all;
}

function leftoverHint(count: number) {
	const messages = count === 1 ? 'The last item is a message' : `The last ${count} items are messages`;
	const message = `${messages} that an earlier try of this node sent to a number that is no longer in the input.`;
	return { message, type: 'warning' as const, location: 'outputPane' as const };
}

function untried(expected: Expected | undefined, ledger: Ledger, failedFirst: string | undefined): Outcome {
	// It may have been sent before, and was to be sent again.
	const earlier = expected === undefined ? undefined : ledger.known(expected);
	if (earlier !== undefined) return earlier;
	const { destination, sentAs } = expected ?? {};
	return {
		outcome: 'rejected',
		...defined({ destination, sentAs }),
		problem: problem('NOT_STARTED', { failed: failedFirst }),
	};
}
