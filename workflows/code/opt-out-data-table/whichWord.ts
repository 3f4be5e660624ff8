import { whichWord } from '../optOut/whichWord';

export default function ofEvent() {
	// Settings passes the event on.
	const { json } = $input.first();
	return [{ json: whichWord(json, json) }];
}
