import type { Reply } from '../api/reply';
import { problem } from '../problems/catalogue';
import type { BatchIds } from '../problems/problem';
import { isRecord, propertyOf } from '../problems/unknownValues';
import { contradiction, identityOf, successOf } from './answers';
import type { Batch } from './batches';
import { matchAnswers } from './batchMatching';
import { outcomesOfRefusedBatch } from './batchRefusals';
import type { AnyRequest, Format } from './format';
import type { Message } from './message';
import type { Accepted, Outcome } from './outcome';
import { uuidOf } from './redaction';

/**
 * What the reply to a batch says of each message, in the order of the batch. What the answer does not name is unknown,
 * unless the user asked 8x8 not to list the messages and all of them have one outcome. An answer that contradicts itself or
 * the request says nothing that can be relied on: then all are unknown.
 */
export function outcomesOfBatch<Request extends AnyRequest>(
	batch: Batch<Request>,
	reply: Reply,
	includedMessages: boolean,
	format: Format<Request>,
): Outcome[] {
	const { messages } = batch;
	const success = successOf(reply);
	if (success === undefined) return outcomesOfRefusedBatch(messages, reply);
	const { status } = success;
	const body = inSmsForm(success.body, format);
	const counts = countsIn(body);
	const batchId = uuidOf(propertyOf(body, 'batchId'));
	if (counts === undefined || batchId === undefined) {
		return messages.map((message) => format.outcomeOf(undefined, status, message));
	}
	const ids: BatchIds = { batchId, clientBatchId: batch.clientBatchId ?? null };
	const matching = matchAnswers(messages, listIn(body));
	const how = matching.hasStrangers ? 'it names messages that were not sent' : contradictionIn(body, batch, counts);
	if (how !== undefined) return messages.map((message) => inBatch(contradiction(message, status, how), ids));
	const { answers, contradicted } = matching;
	return messages.map((message, index): Outcome => {
		const answer = answers[index];
		if (answer !== undefined) return inBatch(format.outcomeOf(answer, status, message), ids);
		if (contradicted.has(index)) {
			return inBatch(contradiction(message, status, 'it names this message twice'), ids);
		}
		return inBatch(
			outcomeOfUnlisted(message, { ...counts, asked: messages.length }, status, !includedMessages, format),
			ids,
		);
	});
}

/** The answer to a batch, with its list in the form that the code below reads. */
function inSmsForm<Request extends AnyRequest>(body: unknown, { answerOf }: Format<Request>): unknown {
	if (answerOf === undefined || !isRecord(body)) return body;
	return { ...body, messages: listIn(body).map(answerOf) };
}

interface Counts {
	accepted: number;
	rejected: number;
}

function countsIn(body: unknown): Counts | undefined {
	const [accepted, rejected] = [propertyOf(body, 'acceptedCount'), propertyOf(body, 'rejectedCount')];
	return isCount(accepted) && isCount(rejected) ? { accepted, rejected } : undefined;
}

function isCount(value: unknown): value is number {
	return Number.isInteger(value) && Number(value) >= 0;
}

function listIn(body: unknown): readonly unknown[] {
	const listed = propertyOf(body, 'messages');
	return Array.isArray(listed) ? listed : [];
}

/** How an answer contradicts itself or the request as a whole; undefined where it does not. */
function contradictionIn<Request extends AnyRequest>(
	body: unknown,
	{ messages, clientBatchId }: Batch<Request>,
	{ accepted, rejected }: Counts,
): string | undefined {
	const answeredId = propertyOf(body, 'clientBatchId') ?? clientBatchId;
	if (answeredId !== clientBatchId) return 'it is about another batch';
	if (accepted + rejected !== messages.length) {
		return `it counts ${accepted + rejected} messages, and ${messages.length} were sent`;
	}
	const listed = listIn(body);
	const count = { QUEUED: 0, REJECTED: 0 };
	const umids = new Set<unknown>();
	let withUmid = 0;
	for (const answer of listed) {
		const state = propertyOf(propertyOf(answer, 'status'), 'code');
		if (state === 'QUEUED' || state === 'REJECTED') count[state]++;
		const umid = propertyOf(answer, 'umid') ?? undefined;
		if (umid === undefined) continue;
		withUmid++;
		umids.add(umid);
	}
	if (listed.length > messages.length || count.QUEUED > accepted || count.REJECTED > rejected) {
		return 'its counts are not those of its list';
	}
	return umids.size < withUmid ? 'it gives one umid to more than one message' : undefined;
}

function outcomeOfUnlisted<Request extends AnyRequest>(
	message: Message<Request>,
	{ accepted, rejected, asked }: Counts & { asked: number },
	httpStatus: number,
	isListUnasked: boolean,
	format: Format<Request>,
): Outcome {
	const sent = identityOf(message);
	if (isListUnasked && accepted === asked) {
		const status = { code: 'QUEUED', description: 'Counted as accepted by 8x8' };
		const encoding = format.encodingOf(message.request);
		const unlisted: Accepted = { outcome: 'accepted', umid: null, ...sent, encoding, status };
		return unlisted;
	}
	if (rejected === asked) {
		return { outcome: 'rejected', ...sent, problem: { ...problem('BATCH_REJECTED', { asked }), status: httpStatus } };
	}
	const open = problem('NOT_LISTED', { accepted, rejected, asked });
	return { outcome: 'unknown', ...sent, problem: { ...open, status: httpStatus } };
}

/** Changes the outcome in place: a copy of every message's costs more than reading its answer. */
function inBatch(outcome: Outcome, batch: BatchIds): Outcome {
	if (outcome.outcome === 'accepted') outcome.batch = batch;
	else outcome.problem = { ...outcome.problem, batch };
	return outcome;
}
