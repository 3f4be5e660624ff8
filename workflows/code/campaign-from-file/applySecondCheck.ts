import { askedAgain } from '../fileCampaign/askedAgain';
import { isDue } from '../fileCampaign/decide';
import { decidedRows } from '../fileCampaign/steps';

export default function applySecondCheck() {
	const { rows } = askedAgain(
		decidedRows($('Decide who gets it').all()),
		() => $('Filter opted-out'),
		() => $('Filter opted-out again'),
	);
	return rows.filter(isDue).map((json) => ({ json }));
}
