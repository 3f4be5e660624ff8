import { mapEvent } from '../../../providers/receipts/clevertap';

export default function map() {
	const mapped = mapEvent($input.first().json);
	return mapped === undefined ? [] : [{ json: mapped }];
}
