import { cellText, rowsById } from '../sheets/row';
import { rowText } from '../sheets/texts';

export default function fillInMessages() {
	const { Message, Country } = $('Settings').first().json;
	const standard = { message: cellText(Message), country: cellText(Country) };
	const rows = $('Read rows').all();
	const before = rowsById(rows.map(({ json }) => json));
	return $input.all().map(({ json }, item) => {
		return { json: rowText(json, before.get(cellText(json.ID)), standard), pairedItem: { item } };
	});
}
