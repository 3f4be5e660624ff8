import { askedAgain } from '../fileCampaign/askedAgain';
import { isDue } from '../fileCampaign/decide';
import { decidedRows } from '../fileCampaign/steps';

export default function checkedAgain() {
	const { rows } = askedAgain(
		decidedRows($('Texts').all()),
		() => $('Filter opted-out'),
		() => $('Filter opted-out again'),
	);
	return rows.filter(isDue).map((json) => ({ json }));
}
