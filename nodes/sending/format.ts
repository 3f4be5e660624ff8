import type { Result } from '../problems/result';
import type { CheckContext } from '../text/checkContext';
import type { Draft } from '../text/messageFields';
import type { SegmentCount } from '../text/segments';
import type { Sent } from './message';
import type { Outcome } from './outcome';

/** What every kind of message has in its request. */
export interface AnyRequest {
	/** Plus and digits. */
	destination: string;
	clientMessageId?: string | undefined;
	/** The sender ID, where it is not the sub-account's own. */
	source?: string;
	/** ISO 8601, where it does not go out at once. */
	scheduled?: string;
	/** Until when it may go out, in ISO 8601. */
	expiry?: string;
}

/** The fields of a message as they came, and the options that each message can have another value of. */
export type RawMessage = Record<string, unknown>;

/** What fills the parameters of an operation's path, by name: the sub-account, and what a format adds. */
export type PathOf = Readonly<Record<string, string>>;

/** A message as it will be sent, with what its format puts into the operation's path; or why it will not be sent. */
export type DraftInPath<Request> = Draft<Request> & { path?: PathOf };

/** What the contract allows in a batch. */
export interface BatchLimits {
	messages: { maxItems: number };
	clientBatchId: { label: string; maxLength: number };
}

/**
 * A kind of message, such as SMS, whichever way it goes to 8x8: how its fields become a request, and what its text is. The
 * rules of sending are the same for all of them.
 */
export interface MessageFormat<Request extends AnyRequest> {
	/** Checks the fields of a message, and turns them into a request. */
	draft(raw: RawMessage, context: CheckContext): DraftInPath<Request>;
	/** What the recipient reads. */
	textOf: (request: Request) => string;
	/** What makes two messages to one number the same message: the text, and what it links to. */
	contentOf: (request: Request) => string;
	/** How large it is, in the segments that are charged; undefined where such messages have none. */
	sizeOf: (request: Request) => SegmentCount | undefined;
	/** The encoding that was asked for. */
	encodingOf(request: Request): string;
	/** Not set where there are no batches. */
	batchLimits?: BatchLimits;
	/** The longest client message ID; not set where the node's own are never too long. */
	longestId?: number;
}

/** A file of an input item. */
export interface FileToUpload {
	itemIndex: number;
	binaryPropertyName: string;
	mostMegabytes: number;
}

/** Uploads a file, and returns the address at which it can be fetched for a short time. */
export type Files = (file: FileToUpload) => Promise<Result<string>>;

/** A kind of message as it goes over HTTP: what the answers say of it, and which of its fields a batch has in common. */
export interface Format<Request extends AnyRequest> extends MessageFormat<Request> {
	/** What 8x8's answer says of one message, alone or in a batch's list. What is not such an answer is `unknown`. */
	outcomeOf(answer: unknown, httpStatus: number, message: Sent & { path: PathOf }): Outcome;
	/** An entry of a batch's answer in the form of the SMS API, where it has another. */
	answerOf?: (answer: unknown) => unknown;
	/** The fields that the node needs and 8x8 does not get. */
	internalFields?: readonly (keyof Request)[];
	/** Makes what can only be made just before a message goes out. */
	prepare?: (request: Request, files: Files) => Promise<Result<Request>>;
	/** The fields that all messages of a batch must have in common. */
	sharedFields: readonly (keyof Request)[];
	/** The fields that a batch's template can hold for messages that leave them out. */
	templateFields: readonly (keyof Request)[];
	/** The fields that every template needs. */
	templateNeeds: readonly (keyof Request)[];
	/** The fields that belong to a batch as a whole where all of its messages have them in common. */
	batchFields: readonly (keyof Request)[];
	/** The fields that a list of bare numbers cannot have. */
	fullFormFields: readonly (keyof Request)[];
	batchLimits: BatchLimits;
}
