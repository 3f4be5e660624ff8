import { askedAgain } from '../fileCampaign/askedAgain';
import { resultOf } from '../fileCampaign/outcome';
import { decidedRows, submissionOf } from '../fileCampaign/steps';

export default function buildOutcomePage() {
	const submission = submissionOf($('Check rows').all());
	const { rows, isChecked } = askedAgain(
		decidedRows($('Decide who gets it').all()),
		() => $('Filter opted-out'),
		() => $('Filter opted-out again'),
	);
	const { csv, ...json } = resultOf({ submission, rows, isChecked, answers: answersOf(), now: $now.toISO() });
	const name = (submission.settings.campaign || 'campaign').replace(/[^\p{L}\p{N}_-]+/gu, '-');
	const result = {
		data: Buffer.from(csv).toString('base64'),
		mimeType: 'text/csv',
		fileName: `${name}-result-${$now.toFormat('yyyy-MM-dd-HHmm')}.csv`,
		fileExtension: 'csv',
	};
	return [{ json, binary: { result } }];
}

/** Nothing where there was nothing to send. */
function answersOf() {
	try {
		return $('Send SMS Batch')
			.all()
			.map(({ json }) => json);
	} catch {
		return [];
	}
}
