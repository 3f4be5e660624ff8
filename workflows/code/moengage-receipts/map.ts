import { flatReceipt } from '../../../providers/receipts/moengage';

export default function map() {
	const receipt = flatReceipt($input.first().json);
	return receipt === undefined ? [] : [{ json: receipt }];
}
