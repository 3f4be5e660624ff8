const byteOrderMarks: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
	['utf-8', [0xef, 0xbb, 0xbf]],
	['utf-16le', [0xff, 0xfe]],
	['utf-16be', [0xfe, 0xff]],
];

/**
 * The text in a file that a person has saved: in the encoding of its byte order mark; without one in UTF-8, and where it
 * cannot be that, in Windows-1252, as Excel writes CSV in the west of Europe and in America.
 */
export function decode(bytes: Uint8Array): string {
	const [marked] = byteOrderMarks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte)) ?? [];
	if (marked !== undefined) return new TextDecoder(marked).decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}
