/** The longest record, in characters. A longer one is not CSV: an unclosed quotation mark would use up all memory. */
const longestRecord = 1_000_000;

/**
 * Reads CSV (RFC 4180) piece by piece: fields in quotation marks may hold delimiters, line breaks and doubled quotation marks;
 * lines end with CRLF, LF or CR. Empty lines are left out by default, and so is a byte order mark.
 */
export class CsvReader {
	private record: string[] = [];
	private field = '';
	private length = 0;
	private state: 'start' | 'plain' | 'quoted' | 'quoteInQuoted' = 'start';
	private isFirst = true;
	private afterCr = false;

	/**
	 * @param delimiter the character between fields
	 * @param keepsEmptyLines as records of one empty field, for callers that count lines
	 */
	constructor(
		private readonly delimiter = ',',
		private readonly keepsEmptyLines = false,
	) {}

	/** The records that are complete with this piece; undefined where it cannot be CSV. */
	push(piece: string): string[][] | undefined {
		const records: string[][] = [];
		for (const character of this.isFirst ? piece.replace(/^\uFEFF/, '') : piece) {
			if (!this.take(character, records)) return undefined;
		}
		if (piece !== '') this.isFirst = false;
		return records;
	}

	/** The last record, where the text does not end with a line break; undefined where it ends within quotation marks. */
	end(): string[][] | undefined {
		if (this.state === 'quoted') return undefined;
		const records: string[][] = [];
		if (this.field !== '' || this.record.length > 0 || this.state !== 'start') this.endRecord(records);
		return records;
	}

	private take(character: string, records: string[][]): boolean {
		const followsCr = this.afterCr;
		this.afterCr = false;
		if (++this.length > longestRecord) return false;
		if (this.state === 'quoted') {
			if (character === '"') this.state = 'quoteInQuoted';
			else this.field += character;
			return true;
		}
		if (character === this.delimiter) {
			this.endField();
			return true;
		}
		if (character === '\n' && followsCr) return true;
		if (character === '\n' || character === '\r') {
			this.afterCr = character === '\r';
			this.endRecord(records);
			return true;
		}
		if (character !== '"') {
			// Nothing but a delimiter or a line break follows a closing quotation mark.
			if (this.state === 'quoteInQuoted') return false;
			this.state = 'plain';
			this.field += character;
			return true;
		}
		if (this.state === 'plain') return false;
		if (this.state === 'quoteInQuoted') this.field += '"';
		this.state = 'quoted';
		return true;
	}

	private endField(): void {
		this.record.push(this.field);
		this.field = '';
		this.state = 'start';
	}

	private endRecord(records: string[][]): void {
		const isEmpty = this.record.length === 0 && this.field === '' && this.state === 'start';
		this.endField();
		if (!isEmpty || this.keepsEmptyLines) records.push(this.record);
		this.record = [];
		this.length = 0;
	}
}
