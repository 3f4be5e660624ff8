import { rowsOf } from '../receipts/table';

export default function rows() {
	const receipts = $('Event').all();
	return rowsOf(receipts.map(({ json }) => json)).map((json) => ({ json }));
}
