import { leftOf } from '../campaign/left';

export default function whoIsLeft() {
	const rows = (node: string) =>
		$(node)
			.all()
			.map(({ json }) => json);
	const logs = [rows('Log of the last 7 days'), rows('Log once more')];
	return leftOf($('Settings').first().json, logs, rows('Everyone')).map((json) => ({ json }));
}
