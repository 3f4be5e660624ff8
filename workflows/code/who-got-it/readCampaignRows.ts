import { cellText } from '../sheets/row';
import { readCampaignFile } from '../whoGotIt/campaignFile';

/** What the log has to hold: from the first text of the campaign on. */
export default function readCampaignRows() {
	const items = $input.all().map(({ json }) => json);
	const read = readCampaignFile(items, (text) =>
		DateTime.fromISO(text.replace(' ', 'T'), { zone: $now.zoneName }).toMillis(),
	);
	if (!read.ok) return [{ json: { unreadable: read.sentence } }];
	const { file } = read;
	// What is scheduled is in the log from the day on which it was handed over, up to 7 days before its time.
	const times = file.recipients.flatMap(({ cells, sentAt }) => {
		const handedOver = Date.parse(cellText(cells['Sent At']));
		return Number.isNaN(handedOver) ? (sentAt ?? []) : handedOver;
	});
	const first = times.reduce((one, other) => Math.min(one, other), $now.toMillis());
	// A sheet has the planned time alone, which is up to 7 days later.
	const days = times.length > 0 && file.columns.includes('Scheduled At') ? 1 : 8;
	const from = DateTime.fromMillis(first, { zone: $now.zoneName }).minus({ days });
	return [{ json: { file, from: from.toISO() } }];
}
