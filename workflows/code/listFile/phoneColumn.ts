/** How people call the column of phone numbers, the surest first. */
const names = [
	/^(?:phone|mobile|msisdn|destination|handy|handynummer)$/i,
	/mobile|cell|handy|m[oó]vil|celular|portable|gsm|whatsapp|hp|seluler/i,
	/phone|msisdn|telef|fono|telp|nomor|sms|destination|电话|手机|電話/i,
	/^(?:tel|number|no|to|numero|nummer)\b/i,
];

/**
 * The column with the phone numbers.
 * @param wanted as the person has written it; empty to find it by its name
 */
export function phoneColumn(columns: readonly string[], wanted: string): string | undefined {
	if (wanted !== '') {
		const same = (column: string) => column.toLowerCase() === wanted.toLowerCase();
		return columns.find((column) => column === wanted) ?? columns.find(same);
	}
	for (const name of names) {
		const found = columns.find((column) => name.test(column));
		if (found !== undefined) return found;
	}
	return undefined;
}
