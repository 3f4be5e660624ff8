import type { IExecuteFunctions } from 'n8n-workflow';
import type { OperationSpec } from '../api/spec';
import { problem } from '../problems/catalogue';
import { failed, ok, type Result } from '../problems/result';
import { quote } from '../problems/unknownValues';
import { madeAhead } from '../run/madeAhead';
import { runOptions } from '../run/parameters';
import { outcomesOfBatch } from '../sending/batchAnswers';
import { batchItems } from '../sending/batchReport';
import { type Batch, batchBody, planBatches } from '../sending/batches';
import type { Parcel } from '../sending/deliver';
import { type Run, sendMessages, type Steps } from '../sending/flow';
import type { AnyRequest, Format } from '../sending/format';
import type { Message } from '../sending/message';
import { pacedParcels } from '../sending/pacing/pacedParcels';
import type { Pacing } from '../sending/pacing/pacing';
import { pacingOptionNames, readPacing } from '../sending/pacing/pacingOptions';
import { plannedBatches } from '../sending/pacing/requestRate';
import { openApi } from '../sending/setup';
import { sendPrepared } from '../sending/prepare';
import { readItems } from '../sending/readItems';
import { readLists } from '../sending/readList';
import type { Settled } from '../sending/slots';
import type { Operation } from './operation';
import { canBePlanned, defaultBatchSize, defaults, descriptionOf, offersLists, sourceOf } from './sendBatchFields';

interface Settings {
	isList: boolean;
	batchSize: number;
	includeMessages: boolean;
	skipDuplicates: boolean;
	perBatch: boolean;
	pacing: Pacing | undefined;
}

/** Sends the messages of all input items in batches: each item is a message, or a list of numbers for one text. */
export function sendBatch<Request extends AnyRequest>(format: Format<Request>, spec: OperationSpec): Operation {
	const sharedPanel = spec.panel.map(({ name }) => name).filter((name) => sourceOf(name) === undefined);
	const isOfLists = (context: IExecuteFunctions) => offersLists(spec) && asksForLists(context);
	const steps: Steps<Request, Settings> = {
		format,
		open: openApi,
		defaults,
		readSettings: (context) => {
			const settings = readSettings(context, isOfLists(context), format.batchLimits.messages.maxItems);
			const pacing = canBePlanned(spec) ? pacingOf(context) : ok(undefined);
			if (!settings.ok) return settings;
			return pacing.ok ? ok({ ...settings.value, pacing: pacing.value }) : pacing;
		},
		isOfLists,
		needsUniqueIds: ({ isList }) => !isList,
		skipsDuplicates: ({ skipDuplicates }) => skipDuplicates,
		read: (run) => {
			if (!run.settings.isList) return readItems({ ...run, format, panelFields: ['destination', ...sharedPanel] });
			const { messages, blankCount } = readLists({ ...run, format, panelFields: sharedPanel });
			if (blankCount > 0) run.context.addExecutionHints(blankHint(blankCount));
			return messages;
		},
		plan: (messages, run, ledger) => {
			const { pacing } = run.settings;
			if (pacing === undefined) return plan(messages, run, format, spec);
			return pacedParcels(messages, { pacing, slots: run.slots, ledger }, (paced) =>
				plan(paced, run, format, { ...spec, ...plannedBatches }),
			);
		},
		output: (settled, { perBatch }, itemOf) => (perBatch ? batchItems(settled, itemOf) : settled.map(itemOf)),
	};
	return {
		entry: { ...spec.entry },
		description: descriptionOf(spec, format.batchLimits.messages.maxItems),
		execute: (context) =>
			sendMessages(context, {
				...steps,
				output: (settled, settings, itemOf) => {
					const skippedCount = settled.filter(isSkipped).length;
					if (skippedCount > 0) context.addExecutionHints(skippedHint(skippedCount));
					return steps.output(settled, settings, itemOf);
				},
			}),
	};
}

function plan<Request extends AnyRequest>(
	messages: readonly Message<Request>[],
	run: Run<Settings>,
	format: Format<Request>,
	spec: OperationSpec,
): Parcel<Request>[] {
	const { includeMessages, batchSize } = run.settings;
	const bodyOf = (batch: Batch<Request>) => Buffer.from(JSON.stringify(batchBody(batch, includeMessages, format)));
	return planBatches(messages, batchSize, format).map((batch) => {
		const { prepare, take } = madeAhead(() => bodyOf(batch));
		return {
			messages: batch.messages,
			// Where files are uploaded first, their addresses are in it.
			prepare: format.prepare === undefined ? prepare : undefined,
			send: async () =>
				await sendPrepared(batch.messages, run, format, async (ready) => {
					const prepared = { ...batch, messages: ready };
					const body = format.prepare === undefined ? take() : bodyOf(prepared);
					const reply = await run.setup.client.request(spec, { path: batch.path, body });
					return outcomesOfBatch(prepared, reply, includeMessages, format);
				}),
		};
	});
}

function asksForLists(context: IExecuteFunctions): boolean {
	return context.getNodeParameter('messagesFrom', 0, 'items') === 'list';
}

function isSkipped({ duplicateOf }: Settled): boolean {
	return duplicateOf !== undefined;
}

function blankHint(count: number) {
	const entries = count === 1 ? '1 blank entry was' : `${count} blank entries were`;
	return { message: `${entries} skipped in Destinations.`, location: 'outputPane' as const };
}

function skippedHint(count: number) {
	const messages =
		count === 1 ? '1 message was skipped as a duplicate' : `${count} messages were skipped as duplicates`;
	const message = `${messages}: same text, same number. Turn off Skip Duplicates under Options to send such messages too.`;
	return { message, location: 'outputPane' as const };
}

function pacingOf(context: IExecuteFunctions): Result<Pacing | undefined> {
	return readPacing(runOptions(context, pacingOptionNames), context.getTimezone());
}

function readSettings(
	context: IExecuteFunctions,
	isList: boolean,
	largestBatchSize: number,
): Result<Omit<Settings, 'pacing'>> {
	const given = runOptions(context, ['batchSize', 'skipDuplicates', 'includeMessages']);
	const batchSize =
		given.batchSize === undefined || given.batchSize === '' ? defaultBatchSize : Number(given.batchSize);
	if (!Number.isInteger(batchSize) || batchSize < 1 || batchSize > largestBatchSize) {
		const allowed = `a whole number from 1 to ${largestBatchSize}`;
		return failed(problem('OPTION_OUT_OF_RANGE', { label: 'Batch Size', shown: quote(given.batchSize), allowed }));
	}
	const perBatch = context.getNodeParameter('output', 0, 'perMessage') === 'perBatch';
	return ok({
		isList,
		batchSize,
		perBatch,
		// Anything but a clear No leaves duplicates out.
		skipDuplicates: given.skipDuplicates !== false,
		// Only the list says how each message ended, so it is left out only where nobody needs that.
		includeMessages: !(perBatch && given.includeMessages === false),
	});
}
