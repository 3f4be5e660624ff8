/** Problems of requests that send no message: lookups, cancellations. */
export const requests = {
	OPERATION_UNKNOWN: {
		happened: ({ operation, resource }: { operation: string; resource: string }) =>
			`This version of the node has no operation ${operation} for the resource ${resource}`,
		remedy: 'Nothing was sent. Choose an operation from the list, or update the node.',
	},
	FIELD_EMPTY: {
		happened: ({ label }: { label: string }) => `${label} is empty`,
		remedy: 'Enter it, or check the expression.',
	},
	ID_MALFORMED: {
		happened: ({ label, shown }: { label: string; shown: string }) => `${label} ${shown} is not a valid ID`,
		remedy: 'Use the ID exactly as 8x8 returned it.',
	},
	ACCOUNT_ID_MISSING: {
		happened: 'The operation needs the Account ID, but the credential has none',
		remedy: 'Add it there: 8x8 Connect shows it under API Keys.',
	},
	REQUEST_REFUSED: {
		happened: ({ answer, reason }: { answer: string; reason: string }) =>
			`8x8 refused the request (${answer})${reason}`,
		remedy: ({ advice }: { advice: string }) => advice,
	},
	REQUEST_NOT_TAKEN: {
		happened: ({ status }: { status: number }) => `8x8 did not accept the request (HTTP ${status})`,
		remedy: ({ seconds }: { seconds: number }) => `Try again in ${seconds} seconds.`,
	},
	REQUEST_UNANSWERED: {
		happened: ({ cause }: { cause: string }) => `8x8 did not answer (${cause})`,
		remedy: 'Try again: repeating this operation does no harm.',
	},
	REQUEST_STOPPED: {
		happened: 'The execution was stopped before 8x8 answered',
		remedy: 'Run the workflow again.',
	},
	REQUEST_NOT_MADE: {
		happened: 'Not done: an earlier item failed first',
		remedy: 'Correct that item, and run the workflow again.',
	},
	ANSWER_FOREIGN: {
		happened: ({ status }: { status: number }) => `The answer (HTTP ${status}) is not a valid 8x8 answer`,
		remedy: "Check the credential's region or Base URL.",
	},
} as const;
