import { addressesIn, tabAddress } from '../settings/filledIn';
import { whichWord } from '../optOut/whichWord';

export default function ofEvent() {
	const settings = $('Settings').first().json;
	const read = whichWord(settings, $('Event').first().json);
	// Other messages need no list.
	if (read.state !== '') addressesIn(settings, tabAddress);
	return [{ json: read }];
}
