import { lostOf } from '../receipts/table';

export default function lostReceipts() {
	const log = $('Log of 2 days').all();
	const known = $('Known').all();
	return lostOf(
		log.map(({ json }) => json),
		known.map(({ json }) => json),
	).map((json) => ({ json }));
}
