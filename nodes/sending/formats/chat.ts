import { draftChatMessage } from '../../chat/message';
import { type ChatRequest } from '../../chat/types';
import { messageBatchRequestFields, messageRequestFields } from '../../generated/limits';
import { defined } from '../../problems/defined';
import { ok } from '../../problems/result';
import { propertyOf, textOf } from '../../problems/unknownValues';
import { inOneSpacing } from '../../text/spacing';
import type { Format } from '../format';
import { contradiction, identityOf } from '../answers';
import { isOfAnother } from '../message';
import { uuidOf } from '../redaction';
import { chatRefusal } from './chatRefusal';
import { outcomeOfAnswer } from './smsAnswer';
import { withTextChecks } from './textChecks';

/** Messages through WhatsApp, RCS and the other chat apps. */
export const chat: Format<ChatRequest> = {
	draft: (raw, context) => draftChatMessage(raw, withTextChecks(raw, context)),
	answerOf: asSmsAnswer,
	outcomeOf: (answer, httpStatus, message) => {
		const read = asSmsAnswer(answer);
		if (propertyOf(propertyOf(read, 'status'), 'code') === 'REJECTED') {
			const sent = identityOf(message);
			if (isOfAnother(read, message)) return contradiction(sent, httpStatus, 'the answer is about another message');
			const umid = uuidOf(propertyOf(read, 'umid'));
			const problem = { ...chatRefusal(propertyOf(read, 'status')), status: httpStatus };
			return { outcome: 'rejected', ...sent, problem: { ...problem, ...defined({ umid }) } };
		}
		const outcome = outcomeOfAnswer(read, httpStatus, message);
		return outcome.outcome === 'accepted' ? { ...outcome, encoding: null } : outcome;
	},
	textOf: ({ content }) => content.text ?? content.interactive?.body?.text ?? content.fallbackText ?? '',
	contentOf: ({ type, content, upload }) => JSON.stringify([type, content, upload], asRead),
	sizeOf: () => undefined,
	encodingOf: ({ content }) => content.sms?.encoding ?? 'AUTO',
	internalFields: ['destination', 'source', 'upload'],
	longestId: messageRequestFields.clientMessageId.maxLength,
	prepare: async ({ upload, ...request }, files) => {
		if (upload === undefined) return ok(request);
		const url = await files(upload);
		return url.ok ? ok({ ...request, content: { ...request.content, url: url.value } }) : url;
	},
	sharedFields: [],
	templateFields: [],
	templateNeeds: [],
	batchFields: [],
	fullFormFields: ['destination'],
	batchLimits: messageBatchRequestFields,
};

/** A value of a message's content as it reads, for JSON.stringify. Which sender an SMS has is not a part of what it says. */
function asRead(name: string, value: unknown): unknown {
	if (name === 'sms') return undefined;
	return typeof value === 'string' ? inOneSpacing(value) : value;
}

/** Of a message that was only just sent, no later state can be known yet. */
const taken = ['queued', 'ok'];
const refused = ['rejected', 'failed', 'error'];

/** 8x8's answer about a message, in the form that it has for an SMS; a state that is neither stays as it is. */
function asSmsAnswer(answer: unknown): unknown {
	const [user, status] = [propertyOf(answer, 'user'), propertyOf(answer, 'status')];
	if (propertyOf(status, 'state') === undefined && typeof propertyOf(status, 'code') === 'string') return answer;
	const state = textOf(propertyOf(status, 'state'))?.toLowerCase() ?? '';
	const code = taken.includes(state) ? 'QUEUED' : refused.includes(state) ? 'REJECTED' : state;
	const destination =
		textOf(propertyOf(user, 'msisdn')) ??
		textOf(propertyOf(user, 'channelUserId')) ??
		textOf(propertyOf(user, 'lineUserId'));
	return defined({
		umid: propertyOf(answer, 'umid'),
		clientMessageId: propertyOf(answer, 'clientMessageId'),
		destination,
		status: {
			code,
			description: textOf(propertyOf(status, 'errorMessage')) ?? '',
			...defined({ errorCode: propertyOf(status, 'errorCode'), errorMessage: propertyOf(status, 'errorMessage') }),
		},
	});
}
