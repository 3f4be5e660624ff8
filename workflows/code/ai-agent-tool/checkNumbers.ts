import { allowedNumbers } from '../agent/allowed';
import { cellText } from '../sheets/row';

export default function allow() {
	const { json } = $input.first();
	return [{ json: { ...json, allowed: allowedNumbers(cellText(json['Allowed numbers'])) } }];
}
