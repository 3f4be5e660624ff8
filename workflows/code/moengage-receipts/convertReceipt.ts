import { onlyEvent } from '../events/takeOneEvent';
import { addressesIn } from '../settings/filledIn';
import { flatReceipt } from '../../../providers/receipts/moengage';

export default function convertReceipt() {
	const { json } = onlyEvent();
	const receipt = flatReceipt(json);
	if (receipt === undefined) return [];
	addressesIn(json, { 'Delivery tracking URL': "MoEngage's delivery tracking URL" });
	return [{ json: receipt }];
}
