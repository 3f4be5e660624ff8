import { readCampaign } from '../fileCampaign/rows';

export default function checkRows() {
	const form = $('Campaign form').first().json;
	const items = $input.all().map(({ json }) => json);
	const read = readCampaign(form, items, $now);
	if (!read.ok) return [{ json: { unreadable: read.sentence } }];
	// The filter of people who opted out sets it.
	const [first, ...others] = read.rows.map((row) => ({ ...row, OptOutChecked: false }));
	// What is the same for all rows is passed on once.
	return [{ json: { ...first, submission: read.submission } }, ...others.map((json) => ({ json }))];
}
