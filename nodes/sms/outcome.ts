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

/** 8x8 took the message: it is sent, and charged. */
export interface Accepted {
	outcome: 'accepted';
	/** Null only where the user asked 8x8 not to list the messages of a batch. */
	umid: string | null;
	destination: string;
	/** Null for a number of a compact batch, which can carry none. */
	clientMessageId: string | null;
	encoding: string;
	status: { code: string; description: string };
	/** Set for a message that went out in a batch. */
	batch?: BatchIds;
}

export interface BatchIds {
	batchId: string;
	clientBatchId: string | null;
}

/** Known not to have been sent. */
export interface Rejected {
	outcome: 'rejected';
	destination?: string;
	clientMessageId?: string | null;
	problem: Problem;
}

/** It may have been sent, or not: nobody can tell from here. */
export interface Unknown {
	outcome: 'unknown';
	destination: string;
	clientMessageId: string | null;
	problem: Problem;
}

/** What became of one message. There is no fourth case. */
export type Outcome = Accepted | Rejected | Unknown;

export type Failure = Rejected | Unknown;

/** Messages that were never tried, because the run ended before their turn. */
export const NOT_STARTED = 'NOT_STARTED';

/** Messages that were held back because a field of theirs is wrong. */
export const INVALID = 'INVALID';
