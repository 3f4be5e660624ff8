import { randomUUID } from 'crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { problem } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import { failed, ok, type Result } from '../problems/result';
import { isAgentTool } from '../run/agentTool';
import { runOptions } from '../run/parameters';
import { type Run, sendMessages } from '../sending/flow';
import type { AnyRequest, Format, RawMessage } from '../sending/format';
import { sendingOptionFields } from '../sending/options';
import type { MaybeSent, Outcome, Unknown } from '../sending/outcome';
import { openApi } from '../sending/setup';
import { readItems } from '../sending/readItems';
import { columnsOf } from '../sending/report';
import { type Caller, resumeUrl, roundLength } from '../waiting/resumeUrl';
import { limitWaitTimeField, readWaitLimit } from '../waiting/waitLimit';
import { park } from '../waiting/waitState';
import { collectionOf } from './optionsField';
import { post } from './send';
import type { ApiClient } from '../api/client';
import type { OperationSpec } from '../api/spec';

/** What differs between kinds of waiting. */
interface Wait<Request> {
	caller: Caller;
	/** The fields of the message, with the address that resumes the execution in them; or why it has no place there. */
	withAddress: (raw: RawMessage, url: string) => Result<RawMessage>;
	/** What the item says besides the message when the time is over. */
	ifOver: IDataObject;
	/** What a call of the address is compared with. */
	stateOf: (sent: IDataObject, round: string, request: Request) => IDataObject;
}

interface Settings<Request> {
	wait: Wait<Request>;
	until: Date;
}

/** How a kind of waiting reads its own settings, and what its messages are. */
export interface WaitingKind<Request extends AnyRequest> {
	format: Format<Request>;
	spec: OperationSpec;
	panelFields: readonly string[];
	readWait: (context: IExecuteFunctions) => Result<Wait<Request>>;
}

/** Sends the message of the only input item, and lets the execution wait; a message that was not sent is not waited for. */
export async function sendAndPark<Request extends AnyRequest>(
	context: IExecuteFunctions,
	{ format, spec, panelFields, readWait }: WaitingKind<Request>,
): Promise<INodeExecutionData[]> {
	const round = randomUUID().slice(0, roundLength);
	let sentNow: Request | undefined;
	let parked: Parameters<typeof park>[1] | undefined;
	// What an earlier execution sent answers to that execution; and one that is stopped waits for nothing.
	const isAwaited = (outcome: Outcome): outcome is MaybeSent =>
		sentNow !== undefined && outcome.outcome !== 'rejected' && context.getExecutionCancelSignal()?.aborted !== true;
	const items = await sendMessages<Request, Settings<Request>, ApiClient>(context, {
		format,
		open: openApi,
		defaults: { concurrency: 1 },
		readSettings: (of) => readSettings(of, readWait),
		isOfLists: () => false,
		needsUniqueIds: () => false,
		skipsDuplicates: () => false,
		isAwaited,
		read: (run) => readItems({ ...run, format: addressed(format, run, round), panelFields }),
		plan: (messages, run) =>
			messages.map((message) => ({
				messages: [message],
				send: async () => {
					sentNow = message.request;
					return await post(message, run, format, spec);
				},
			})),
		output: (settled, { wait, until }, itemOf) =>
			settled.map((each) => {
				const { outcome, itemIndex, isLeftover } = each;
				if (outcome.outcome !== 'accepted' && !isAwaited(outcome)) return itemOf(each);
				const known = outcome.outcome === 'accepted' ? itemOf(each).json : unconfirmed(outcome);
				const elsewhere = sentNow !== undefined ? {} : { reason: reasonOf(problem('AWAITED_BY_EARLIER_RETRY')) };
				const item = { json: { ...known, ...wait.ifOver, ...elsewhere }, pairedItem: { item: itemIndex } };
				if (sentNow !== undefined && isAwaited(outcome) && isLeftover !== true) {
					parked = { ifOver: [item], until, state: wait.stateOf(known, round, sentNow) };
				}
				return item;
			}),
	});
	if (parked !== undefined) await park(context, parked);
	return items;
}

/**
 * An unconfirmed message, with the columns of an accepted one; nothing has failed while the node still waits for it.
 */
function unconfirmed(outcome: Unknown): IDataObject {
	return { ...columnsOf(outcome), reason: reasonOf(outcome.problem) };
}

function reasonOf({ happened, remedy }: Problem): string {
	return `${happened}. ${remedy}`;
}

function readSettings<Request>(
	context: IExecuteFunctions,
	readWait: (context: IExecuteFunctions) => Result<Wait<Request>>,
): Result<Settings<Request>> {
	if (isAgentTool(context)) return failed(problem('WAIT_IN_AGENT_TOOL'));
	const count = context.getInputData().length;
	if (count > 1) return failed(problem('WAIT_FOR_ONE_ITEM', { count }));
	const { limitWaitTime } = runOptions(context, [limitWaitTimeField.name]);
	const until = readWaitLimit(limitWaitTime, { now: Date.now(), timeZone: context.getTimezone() });
	if (!until.ok) return until;
	const wait = readWait(context);
	return wait.ok ? ok({ wait: wait.value, until: until.value }) : wait;
}

/** The format of messages that hold the address, or are refused where nobody could call it. */
function addressed<Request extends AnyRequest>(
	format: Format<Request>,
	{ context, setup, settings: { wait } }: Run<Settings<Request>>,
	round: string,
): Format<Request> {
	const url = resumeUrl(context, wait.caller, round, setup.account.isPublicApi);
	return {
		...format,
		draft: (raw, checks) => {
			const fields = url.ok ? wait.withAddress(raw, url.value) : url;
			return fields.ok ? format.draft(fields.value, checks) : { problem: fields.problem };
		},
	};
}

/** Options of sending that mean nothing for one message that is waited for. */
const needless = ['concurrency', 'resendUnconfirmed'];

/** The Options collection of an operation that waits. @param own the options that it has beside those of its message */
export function waitingOptions(
	spec: OperationSpec,
	own: readonly INodeProperties[],
	without: readonly string[],
): INodeProperties {
	const sending = sendingOptionFields({ concurrency: 1 });
	const all = [...spec.options, ...own, limitWaitTimeField, ...sending];
	return collectionOf(all.filter(({ name }) => !needless.includes(name) && !without.includes(name)));
}
