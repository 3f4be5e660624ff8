import { leaveThemOut } from '../optOut/leaveThemOut';

export default function outOfTable() {
	const rows = $('Read the list').all();
	return leaveThemOut([{ Phone: '', State: '' }, ...rows.map(({ json }) => ({ ...json, row_number: json.id }))]);
}
