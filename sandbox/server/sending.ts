import { randomUUID } from 'node:crypto';
import { countSegments } from '../../nodes/sms/segments';
import { internationalDigits } from './destinations';
import type { StoredMessage } from './messages';

/** Fields of the contract's SmsRequest that the sandbox acts on. */
export interface SmsRequest {
	destination: string;
	text: string;
	country?: string;
	source?: string;
	clientMessageId?: string;
	encoding?: 'AUTO' | 'GSM7' | 'UCS2';
	scheduled?: string;
	expiry?: string;
	dlrCallbackUrl?: string;
}

/** A message as it was answered: taken, or rejected on its own account with HTTP status 200. */
export interface Submission {
	message: StoredMessage;
	rejection?: string;
}

/**
 * Makes a message of a valid request, without keeping it.
 * @throws ApiFailure when the destination is no number of the given country
 */
export function submissionFrom(request: SmsRequest, subAccountId: string): Submission {
	const destination = internationalDigits(request.destination, request.country);
	const count = countSegments(request.text, request.encoding);
	const message: StoredMessage = {
		umid: randomUUID(),
		subAccountId,
		destination,
		text: request.text,
		...(request.source !== undefined && { source: request.source }),
		...(request.clientMessageId !== undefined && { clientMessageId: request.clientMessageId }),
		...(request.dlrCallbackUrl !== undefined && { dlrCallbackUrl: request.dlrCallbackUrl }),
		encoding: count.encoding,
		segments: count.segments,
		acceptedAt: new Date().toISOString(),
		state: 'queued',
	};
	if (request.text === '') return { message, rejection: 'Message text is missing' };
	if (request.expiry !== undefined && Date.parse(request.expiry) <= Date.now()) {
		return { message, rejection: 'Message expiry has already been reached' };
	}
	return { message };
}

/** The contract's SmsResponse. */
export function smsResponse({ message, rejection }: Submission) {
	return {
		umid: message.umid,
		clientMessageId: message.clientMessageId ?? null,
		destination: message.destination,
		encoding: message.encoding,
		status:
			rejection === undefined
				? { code: 'QUEUED', description: 'SMS is accepted and queued for processing' }
				: { code: 'REJECTED', description: rejection },
	};
}
