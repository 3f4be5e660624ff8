/** "Row 3 (item 2)": people count the rows of a table from 1, n8n counts items from 0. */
export function itemName(itemIndex: number): string {
	return `Row ${itemIndex + 1} (item ${itemIndex})`;
}

/** A failed message's sentence without the name of its item, nor of the item whose duplicate it is. */
export function withoutItemName(sentence: string): string {
	return sentence.replace(/^Row \d+ \(item \d+\): (?:Duplicate of row \d+ \(item \d+\): )?/, '');
}

/** A name of an item within a sentence. */
export function inSentence(name: string): string {
	return name.replace(/^R/, 'r');
}
