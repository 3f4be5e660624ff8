import { cellText } from '../sheets/row';
import { addressesIn } from './filledIn';

/** Passes on what the node Settings has output. Where messages go by e-mail only, the URL is empty, and no ticket is opened. */
export default function checkHelpDesk() {
	const { json } = $input.first();
	if (cellText(json['Help desk URL']) === '') return [];
	addressesIn(json, { 'Help desk URL': 'the address at which your help desk accepts tickets' });
	return $input.all();
}
