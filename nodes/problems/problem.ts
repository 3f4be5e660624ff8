import { withoutCodes } from './unknownValues';

/** What went wrong with one message, in words for the person who built the workflow. */
export interface Problem {
	/** What happened, as a sentence without the item's number. */
	happened: string;
	/** What to do about it. */
	remedy: string;
	/** HTTP status of the answer, where there was one. */
	status?: number;
	/** 8x8's error code, REJECTED, or the name of the kind of failure (INVALID, NOT_STARTED, ECONNREFUSED, ...). */
	code?: number | string;
	/** 8x8's reference for its support. */
	errorId?: string;
	/** Set where 8x8 gave a message that it did not send an ID. */
	umid?: string;
	/** The batch that the message was in, where it was in one and 8x8 gave it an ID. */
	batch?: BatchIds;
}

export interface BatchIds {
	batchId: string;
	clientBatchId: string | null;
}

/** Messages that were held back because a field of theirs is wrong. */
export const INVALID = 'INVALID';

/** A setting that no message can be sent with. */
export class SettingProblem {
	constructor(
		readonly happened: string,
		readonly remedy: string,
	) {}

	asProblem(): Problem {
		return { happened: this.happened, remedy: this.remedy, code: INVALID };
	}
}

/** What n8n itself could not do for us (resolve an expression, hand out the credential), as a problem of the messages. */
export function problemOf(thrown: unknown, happened: string): Problem {
	const reason = thrown instanceof Error ? withoutCodes(thrown.message.replace(/[.\s]+$/, '')) : 'no reason given';
	return {
		happened: `${happened}: ${reason}`,
		remedy: 'Correct it in the node; nothing was sent for it.',
		code: INVALID,
	};
}
