/** The workflows that are called read one message, or one receipt, and would lose the others. */
export default function takeOneEvent() {
	const items = $input.all();
	const kinds = new Set(items.map(({ json }) => json.eventType));
	if (items.length > kinds.size) {
		throw new Error(
			`${items.length} events came in one run, and none was passed on. Turn off Gather Events in 8x8 SMS Trigger, and publish again. These events are in the data of this run.`,
		);
	}
	return items;
}
