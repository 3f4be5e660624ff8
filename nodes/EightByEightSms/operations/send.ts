import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { sendSms } from '../../generated/sms';
import { forEachConcurrently } from '../../run/concurrency';
import { itemMessages } from '../../sending/readItems';
import { outcomeOfReply } from '../../sending/answers';
import { outputItem } from '../../sending/report';
import { execute as executeRun, optionsField } from '../runOperation';

const displayOptions = { show: { resource: ['message'], operation: ['send'] } };
const defaults = { concurrency: 100 };

export const description: INodeProperties[] = [
	...sendSms.panel.map((field) => ({ ...field, displayOptions })),
	optionsField(sendSms.options, defaults, displayOptions),
];

/** Sends one text for each input item. Every item is checked before the first is sent. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await executeRun(context, defaults, async (run) => {
		const messages = itemMessages(
			context,
			run,
			sendSms.panel.map(({ name }) => name),
		);
		await forEachConcurrently(messages, run.sending.concurrency, run.mayStart, async (message) => {
			const { request, clientMessageId } = message;
			await run.deliver([message], async () => {
				const reply = await run.client.request(sendSms, {
					path: { subAccountId: message.subAccountId },
					body: { ...request, clientMessageId },
				});
				return [outcomeOfReply(reply, message, run.redactorFor([message]))];
			});
		});
		recommendBatch(context, messages.length);
		return run.conclude().map(outputItem);
	});
}

/** From how many messages on it is worth saying that a batch would need fewer requests. */
const manyMessages = 300;

function recommendBatch(context: IExecuteFunctions, sent: number): void {
	if (sent < manyMessages) return;
	const batches = Math.ceil(sent / 1000);
	context.addExecutionHints({
		message: `These ${sent} messages took ${sent} requests. The operation Send Batch would have needed about ${batches}, and tells what became of each message all the same.`,
		location: 'outputPane',
	});
}
