import { randomInt } from 'crypto';
import { problem } from '../../../nodes/problems/catalogue';
import type { Problem } from '../../../nodes/problems/problem';
import { identityOf } from '../../../nodes/sending/answers';
import type { Message } from '../../../nodes/sending/message';
import type { Outcome } from '../../../nodes/sending/outcome';
import type { ShortMessage } from '../../codec/pdu';
import { statusInWords } from '../../codec/statuses';
import type { SmppClient, Submitted } from '../../lines/client';
import { bindProblem } from '../../lines/failure';
import { phoneAddress, senderAddress } from '../../messages/addresses';
import { contentsOf, dataCodings } from '../../messages/contents';
import { absoluteTime } from '../../messages/times';
import type { SmppRequest } from './format';

/** Which receipts are asked for, as registered_delivery (section 5.2.17). */
const registeredDelivery = { all: 1, failures: 2, none: 0 } as const;

/**
 * Sends a message, part after part, and returns its outcome in a list. A part is sent once the one before it is taken, so
 * that a refusal of the first leaves nothing of the text with 8x8.
 */
export async function submit(message: Message<SmppRequest>, client: SmppClient): Promise<Outcome[]> {
	const pdus = pdusOf(message.request);
	const ids: string[] = [];
	for (const pdu of pdus) {
		const submitted = await client.submit(pdu);
		if (submitted.kind !== 'taken') return [failureOf(message, submitted, ids.length, pdus.length)];
		ids.push(submitted.messageId);
	}
	return [accepted(message, ids)];
}

let reference = randomInt(256);

/**
 * The reference by which a phone joins the parts of a text. A random one would mix up two texts to one person now and
 * then.
 */
function nextReference(): number {
	reference = (reference + 1) % 256;
	return reference;
}

function pdusOf({
	destination,
	source,
	text,
	coding,
	longText,
	receipts,
	scheduled,
	expiry,
}: SmppRequest): ShortMessage[] {
	const { parts } = contentsOf(text, coding, nextReference(), longText);
	return parts.map((part) => ({
		command: 'submitSm',
		serviceType: '',
		source: senderAddress(source),
		destination: phoneAddress(destination),
		protocolId: 0,
		priority: 0,
		scheduleTime: scheduled === undefined ? '' : absoluteTime(scheduled),
		validityPeriod: expiry === undefined ? '' : absoluteTime(expiry),
		registeredDelivery: registeredDelivery[receipts],
		replaceIfPresent: 0,
		dataCoding: dataCodings[coding],
		...part,
	}));
}

function accepted(message: Message<SmppRequest>, ids: readonly string[]): Outcome {
	const sent = identityOf(message);
	// It is opaque; anything that is not plain could be an echo of the text.
	if (!ids.every((id) => /^[\w.:-]{1,64}$/.test(id))) {
		return { outcome: 'unknown', ...sent, problem: problem('SMPP_WITHOUT_ID') };
	}
	return {
		outcome: 'accepted',
		umid: ids[0] ?? null,
		...(ids.length > 1 ? { partIds: [...ids] } : {}),
		...sent,
		encoding: message.request.coding,
		status: { code: 'QUEUED', description: 'SMS is accepted over SMPP' },
	};
}

function failureOf(
	message: Message<SmppRequest>,
	submitted: Exclude<Submitted, { kind: 'taken' }>,
	taken: number,
	total: number,
): Outcome {
	const sent = identityOf(message);
	const wrong = problemOf(submitted);
	if (taken > 0) {
		const { happened } = wrong;
		return { outcome: 'unknown', ...sent, problem: problem('SMPP_PARTLY_SENT', { sent: taken, total, happened }) };
	}
	const isUnknown = submitted.kind === 'unconfirmed' || submitted.kind === 'unclear';
	return { outcome: isUnknown ? 'unknown' : 'rejected', ...sent, problem: wrong };
}

function problemOf(submitted: Exclude<Submitted, { kind: 'taken' }>): Problem {
	switch (submitted.kind) {
		case 'refused':
			return withStatus(problem('SMPP_REFUSED', { words: statusInWords(submitted.status) }), submitted.status);
		case 'unclear':
			return withStatus(problem('SMPP_NOT_CONFIRMED', { words: statusInWords(submitted.status) }), submitted.status);
		case 'unconfirmed': {
			const { code } = submitted;
			return code === 'ERR_CANCELED'
				? { ...problem('STOPPED_ON_ITS_WAY'), code }
				: { ...problem('NO_ANSWER', { code }), code };
		}
		case 'notTaken':
			return notTakenProblem(submitted.failure);
	}
}

function notTakenProblem(failure: Extract<Submitted, { kind: 'notTaken' }>['failure']): Problem {
	switch (failure.kind) {
		case 'stopped':
			return problem('STOPPED_BEFORE_SENT');
		case 'busy':
			return withStatus(problem('SMPP_BUSY', { words: statusInWords(failure.status) }), failure.status);
		case 'lost':
			return { ...problem('SMPP_UNREACHABLE', { code: 'ECONNRESET' }), code: 'ECONNRESET' };
		default:
			return bindProblem(failure);
	}
}

/** With SMPP's own code instead of the catalogue's, like 8x8's codes over HTTP. */
function withStatus(wrong: Problem, status: number): Problem {
	return { ...wrong, code: `0x${status.toString(16).toUpperCase().padStart(2, '0')}` };
}
