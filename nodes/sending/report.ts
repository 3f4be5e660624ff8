import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { inSentence } from '../problems/itemName';
import type { SentAs } from './message';
import type { Accepted, Failure, Outcome } from './outcome';
import { nameOf, type Settled, type Slot } from './slots';

/** "Row 4 (item 3): what happened. What to do." */
export function sentenceOf(settled: Slot & { outcome: Failure; duplicateOf?: Slot | undefined }): string {
	const { outcome, duplicateOf } = settled;
	return `${nameOf(settled)}: ${happenedTo(outcome, duplicateOf)}. ${outcome.problem.remedy}`;
}

function happenedTo({ problem }: Failure, duplicateOf: Slot | undefined): string {
	return duplicateOf === undefined
		? problem.happened
		: `Duplicate of ${inSentence(nameOf(duplicateOf))}: ${problem.happened}`;
}

/** Makes the output items of messages, in the way in which the node's On Error passes failed ones on. */
export function itemMaker(context: IExecuteFunctions): (settled: Settled) => INodeExecutionData {
	const hasErrorOutput = context.getNode().onError === 'continueErrorOutput';
	return (settled) => ({
		json: isFailed(settled)
			? { ...failedWords(settled), ...(hasErrorOutput ? {} : columnsOf(settled.outcome)), details: detailsIn(settled) }
			: success(settled),
		pairedItem: { item: settled.itemIndex },
	});
}

function isFailed(settled: Settled): settled is Settled & { outcome: Failure } {
	return settled.outcome.outcome !== 'accepted';
}

function success({ outcome, duplicateOf, isLeftover }: Settled): IDataObject {
	if (outcome.outcome !== 'accepted') return {};
	if (duplicateOf !== undefined) return skipped(outcome, duplicateOf);
	const { umid, clientMessageId, destination, encoding, status, surveyId, partIds, batch } = outcome;
	const { source, segments, scheduled } = outcome.sentAs ?? notKnown;
	// Of a batch there may be very many: fields that are put in later take more memory, and spreading them more time.
	const json: IDataObject =
		batch === undefined
			? { outcome: 'accepted', umid, clientMessageId, destination, source, encoding, segments, scheduled, status }
			: {
					outcome: 'accepted',
					umid,
					clientMessageId,
					destination,
					source,
					encoding,
					segments,
					scheduled,
					status,
					batchId: batch.batchId,
					clientBatchId: batch.clientBatchId,
				};
	if (surveyId !== undefined) json.surveyId = surveyId;
	if (partIds !== undefined) json.partIds = partIds;
	if (isLeftover === true) json.earlierTry = true;
	return json;
}

/** What was not noted, as by an earlier version. */
const notKnown: SentAs = { source: null, segments: null, scheduled: null };

function sentAsOf({ sentAs }: Outcome): SentAs {
	return { ...notKnown, ...sentAs };
}

/** A message that was left out because an equal one was sent: it names that one. */
function skipped({ umid, clientMessageId, destination }: Accepted, { itemIndex }: Slot): IDataObject {
	return { outcome: 'accepted', skipped: true, destination, duplicateOf: { item: itemIndex, umid, clientMessageId } };
}

/**
 * Where n8n has an error output, it keeps a failed item whole, and sends it there, only where its json is exactly `error`,
 * `message` and `details`.
 */
function failedWords(settled: Settled & { outcome: Failure }): IDataObject {
	const { outcome, duplicateOf } = settled;
	return { error: `${nameOf(settled)}: ${happenedTo(outcome, duplicateOf)}`, message: sentenceOf(settled) };
}

/** The columns of an accepted message, so that a table of accepted and failed ones has no holes. */
export function columnsOf(failure: Failure): IDataObject {
	const { outcome, destination, clientMessageId, problem } = failure;
	const { source, segments, scheduled } = sentAsOf(failure);
	return {
		outcome,
		umid: problem.umid ?? null,
		clientMessageId: clientMessageId ?? null,
		destination: destination ?? null,
		source,
		encoding: null,
		segments,
		scheduled,
		status: null,
	};
}

function detailsIn({ outcome, duplicateOf, isLeftover }: Settled & { outcome: Failure }): IDataObject {
	const { clientMessageId = null } = outcome;
	return {
		...detailsOf(outcome),
		...(duplicateOf === undefined ? {} : { duplicateOf: { item: duplicateOf.itemIndex, clientMessageId } }),
		...(isLeftover === true ? { earlierTry: true } : {}),
	};
}

/** All that is known of a message that failed. */
export function detailsOf(failure: Failure): IDataObject {
	const { outcome, destination, clientMessageId, problem } = failure;
	return {
		outcome,
		destination: destination ?? null,
		clientMessageId: clientMessageId ?? null,
		umid: problem.umid ?? null,
		status: problem.status ?? null,
		code: problem.code ?? null,
		errorId: problem.errorId ?? null,
		...sentAsOf(failure),
		...problem.batch,
	};
}
