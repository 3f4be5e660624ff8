import { batchesOf } from '../campaign/batches';
import type { Row } from '../sheets/row';

export default function findBatches() {
	const log = $input.all().map(({ json }) => json);
	return batchesOf(filledIn(), log).map((json) => ({ json }));
}

/** In the form, or in Settings. */
function filledIn(): Row {
	try {
		return $('Cancel form').first().json;
	} catch {
		return $('Settings').first().json;
	}
}
