import { changesFor } from '../sheets/receipts';
import { missingColumns } from '../sheets/row';

export default function findChangedRows() {
	const settings = $('Settings').first().json;
	const [headings, ...rows] = $input.all().map(({ json }) => json);
	const columns = ['ID', 'Phone', 'Status', 'UMID', 'Error'];
	const problem = missingColumns(headings, columns, ['Price', 'Currency', 'Segments', 'Delivered At']);
	if (problem !== undefined) throw new Error(problem);
	const shown = (time: string) => DateTime.fromISO(time).setZone($now.zoneName).toFormat('yyyy-MM-dd HH:mm:ss');
	const receipts = $('Read saved receipts')
		.all()
		.map(({ json }) => json);
	const patience = {
		now: Date.now(),
		settleAfterMinutes: Number(settings['Minutes until a row is found by its ID']),
		forgetAfterHours: Number(settings['Hours until a receipt is forgotten']),
	};
	return changesFor(receipts, rows, shown, patience).map((change) => ({ json: change }));
}
