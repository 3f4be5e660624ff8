import { counted, paragraph, table } from '../fileCampaign/html';
import { cellText } from '../sheets/row';

export default function buildOutcomePage() {
	const outcomes = $input.all().map(({ json }) => json);
	const cancelled = outcomes.reduce((sum, row) => sum + (Number(row.cancelled) || 0), 0);
	const rows = outcomes.map((row) => [cellText(row.batchId), cellText(row.outcome), cellText(row.what)]);
	const again = outcomes.some(({ outcome }) => outcome === 'unknown')
		? paragraph('8x8 did not answer for some batches. Run it again: cancelling twice does no harm.')
		: '';
	const html = table(['Batch', 'Outcome', ''], rows) + again;
	return [{ json: { title: `${counted(cancelled, 'message')} cancelled`, html } }];
}
