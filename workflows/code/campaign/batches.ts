import { textOf } from '../../../nodes/problems/unknownValues';
import { cellText, type Row } from '../sheets/row';

/** A batch to be cancelled, and what 8x8's log says about it. */
export interface CampaignBatch extends Row {
	batchId: string;
	campaign: string;
	/** Messages of it in the log; null where the log has none, or could not be read. */
	messages: number | null;
	/** Of them, those that had failed or were cancelled before. */
	endedBefore: number | null;
}

const failedStates = new Set(['failed', 'rejected']);

/**
 * The batches of a campaign: those with its name in 8x8's log, and those whose IDs are given.
 *
 * Throws where there is nothing to go by, or the campaign is not in the log and no batch is named, since a campaign
 * that continues must not look cancelled.
 * @param settings what the user filled in: Campaign (its client batch ID), Batch IDs (separated by commas, spaces or
 * lines)
 * @param log rows of Export; items that are not messages say that it could not be read
 */
export function batchesOf(settings: Row, log: readonly Row[]): CampaignBatch[] {
	const campaign = cellText(settings.Campaign);
	const given = cellText(settings['Batch IDs'])
		.split(/[\s,;]+/)
		.filter((id) => id !== '');
	if (campaign === '' && given.length === 0) {
		throw new Error('Nothing says what to cancel. Fill in Campaign or Batch IDs.');
	}
	const rows = log.filter(({ umid }) => textOf(umid) !== undefined);
	const named = campaign === '' ? [] : rows.filter(({ clientBatchId }) => cellText(clientBatchId) === campaign);
	const ids = new Set([...given, ...named.map(({ batchId }) => cellText(batchId))].filter((id) => id !== ''));
	if (ids.size === 0) throw new Error(notFound(campaign, log));
	return [...ids].map((batchId) => {
		const those = rows.filter((row) => cellText(row.batchId) === batchId);
		const ended = those.filter(({ state }) => failedStates.has(cellText(state)));
		const known = those.length > 0;
		return {
			batchId,
			campaign: cellText(those[0]?.clientBatchId),
			messages: known ? those.length : null,
			endedBefore: known ? ended.length : null,
		};
	});
}

function notFound(campaign: string, log: readonly Row[]): string {
	const remedy = 'Nothing was cancelled. Enter Batch IDs: they are in the output of Send Batch and in the result file.';
	const trouble = log.find(({ umid, error, jobId }) => textOf(umid) === undefined && (error ?? jobId) !== undefined);
	if (trouble === undefined) {
		return `8x8's log of the last 7 days has no batch of the campaign "${campaign}". ${remedy}`;
	}
	const reason = cellText(trouble.error) || '8x8 has not finished it yet';
	return `8x8's log could not be read: ${reason}. ${remedy}`;
}
