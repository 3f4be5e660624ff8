import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Accepted, Failure } from './outcome';
import { nameOf, type Settled, type Slot } from './slots';

/** "Item 3: what happened. What to do." */
export function sentenceOf({ slot, outcome, duplicateOf }: Settled & { outcome: Failure }): string {
	return `${nameOf(slot)}: ${happenedTo(outcome, duplicateOf)}. ${outcome.problem.remedy}`;
}

function happenedTo({ problem }: Failure, duplicateOf: Slot | undefined): string {
	return duplicateOf === undefined
		? problem.happened
		: `As for its duplicate, ${nameOf(duplicateOf)}: ${problem.happened}`;
}

/** Makes the output items of messages, in the way in which the node's On Error passes failed ones on. */
export function itemMaker(context: IExecuteFunctions): (settled: Settled) => INodeExecutionData {
	const hasErrorOutput = context.getNode().onError === 'continueErrorOutput';
	return (settled) => ({
		json: isFailed(settled)
			? { ...failure(settled), ...(hasErrorOutput ? {} : columnsOf(settled.outcome)), details: detailsIn(settled) }
			: success(settled),
		pairedItem: { item: settled.slot.itemIndex },
	});
}

function isFailed(settled: Settled): settled is Settled & { outcome: Failure } {
	return settled.outcome.outcome !== 'accepted';
}

function success({ outcome, duplicateOf, isLeftover }: Settled): IDataObject {
	if (outcome.outcome !== 'accepted') return {};
	if (duplicateOf !== undefined) return skipped(outcome, duplicateOf);
	const { umid, clientMessageId, destination, encoding, status, batch } = outcome;
	const earlierTry = isLeftover === true ? { earlierTry: true } : {};
	return { outcome: 'accepted', umid, clientMessageId, destination, encoding, status, ...batch, ...earlierTry };
}

/** A message that was left out because an equal one was sent: it names that one. */
function skipped({ umid, clientMessageId, destination }: Accepted, { itemIndex }: Slot): IDataObject {
	return { outcome: 'accepted', skipped: true, destination, duplicateOf: { item: itemIndex, umid, clientMessageId } };
}

/**
 * Where n8n has an error output, it keeps a failed item whole, and sends it there, only where its json is exactly `error`,
 * `message` and `details`.
 */
function failure(settled: Settled & { outcome: Failure }): IDataObject {
	const { slot, outcome, duplicateOf } = settled;
	return { error: `${nameOf(slot)}: ${happenedTo(outcome, duplicateOf)}`, message: sentenceOf(settled) };
}

/** The columns of an accepted message, so that a table of accepted and failed ones has no holes. */
function columnsOf({ outcome, destination, clientMessageId, problem }: Failure): IDataObject {
	return {
		outcome,
		umid: problem.umid ?? null,
		clientMessageId: clientMessageId ?? null,
		destination: destination ?? null,
		encoding: null,
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
export function detailsOf({ outcome, destination, clientMessageId, problem }: Failure): IDataObject {
	return {
		outcome,
		destination: destination ?? null,
		clientMessageId: clientMessageId ?? null,
		umid: problem.umid ?? null,
		status: problem.status ?? null,
		code: problem.code ?? null,
		errorId: problem.errorId ?? null,
		...problem.batch,
	};
}
