import { planFor } from '../reminders/plan';
import { cellText } from '../sheets/row';

export default function planReminders() {
	const settings = $('Settings').first().json;
	const rows = $input.all().map(({ json }) => json);
	const actions = planFor(rows, {
		hoursBefore: Number(settings['Hours before']),
		text: cellText(settings.Message),
		country: cellText(settings.Country),
		now: $now,
		fromISO: (iso) => DateTime.fromISO(iso, { zone: $now.zoneName }),
	});
	return actions.map((json) => ({ json }));
}
