import { leaveThemOut } from '../optOut/leaveThemOut';

export default function outOfSheet() {
	return leaveThemOut(
		$('Read the list')
			.all()
			.map(({ json }) => json),
	);
}
