import { smsRequestFields } from '../../generated/limits';
import { problem } from '../../problems/catalogue';
import type { Problem } from '../../problems/problem';
import { propertyOf } from '../../problems/unknownValues';
import { contradiction, identityOf } from '../answers';
import { isOfAnother, type Sent } from '../message';
import type { Outcome } from '../outcome';
import { uuidOf, wordsOf8x8 } from '../redaction';

/** What an SmsResponse, alone or in a batch's list, says of its message. Anything else is `unknown`. */
export function outcomeOfAnswer(answer: unknown, httpStatus: number, message: Sent): Outcome {
	const sent = identityOf(message);
	const umid = uuidOf(propertyOf(answer, 'umid'));
	const state = propertyOf(propertyOf(answer, 'status'), 'code');
	const description = wordsOf8x8(propertyOf(propertyOf(answer, 'status'), 'description'));
	if ((state !== 'QUEUED' && state !== 'REJECTED') || (state === 'QUEUED' && umid === undefined)) {
		return {
			outcome: 'unknown',
			...sent,
			problem: { ...problem('FOREIGN_ANSWER', { httpStatus }), status: httpStatus },
		};
	}
	if (isOfAnother(answer, sent)) return contradiction(sent, httpStatus, 'the answer is about another message');
	if (state === 'REJECTED') {
		// Other words could be an echo of the text.
		const reason = description ?? 'the reason is not shown here';
		const rejected: Problem = { ...problem('REJECTED', { reason }), status: httpStatus };
		return { outcome: 'rejected', ...sent, problem: umid === undefined ? rejected : { ...rejected, umid } };
	}
	return {
		outcome: 'accepted',
		umid: umid ?? null,
		...sent,
		encoding: encodingOf(answer),
		status: { code: state, description: description ?? '' },
	};
}

function encodingOf(answer: unknown): string {
	const encoding = propertyOf(answer, 'encoding');
	return smsRequestFields.encoding.values.find((value) => value === encoding) ?? 'AUTO';
}
