import { addressesIn, tabAddress } from '../settings/filledIn';
import { whichWords } from '../optOut/whichWord';

export default function ofEvents() {
	const settings = $('Settings').first().json;
	const items = whichWords(
		$('Received events')
			.all()
			.map(({ json }) => ({ settings, event: json })),
	);
	// Other messages need no list.
	if (items.some(({ json }) => json.state !== '')) addressesIn(settings, tabAddress);
	return items;
}
