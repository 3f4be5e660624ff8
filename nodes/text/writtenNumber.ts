import { problem } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import { failed, ok, type Result } from '../problems/result';
import { withoutEnds } from '../problems/trimmed';
import { codePattern, inQuotes, quote } from '../problems/unknownValues';

/** A number as it was written, without what is around it. */
export interface WrittenNumber {
	/** What is left to read: digits of 0 to 9, signs between them, and in front a plus, if any. */
	written: string;
	/** Whether it is nothing but digits, with or without a plus before them. */
	isPlain: boolean;
	/** All that was written, which `quoteNumber` shows in an error's sentence. */
	given: string;
}

/** Longer values are refused before any pattern looks at them. */
const longestNumber = 100;

/** Marks that cannot change how digits are shown: zero-width spaces and joiners, and left-to-right marks. */
const harmless = /[\u00ad\u200b-\u200e\u202a\u202c\u2060\u2066\u2068\u2069\ufeff]/g;

/** Right-to-left marks change nothing where no digits follow or go before. */
const isMarkAround = (sign: string) => /[\s\u200f\u061c]/.test(sign);

const isQuote = (sign: string) => /['"‘’“”]/.test(sign);

/** Whether it is nothing but digits, with or without a plus before them. */
export function isPlain(written: string): boolean {
	return /^\+?\d+$/.test(written);
}

/** A value from anywhere as a written number: quotes, "tel:" and invisible marks taken off, digits of all scripts as 0 to 9. */
export function readWritten(raw: unknown): Result<WrittenNumber> {
	if (raw === undefined || raw === null || raw === '') return failed(problem('DESTINATION_EMPTY'));
	const text = asText(raw);
	if (text === undefined) return failed(problem('DESTINATION_NOT_TEXT', { shown: quote(raw) }));
	if (text.length > longestNumber) return failed(problem('DESTINATION_OVERLONG', { length: text.length }));
	// Most numbers need none of what follows.
	if (isPlain(text)) return ok({ written: text, isPlain: true, given: text });
	const given = text.trim();
	const shown = quoteNumber(given);
	const visible = withoutEnds(text.replace(harmless, ''), isMarkAround);
	if (visible === '') return failed(problem('DESTINATION_EMPTY'));
	if (/\p{Cf}/u.test(visible)) return failed(problem('DESTINATION_INVISIBLE_CHARACTERS', { shown }));
	const written = withoutEnds(withUsualDigits(visible), isQuote)
		.replace(/^\s*tel:/i, '')
		.trim()
		// A column of numbers, exported with decimals: 6591234567.0
		.replace(/^(\+?\d{7,})\.0+$/, '$1');
	const refusal = refusalOf(written, shown);
	return refusal === undefined ? ok({ written, isPlain: isPlain(written), given }) : failed(refusal);
}

function asText(raw: unknown): string | undefined {
	if (typeof raw === 'number') return Number.isSafeInteger(raw) ? String(raw) : undefined;
	if (typeof raw === 'bigint') return raw < 10n ** 20n && raw > -(10n ** 20n) ? String(raw) : undefined;
	return typeof raw === 'string' ? raw : undefined;
}

/** Full-width signs and the digits of all scripts in their usual form. Others are left alone: ² is not 2. */
function withUsualDigits(text: string): string {
	if (!/[^ -~]/.test(text)) return text;
	return text
		.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
		.replace(/\p{Nd}/gu, (digit) => String(valueOf(digit)));
}

/** Unicode has the decimal digits of every script in rows of ten, from zero to nine. */
function valueOf(digit: string): number {
	const code = digit.codePointAt(0) ?? 0;
	let before = 0;
	while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
	return before % 10;
}

/** Ways of writing that leave open which number is meant, or whether it is one. */
function refusalOf(written: string, shown: string): Problem | undefined {
	if (written === '') return problem('DESTINATION_EMPTY');
	if (/^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i.test(written)) return problem('DESTINATION_EXPONENT', { shown });
	if (/^\p{Dash}/u.test(written)) return problem('DESTINATION_NEGATIVE', { shown });
	if (/^\+?\d{7,}\.\d+$/.test(written) || /^[^.]*\.(?:\d|00)$/.test(written)) {
		return problem('DESTINATION_DECIMALS', { shown });
	}
	if (/\d[\s,;]*(?:extension|extn|ext|x|#)[\s.:=]*\d+$/i.test(written)) {
		return problem('DESTINATION_EXTENSION', { shown });
	}
	const isSeveral =
		/\d[^\d\t\n\v\f\r\u0085\u2028\u2029,;/|&]*[\t\n\v\f\r\u0085\u2028\u2029,;/|&]\D*\d|\d\s*\+/.test(written) ||
		isTwoRows(written);
	if (isSeveral) return problem('DESTINATION_SEVERAL', { shown });
	return isDate(written) ? problem('DESTINATION_DATE', { shown }) : undefined;
}

function isTwoRows(written: string): boolean {
	const rows = written.split(/\D+/).filter((row) => row !== '');
	return rows.length === 2 && rows.every(({ length }) => length >= 7);
}

/** A day of these two centuries, with signs between its parts. */
function isDate(written: string): boolean {
	return /^(?:(?:19|20)\d\d\D+[01]?\d\D+[0-3]?\d|[0-3]?\d\D+[0-3]?\d\D+(?:19|20)\d\d)$/.test(written);
}

/** A number as a quote. Among words, what may be a one-time code is hidden, and of longer rows the last digits are shown. */
export function quoteNumber(text: string): string {
	if (!/\p{L}{2}/u.test(text)) return inQuotes(text, 40);
	const hidden = text.replace(codePattern, (row) => {
		const digits = row.replace(/\D/g, '');
		return digits.length < 7 ? row.replace(/\d/g, '•') : `…${digits.slice(-3)}`;
	});
	return inQuotes(hidden, 40);
}
