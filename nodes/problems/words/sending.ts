export const unconfirmed =
	"It may have been sent. Check 8x8 Connect's logs before you send it again. Retry On Fail skips it unless Resend Unconfirmed is on.";

/** What to do about a refusal that has no 8x8 code with advice of its own. */
function adviceFor(httpStatus: number): string {
	if (httpStatus === 401) return 'Check the API key in the credential.';
	if (httpStatus === 403) return 'The API key does not have permission for this: ask the owner of the 8x8 account.';
	if (httpStatus === 404) return 'Check the sub-account ID, and the region or Base URL in the credential.';
	if (httpStatus === 413) return 'The request is too large: send fewer or shorter messages at once.';
	if (httpStatus === 426) return 'The connection must use TLS 1.3: update Node.js or the proxy in between.';
	return 'Correct the message and send it again.';
}

/** How sending a message ended, where 8x8 did not take it or nobody can tell whether it did. */
export const sending = {
	REJECTED: {
		happened: ({ reason }: { reason: string }) => `8x8 rejected the message: ${reason}`,
		remedy: 'Nothing was sent. Correct the message and send it again.',
	},
	REFUSED: {
		happened: ({ httpStatus, code, reasons }: { httpStatus: number; code: number; reasons: string }) =>
			`8x8 refused the message (HTTP ${httpStatus}, code ${code})${reasons}`,
		remedy: ({
			httpStatus,
			remedy,
			errorId,
		}: {
			httpStatus: number;
			remedy: string | undefined;
			errorId: string | undefined;
		}) => {
			const advice = remedy ?? adviceFor(httpStatus);
			return errorId === undefined ? advice : `${advice} For 8x8's support: error ID ${errorId}.`;
		},
	},
	REFUSED_IN_BETWEEN: {
		happened: ({ httpStatus }: { httpStatus: number }) =>
			`The message was refused (HTTP ${httpStatus}), but not by 8x8: the answer comes from a proxy or gateway in between`,
		remedy: ({ httpStatus }: { httpStatus: number }) =>
			`Nothing was sent. Check the proxy or gateway between n8n and 8x8, and the credential's region or Base URL.${httpStatus === 413 ? ' Smaller batches may get through.' : ''}`,
	},
	STOPPED_BEFORE_SENT: {
		happened: 'The execution was stopped before the message was sent',
		remedy: 'Run the workflow again.',
	},
	NOT_STARTED: {
		happened: ({ failed }: { failed: string | undefined }) =>
			failed === undefined ? 'Not sent: the execution was stopped first' : `Not sent: ${failed} failed first`,
		remedy: 'This message was not sent.',
	},
	BUSY: {
		happened: ({ httpStatus }: { httpStatus: number }) =>
			`8x8 did not accept the message: ${httpStatus === 429 ? 'too many requests' : 'the service is not available now'} (HTTP ${httpStatus})`,
		remedy: ({ httpStatus, wait }: { httpStatus: number; wait: string }) =>
			`Nothing was sent. Try again in ${wait}${httpStatus === 429 ? ', or lower Concurrency under Options' : ''}.`,
	},
	BLOCKED_BY_N8N: {
		happened: 'This n8n does not allow requests to the address in the credential',
		remedy:
			'Nothing was sent. Ask whoever runs n8n to allow it with N8N_SSRF_ALLOWED_HOSTNAMES or N8N_SSRF_ALLOWED_IP_RANGES.',
	},
	UNREACHABLE: {
		happened: ({ code }: { code: string }) => `8x8 could not be reached (${code})`,
		remedy: "Nothing was sent. Check the network, and the credential's region or Base URL.",
	},
	RETRY_MEMORY_UNREADABLE: {
		happened: "n8n's record of what earlier Retries of this execution sent could not be read",
		remedy:
			'This Retry did not send the message, but an earlier one may have sent it. Retry the execution once n8n can reach its database again.',
	},
	SENT_BY_EARLIER_RETRY: {
		happened: 'An earlier Retry of this execution may have sent the message',
		remedy: unconfirmed,
	},
	STOPPED_ON_ITS_WAY: {
		happened: 'The execution was stopped while the message was on its way',
		remedy: unconfirmed,
	},
	NO_ANSWER: {
		happened: ({ code }: { code: string }) => `8x8 did not answer (${code})`,
		remedy: unconfirmed,
	},
	NOT_CONFIRMED: {
		happened: ({ httpStatus, said }: { httpStatus: number; said: string }) =>
			`8x8 did not confirm the message (HTTP ${httpStatus})${said}`,
		remedy: unconfirmed,
	},
	FOREIGN_ANSWER: {
		happened: ({ httpStatus }: { httpStatus: number }) => `The answer (HTTP ${httpStatus}) is not a valid 8x8 answer`,
		remedy: `${unconfirmed} Check the credential's region or Base URL.`,
	},
	CONTRADICTORY_ANSWER: {
		happened: ({ how }: { how: string }) => `The answer contradicts itself or the request: ${how}`,
		remedy: unconfirmed,
	},
	NOT_LISTED: {
		happened: ({ accepted, rejected, asked }: { accepted: number; rejected: number; asked: number }) =>
			`8x8 accepted ${accepted} and rejected ${rejected} of this batch's ${asked} messages, without listing which`,
		remedy: unconfirmed,
	},
	BATCH_REJECTED: {
		happened: ({ asked }: { asked: number }) => `8x8 rejected all ${asked} messages of this batch without saying why`,
		remedy: 'Nothing was sent. To see the reasons, turn on Include Messages or look in 8x8 Connect.',
	},
	UNEXPECTED: {
		happened: ({ name }: { name: string }) => `Sending failed unexpectedly (${name})`,
		remedy: unconfirmed,
	},
} as const;
