import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { sendOptionFields, sendPanelFields } from '../../generated/sendFields';
import { chooseSubAccount, SettingProblem } from '../../sms/account';
import { forEachConcurrently } from '../../sms/concurrency';
import { draftMessage } from '../../sms/message';
import { parameterReader } from '../../sms/parameters';
import { problemOf } from '../../sms/problems';
import { outcomeOfReply } from '../../sms/replies';
import { type Message, openRun, type Run, failEverything } from '../../sms/run';
import { sendingOptionFields } from '../../sms/sendingOptions';
import { isRecord } from '../../sms/unknownValues';

const displayOptions = { show: { resource: ['message'], operation: ['send'] } };

export const description: INodeProperties[] = [
	...sendPanelFields.map((field) => ({ ...field, displayOptions })),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions,
		options: [...sendOptionFields, ...sendingOptionFields].sort((a, b) => a.displayName.localeCompare(b.displayName)),
	},
];

/** Sends one text for each input item. Every item is checked before the first is sent. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const itemCount = context.getInputData().length;
	if (itemCount === 0) return [];
	let run: Run | SettingProblem;
	try {
		run = await openRun(context, itemCount);
	} catch (thrown) {
		return failEverything(context, itemCount, problemOf(thrown, 'The credential could not be read'));
	}
	if (run instanceof SettingProblem) return failEverything(context, itemCount, run.asProblem());

	const messages = plan(context, run, itemCount);
	await forEachConcurrently(messages, run.sending.concurrency, run.mayStart, async (message) => {
		const path = `/api/v1/subaccounts/${encodeURIComponent(message.subAccountId)}/messages`;
		const { request, clientMessageId } = message;
		const reply = await run.client.post(path, { ...request, clientMessageId });
		run.settle(message, outcomeOfReply(reply, message, run.redactorFor(message)));
	});
	return run.conclude();
}

/** The messages to send: every item is read and checked, and what an earlier try may have sent is left out. */
function plan(context: IExecuteFunctions, run: Run, itemCount: number): Message[] {
	const readSubAccount = parameterReader(context, 'subAccountId');
	const readFields = fieldReader(context);
	const surroundings = {
		timeZone: context.getTimezone(),
		now: Date.now(),
		isPublicApi: run.account.isPublicApi,
		allowTruncation: run.sending.allowTruncation,
	};
	const messages: Message[] = [];
	for (let itemIndex = 0; itemIndex < itemCount; itemIndex++) {
		try {
			const draft = draftMessage(readFields(itemIndex), surroundings);
			const { destination } = draft;
			// What an earlier try sent is settled, even where its fields would be refused by now.
			if (destination !== undefined && run.recalls(itemIndex, destination)) continue;
			if ('problem' in draft) {
				run.refuse(itemIndex, draft);
				continue;
			}
			const subAccountId = chooseSubAccount(readSubAccount(itemIndex), run.account);
			if (subAccountId instanceof SettingProblem) {
				run.refuse(itemIndex, { destination: draft.destination, problem: subAccountId.asProblem() });
				continue;
			}
			const clientMessageId = draft.request.clientMessageId ?? run.ownId(itemIndex);
			messages.push({ ...draft, itemIndex, clientMessageId, subAccountId });
		} catch (thrown) {
			run.refuse(itemIndex, { problem: problemOf(thrown, 'A field of this item could not be read') });
		}
	}
	return messages;
}

function fieldReader(context: IExecuteFunctions): (itemIndex: number) => Record<string, unknown> {
	const panel = sendPanelFields.map(({ name }) => ({ name, read: parameterReader(context, name) }));
	const readOptions = parameterReader(context, 'options');
	return (itemIndex) => {
		const options = readOptions(itemIndex);
		const fields = Object.fromEntries(panel.map(({ name, read }) => [name, read(itemIndex)]));
		return isRecord(options) ? { ...options, ...fields } : fields;
	};
}
