import type { SentAs } from './message';
import type { BatchIds, Problem } from '../problems/problem';

/** 8x8 accepted the message: it is sent, and charged. */
export interface Accepted {
	outcome: 'accepted';
	/** Null only where the user asked 8x8 not to list the messages of a batch, or an earlier Retry sent the message. */
	umid: string | null;
	/** Plus and digits. */
	destination: string;
	/** Null for a number of a compact batch and for a message over SMPP, which can carry none. */
	clientMessageId: string | null;
	sentAs?: SentAs | undefined;
	/** Null for messages that are not SMS. */
	encoding: string | null;
	status: { code: string; description: string };
	/** The survey that the message leads to. */
	surveyId?: string;
	/** The IDs of its parts, of which `umid` is the first: over SMPP each has receipts of its own. */
	partIds?: string[];
	/** Set for a message that went out in a batch. */
	batch?: BatchIds | undefined;
	/** Its input item; set once it is noted for later tries. */
	itemIndex?: number | undefined;
}

/** Known not to have been sent. */
interface Rejected {
	outcome: 'rejected';
	destination?: string;
	clientMessageId?: string | null;
	sentAs?: SentAs;
	problem: Problem;
}

/** It may have been sent, or not: nobody can tell from here. */
export interface Unknown {
	outcome: 'unknown';
	/** Not set for what an earlier Retry may have sent where the number cannot be read any more. */
	destination?: string;
	clientMessageId: string | null;
	sentAs?: SentAs;
	problem: Problem;
	/** Set where a further Retry can find out, so that this one must not note it as unconfirmed. */
	isLeftOpen?: true;
}

/** How sending one message ended. There is no fourth case. */
export type Outcome = Accepted | Rejected | Unknown;

export type Failure = Rejected | Unknown;

/** An outcome with which a message may be on a phone. */
export type MaybeSent = Accepted | Unknown;

/** Whether later tries have to know of the message: it may be on a phone, and nobody will find out more. */
export function isToBeNoted(outcome: Outcome): outcome is MaybeSent {
	return outcome.outcome === 'accepted' || (outcome.outcome === 'unknown' && outcome.isLeftOpen !== true);
}
