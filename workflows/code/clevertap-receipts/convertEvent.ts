import { onlyEvent } from '../events/takeOneEvent';
import { addressesIn } from '../settings/filledIn';
import { mapEvent } from '../../../providers/receipts/clevertap';

export default function convertEvent() {
	const { json } = onlyEvent();
	const mapped = mapEvent(json);
	if (mapped === undefined) return [];
	addressesIn(json, { 'Callback URL': "the Callback URL from the Setup tab of CleverTap's provider" });
	return [{ json: mapped }];
}
