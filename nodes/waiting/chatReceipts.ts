import type { IDataObject } from 'n8n-workflow';
import { reports } from '../chat/channels';
import type { ChatRequest } from '../chat/types';
import { readChatEvent } from '../events/chatEnvelope';
import { simplifiedChat } from '../events/chatSimplify';
import { isFinalOnChannel } from '../events/chatStatus';
import { eventTypes } from '../generated/chatAppsWebhookEvents';
import { ok } from '../problems/result';
import { isRecord, propertyOf, textOf } from '../problems/unknownValues';
import { progress, type Receipt, type ReceiptSource } from './receiptSource';

/** The receipts of messages through chat apps. All channels of a message report under its one umid. */
export const chatReceipts: ReceiptSource = {
	read: (body) => {
		const event = readChatEvent(body);
		if (!event.ok) return event;
		if (event.value?.type !== eventTypes.chatMessageStatus) return ok(undefined);
		const { umid, clientMessageId, user, status } = event.value.payload;
		const simplified = simplifiedChat(event.value);
		return ok({
			umid,
			clientMessageId,
			person: textOf(propertyOf(user, 'msisdn')) ?? textOf(propertyOf(user, 'channelUserId')),
			state: textOf(propertyOf(status, 'state')),
			channel: textOf(simplified.channel),
			simplified,
		});
	},
	isLast: (receipt, { channels, hasFallback }) => {
		const steps = Array.isArray(channels) ? channels.filter(isRecord) : [];
		// If there is only one channel, the receipt need not name it.
		const isLastOfSteps = steps.length === 1 || steps.at(-1)?.channel === receipt.channel;
		const isLastChannel = steps.length === 0 ? hasFallback !== true : isLastOfSteps;
		if (!progress.includes(receipt.state)) return isLastChannel && isFinalOnChannel(receipt.state ?? '');
		return reportsNothingAfter(receipt) && (isLastChannel || hasSucceeded(receipt, steps));
	},
};

/** What receipts are compared with: the channels, and the state that the message must reach on each. */
export function awaitedChannels({ channels = [] }: ChatRequest, hasFallback: unknown): IDataObject {
	const steps = channels.map(({ channel, successStatus }) => ({ channel, successStatus: successStatus ?? null }));
	return { channels: steps, hasFallback: hasFallback === true };
}

/** LINE reports only that it has sent a message on, and only some channels report that it was read. */
function reportsNothingAfter({ channel, state }: Receipt): boolean {
	if (channel === undefined) return false;
	const later = progress.slice(progress.indexOf(state) + 1);
	return !later.some((each) => each === 'sent' || reports(channel, each));
}

/** Whether 8x8 tries no further channel, because the message has reached the required state on this one. */
function hasSucceeded({ channel, state }: Receipt, steps: readonly Record<string, unknown>[]): boolean {
	const wanted = textOf(steps.find((step) => step.channel === channel)?.successStatus) ?? 'Delivered';
	const needed = wanted === 'Accepted' ? 'queued' : wanted.toLowerCase();
	return progress.indexOf(state) >= progress.indexOf(needed);
}
