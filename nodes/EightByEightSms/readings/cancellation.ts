import type { IDataObject } from 'n8n-workflow';
import { isFinal } from '../../events/statusMeaning';
import { smsLimits } from '../../generated/limits';
import { getSms } from '../../generated/sms';
import { problem } from '../../problems/catalogue';
import type { Problem } from '../../problems/problem';
import { failed, ok, type Result } from '../../problems/result';
import { propertyOf, textOf } from '../../problems/unknownValues';
import type { Call, Reading } from '../../operations/request';
import { foreign, readReply } from '../../operations/requestAnswer';
import { readMessage } from './messageDetails';

const unknownCode = 1300;
const scheduleCode = 1011;
/** The delivery receipt code of a cancelled message. */
const cancelledCode = 20;

/**
 * Cancels a message. Only what 8x8 says it cancelled, now or earlier, counts as done; otherwise a lookup finds out why
 * there was nothing to cancel.
 */
export const cancellation: Reading = {
	conclude: async (reply, call) => {
		const umid = call.values.path.umid ?? '';
		const answer = readReply(call.spec, reply, call.values.path);
		if (!answer.ok) return failed(inWords(answer.problem, umid));
		const count = cancelledCount(answer.value);
		if (count === undefined) return failed(foreign(200));
		return count > 0 ? ok(cancelled(umid)) : await reasonNotDone(umid, call);
	},
};

/** Cancels the messages of a batch. 8x8 says how many it cancelled, not how many there were. */
export const batchCancellation: Reading = {
	conclude: (reply, call) => {
		const batchId = call.values.path.batchId ?? '';
		const answer = readReply(call.spec, reply, call.values.path);
		if (!answer.ok) {
			const isUnknown = answer.problem.code === unknownCode;
			return failed(isUnknown ? withWords(answer.problem, problem('BATCH_UNKNOWN', { batchId })) : answer.problem);
		}
		const count = cancelledCount(answer.value);
		if (count === undefined) return failed(foreign(200));
		return count > 0 ? ok({ batchId, cancelledCount: count }) : failed(problem('CANCEL_BATCH_NONE', { batchId }));
	},
};

const cancelled = (umid: string): IDataObject => ({ umid, cancelled: true });

function cancelledCount(answer: IDataObject): number | undefined {
	const { cancelledCount: count } = answer;
	return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : undefined;
}

async function reasonNotDone(umid: string, { client, values }: Call): Promise<Result<IDataObject>> {
	const path = { subAccountId: values.path.subAccountId ?? '', umid };
	const found = readMessage(await client.request(getSms, { path }), path);
	if (!found.ok) return failed(problem('CANCEL_NOT_DONE', { umid, reason: found.problem.happened }));
	const { status } = found.value;
	const state = textOf(propertyOf(status, 'state'));
	// The request may have been carried out before, with an answer that was lost.
	if (Number(propertyOf(status, 'errorCode')) === cancelledCode) return ok(cancelled(umid));
	const wasSent = state === 'sent' || state === 'ok';
	// A state that is missing, or is not one of 8x8's, does not mean that the message has gone out or failed.
	if (state === undefined || !(wasSent || isFinal(state))) return failed(tooLate(umid));
	const wasRefused = state === 'failed' || state === 'rejected';
	return failed(problem(wasRefused ? 'CANCEL_NEVER_SENT' : 'CANCEL_ALREADY_SENT', { umid, state }));
}

const tooLate = (umid: string) => problem('CANCEL_TOO_LATE', { umid, minutes: smsLimits.cancelBeforeMinutes });

function inWords(refusal: Problem, umid: string): Problem {
	if (refusal.code === unknownCode) return withWords(refusal, problem('MESSAGE_UNKNOWN', { umid }));
	return refusal.code === scheduleCode ? withWords(refusal, tooLate(umid)) : refusal;
}

/** 8x8's refusal, described by another problem's sentences. */
function withWords(refusal: Problem, { happened, remedy }: Problem): Problem {
	return { ...refusal, happened, remedy };
}
