import { smsLimits } from '../generated/limits';
import { problem } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import { quote } from '../problems/unknownValues';
import { brokenPart, isInvisible, mayBeBroken } from './brokenText';
import type { CheckContext } from './checkContext';
import { alwaysFits, countSegments, type TextEncoding } from './segments';

/** What JavaScript makes of an object that is put into a text. */
const objectAsText = '[object Object]';

/** What is wrong with a text as the recipient would read it; undefined where it may be sent. */
export function textProblem(
	text: string,
	encoding: TextEncoding | 'AUTO',
	{ allowTruncation, allowPlaceholders = false }: Pick<CheckContext, 'allowTruncation' | 'allowPlaceholders'>,
): Problem | undefined {
	if (isInvisible(text)) return problem('TEXT_EMPTY');
	if (mayBeBroken(text)) {
		if (text.includes(objectAsText)) return problem('TEXT_HOLDS_OBJECT', { part: objectAsText });
		const broken = allowPlaceholders ? undefined : brokenPart(text);
		if (broken !== undefined) return problem('TEXT_BROKEN', { part: quote(withoutDefault(broken)) });
	}
	if (text.length <= alwaysFits) return undefined;
	const { truncated, segmentsNeeded } = countSegments(text, encoding);
	if (!truncated || allowTruncation) return undefined;
	return problem('TEXT_TOO_LONG', { segmentsNeeded, limit: smsLimits.textSegments });
}

/** {Name|default} as {Name}: the default may be a part of the text that is not to be shown. */
function withoutDefault(placeholder: string): string {
	const bar = placeholder.indexOf('|');
	return bar < 0 || !placeholder.endsWith('}') ? placeholder : `${placeholder.slice(0, bar)}}`;
}

/** The encoding that a message asks for. An unknown one is refused where the field is read. */
export function encodingIn(value: unknown): TextEncoding | 'AUTO' {
	return value === 'GSM7' || value === 'UCS2' ? value : 'AUTO';
}
