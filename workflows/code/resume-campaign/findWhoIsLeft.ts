import { isRecord } from '../../../nodes/problems/unknownValues';
import { leftOf } from '../campaign/left';
import { cellText } from '../sheets/row';

export default function findWhoIsLeft() {
	const rows = (node: string) =>
		$(node)
			.all()
			.map(({ json }) => json);
	const logs = [rows('Log of the last 7 days'), rows('Log once more')];
	const { params } = $('Log of the last 7 days');
	// A table of receipts in its place has no such limit.
	const isLog = isRecord(params) && params.resource === 'log';
	const time = isLog ? { from: cellText(params.from), now: $now.toMillis() } : undefined;
	return leftOf($('Settings').first().json, logs, rows('Read all people'), time).map((json) => ({ json }));
}
