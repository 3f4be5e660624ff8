import { whichWords } from '../optOut/whichWord';

export default function ofEvents() {
	// Settings passes each event on.
	return whichWords($input.all().map(({ json }) => ({ settings: json, event: json })));
}
