import { isOneOf } from '../optOut/words';
import { cellText } from '../sheets/row';

export default function whichWord() {
	const words = $('Words').first().json;
	const { source, destination, body, timestamp, umid } = $('8x8 SMS Trigger').first().json;
	const text = cellText(body);
	// A word on both lists is a STOP.
	const state = isOneOf(cellText(words.stop), text) ? 'OUT' : isOneOf(cellText(words.start), text) ? 'IN' : '';
	const answer = state === 'OUT' ? words.stopAnswer : state === 'IN' ? words.startAnswer : '';
	const number = cellText(destination).replace('+', '');
	return [{ json: { state, word: text, answer: cellText(answer), phone: source, number, at: timestamp, umid } }];
}
