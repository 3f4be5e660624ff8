import { smsLimits } from '../../generated/limits';

const cancelBefore = `${smsLimits.cancelBeforeMinutes} minutes`;

interface OfMessage {
	umid: string;
}

/** Problems of requests that cancel, delete or report: what is not known to be done is never called done. */
export const settling = {
	SETTLING_UNANSWERED: {
		happened: ({ cause }: { cause: string }) =>
			`No answer came from 8x8 (${cause}), so nobody knows whether this was done`,
		remedy: 'Run it again: doing it twice does no harm.',
	},
	SETTLING_FAILED: {
		happened: ({ answer }: { answer: string }) => `8x8 failed (${answer}), so nobody knows whether this was done`,
		remedy: 'Run it again: doing it twice does no harm.',
	},
	SETTLING_STOPPED: {
		happened: 'The execution was stopped before 8x8 answered, so nobody knows whether this was done',
		remedy: 'Run it again: doing it twice does no harm.',
	},
	MESSAGE_UNKNOWN: {
		happened: ({ umid }: OfMessage) => `8x8 has no message with the ID ${umid} in this sub-account`,
		remedy: 'Use the umid that Send has output, and the sub-account that it was sent from.',
	},
	BATCH_UNKNOWN: {
		happened: ({ batchId }: { batchId: string }) => `8x8 has no batch with the ID ${batchId} in this sub-account`,
		remedy: 'Use the batchId that Send Batch has output, and the sub-account that it was sent from.',
	},
	CANCEL_TOO_LATE: {
		happened: ({ umid }: OfMessage) => `It is too late to cancel message ${umid}: it goes out now or within minutes`,
		remedy: ({ minutes }: { minutes: number }) =>
			`8x8 cancels until ${minutes} minutes before the scheduled time. Get shows whether the message has gone out.`,
	},
	CANCEL_ALREADY_SENT: {
		happened: ({ umid, state }: OfMessage & { state: string }) =>
			`Message ${umid} was not cancelled: it has gone out already, and its state is ${state}`,
		remedy: 'A message that has gone out cannot be taken back.',
	},
	CANCEL_NEVER_SENT: {
		happened: ({ umid, state }: OfMessage & { state: string }) =>
			`Message ${umid} was not cancelled: it is not on its way, and its state is ${state}`,
		remedy: 'There is nothing left to cancel. Get shows why it failed.',
	},
	CANCEL_NOT_DONE: {
		happened: ({ umid, reason }: OfMessage & { reason: string }) =>
			`8x8 did not cancel message ${umid}, and could not be asked where it is (${reason})`,
		remedy: `Look it up with Get: it may have gone out already, or go out within ${cancelBefore}.`,
	},
	CANCEL_BATCH_NONE: {
		happened: ({ batchId }: { batchId: string }) => `8x8 cancelled no message of batch ${batchId}`,
		remedy: `They have gone out, go out within ${cancelBefore}, or were cancelled before. Get shows the state of a single message.`,
	},
	BALANCE_NOT_PREPAID: {
		happened: 'The account has no balance to show: it is not a prepaid one, or the API key is not for it',
		remedy: 'A postpaid account is billed later. For a prepaid one, check the Account ID in the credential.',
	},
} as const;
