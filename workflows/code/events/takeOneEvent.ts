import { cellText } from '../sheets/row';

/**
 * The event of this run, in a workflow that takes one: it would lose the others. Of pinned samples, of which there is one
 * for each kind of event, the first.
 *
 * Throws where several events came, with what to do.
 */
export function onlyEvent() {
	const events = $input.all().filter(({ json }) => !cellText(json.umid).startsWith('sample-'));
	if (events.length > 1) {
		throw new Error(
			`${events.length} events came in one run, and this workflow takes one, so nothing was done. Turn off Gather Events under Options of the trigger, and publish again. The events are in the data of this run, under Executions.`,
		);
	}
	return $input.first();
}

export default function takeOneEvent() {
	return [onlyEvent()];
}
