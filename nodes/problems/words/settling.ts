import { smsLimits } from '../../generated/limits';

const cancelBefore = `${smsLimits.cancelBeforeMinutes} minutes`;

interface OfMessage {
	umid: string;
}

/** Problems of requests that cancel, delete or report: what is not known to be done is never called done. */
export const settling = {
	SETTLING_UNANSWERED: {
		happened: ({ cause }: { cause: string }) =>
			`8x8 did not answer (${cause}), so it is not known whether this was done`,
		remedy: 'Run it again: doing it twice does no harm.',
	},
	SETTLING_FAILED: {
		happened: ({ answer }: { answer: string }) => `8x8 failed (${answer}), so it is not known whether this was done`,
		remedy: 'Run it again: doing it twice does no harm.',
	},
	SETTLING_STOPPED: {
		happened: 'The execution was stopped before 8x8 answered, so it is not known whether this was done',
		remedy: 'Run it again: doing it twice does no harm.',
	},
	MESSAGE_UNKNOWN: {
		happened: ({ umid }: OfMessage) => `8x8 has no message with the ID ${umid} in this sub-account`,
		remedy: 'Use the umid from the output of Send, and the sub-account that sent the message.',
	},
	BATCH_UNKNOWN: {
		happened: ({ batchId }: { batchId: string }) => `8x8 has no batch with the ID ${batchId} in this sub-account`,
		remedy: 'Use the batchId from the output of Send Batch, and the sub-account that sent the batch.',
	},
	CANCEL_TOO_LATE: {
		happened: ({ umid }: OfMessage) =>
			`It is too late to cancel message ${umid}: it is being sent or will be within minutes`,
		remedy: ({ minutes }: { minutes: number }) =>
			`Messages can be cancelled until ${minutes} minutes before the scheduled time. Get shows whether it has been sent.`,
	},
	CANCEL_ALREADY_SENT: {
		happened: ({ umid, state }: OfMessage & { state: string }) =>
			`Message ${umid} was not cancelled: it has already been sent, and its state is ${state}`,
		remedy: 'A message that has been sent cannot be recalled.',
	},
	CANCEL_NEVER_SENT: {
		happened: ({ umid, state }: OfMessage & { state: string }) =>
			`Message ${umid} was not cancelled: it had already failed, and its state is ${state}`,
		remedy: 'Nothing is left to cancel: it was not sent. Get shows why.',
	},
	CANCEL_NOT_DONE: {
		happened: ({ umid, reason }: OfMessage & { reason: string }) =>
			`8x8 did not cancel message ${umid}, and its state could not be checked (${reason})`,
		remedy: `Look it up with Get: it may already have been sent, or may be sent within ${cancelBefore}.`,
	},
	CANCEL_BATCH_NONE: {
		happened: ({ batchId }: { batchId: string }) => `8x8 did not cancel any message of batch ${batchId}`,
		remedy: `They have been sent, will be sent within ${cancelBefore}, or were cancelled earlier. Get shows the state of a single message.`,
	},
	BALANCE_NOT_PREPAID: {
		happened: 'The account has no balance to show: it is not prepaid, or the API key belongs to another account',
		remedy: 'A postpaid account is billed later. For a prepaid one, check the Account ID in the credential.',
	},
} as const;
