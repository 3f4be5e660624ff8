import { batchesOf } from '../campaign/batches';

export default function batches() {
	const log = $input.all().map(({ json }) => json);
	return batchesOf($('Settings').first().json, log).map((json) => ({ json }));
}
