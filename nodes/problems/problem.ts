import { withoutEnd } from './trimmed';
import { inOneLine, withoutCodes } from './unknownValues';

/** What went wrong with one message, in words for the person who built the workflow. */
export interface Problem {
	/** What happened, as a sentence without the item's number. */
	happened: string;
	/** What to do about it. */
	remedy: string;
	/** HTTP status of the answer, where there was one. */
	status?: number;
	/** 8x8's error code, REJECTED, a code of the catalogue, or the name of a failed connection (ECONNREFUSED, ...). */
	code?: number | string;
	/** 8x8's reference for its support. */
	errorId?: string;
	/** Set where 8x8 assigned an ID to a message that it did not send. */
	umid?: string;
	/** The batch that the message was in, where it was in one and 8x8 gave it an ID. */
	batch?: BatchIds;
}

export interface BatchIds {
	batchId: string;
	clientBatchId: string | null;
}

const longestReason = 1000;

/** Why n8n itself could not do something for us (resolve an expression, hand out the credential), within a sentence. */
export function reasonOf(thrown: unknown): string {
	if (!(thrown instanceof Error)) return 'no reason given';
	return withoutCodes(inOneLine(withoutEnd(thrown.message.slice(0, longestReason), (sign) => /[.\s]/.test(sign))));
}
