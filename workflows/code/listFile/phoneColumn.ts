/** How people call the column of phone numbers. Short words count alone, so that "Cancelled" is not a cell phone. */
const usual =
	/mobile|cellular|handy|m[oó]vil|celular|portable|gsm|whatsapp|seluler|phone|msisdn|telef|telep|fono|telp|destination|电话|手机|電話|(?<!\p{L})(?:cell|hp|sms|tel)(?!\p{L})/iu;

/** What may also number orders or rows: taken only where nothing else looks like phone numbers. */
const vague = /^(?:number|no|to|numero|número|nummer|nomor)\.?$/i;

export type PhoneColumn = { is: 'found'; column: string } | { is: 'missing' } | { is: 'unclear'; candidates: string[] };

/**
 * The column with the phone numbers; unclear where several look like it, as the wrong one would text strangers.
 * @param wanted as the person has written it; empty to find it by its name
 */
export function phoneColumn(columns: readonly string[], wanted: string): PhoneColumn {
	const candidates = wanted === '' ? lookingLikeIt(columns) : called(wanted, columns);
	const [column, ...others] = candidates;
	if (column === undefined) return { is: 'missing' };
	return others.length === 0 ? { is: 'found', column } : { is: 'unclear', candidates };
}

function lookingLikeIt(columns: readonly string[]): string[] {
	const found = columns.filter((column) => usual.test(column));
	return found.length > 0 ? found : columns.filter((column) => vague.test(column));
}

function called(wanted: string, columns: readonly string[]): string[] {
	if (columns.includes(wanted)) return [wanted];
	return columns.filter((column) => column.toLowerCase() === wanted.toLowerCase());
}
