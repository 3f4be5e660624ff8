import type { CheckContext } from '../../text/checkContext';
import type { RawMessage } from '../format';

type Checks = Pick<CheckContext, 'allowPlaceholders' | 'allowTruncation' | 'smartEncoding'>;

/** What the options of a message say of its text. */
export function textChecks(raw: RawMessage): Checks {
	return {
		allowPlaceholders: raw.allowPlaceholders === true,
		allowTruncation: raw.allowTruncation === true,
		smartEncoding: raw.smartEncoding === true,
	};
}
