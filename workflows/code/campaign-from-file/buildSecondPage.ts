import { readEarlier } from '../fileCampaign/earlier';
import { pageOf, unreadablePage } from '../fileCampaign/page';
import { fieldsOf } from '../fileCampaign/fields';
import { fileRows, letThrough, previewed, submissionOf } from '../fileCampaign/steps';

export default function buildSecondPage() {
	const { unreadable } = $('Check rows').first().json;
	if (typeof unreadable === 'string') return [{ json: unreadablePage(unreadable) }];
	const rows = fileRows($('Check rows').all());
	const filtered = letThrough(
		() => $('Filter opted-out'),
		rows.filter(({ Problem }) => Problem === ''),
	);
	if (!filtered.ok) return [{ json: unreadablePage(filtered.sentence) }];
	const { previews, summary } = previewed(() => $('Preview').all());
	const page = pageOf({
		submission: submissionOf($('Check rows').all()),
		rows,
		letThrough: filtered.rows,
		previews,
		summary,
		earlier: readEarlier(
			$('Read earlier campaigns')
				.all()
				.map(({ json }) => json),
		),
		zone: $now.zoneName,
		shown: (time: string) => DateTime.fromISO(time).setZone($now.zoneName).toFormat('ccc d LLL yyyy, HH:mm'),
	});
	return [{ json: { ...page, fields: fieldsOf(page) } }];
}
