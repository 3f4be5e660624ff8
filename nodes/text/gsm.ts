// GSM 03.38 (3GPP TS 23.038, section 6.2.1). Escape itself (0x1B) is not a character.
const basic =
	'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const extensionCharacters = '\f^{}\\[~]|€';

/** How many septets each character of the alphabet and its extension table takes. */
export const septets: ReadonlyMap<string, number> = new Map<string, number>([
	...Array.from(basic, (character): [string, number] => [character, 1]),
	...Array.from(extensionCharacters, (character): [string, number] => [character, 2]),
]);

/** Whether every character of the text is in the GSM 03.38 alphabet or its extension table. */
export function fitsGsm7(text: string): boolean {
	for (const character of text) if (!septets.has(character)) return false;
	return true;
}
