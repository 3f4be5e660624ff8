import { randomUUID } from 'node:crypto';
import type { components } from '../../../nodes/generated/smsTypes';
import { smsLimits } from '../../../nodes/generated/limits';
import { ApiFailure, ErrorCode } from '../apiFailure';
import type { Clock } from '../clock';
import type { Message, SentSurvey } from '../messages';
import { countryOf } from '../phoneNumbers';
import { smsParts } from '../smsParts';
import { defined } from '../../../nodes/problems/defined';

/** What sendSms takes, and a batch's message with the text that it gets. */
export type SmsRequest = components['schemas']['SmsBatchMessage'] & {
	text: string;
	/** For a survey, the text whose length is charged: links are longer here than at 8x8. */
	sent?: { survey: SentSurvey; chargedText: string };
};

const day = 86_400_000;

export interface Origin {
	subAccountId: string;
	clock: Clock;
	batchId?: string;
	clientBatchId?: string | undefined;
}

/**
 * Makes a message from a request, accepted or rejected.
 *
 * @param destination digits of the international number
 * @param rejection why it is rejected, if that is known already
 */
export function messageFrom(request: SmsRequest, destination: string, origin: Origin, rejection?: string): Message {
	const { clock } = origin;
	const country = countryOf(destination);
	const now = clock.timestamp();
	const refusal = rejection ?? rejectionOf(request, clock);
	const isScheduled = request.scheduled !== undefined && Date.parse(request.scheduled) > clock.now();
	const state = refusal !== undefined ? 'rejected' : isScheduled ? 'scheduled' : 'queued';
	return {
		umid: randomUUID(),
		direction: 'outbound',
		subAccountId: origin.subAccountId,
		destination,
		...smsParts(request.sent?.chargedText ?? request.text, request.encoding, country, refusal === undefined),
		text: request.text,
		...defined({
			country,
			survey: request.sent?.survey,
			source: request.source,
			clientMessageId: request.clientMessageId,
			batchId: origin.batchId,
			clientBatchId: origin.clientBatchId,
			scheduled: request.scheduled,
			expiry: request.expiry,
			dlrCallbackUrl: request.dlrCallbackUrl,
			clientIp: request.clientIp,
			track: request.track,
			rejection: refusal,
		}),
		acceptedAt: now,
		state,
		history: [{ state, timestamp: now }],
	};
}

/** Throws an ApiFailure when the time lies further ahead than 8x8 schedules. */
export function checkSchedule(scheduled: string | undefined, clock: Clock): void {
	if (scheduled === undefined) return;
	if (Date.parse(scheduled) - clock.now() <= smsLimits.scheduleAheadDays * day) return;
	throw new ApiFailure(
		422,
		ErrorCode.schedule,
		`The schedule time is more than ${smsLimits.scheduleAheadDays} days ahead`,
	);
}

/** Why 8x8 accepts a valid request but rejects its message. */
function rejectionOf({ text, source, expiry, scheduled }: SmsRequest, clock: Clock): string | undefined {
	if (text === '') return 'Message text is missing';
	if (source !== undefined && /\p{L}/u.test(source) && source.length > smsLimits.alphanumericSourceLength) {
		return 'Source is over the limit';
	}
	const leaves = Math.max(clock.now(), scheduled === undefined ? 0 : Date.parse(scheduled));
	if (expiry !== undefined && Date.parse(expiry) <= leaves) return 'Message expiry has already been reached';
	return undefined;
}

/** How a message is answered. */
export function smsResponse(message: Message): components['schemas']['SmsResponse'] {
	return {
		umid: message.umid,
		clientMessageId: message.clientMessageId ?? null,
		destination: message.destination,
		encoding: message.encoding,
		status:
			message.rejection === undefined
				? { code: 'QUEUED', description: 'SMS is accepted and queued for processing' }
				: { code: 'REJECTED', description: message.rejection },
	};
}
