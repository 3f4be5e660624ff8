import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { accountIdOf } from '../api/account';
import type { OperationSpec } from '../api/spec';
import { getPrices } from '../generated/sms';
import { problem } from '../problems/catalogue';
import { type Problem, reasonOf } from '../problems/problem';
import { failed, ok, type Result } from '../problems/result';
import { failAll } from '../run/nodeError';
import { runOptions } from '../run/parameters';
import { bareNumbersHint } from '../sending/bareNumbers';
import type { AnyRequest, Format } from '../sending/format';
import { textOptionFields } from '../sending/options';
import { pacingFields } from '../sending/pacing/pacingFields';
import type { Pacing } from '../sending/pacing/pacing';
import { pacingOptionNames, readPacing } from '../sending/pacing/pacingOptions';
import { planMessages } from '../sending/preview/plan';
import { type PriceOf, readPrices } from '../sending/preview/prices';
import { jsonOfRow, type Row, rowOf } from '../sending/preview/row';
import { hoursSentence, planSentence, problemsSentence, summaryOf } from '../sending/preview/summary';
import { openApi, readSetup, type Setup } from '../sending/setup';
import { Slots } from '../sending/slots';
import { unicodeCosts, unicodeSentence } from '../sending/unicodeCosts';
import { linkedText } from '../text/answerLink';
import { answerLinkLike } from '../waiting/resumeUrl';
import type { Operation } from './operation';
import { collectionOf } from './optionsField';
import { readReply } from './requestAnswer';
import { shownWith } from './shownWith';

const panelFields = ['destination', 'country', 'text'];

const entry = { name: 'Preview', value: 'preview' };

const words = {
	action: 'Preview an SMS for free without sending it',
	description: 'Check the numbers, texts, segments and cost of messages before sending them. Free: nothing is sent.',
};

/** Shows what sending each input item would do: items are read and checked as for sending, but not sent. */
export function preview<Request extends AnyRequest>(format: Format<Request>, spec: OperationSpec): Operation {
	const panel = spec.panel.filter(({ name }) => panelFields.includes(name));
	return previewOf(words, spec.resource, [...panel, collectionOf(optionsOf(spec))], (context, setup, pacing) =>
		previewAll(context, format, setup, pacing),
	);
}

/** A preview with these fields. Never throws: a problem that concerns all items fails each of them. */
export function previewOf(
	own: { action: string; description: string },
	resource: string,
	fields: readonly INodeProperties[],
	run: (context: IExecuteFunctions, setup: Setup, pacing: Pacing | undefined) => Promise<INodeExecutionData[]>,
): Operation {
	const show = { resource: [resource], operation: [entry.value] };
	return {
		entry: { ...entry, ...own },
		description: fields.map((field) => shownWith(field, show)),
		execute: async (context) => {
			const setup = await readSetup(context, { concurrency: 1 }, openApi);
			if (!setup.ok) return failAll(context, setup.problem);
			let wrong: Problem;
			try {
				const pacing = readPacing(runOptions(context, pacingOptionNames), context.getTimezone());
				if (pacing.ok) return await run(context, setup.value, pacing.value);
				wrong = pacing.problem;
			} catch (thrown) {
				wrong = problem('NOT_PREPARED', { reason: reasonOf(thrown) });
			}
			return failAll(context, wrong);
		},
	};
}

/** Options that every preview has: what Send Batch would skip, when it would send, and the totals. */
export const planFields: readonly INodeProperties[] = [
	...pacingFields,
	{
		displayName: 'Skip Duplicates',
		name: 'skipDuplicates',
		type: 'boolean',
		default: true,
		description: 'Whether to count the same text to the same number only once, as Send Batch does',
	},
	{
		displayName: 'Summary Item',
		name: 'summaryItem',
		type: 'boolean',
		default: false,
		description: 'Whether to add a last item that sums up all items, by country',
	},
];

function optionsOf({ panel, options }: OperationSpec): INodeProperties[] {
	return [
		...panel.filter(({ name }) => name === 'source'),
		...options,
		...textOptionFields,
		...planFields,
		{
			displayName: 'Prices',
			name: 'prices',
			type: 'boolean',
			default: false,
			description:
				"Whether to look up what each message costs in the account's price list, once for all items. Requires the Account ID in the credential.",
		},
		{
			displayName: 'Answer Link',
			name: 'answerLink',
			type: 'boolean',
			default: false,
			description: 'Whether to count the link that Send and Wait for Response adds to a message',
		},
	];
}

async function previewAll<Request extends AnyRequest>(
	context: IExecuteFunctions,
	format: Format<Request>,
	setup: Setup,
	pacing: Pacing | undefined,
): Promise<INodeExecutionData[]> {
	const options = runOptions(context, ['prices', 'answerLink', 'skipDuplicates', 'summaryItem']);
	const linked = options.answerLink === true ? withLinks(format, context) : format;
	const reading = { context, format: linked, setup, slots: new Slots(), panelFields };
	const planned = planMessages(reading, options.skipDuplicates !== false, pacing);
	const prices = options.prices === true ? await fetchPrices(setup) : undefined;
	const rows = planned.map((each) => rowOf(each, format, prices?.ok === true ? prices.value : undefined));
	const read = planned.map(({ message }) => message);
	const summary = summaryOf(rows);
	const costs = unicodeCosts(read, format, ({ slot }) => planned[slot.index]?.kept === undefined);
	const noPrices =
		prices?.ok === false ? `Prices are not known. ${prices.problem.happened}. ${prices.problem.remedy}` : undefined;
	addHints(
		context,
		[planSentence(summary), hoursSentence(summary), unicodeSentence(costs), bareNumbersHint(read)?.message],
		'info',
	);
	addHints(context, [problemsSentence(summary), noPrices], 'warning');
	const items = rows.map((row): INodeExecutionData => ({ json: jsonOfRow(row), pairedItem: { item: row.itemIndex } }));
	return options.summaryItem === true ? [...items, summaryItem(rows, summary, costs)] : items;
}

/** The format of messages that end in a link, as long as the one with which they will be sent. */
function withLinks<Request extends AnyRequest>(format: Format<Request>, context: IExecuteFunctions): Format<Request> {
	const link = answerLinkLike(context);
	return {
		...format,
		draft: ({ text, ...raw }, checks) => format.draft({ ...raw, text: linkedText(text, link) }, checks),
	};
}

/** Shows sentences beside the output; those that are undefined are left out. */
export function addHints(
	context: IExecuteFunctions,
	sentences: readonly (string | undefined)[],
	type: 'info' | 'warning',
): void {
	for (const message of sentences) {
		if (message !== undefined) context.addExecutionHints({ message, type, location: 'outputPane' });
	}
}

function summaryItem(
	rows: readonly Row[],
	summary: ReturnType<typeof summaryOf>,
	{ messages, segments, saved }: ReturnType<typeof unicodeCosts>,
): INodeExecutionData {
	const unicode = { messages, segments, smartEncodingSaves: saved };
	return {
		json: { summary: true, ...summary, unicode },
		pairedItem: rows.map(({ itemIndex }) => ({ item: itemIndex })),
	};
}

/** The account's price list, asked for once for all items. */
async function fetchPrices({ account, client }: Setup): Promise<Result<PriceOf>> {
	const accountId = accountIdOf(account);
	if (!accountId.ok) return accountId;
	if (accountId.value === undefined) return failed(problem('ACCOUNT_ID_MISSING'));
	const values = { path: { accountId: accountId.value }, query: { direction: 'outbound' } };
	const answer = readReply(getPrices, await client.request(getPrices, values), values.path);
	return answer.ok ? ok(readPrices(answer.value)) : answer;
}
