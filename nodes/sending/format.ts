import type { CheckContext } from '../text/checkContext';
import type { Problem } from '../problems/problem';
import type { Sent } from './message';
import type { Outcome } from './outcome';

/** What every kind of message has in its request. */
export interface AnyRequest {
	/** Plus and digits. */
	destination: string;
	clientMessageId?: string;
}

/** The fields of a message as they came, and the options that each message can have another value of. */
export type RawMessage = Record<string, unknown>;

/** One message as it will be sent, or why it will not be. `destination` is a plus and digits, where it could be read. */
export type Draft<Request> =
	{ destination: string; bareNumberOf?: string; request: Request } | { destination?: string; problem: Problem };

/**
 * A kind of message, such as SMS: how its fields become a request, what its text is, and which of its fields a batch has in
 * common. The rules of sending are the same for all of them.
 */
export interface Format<Request extends AnyRequest> {
	/** Checks the fields of a message, and turns them into a request. */
	draft(raw: RawMessage, context: CheckContext): Draft<Request>;
	/** What 8x8's answer says of one message, alone or in a batch's list. What is not such an answer is `unknown`. */
	outcomeOf(answer: unknown, httpStatus: number, message: Sent): Outcome;
	/** What the recipient reads. */
	textOf: (request: Request) => string;
	/** The encoding that was asked for. */
	encodingOf(request: Request): string;
	/** The fields that all messages of a batch must have in common. */
	sharedFields: readonly (keyof Request)[];
	/** The fields that a batch's template can hold for messages that leave them out. */
	templateFields: readonly (keyof Request)[];
	/** The fields that belong to a batch as a whole where all of its messages have them in common. */
	batchFields: readonly (keyof Request)[];
	/** The fields that a list of bare numbers cannot have. */
	fullFormFields: readonly (keyof Request)[];
}
