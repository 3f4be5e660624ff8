import { lostOf } from '../receipts/table';

export default function findLostReceipts() {
	const log = $('Log of 2 days').all();
	const known = $('Read known receipts').all();
	return lostOf(
		log.map(({ json }) => json),
		known.map(({ json }) => json),
	).map((json) => ({ json }));
}
