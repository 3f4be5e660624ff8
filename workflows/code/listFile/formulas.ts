// A spreadsheet calculates a cell that begins with one of these, also in full width. A file that is opened with another
// delimiter has cells that begin in the middle of others.
const starts = '[=+\\-@＝＋－＠]';
const unguardedStart = new RegExp(`(^|[,;\\t|\\r\\n])([ "]*)(?=${starts})`, 'g');
const guardedStart = new RegExp(`(^|[,;\\t|\\r\\n])([ "]*)'(?=${starts})`, 'g');

/** A cell in which what a spreadsheet would calculate is marked as text with an apostrophe; a phone number as it is. */
export function guarded(cell: string): string {
	return /^\+[\d ]+$/.test(cell) ? cell : cell.replace(unguardedStart, "$1$2'");
}

/** The cell without such marks, so that a file that was written is read as what it was. */
export function unguarded(cell: string): string {
	return cell.replace(guardedStart, '$1$2');
}
