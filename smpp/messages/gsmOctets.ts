import { septets } from '../../nodes/text/gsm';

/** The octet that marks the next one as from the extension table. */
const escape = 0x1b;

/** Where the characters of the extension table are, in the order of `septets` (3GPP TS 23.038, section 6.2.1.1). */
const extensionCodes = [0x0a, 0x14, 0x28, 0x29, 0x2f, 0x3c, 0x3d, 0x3e, 0x40, 0x65];

const octetsOf = new Map<string, readonly number[]>();
const basic: string[] = [];
const extension = new Map<number, string>();
for (const [character, size] of septets) {
	if (size === 1) {
		// The table has the escape in places without a character.
		if (basic.length === escape) basic.push('');
		octetsOf.set(character, [basic.length]);
		basic.push(character);
	} else {
		const code = extensionCodes[extension.size] ?? 0;
		octetsOf.set(character, [escape, code]);
		extension.set(code, character);
	}
}

/** A text as GSM 03.38, a septet in each octet; undefined where a character is not in that alphabet. */
export function gsmOctets(character: string): readonly number[] | undefined {
	return octetsOf.get(character);
}

/** Reads GSM 03.38. An octet that stands for nothing becomes a space, as the standard says of unknown extensions. */
export function readGsm(octets: Buffer): string {
	let text = '';
	for (let at = 0; at < octets.length; at++) {
		const octet = octets[at] ?? 0;
		if (octet !== escape) text += basic[octet] ?? ' ';
		else {
			at += 1;
			const code = octets[at];
			text += code === undefined ? '' : (extension.get(code) ?? basic[code] ?? ' ');
		}
	}
	return text;
}
