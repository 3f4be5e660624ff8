import { marksFor } from '../sheets/marks';

export default function pickRowsToText() {
	const claim = `Run ${$execution.id} took this row at ${$now.toFormat('yyyy-MM-dd HH:mm:ss.SSS')}. If that is long ago, clear the Status.`;
	const most = Number($('Settings').first().json['Most texts per run']) || 0;
	const rows = $input.all().map(({ json }) => json);
	return marksFor(rows, claim, most).map((mark) => ({ json: { ...mark, claim } }));
}
