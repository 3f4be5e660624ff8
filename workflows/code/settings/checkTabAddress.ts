import { addressesIn, tabAddress } from './filledIn';

/** Passes on what the node Settings has output, if its address is one. */
export default function checkTabAddress() {
	addressesIn($input.first().json, tabAddress);
	return $input.all();
}
