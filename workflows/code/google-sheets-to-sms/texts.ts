import { cellText, rowsById } from '../sheets/row';
import { rowText } from '../sheets/texts';

export default function texts() {
	const standard = cellText($('Settings').first().json.Message);
	const rows = $('Rows').all();
	const before = rowsById(rows.map(({ json }) => json));
	return $input.all().map(({ json }, item) => {
		return { json: rowText(json, before.get(cellText(json.ID)), standard), pairedItem: { item } };
	});
}
