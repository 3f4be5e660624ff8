import { cellText, type Row } from '../sheets/row';
import { isOneOf } from './words';

/**
 * Whether a text is a STOP or a START, and what is answered.
 * @param settings the words and answers, as the node Settings has them
 * @returns all of the event besides, which goes on to others where it is neither
 */
export function whichWord(settings: Row, event: Row): Row {
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
