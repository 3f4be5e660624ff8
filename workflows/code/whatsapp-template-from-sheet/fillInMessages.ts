import smsOfRows from '../google-sheets-to-sms/fillInMessages';

/** Rows with their SMS, each with its cells, which the template's variables take their values from. */
export default function fillInMessages() {
	const rows = $input.all();
	return smsOfRows().map((text, item) => ({ ...text, json: { ...text.json, Row: rows[item]?.json ?? {} } }));
}
