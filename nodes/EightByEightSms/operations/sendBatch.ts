import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { smsBatchRequestFields } from '../../generated/limits';
import { sendSmsBatch } from '../../generated/sms';
import { batchBody, compactBody, isCompact, listFields, planBatches } from '../../sending/batches';
import { batchItems } from '../../sending/batchReport';
import { outcomesOfBatch } from '../../sending/batchAnswers';
import { problem } from '../../problems/catalogue';
import { failed, ok, type Result } from '../../problems/result';
import { forEachConcurrently } from '../../run/concurrency';
import { DuplicateFinder, itemMessages } from '../../sending/readItems';
import { listMessages } from '../../sending/readList';
import { runOptions } from '../../run/parameters';
import { outputItem } from '../../sending/report';
import { failEverything, type Message, type Run } from '../../sending/run';
import { quote } from '../../problems/unknownValues';
import { execute as executeRun, optionsField } from '../runOperation';

const show = { resource: ['message'], operation: ['sendBatch'] };
const fromItems = { show: { ...show, messagesFrom: ['items'] } };
const fromList = { show: { ...show, messagesFrom: ['list'] } };
const defaults = { concurrency: 5 };
const defaultBatchSize = 1000;
const largestBatchSize = smsBatchRequestFields.messages.maxItems;

/** Which of the panel's fields belong to one source of messages alone. */
const displayOptionsOf: Record<string, INodeProperties['displayOptions']> = {
	destination: fromItems,
	destinations: fromList,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Messages From',
		name: 'messagesFrom',
		type: 'options',
		noDataExpression: true,
		default: 'items',
		displayOptions: { show },
		options: [
			{
				name: 'Items',
				value: 'items',
				description: 'Each input item is a message, with a number and a text of its own',
			},
			{ name: 'List', value: 'list', description: 'One text goes to a list of numbers' },
		],
	},
	...sendSmsBatch.panel.map((field) => ({ ...field, displayOptions: displayOptionsOf[field.name] ?? { show } })),
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		noDataExpression: true,
		default: 'perMessage',
		displayOptions: { show },
		options: [
			{ name: 'One Item per Message', value: 'perMessage', description: 'What became of each message' },
			{ name: 'One Item per Batch', value: 'perBatch', description: 'How many messages of each batch were accepted' },
		],
	},
	optionsField(
		[
			...sendSmsBatch.options.map((field) =>
				field.name === 'clientMessageId'
					? { ...field, displayOptions: { show: { '/messagesFrom': ['items'] } } }
					: field,
			),
			{
				displayName: 'Batch Size',
				name: 'batchSize',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: largestBatchSize },
				default: defaultBatchSize,
				description: 'The most messages that go out in one request',
			},
			{
				displayName: 'Include Messages',
				name: 'includeMessages',
				type: 'boolean',
				default: true,
				displayOptions: { show: { '/output': ['perBatch'] } },
				description:
					'Whether 8x8 is asked to list the messages of each batch. Without the list, a batch with rejected messages cannot say which they are.',
			},
			{
				displayName: 'Skip Duplicates',
				name: 'skipDuplicates',
				type: 'boolean',
				default: false,
				description: 'Whether to send the same text to the same number only once',
			},
		],
		defaults,
		{ show },
	),
];

interface Settings {
	batchSize: number;
	includeMessages: boolean;
	skipDuplicates: boolean;
	perBatch: boolean;
}

/** Sends the messages of all input items in batches. Every message is checked before the first batch is sent. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await executeRun(context, defaults, async (run) => {
		const read = readSettings(context);
		if (!read.ok) return failEverything(context, context.getInputData().length, read.problem);
		const settings = read.value;
		const isList = context.getNodeParameter('messagesFrom', 0) === 'list';
		const messages = isList ? fromLists(context, run, settings) : fromInput(context, run, settings);
		const batches = planBatches(messages, settings.batchSize, isList ? listFields : undefined);
		await forEachConcurrently(batches, run.sending.concurrency, run.mayStart, async (batch) => {
			await run.deliver(batch.messages, async () => {
				const { includeMessages } = settings;
				const body = isCompact(batch) ? compactBody(batch, includeMessages) : batchBody(batch, includeMessages);
				const reply = await run.client.request(sendSmsBatch, { path: { subAccountId: batch.subAccountId }, body });
				return outcomesOfBatch(batch, reply, includeMessages, (some) => run.redactorFor(some));
			});
		});
		const settled = run.conclude();
		return settings.perBatch ? batchItems(settled) : settled.map(outputItem);
	});
}

function fromInput(context: IExecuteFunctions, run: Run, settings: Settings): Message[] {
	const checks = { duplicates: duplicatesOf(settings), clientMessageIds: new Map() };
	return itemMessages(context, run, ['destination', 'text', 'source'], checks);
}

function fromLists(context: IExecuteFunctions, run: Run, settings: Settings): Message[] {
	const checks = { duplicates: duplicatesOf(settings) };
	const { messages, blankCount } = listMessages(context, run, ['text', 'source'], checks);
	if (blankCount > 0) {
		const entries = blankCount === 1 ? '1 blank entry was' : `${blankCount} blank entries were`;
		context.addExecutionHints({ message: `${entries} skipped in Destinations.`, location: 'outputPane' });
	}
	return messages;
}

function duplicatesOf({ skipDuplicates }: Settings): DuplicateFinder | undefined {
	return skipDuplicates ? new DuplicateFinder() : undefined;
}

function readSettings(context: IExecuteFunctions): Result<Settings> {
	const given = runOptions(context, ['batchSize', 'skipDuplicates', 'includeMessages']);
	const batchSize =
		given.batchSize === undefined || given.batchSize === '' ? defaultBatchSize : Number(given.batchSize);
	if (!Number.isInteger(batchSize) || batchSize < 1 || batchSize > largestBatchSize) {
		const allowed = `a whole number from 1 to ${largestBatchSize}`;
		return failed(problem('OPTION_OUT_OF_RANGE', { label: 'Batch Size', shown: quote(given.batchSize), allowed }));
	}
	const perBatch = context.getNodeParameter('output', 0, 'perMessage') === 'perBatch';
	return ok({
		batchSize,
		perBatch,
		skipDuplicates: given.skipDuplicates === true,
		// Only the list says what became of each message, so it is given up only where nobody looks at them.
		includeMessages: !(perBatch && given.includeMessages === false),
	});
}
