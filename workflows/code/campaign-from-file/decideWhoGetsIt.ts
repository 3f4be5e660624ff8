import { cellText } from '../sheets/row';
import { decide } from '../fileCampaign/decide';
import { readEarlier } from '../fileCampaign/earlier';
import { fileRows, letThrough, submissionOf } from '../fileCampaign/steps';

export default function decideWhoGetsIt() {
	const items = $('Check rows').all();
	const { settings } = submissionOf(items);
	const rows = fileRows(items);
	const filtered = letThrough(
		() => $('Filter opted-out'),
		rows.filter(({ Problem }) => Problem === ''),
	);
	if (!filtered.ok) throw new Error(filtered.sentence);
	const earlier = readEarlier(
		$('Read earlier campaigns')
			.all()
			.map(({ json }) => json),
	);
	const known = new Set(earlier.map(({ id }) => id));
	const own = Number($('Save campaign').first().json.id);
	const all = readEarlier($input.all().map(({ json }) => json));
	const decided = decide(rows, {
		letThrough: filtered.rows,
		again: cellText($('Show second page').first().json.earlier).startsWith('Send'),
		earlier,
		meanwhile: all.filter(({ id }) => id < own && !known.has(id)),
		name: `${settings.campaign || 'campaign'}-${$execution.id}`,
	});
	// The filter sets it when it is asked again; what it has set for the page does not count.
	return decided.map((row) => ({ json: { ...row, OptOutChecked: false } }));
}
