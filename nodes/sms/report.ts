import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';
import { type Accepted, type Failure, NOT_STARTED, type Outcome } from './outcome';

/** "Item 3: what happened. What to do." Items count from 0, as in n8n's own messages. */
export function sentenceOf(itemIndex: number, { problem }: Failure): string {
	return `Item ${itemIndex}: ${problem.happened}. ${problem.remedy}`;
}

/** The output item of a message that 8x8 took. */
export function acceptedItem(itemIndex: number, outcome: Accepted): INodeExecutionData {
	const { umid, clientMessageId, destination, encoding, status } = outcome;
	return { json: { umid, clientMessageId, destination, encoding, status }, pairedItem: { item: itemIndex } };
}

/**
 * The output item of a message that failed, in the continue modes. n8n keeps such an item whole, and sends it to the
 * error output, only where its json is exactly `error`, `message` and `details`.
 */
export function failedItem(itemIndex: number, outcome: Failure): INodeExecutionData {
	return {
		json: {
			error: `Item ${itemIndex}: ${outcome.problem.happened}`,
			message: sentenceOf(itemIndex, outcome),
			details: detailsOf(outcome),
		},
		pairedItem: { item: itemIndex },
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
	};
}

/**
 * The error that stops the workflow at the first failed message. Its description counts what became of all messages, and
 * its context lists each of them, so that nothing sent is forgotten.
 */
export function runError(context: IExecuteFunctions, outcomes: readonly Outcome[]): NodeApiError | NodeOperationError {
	const failures = outcomes.flatMap((outcome, itemIndex) =>
		outcome.outcome === 'accepted' || outcome.problem.code === NOT_STARTED ? [] : [{ itemIndex, outcome }],
	);
	const [first] = failures;
	if (first === undefined)
		return new NodeOperationError(context.getNode(), 'The run stopped before a message was sent');
	const { itemIndex, outcome } = first;
	const { problem } = outcome;
	const message = `Item ${itemIndex}: ${problem.happened}`;
	const others = failures.slice(1, 6).map((failure) => sentenceOf(failure.itemIndex, failure.outcome));
	const description = [problem.remedy, ...others, tally(outcomes)].join('\n');
	const error =
		problem.status === undefined
			? new NodeOperationError(context.getNode(), message, { itemIndex, description })
			: new NodeApiError(
					context.getNode(),
					{ message },
					{ message, description, itemIndex, httpCode: String(problem.status) },
				);
	// n8n's error classes replace a message in which they find the name of a system error.
	error.message = message;
	error.context.data = { messages: outcomes.map((each, index) => ({ item: index, ...summaryOf(each) })) };
	return error;
}

function summaryOf(outcome: Outcome): IDataObject {
	if (outcome.outcome !== 'accepted') return { ...detailsOf(outcome), reason: outcome.problem.happened };
	const { umid, destination, clientMessageId } = outcome;
	return { outcome: 'accepted', destination, clientMessageId, umid };
}

function tally(outcomes: readonly Outcome[]): string {
	const count = (wanted: (outcome: Outcome) => boolean) => outcomes.filter(wanted).length;
	const notStarted = count((each) => each.outcome === 'rejected' && each.problem.code === NOT_STARTED);
	const parts = [
		`${count((each) => each.outcome === 'accepted')} accepted`,
		`${count((each) => each.outcome === 'rejected') - notStarted} not sent because of an error`,
		`${count((each) => each.outcome === 'unknown')} unconfirmed`,
		`${notStarted} not tried`,
	];
	return `Of ${outcomes.length} message${outcomes.length === 1 ? '' : 's'}: ${parts.join(', ')}. The error's details list each of them.`;
}
