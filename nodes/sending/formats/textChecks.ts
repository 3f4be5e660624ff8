import type { CheckContext } from '../../text/checkContext';
import type { RawMessage } from '../format';

/** What a message is checked against, with what its options say of its text. */
export function withTextChecks(raw: RawMessage, context: CheckContext): CheckContext {
	const allowPlaceholders = raw.allowPlaceholders === true;
	const allowTruncation = raw.allowTruncation === true;
	const smartEncoding = raw.smartEncoding === true;
	const isSame =
		(context.allowPlaceholders ?? false) === allowPlaceholders &&
		context.allowTruncation === allowTruncation &&
		(context.smartEncoding ?? false) === smartEncoding;
	// Nearly always, and a copy for every message costs more than some of its checks.
	return isSame ? context : { ...context, allowPlaceholders, allowTruncation, smartEncoding };
}
