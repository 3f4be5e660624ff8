import { cellText, type Row } from '../sheets/row';
import { isOneOf } from './words';

/**
 * Whether the texts of a run are STOPs and STARTs, and what is answered: one item for each event, in their order. Who
 * sent several such words gets the answer to the last one, as it is the one that counts.
 * @param settings the words and answers, as the node Settings has them
 * @returns all of the event besides, which goes on to others where it is neither
 */
export function whichWords(events: readonly { settings: Row; event: Row }[]) {
	const read = events.map(({ settings, event }) => whichWord(settings, event));
	const last = new Map(read.flatMap(({ state, phone }, item) => (state === '' ? [] : [[phone, item] as const])));
	return read.map((each, item) => {
		const isAnswered = last.get(each.phone) === item;
		return { json: isAnswered ? each : { ...each, answer: '' }, pairedItem: { item } };
	});
}

function whichWord(settings: Row, event: Row) {
	const word = cellText(event.body);
	// A word on both lists is a STOP.
	const state = isOneOf(cellText(settings['Words for STOP']), word)
		? 'OUT'
		: isOneOf(cellText(settings['Words for START']), word)
			? 'IN'
			: '';
	const answer = state === 'OUT' ? settings['Answer to STOP'] : state === 'IN' ? settings['Answer to START'] : '';
	const { source: phone, timestamp: at } = event;
	return {
		...event,
		state,
		word,
		answer: cellText(answer),
		phone,
		number: cellText(event.destination).replace('+', ''),
		at,
	};
}
