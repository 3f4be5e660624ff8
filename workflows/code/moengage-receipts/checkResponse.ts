import { retryMinutes } from '../../../providers/moengage/config.json';
import { refusalIn } from '../../../providers/receipts/moengage';
import { judge } from '../../../providers/receipts/posting';

export default function checkResponse() {
	return [{ json: judge($input.first().json, $runIndex, retryMinutes, refusalIn) }];
}
