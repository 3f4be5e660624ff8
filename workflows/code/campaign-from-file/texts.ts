import { cellText } from '../sheets/row';
import { decide } from '../fileCampaign/decide';
import { readEarlier } from '../fileCampaign/earlier';
import { fileRows, letThrough, submissionOf } from '../fileCampaign/steps';

export default function texts() {
	const rows = $('Rows').all();
	const { settings } = submissionOf(rows);
	const earlier = readEarlier(
		$('Earlier campaigns')
			.all()
			.map(({ json }) => json),
	);
	const known = new Set(earlier.map(({ id }) => id));
	const own = Number($('Note the campaign').first().json.id);
	const all = readEarlier($input.all().map(({ json }) => json));
	const decided = decide(fileRows(rows), {
		letThrough: letThrough(() => $('Filter opted-out')),
		again: cellText($('Look at it').first().json.earlier).startsWith('Send'),
		earlier,
		meanwhile: all.filter(({ id }) => id < own && !known.has(id)),
		name: `${settings.campaign || 'campaign'}-${$execution.id}`,
	});
	return decided.map((json) => ({ json }));
}
