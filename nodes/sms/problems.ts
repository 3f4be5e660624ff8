import { INVALID, type Problem } from './outcome';
import { withoutCodes } from './unknownValues';

/** What n8n itself could not do for us (resolve an expression, hand out the credential), as a problem of the messages. */
export function problemOf(thrown: unknown, happened: string): Problem {
	const reason = thrown instanceof Error ? withoutCodes(thrown.message.replace(/[.\s]+$/, '')) : 'no reason given';
	return {
		happened: `${happened}: ${reason}`,
		remedy: 'Correct it in the node; nothing was sent for it.',
		code: INVALID,
	};
}
