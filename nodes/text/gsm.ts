// GSM 03.38 (3GPP TS 23.038, section 6.2.1). Escape itself (0x1B) is not a character.
const basic =
	'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const extensionCharacters = '\f^{}\\[~]|€';

/** How many septets each character of the alphabet and its extension table takes. */
export const septets: ReadonlyMap<string, number> = new Map<string, number>([
	...Array.from(basic, (character): [string, number] => [character, 1]),
	...Array.from(extensionCharacters, (character): [string, number] => [character, 2]),
]);

/** Septets by character code, 0 for what GSM does not have: texts are read once a message, and a table is the fastest. */
const septetsByCode = new Uint8Array(Math.max(...Array.from(septets.keys(), codeOf)) + 1);
for (const [character, size] of septets) septetsByCode[codeOf(character)] = size;

/** Characters that take one septet each. Most texts have no others, and a pattern is faster than the table. */
const usual = /^[\n\r -Z_a-z]*$/;

/** How many septets a text takes; undefined where GSM 03.38, with its extension table, lacks one of its characters. */
export function septetsIn(text: string): number | undefined {
	if (usual.test(text)) return text.length;
	let total = 0;
	for (let index = 0; index < text.length; index++) {
		const size = septetsByCode[text.charCodeAt(index)] ?? 0;
		if (size === 0) return undefined;
		total += size;
	}
	return total;
}

/** Whether every character of the text is in the GSM 03.38 alphabet or its extension table. */
export function fitsGsm7(text: string): boolean {
	return septetsIn(text) !== undefined;
}

function codeOf(character: string): number {
	return character.charCodeAt(0);
}
