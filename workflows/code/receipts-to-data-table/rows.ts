import { rowsOf } from '../receipts/table';

export default function rows() {
	const receipts = $('8x8 SMS Trigger').all();
	return rowsOf(receipts.map(({ json }) => json)).map((json) => ({ json }));
}
