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
	const umid = uuidOf(propertyOf(answer, 'umid'));
	const status = propertyOf(answer, 'status');
	const state = propertyOf(status, 'code');
	const description = wordsOf8x8(propertyOf(status, 'description'));
	if ((state !== 'QUEUED' && state !== 'REJECTED') || (state === 'QUEUED' && umid === undefined)) {
		return {
			outcome: 'unknown',
			...identityOf(message),
			problem: { ...problem('FOREIGN_ANSWER', { httpStatus }), status: httpStatus },
		};
	}
	if (isOfAnother(answer, message)) return contradiction(message, httpStatus, 'the answer is about another message');
	if (state === 'REJECTED') {
		// Other words could be an echo of the text.
		const reason = description ?? 'the reason is not shown here';
		const rejected: Problem = { ...problem('REJECTED', { reason }), status: httpStatus };
		return {
			outcome: 'rejected',
			...identityOf(message),
			problem: umid === undefined ? rejected : { ...rejected, umid },
		};
	}
	// Named one by one: spreading them takes longer than reading the rest of the answer. The last two are set later, and take
	// less memory where they are there from the start.
	const { destination, clientMessageId, sentAs } = message;
	return {
		outcome: 'accepted',
		umid: umid ?? null,
		destination,
		clientMessageId,
		sentAs,
		encoding: encodingOf(answer),
		status: { code: state, description: description ?? '' },
		batch: undefined,
		itemIndex: undefined,
	};
}

const encodings: readonly string[] = smsRequestFields.encoding.values;

function encodingOf(answer: unknown): string {
	const encoding = propertyOf(answer, 'encoding');
	return typeof encoding === 'string' && encodings.includes(encoding) ? encoding : 'AUTO';
}
