import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';
import { isAgentTool } from '../run/agentTool';
import type { Stray } from './ledger';
import { type Accepted, type Failure, NOT_STARTED, type Outcome } from './outcome';

/** A message's place in the output. Items count from 0, as in n8n's own messages. */
export interface Slot {
	/** Position in the output. */
	index: number;
	/** The input item that the message comes from. */
	itemIndex: number;
	/** Set where one item makes several messages: a key that is unique in the item, and how a person finds the message. */
	withinItem?: { key: string; label: string };
}

export interface Settled {
	slot: Slot;
	outcome: Outcome;
	/** Set where the message was left out because an equal one was sent, whose outcome this is. */
	duplicateOf?: Slot;
}

/** "Item 3", or "Item 3, number 2" where an item makes several messages. */
export function nameOf({ itemIndex, withinItem }: Slot): string {
	return `Item ${itemIndex}${withinItem === undefined ? '' : `, ${withinItem.label}`}`;
}

/** "Item 3: what happened. What to do." */
function sentenceOf(slot: Slot, outcome: Failure, duplicateOf?: Slot): string {
	return `${nameOf(slot)}: ${happenedTo(outcome, duplicateOf)}. ${outcome.problem.remedy}`;
}

function happenedTo({ problem }: Failure, duplicateOf: Slot | undefined): string {
	return duplicateOf === undefined
		? problem.happened
		: `As for its duplicate, ${nameOf(duplicateOf)}: ${problem.happened}`;
}

/** The output item of a message. */
export function outputItem({ slot, outcome, duplicateOf }: Settled): INodeExecutionData {
	if (outcome.outcome !== 'accepted') return failedItem(slot, outcome, duplicateOf);
	return duplicateOf === undefined ? acceptedItem(slot, outcome) : skippedItem(slot, outcome, duplicateOf);
}

/** The output item of a message that was left out because an equal one was sent: it names that one. */
function skippedItem(slot: Slot, outcome: Accepted, duplicateOf: Slot): INodeExecutionData {
	const { umid, clientMessageId, destination } = outcome;
	return {
		json: { skipped: true, destination, duplicateOf: { item: duplicateOf.itemIndex, umid, clientMessageId } },
		pairedItem: { item: slot.itemIndex },
	};
}

function acceptedItem(slot: Slot, outcome: Accepted): INodeExecutionData {
	const { umid, clientMessageId, destination, encoding, status, batch } = outcome;
	return {
		json: { umid, clientMessageId, destination, encoding, status, ...batch },
		pairedItem: { item: slot.itemIndex },
	};
}

/**
 * The output item of a message that failed, in the continue modes. n8n keeps such an item whole, and sends it to the
 * error output, only where its json is exactly `error`, `message` and `details`.
 */
function failedItem(slot: Slot, outcome: Failure, duplicateOf: Slot | undefined): INodeExecutionData {
	return {
		json: {
			error: `${nameOf(slot)}: ${happenedTo(outcome, duplicateOf)}`,
			message: sentenceOf(slot, outcome, duplicateOf),
			details: {
				...detailsOf(outcome),
				...(duplicateOf === undefined
					? {}
					: { duplicateOf: { item: duplicateOf.itemIndex, clientMessageId: outcome.clientMessageId ?? null } }),
			},
		},
		pairedItem: { item: slot.itemIndex },
	};
}

function detailsOf(outcome: Failure): IDataObject {
	const { problem } = outcome;
	return {
		outcome: outcome.outcome,
		destination: outcome.destination ?? null,
		clientMessageId: outcome.clientMessageId ?? null,
		umid: problem.umid ?? null,
		status: problem.status ?? null,
		code: problem.code ?? null,
		errorId: problem.errorId ?? null,
		...problem.batch,
	};
}

/**
 * The error that stops the workflow at the first failed message. Its description counts what became of all messages, and
 * its context lists each of them, so that nothing sent is forgotten.
 */
export function runError(
	context: IExecuteFunctions,
	settled: readonly Settled[],
	strays: readonly Stray[],
): NodeApiError | NodeOperationError {
	const error = errorOfFirstFailure(context, settled, strays);
	error.context.data = {
		messages: [
			...settled.map((each) => ({
				item: each.slot.itemIndex,
				...(each.duplicateOf === undefined
					? summaryOf(each.outcome)
					: { outcome: 'skipped', duplicateOf: each.duplicateOf.itemIndex }),
			})),
			...strays.map(({ itemIndex, outcome }) => ({ item: itemIndex, earlierTry: true, ...summaryOf(outcome) })),
		],
	};
	return error;
}

function errorOfFirstFailure(
	context: IExecuteFunctions,
	settled: readonly Settled[],
	strays: readonly Stray[],
): NodeApiError | NodeOperationError {
	const failures = settled.flatMap(({ slot, outcome, duplicateOf }) =>
		outcome.outcome === 'accepted' || outcome.problem.code === NOT_STARTED || duplicateOf !== undefined
			? []
			: [{ slot, outcome }],
	);
	const [first] = failures;
	if (first === undefined) {
		return new NodeOperationError(context.getNode(), 'The execution was stopped', {
			description: tally(settled, strays),
		});
	}
	const { slot, outcome } = first;
	const { itemIndex } = slot;
	const { problem } = outcome;
	const isTool = isAgentTool(context);
	// An agent is shown the message alone, and has to know whether the text may have gone out.
	const message = isTool ? sentenceOf(slot, outcome) : `${nameOf(slot)}: ${problem.happened}`;
	const others = failures.slice(1, 6).map((failure) => sentenceOf(failure.slot, failure.outcome));
	const description = [problem.remedy, ...others, tally(settled, strays)].join('\n');
	const error =
		problem.status === undefined || isTool
			? new NodeOperationError(context.getNode(), message, { itemIndex, description })
			: new NodeApiError(
					context.getNode(),
					{ message },
					{ message, description, itemIndex, httpCode: String(problem.status) },
				);
	// n8n's error classes replace a message in which they find the name of a system error.
	error.message = message;
	return error;
}

function summaryOf(outcome: Outcome): IDataObject {
	if (outcome.outcome !== 'accepted') return { ...detailsOf(outcome), reason: outcome.problem.happened };
	const { umid, destination, clientMessageId } = outcome;
	return { outcome: 'accepted', destination, clientMessageId, umid };
}

/** What an earlier try sent to destinations that are not those of the items any more. */
export function straysSentence(strays: readonly Stray[]): string {
	const shown = strays.slice(0, 10).map(({ itemIndex, outcome }) => {
		const fate = outcome.outcome === 'accepted' ? `umid ${outcome.umid ?? 'not given'}` : 'unconfirmed';
		return `${outcome.destination} (item ${itemIndex}, ${fate})`;
	});
	const more = strays.length > shown.length ? ` and ${strays.length - shown.length} more` : '';
	return `An earlier try of this node also texted ${shown.join(', ')}${more}: the expression of the destination gave other numbers then.`;
}

function tally(all: readonly Settled[], strays: readonly Stray[]): string {
	const settled = all.filter(({ duplicateOf }) => duplicateOf === undefined);
	const count = (wanted: (outcome: Outcome) => boolean) => settled.filter(({ outcome }) => wanted(outcome)).length;
	const accepted = count(({ outcome }) => outcome === 'accepted');
	const unconfirmed = count(({ outcome }) => outcome === 'unknown');
	const notTried = count((each) => each.outcome === 'rejected' && each.problem.code === NOT_STARTED);
	const failed = settled.length - accepted - unconfirmed - notTried;
	const parts = [
		[accepted, 'accepted'],
		[unconfirmed, 'unconfirmed'],
		[failed, 'not sent because of an error'],
		[notTried, 'not tried'],
	] as const;
	const shown = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
	const nothing = accepted + unconfirmed + strays.length === 0 ? 'Nothing was sent. ' : '';
	const messages = `${settled.length} message${settled.length === 1 ? '' : 's'}`;
	const earlier = strays.length > 0 ? ` ${straysSentence(strays)}` : '';
	return `${nothing}Of ${messages}: ${shown.join(', ')}.${earlier} The error's details list each of them.`;
}
