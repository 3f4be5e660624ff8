import { rowsOf } from '../receipts/table';

export default function convertToRows() {
	const receipts = $('Received events').all();
	return rowsOf(receipts.map(({ json }) => json)).map((json) => ({ json }));
}
