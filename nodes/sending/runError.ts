import { type IDataObject, type IExecuteFunctions, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { isAgentTool } from '../run/agentTool';
import type { Failure, Outcome } from './outcome';
import { detailsOf, sentenceOf } from './report';
import { nameOf, type Settled } from './slots';

/**
 * The error that stops the workflow at the first failed message. Its description counts the outcomes where there are several, and
 * its context lists each of them, so that nothing sent is forgotten.
 */
export function runError(context: IExecuteFunctions, all: readonly Settled[]): NodeApiError | NodeOperationError {
	const error = errorOfFirstFailure(context, all);
	error.context.data = {
		messages: all.map(({ itemIndex, outcome, duplicateOf, isLeftover }) => ({
			item: itemIndex,
			...(isLeftover === true ? { earlierTry: true } : {}),
			...(duplicateOf === undefined ? summaryOf(outcome) : { outcome: 'skipped', duplicateOf: duplicateOf.itemIndex }),
		})),
	};
	return error;
}

function errorOfFirstFailure(context: IExecuteFunctions, all: readonly Settled[]): NodeApiError | NodeOperationError {
	const [first, ...others] = all.filter(isOwnFailure);
	if (first === undefined) {
		return new NodeOperationError(context.getNode(), 'The execution was stopped', { description: tally(all) });
	}
	const { itemIndex, outcome } = first;
	const { problem } = outcome;
	const isTool = isAgentTool(context);
	// An agent is shown only the message, which must say whether the text may have gone out.
	const message = isTool ? sentenceOf(first) : `${nameOf(first)}: ${problem.happened}`;
	const description = [problem.remedy, ...others.slice(0, 5).map(sentenceOf), ...ending(all, outcome)].join('\n');
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

/** Whether a message failed by itself: not one that was not tried, nor the duplicate of one that failed. */
function isOwnFailure(settled: Settled): settled is Settled & { outcome: Failure } {
	const { outcome, duplicateOf, isLeftover } = settled;
	return outcome.outcome !== 'accepted' && !isUntried(outcome) && duplicateOf === undefined && isLeftover !== true;
}

function isUntried(outcome: Outcome): boolean {
	return outcome.outcome === 'rejected' && outcome.problem.code === 'NOT_STARTED';
}

function summaryOf(outcome: Outcome): IDataObject {
	if (outcome.outcome !== 'accepted') return { ...detailsOf(outcome), reason: outcome.problem.happened };
	const { umid, destination, clientMessageId } = outcome;
	return { outcome: 'accepted', destination, clientMessageId, umid };
}

/** What the description ends with: one message needs no count. */
function ending(all: readonly Settled[], { outcome }: Outcome): string[] {
	if (all.length > 1) return [tally(all)];
	return outcome === 'rejected' ? ['Nothing was sent.'] : [];
}

function tally(all: readonly Settled[]): string {
	const settled = all.filter(({ duplicateOf, isLeftover }) => duplicateOf === undefined && isLeftover !== true);
	const leftovers = all.filter(({ isLeftover }) => isLeftover === true);
	const count = (wanted: (outcome: Outcome) => boolean) => settled.filter(({ outcome }) => wanted(outcome)).length;
	const accepted = count(({ outcome }) => outcome === 'accepted');
	const unconfirmed = count(({ outcome }) => outcome === 'unknown');
	const notTried = count(isUntried);
	const failed = settled.length - accepted - unconfirmed - notTried;
	const parts = [
		[accepted, 'accepted'],
		[unconfirmed, 'unconfirmed'],
		[failed, 'not sent because of an error'],
		[notTried, 'not tried'],
	] as const;
	const shown = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
	const nothing = accepted + unconfirmed + leftovers.length === 0 ? 'Nothing was sent. ' : '';
	const messages = `${settled.length} message${settled.length === 1 ? '' : 's'}`;
	const earlier = leftovers.length > 0 ? ` ${leftoversSentence(leftovers)}` : '';
	return `${nothing}Of ${messages}: ${shown.join(', ')}.${earlier} The error's details list each of them.`;
}

/** What an earlier try sent to numbers that are no longer in the input. */
function leftoversSentence(leftovers: readonly Settled[]): string {
	const shown = leftovers.slice(0, 10).map(({ itemIndex, outcome }) => {
		const end = outcome.outcome === 'accepted' ? `umid ${outcome.umid ?? 'not given'}` : 'unconfirmed';
		return `${outcome.destination ?? ''} (row ${itemIndex + 1}, ${end})`;
	});
	const more = leftovers.length > shown.length ? ` and ${leftovers.length - shown.length} more` : '';
	return `An earlier try of this node also sent messages to ${shown.join(', ')}${more}: the input had other numbers then.`;
}
