import { retryMinutes } from '../../../providers/clevertap/config.json';
import { refusalIn } from '../../../providers/receipts/clevertap';
import { judge } from '../../../providers/receipts/posting';

export default function checkResponse() {
	return [{ json: judge($input.first().json, $runIndex, retryMinutes, refusalIn) }];
}
